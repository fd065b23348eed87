"""Reads the journal: draws a lot for each case that closes, calls the unit that looks again, and notes what it found.
What is drawn and how far it has read are committed together, so each closing has one lot."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from maplebridge.cases.actions.take import take
from maplebridge.cases.queries import get_case
from maplebridge.cases.reading import JournalRow, read_on
from maplebridge.cases.scenes import rules_of, scene_of
from maplebridge.cases.stored import StoredCase
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.vault.cipher import derive_secret
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.deadlines.rules import add
from maplebridge.rulebook.publishing.queries import get_pack
from maplebridge.rulebook.workflows.definition import Recheck
from maplebridge.rulebook.workflows.running import clock_specs
from maplebridge.services.rechecking.models import RecheckDraw
from maplebridge.services.rechecking.rules import Ways, barred, choose_unit, is_drawn, ways_of

READER = "rechecking"
AT_ONCE = 100
LATEST = timedelta(days=14)  # what stands there later says little about how it was settled
PURPOSE = "recheck"


def draw_once(county: str, now: datetime) -> int:
    """Takes up the journal rows that are new; returns how many. Call again while it is not 0."""
    return read_on(county, READER, partial(_take_up, now=now), at_once=AT_ONCE)


def lot_of(county: str, case_id: object, seq: int) -> str:
    """The lot of a closing: nobody can tell it before without the county's keys, everybody with them can after."""
    return derive_secret(county, PURPOSE, str(case_id), str(seq))


def _take_up(county: str, rows: Sequence[JournalRow], *, now: datetime) -> None:
    for row in rows:
        pack = get_pack(county, row.rules)
        matter = pack.matters[row.matter]
        ways = ways_of(pack.workflows[matter.workflow])
        if ways is None:
            continue
        if row.action == ways.look.name:
            _note_found(county, row)
        elif matter.recheck is not None and ways.closes(row.action, row.state_from, row.state_to):
            _draw(county, row, ways, matter.recheck, now)


def _note_found(county: str, row: JournalRow) -> None:
    open_ = RecheckDraw.objects.of(county).filter(case_id=row.case_id, drawn=True, found="", seq__lt=row.seq)
    open_.exclude(unit="").update(found=row.facts.get("found", ""), found_at=row.happened_at)


def _draw(county: str, row: JournalRow, ways: Ways, recheck: Recheck, now: datetime) -> None:
    lot = lot_of(county, row.case_id, row.seq)
    draw = RecheckDraw(
        county=county, case_id=row.case_id, seq=row.seq, closed_at=row.happened_at, lot=lot, share=recheck.share,
        drawn=is_drawn(lot, recheck.share),
    )  # fmt: skip
    if draw.drawn:
        stored = get_case(county, row.number)
        draw.why = "late" if now - row.happened_at > LATEST else barred(stored.facts)
        draw.unit = "" if draw.why else _choose(stored, recheck, now)
        draw.why = draw.why or ("" if draw.unit else "no_unit")
        if draw.unit and not _call(stored, ways, draw, now):
            draw.unit, draw.why = "", "moved"
    RecheckDraw.objects.insert([draw], ignore_conflicts=True)


def _choose(stored: StoredCase, recheck: Recheck, now: datetime) -> str:
    case = stored.facts
    before = RecheckDraw.objects.of(case.county).filter(case_id=case.id).exclude(unit="")
    return choose_unit(scene_of(stored, now).registry, recheck, case, before.values_list("unit", flat=True))


def _call(stored: StoredCase, ways: Ways, draw: RecheckDraw, now: datetime) -> bool:
    """Calls the unit to the case; False when somebody has moved the case since it closed."""
    case = stored.facts
    fields = {"units": [draw.unit], "arrive_by": _due(stored, ways, now).isoformat()}
    actor = Actor(case.county, READER, "clock", "")
    key = f"{READER}:{case.id}:{draw.seq}"
    try:
        take(actor=actor, number=case.number, action=ways.draw.name, fields=fields, seen=case.version, now=now, key=key)
    except Fault:
        return False
    return True


def _due(stored: StoredCase, ways: Ways, now: datetime) -> datetime:
    """When the clock that drawing starts will end."""
    _, workflow, matter = rules_of(stored.facts)
    spec = next(each for each in clock_specs(workflow, matter).values() if ways.draw.name in each.starts)
    return add(now, spec.limit, scene_of(stored, now).calendar, workflow.office_hours).at
