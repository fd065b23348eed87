"""The addresses of the machines' door."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from maplebridge.doors.api.v1.api import api
from maplebridge.doors.api.v1.errors import no_address
from maplebridge.doors.api.wecom.callback import wecom
from maplebridge.doors.parts.access import declares
from maplebridge.doors.parts.limits import unpaced


@declares("public")
@unpaced("says that nothing is there")
def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """A problem, as everywhere in the API, for an address that is none."""
    return no_address(request)


urlpatterns = [
    path("api/v1/", api.urls),
    path("api/wecom/<slug:county>/", wecom),
    path("api/<path:rest>", nothing_here),
]
