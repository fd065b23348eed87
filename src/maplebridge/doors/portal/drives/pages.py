"""The published results of drives, as they were told: totals and by team and unit, nobody named. Not for staff."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.services.drives.public import get_published, list_published


@page("public")
def drives(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """All drives whose result is out, the newest first."""
    return show(request, "portal/drives/page.html", drives=list_published(visitor.county))


@page("public")
def drive(request: HttpRequest, visitor: Visitor, drive_id: UUID) -> HttpResponse:
    """One of them."""
    found = get_published(visitor.county, drive_id)
    money = list(zip(found.money, found.total.yuan, strict=True))
    return show(request, "portal/drives/one.html", drive=found, money=money)
