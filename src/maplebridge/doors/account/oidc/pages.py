"""The county's own sign-on: out to it and back. Not for who may come: adapting says that."""

from allauth.socialaccount.providers.openid_connect import views
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page


@page("public")
def go(request: HttpRequest, visitor: Visitor, provider_id: str) -> HttpResponseBase:
    """Out."""
    response: HttpResponseBase = views.login(request, provider_id)
    return response


@page("public")
def come_back(request: HttpRequest, visitor: Visitor, provider_id: str) -> HttpResponseBase:
    """Back."""
    response: HttpResponseBase = views.callback(request, provider_id)
    return response
