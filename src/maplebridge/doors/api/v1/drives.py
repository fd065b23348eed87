"""Drives and the duty list over the API, as everybody may read them. Cases on them are read and moved like any other.
Not for running a drive: driving."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import caller_of, county_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.cases import County
from maplebridge.doors.api.v1.shapes.drives import Batch, DriveOut, DrivesOut, DutiesOut, DutyMonth
from maplebridge.services.drives.public import PublicDrive, PublicLine, get_published, list_published
from maplebridge.services.dutylist.public import Result, Standing, get_public_list

router = Router(tags=["drives"])


@operation(router, "GET", "/drives", "public", "token:read", returns=DrivesOut)
def list_published_drives(request: HttpRequest, county: County = "") -> HttpResponse:
    """The drives of a county whose result is out, the newest first: totals and by team and unit, nobody named."""
    place = county_of(caller_of(request), county)
    return answer({"drives": [_drive(each) for each in list_published(place)]})


@operation(router, "GET", "/drives/{uuid:drive_id}", "public", "token:read", returns=DriveOut)
def get_published_drive(request: HttpRequest, drive_id: UUID, county: County = "") -> HttpResponse:
    """One drive whose result is out."""
    return answer(_drive(get_published(county_of(caller_of(request), county), drive_id)))


@operation(router, "GET", "/duties", "public", "token:read", returns=DutiesOut)
def get_duty_list(request: HttpRequest, county: County = "", month: DutyMonth = "", batch: Batch = "") -> HttpResponse:
    """The duty list: how many problems wait, are in hand, late and settled, and the results of a month."""
    caller = caller_of(request)
    listed = get_public_list(county_of(caller, county), caller.now, month=month, batch=batch)
    body = {
        "month": listed.month,
        "batches": [_standing(each) for each in listed.batches],
        "units": [_standing(each) for each in listed.units],
        "results": [_result(each) for each in listed.results],
    }
    return answer(body)


def _drive(drive: PublicDrive) -> rendering.JSON:
    return {
        "id": str(drive.id),
        "name": drive.name,
        "purpose": drive.purpose,
        "unit": rendering.both(drive.unit),
        "first_day": drive.first_day.isoformat(),
        "last_day": drive.last_day.isoformat(),
        "as_of": rendering.moment(drive.ended_at),
        "published_at": rendering.moment(drive.published_at),
        "total": _numbers(drive, drive.total) | {"name": None, "unit": None},
        "teams": [_numbers(drive, team) for team in drive.teams],
        "measures": [{"label": rendering.both(label), "cases": many} for label, many in drive.measures],
    }


def _numbers(drive: PublicDrive, line: PublicLine) -> rendering.JSON:
    pairs = zip(drive.money, line.yuan, strict=True)
    return {
        "name": rendering.both(line.name),
        "unit": rendering.both(line.unit),
        **{name: getattr(line, name) for name in ("cases", "touched", "finished")},
        "money": [{"label": rendering.both(label), "yuan": yuan} for label, yuan in pairs],
    }


def _standing(each: Standing) -> rendering.JSON:
    same = {name: getattr(each, name) for name in ("waiting", "in_hand", "late", "done")}
    return {"code": each.key, "name": rendering.both(each.name), **same}


def _result(each: Result) -> rendering.JSON:
    return {
        "batch": rendering.both(each.batch),
        "unit": rendering.both(each.unit),
        "title": each.title,
        "words": each.words,
        "told_on": each.told_on.isoformat(),
        "outcome": rendering.both(each.outcome),
        "settled": rendering.both(each.settled) if each.settled.zh else None,
    }
