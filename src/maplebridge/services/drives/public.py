"""The result of a drive as everybody may read it: totals and by team and unit, nobody named, small numbers hidden.
What was told is kept; nothing that happens later changes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.numbers.rates import LEAST, hide, tell
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.services.drives import words
from maplebridge.services.drives.board import Board, TeamLine
from maplebridge.services.drives.models import Drive
from maplebridge.services.drives.rules import MONEY, Tally

COUNTED = ("cases", "touched", "finished")
NONE = Text("", "")


@dataclass(frozen=True, slots=True)
class PublicLine:
    """Numbers of the whole or of a team; None where too few cases lie behind one to tell it. Yuan are text."""

    name: Text
    unit: Text
    cases: int | None
    touched: int | None
    finished: int | None
    yuan: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class PublicDrive:
    """A drive as it was published."""

    id: UUID
    name: str
    purpose: str
    unit: Text
    first_day: date
    last_day: date
    ended_at: datetime
    published_at: datetime
    money: tuple[Text, ...]
    total: PublicLine
    teams: tuple[PublicLine, ...]
    measures: tuple[tuple[Text, int | None], ...]


def tell_result(board: Board) -> dict[str, Any]:
    """What is published, as plain values to be kept."""
    county = board.drive.county
    told = {name: tell({str(line.team.number): getattr(line.tally, name) for line in board.teams}) for name in COUNTED}
    paying = {
        kind: hide({str(line.team.number): line.tally.paying.get(kind, 0) for line in board.teams})
        for kind in board.total.yuan
    }
    return {
        "unit": _unit(county, board.drive.unit),
        "money": list(board.total.yuan),
        "total": {name: _small(getattr(board.total, name)) for name in COUNTED} | {"yuan": _yuan(board.total)},
        "teams": [_team(county, line, told, paying) for line in board.teams],
        "measures": [
            {"zh": label.zh, "en": label.en, "cases": _small(board.total.kinds.get(kind, 0))}
            for kind, label in board.kinds.items()
        ],
    }


def list_published(county: str, *, many: int = 50) -> list[PublicDrive]:
    """The drives whose result is out, the newest first."""
    rows = Drive.objects.of(county).filter(state="published").order_by("-published_at", "-id")[:many]
    return [_public(row) for row in rows]


def get_published(county: str, drive_id: UUID) -> PublicDrive:
    """One drive whose result is out; others are missing, as if there were none."""
    row = Drive.objects.of(county).filter(id=drive_id, state="published").first()
    if row is None:
        raise Missing("no_drive", words.NO_DRIVE, field="drive")
    return _public(row)


def _public(row: Drive) -> PublicDrive:
    assert row.result is not None
    assert row.ended_at is not None
    assert row.published_at is not None
    result = row.result
    return PublicDrive(
        id=row.id,
        name=row.name,
        purpose=row.purpose,
        unit=Text(**result["unit"]),
        first_day=row.first_day,
        last_day=row.last_day,
        ended_at=row.ended_at,
        published_at=row.published_at,
        money=tuple(MONEY[name] for name in result["money"]),
        total=_line(result["total"], result["money"]),
        teams=tuple(_line(team, result["money"]) for team in result["teams"]),
        measures=tuple((Text(each["zh"], each["en"]), each["cases"]) for each in result["measures"]),
    )


def _line(told: Mapping[str, Any], money: list[str]) -> PublicLine:
    number = told.get("number")
    return PublicLine(
        name=Text(f"第 {number} 组", f"Team {number}") if number else NONE,
        unit=Text(**told["unit"]) if "unit" in told else NONE,
        cases=told["cases"],
        touched=told["touched"],
        finished=told["finished"],
        yuan=tuple(told["yuan"][name] for name in money),
    )


def _team(
    county: str, line: TeamLine, told: Mapping[str, Mapping[str, int | None]], paying: Mapping[str, set[str]]
) -> dict[str, Any]:
    key = str(line.team.number)
    yuan = {kind: None if key in hidden else f"{line.tally.yuan.get(kind, 0):.2f}" for kind, hidden in paying.items()}
    counts = {name: told[name][key] for name in COUNTED}
    return {"number": line.team.number, "unit": _unit(county, line.team.unit), "yuan": yuan, **counts}


def _yuan(total: Tally) -> dict[str, str | None]:
    return {kind: f"{yuan:.2f}" if total.paying[kind] >= LEAST else None for kind, yuan in total.yuan.items()}


def _small(many: int) -> int | None:
    return many if many >= LEAST or not many else None


def _unit(county: str, code: str) -> dict[str, str]:
    unit = get_registry(county).unit(code)
    name = unit.name if unit else Text(code, code)
    return {"zh": name.zh, "en": name.en}
