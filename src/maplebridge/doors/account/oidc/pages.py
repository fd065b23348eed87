"""The county's own sign-on: out to it and back. Not for who may come: adapting says that."""

from allauth.socialaccount.providers.openid_connect import views
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from maplebridge.doors.parts.access import declares


@require_GET
@declares("public")
def go(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Out."""
    response: HttpResponseBase = views.login(request, provider_id)
    return response


@require_GET
@declares("public")
def come_back(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Back."""
    response: HttpResponseBase = views.callback(request, provider_id)
    return response
