"""Puts cases on the list of a draft, by their numbers or by matter and place; what is wrong with one is said by its
line and stops no other. Not for changes after the start: those are decisions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction

from maplebridge.cases.rights import may_see
from maplebridge.cases.stored import StoredCase, read_stored
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import list_prefixes
from maplebridge.ground.numbers import case_number
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.drives import words
from maplebridge.services.drives.actions.planning import draft_of
from maplebridge.services.drives.holding import list_taken
from maplebridge.services.drives.models import DriveCase
from maplebridge.services.drives.sheets import read_numbers

SQL = Path(__file__).parents[1] / "sql"
MOST = 2000


@dataclass(frozen=True, slots=True)
class Wrong:
    """A case that is not on the list, and why; `line` 0 when no file named it."""

    line: int
    said: str
    text: Text


@dataclass(frozen=True, slots=True)
class Listed:
    """What came of it: how many cases were put on the list, and those that were not."""

    added: int
    wrong: tuple[Wrong, ...] = ()


def list_from_file(*, actor: Actor, drive_id: UUID, data: bytes) -> Listed:
    """Puts the cases of a file on the list."""
    return list_numbers(actor=actor, drive_id=drive_id, lines=read_numbers(data))


def list_numbers(*, actor: Actor, drive_id: UUID, lines: Sequence[tuple[int, str]]) -> Listed:
    """Puts the cases of these lines, each with its number, on the list."""
    with transaction.atomic():
        drive = draft_of(actor, drive_id)
        found = find_cases(actor, [text for _, text in lines])
        there = _there(actor.county, drive.id)
        taken = list_taken(actor, [case.facts.id for case in found.values()], but=drive.id)
        wrong, fresh = _sort_out(actor, lines, found, Reasons(set(there), taken))
        _insert(actor.county, drive.id, fresh, len(there))
    return Listed(len(fresh), tuple(wrong))


def list_by_matter(*, actor: Actor, drive_id: UUID, matter: str, place: str) -> Listed:
    """Puts all open cases of a matter at a place, and below it, on the list, as far as the actor may see them; those
    that may be on none, or count for another drive, are named with the reason."""
    if matter not in get_current_pack(actor.county).matters:
        raise Fault("no_such_matter", words.NO_MATTER, field="matter")
    prefixes = list_prefixes(actor.county, place or actor.county)
    values = {
        "county": actor.county,
        "places": [f"{prefix}%" for prefix in prefixes],
        "matter": matter,
        "many": MOST + 1,
    }
    with transaction.atomic():
        drive = draft_of(actor, drive_id)
        there = _there(actor.county, drive.id)
        cases = [read_stored(row[0]) for row in fetch(SQL / "matching.sql", values)]
        if len(cases) > MOST:  # what lies behind would be left out in silence
            raise Fault("too_many", words.TOO_MANY, field="place")
        seen = [each for each in cases if each.facts.id not in there and may_see(actor, each.facts)]
        listed, fresh = sort_out(actor, drive.id, seen)
        if not seen:
            raise Fault("nothing_found", words.NOTHING_FOUND, field="matter")
        _insert(actor.county, drive.id, fresh, len(there))
    return listed


def sort_out(actor: Actor, drive_id: UUID, cases: Sequence[StoredCase]) -> tuple[Listed, list[StoredCase]]:
    """Which of the cases may be on the list, and the others with why not."""
    taken = list_taken(actor, [case.facts.id for case in cases], but=drive_id)
    whys = [unfit(case) or taken.get(case.facts.id) for case in cases]
    fresh = [case for case, why in zip(cases, whys, strict=True) if why is None]
    wrong = (Wrong(0, case.facts.number, why) for case, why in zip(cases, whys, strict=True) if why is not None)
    return Listed(len(fresh), tuple(wrong)), fresh


def clear_list(*, actor: Actor, drive_id: UUID) -> None:
    """Empties the list of a draft."""
    with transaction.atomic():
        drive = draft_of(actor, drive_id)
        DriveCase.objects.of(actor.county).filter(drive_id=drive.id).delete()


def find_cases(actor: Actor, texts: Iterable[str]) -> dict[str, StoredCase]:
    """The cases of these numbers, whoever may see them; one round trip."""
    numbers = sorted({digits for digits in map(case_number.check, texts) if digits is not None})
    rows = fetch(SQL / "numbered.sql", {"county": actor.county, "numbers": numbers}) if numbers else []
    cases = (read_stored(row[0]) for row in rows)
    return {case.facts.number: case for case in cases}


def why_not(actor: Actor, case: StoredCase | None) -> Text | None:
    """Why a case is put on no list; None when it may be."""
    if case is None or not may_see(actor, case.facts):
        return words.NO_CASE
    return unfit(case)


def unfit(case: StoredCase) -> Text | None:
    """Why a case is on no list, whoever puts it there."""
    if case.facts.secrecy != "ordinary" or case.facts.excluded_units:
        return words.SEALED_CASE
    return words.ENDED_CASE if case.row["ended_at"] else None


def row_of(drive_id: UUID, case: StoredCase, **more: Any) -> DriveCase:
    """The row of a case on the list."""
    facts = case.facts
    return DriveCase(
        county=facts.county, drive_id=drive_id, case_id=facts.id, number=facts.number, place=facts.place, **more
    )


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why cases are not put on a list, besides what they are: they are there, or count for another drive."""

    there: set[UUID]
    taken: Mapping[UUID, Text]

    def against(self, case: StoredCase) -> Text | None:
        """The one that speaks against this case."""
        return words.TWICE if case.facts.id in self.there else self.taken.get(case.facts.id)


def _sort_out(
    actor: Actor, lines: Sequence[tuple[int, str]], found: dict[str, StoredCase], reasons: Reasons
) -> tuple[list[Wrong], list[StoredCase]]:
    wrong, fresh = [], []
    for line, text in lines:
        digits = case_number.check(text)
        case = found.get(digits or "")
        why = words.NOT_A_NUMBER if digits is None else why_not(actor, case)
        if why is None and case is not None:
            why = reasons.against(case)
        if why is not None:
            wrong.append(Wrong(line, text[:40], why))
        elif case is not None:
            reasons.there.add(case.facts.id)
            fresh.append(case)
    return wrong, fresh


def _there(county: str, drive_id: UUID) -> set[UUID]:
    return set(DriveCase.objects.of(county).filter(drive_id=drive_id).values_list("case_id", flat=True))


def _insert(county: str, drive_id: UUID, cases: Sequence[StoredCase], there: int) -> None:
    if there + len(cases) > MOST:
        raise Fault("too_many", words.TOO_MANY, field="file")
    DriveCase.objects.insert([row_of(drive_id, case) for case in cases])
