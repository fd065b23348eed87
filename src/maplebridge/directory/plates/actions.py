"""Issues door plates, takes them out of use, notes that they hang. Not for printing them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from django.db import transaction

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import get_place, list_prefixes
from maplebridge.directory.places.rules import covers
from maplebridge.directory.plates import codes, faults
from maplebridge.directory.plates.models import Plate
from maplebridge.directory.plates.queries import BEYOND_DIGITS, STATES, doors_of, find_plate, get_plate, plates_within
from maplebridge.directory.plates.rules import REASONS, Holder, PlateFacts
from maplebridge.ground.sql.statements import fetch, run

SQL = Path(__file__).parent / "sql"
AT_ONCE = 2_000
Door = tuple[str, str]
Report = Callable[[int], None]


def issue_plates(
    *,
    county: str,
    within: str,
    by: str,
    now: datetime,
    holder: Holder = Holder.HOUSEHOLD,
    report: Report = lambda made: None,
) -> int:
    """Makes a plate for every household (or group, or grid) within a place that has no valid one; how many.

    Done again it makes none. Plates of households that moved to another group follow them first. Raises Missing for
    a place that is none.
    """
    get_place(county, within)
    recode_plates(county=county)
    return sum(_issue_in(county, prefix, holder, by, now, report) for prefix in list_prefixes(county, within))


def _issue_in(county: str, prefix: str, holder: Holder, by: str, now: datetime, report: Report) -> int:
    made = 0
    while doors := _unplated(county, prefix, holder):
        made += _insert(county, doors, by, now)
        report(made)
    return made


def _insert(county: str, doors: Sequence[Door], by: str, now: datetime) -> int:
    columns = {
        "code": [codes.make(county) for _ in doors],
        "place": [place for place, _ in doors],
        "household": [household for _, household in doors],
    }
    return run(SQL / "insert_plates.sql", {"county": county, "now": now, "by": by, **columns})


def _unplated(county: str, prefix: str, holder: Holder) -> list[Door]:
    if holder is Holder.HOUSEHOLD:
        span = {"first": prefix, "end": prefix + BEYOND_DIGITS}
        rows = fetch(SQL / "unplated_households.sql", {"county": county, "many": AT_ONCE, **span})
        return [(group, household) for group, household in rows]
    plated = Plate.objects.of(county).filter(revoked_at=None, household="", place__startswith=prefix)
    standing = doors_of(holder).objects.of(county).filter(valid_to=None, code__startswith=prefix)
    unplated = standing.exclude(code__in=plated.values("place")).order_by("code")
    return [(code, "") for code in unplated.values_list("code", flat=True)[:AT_ONCE]]


def recode_plates(*, county: str) -> int:
    """Lets plates follow their households into the groups that the register now names; how many moved."""
    return run(SQL / "recode_plates.sql", {"county": county})


def revoke_plate(*, county: str, code: str, why: str, by: str, now: datetime) -> None:
    """Takes a plate out of use for one of REASONS. Raises Missing, Conflict when it was out of use before."""
    plate = get_plate(county, code)
    _revoke(county, plate, why, by, now)


def replace_plate(*, county: str, code: str, why: str, by: str, now: datetime) -> PlateFacts:
    """Takes a plate out of use and makes another for the same door; the new one."""
    plate = get_plate(county, code)
    with transaction.atomic():
        successor = codes.make(county)
        _revoke(county, plate, why, by, now, successor)
        door = {"place": plate.place, "household": plate.household}
        Plate.objects.insert([Plate(county=county, code=successor, made_at=now, made_by=by, **door)])
    return get_plate(county, successor)


def _revoke(county: str, plate: PlateFacts, why: str, by: str, now: datetime, successor: str = "") -> None:
    if why not in REASONS:
        raise faults.no_reason()
    valid = Plate.objects.of(county).filter(code=plate.code, revoked_at=None)
    if not valid.update(revoked_at=now, revoked_by=by, revoked_why=why, replaced_by=successor):
        raise faults.revoked_before()


def note_installed(*, county: str, written: Sequence[str], now: datetime) -> int:
    """Notes that these plates hang at their doors; how many were not known to. Revoked ones are left alone."""
    fresh = Plate.objects.of(county).filter(code__in=[codes.tidy(code) for code in written], installed_at=None)
    return fresh.filter(revoked_at=None).update(installed_at=now)


def note_installed_within(*, county: str, within: str, now: datetime) -> int:
    """Notes that every valid plate within a place hangs; how many were not known to."""
    return plates_within(county, within).filter(STATES["waiting"]).update(installed_at=now)


def note_scan(*, county: str, code: str, actor: Actor | None, now: datetime) -> bool:
    """Notes that a plate hangs when the grid worker of its place scans it; whether that was news.

    Only that it hangs is kept, not who scanned it.
    """
    if actor is None or not any(duty.role == "grid_worker" for duty in actor.duties):
        return False
    plate = find_plate(county, code)
    if plate is None or plate.installed_at is not None or plate.revoked_at is not None:
        return False
    mine = [duty.place for duty in actor.duties if duty.role == "grid_worker"]
    served = [prefix for place in mine for prefix in list_prefixes(county, place)]
    return covers(served, plate.place) and note_installed(county=county, written=[plate.code], now=now) > 0
