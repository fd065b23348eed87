"""The chase board: what is nearly late or late, unit by unit, chased in place, one or many. Not for what a chase does:
the workflow says that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.http import HttpRequest, HttpResponse

from maplebridge.cases.actions.take import take
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.desk.lines import Row, rows_of
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.duties.rules import find_overall
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.viewing.pressing import EACH, MANY, Pressed, list_pressed

AT_ONCE = 100
NO_TEXT = Text("请写明督办内容", "Say what you ask for")
NONE_CHOSEN = Text("请先勾选案件", "Tick the cases first")
BY_LEADER, BY_CENTRE = "instruct", "chase"


@dataclass(frozen=True, slots=True)
class Group:
    """The cases on one desk, each with whoever leads overall for it; `red` of them are late."""

    unit: Text
    rows: list[tuple[Row, Text | None]]
    red: int

    @property
    def yellow(self) -> int:
        """How many are nearly late."""
        return len(self.rows) - self.red


@dataclass(frozen=True, slots=True)
class Chased:
    """What came of chasing many: how many were, and those that could not be, with the reason."""

    done: int
    failed: tuple[tuple[str, Text], ...]


@page("staff:leader", "staff:dispatcher", "staff:unit_head", methods=("GET", "HEAD", "POST"))
def chase(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The board; sent, a chase or instruction in each case that was ticked."""
    if request.method != "POST":
        return _show(request, visitor)
    numbers, text = request.POST.getlist("number")[:AT_ONCE], request.POST.get("text", "").strip()
    if not numbers or not text:
        return _show(request, visitor, wrong=NO_TEXT if numbers else NONE_CHOSEN, chosen=numbers, text=text)
    return _show(request, visitor, chased=_chase_all(request, visitor, numbers, text))


def _chase_all(request: HttpRequest, visitor: Visitor, numbers: Sequence[str], text: str) -> Chased:
    action = BY_LEADER if "leader" in visitor.roles else BY_CENTRE
    key, failed = request.POST.get("key", "")[:60], []
    for number in dict.fromkeys(numbers):
        try:
            take(
                actor=cast("Actor", visitor.actor),
                number=number,
                action=action,
                fields={"text": text},
                seen=None,
                now=visitor.now,
                key=f"{key}:{number}" if key else "",
            )
        except Fault as fault:
            failed.append((number, fault.text))
    return Chased(len(set(numbers)) - len(failed), tuple(failed))


def _show(
    request: HttpRequest,
    visitor: Visitor,
    *,
    wrong: Text | None = None,
    chased: Chased | None = None,
    chosen: Sequence[str] = (),
    text: str = "",
) -> HttpResponse:
    actor = cast("Actor", visitor.actor)
    pressed = list_pressed(actor, visitor.now)
    groups = groups_of(actor.county, pressed, visitor.now)
    return show(
        request,
        "desk/chase/page.html",
        status=422 if wrong else 200,
        here="chase",
        groups=groups,
        red=sum(group.red for group in groups),
        yellow=sum(group.yellow for group in groups),
        more="+" if len(pressed) >= MANY or any(len(group.rows) >= EACH for group in groups) else "",
        waiting=sum("chased" in each.line.marks for each in pressed),
        may_chase=bool({"leader", "dispatcher"} & visitor.roles),
        wrong=wrong,
        chased=chased,
        chosen=chosen,
        text=text,
        key=str(new_id()),
    )


def groups_of(county: str, pressed: Sequence[Pressed], now: datetime) -> list[Group]:
    """By desk, the one with the most late cases first; two round trips at most."""
    registry, rows = get_registry(county), rows_of(county, [each.line for each in pressed], now)
    lines = get_current_pack(county).duties.lines
    by_desk: dict[str, list[tuple[Row, Text | None]]] = {}
    for each, row in zip(pressed, rows, strict=True):
        overall = find_overall(lines, registry, row.line.category, row.line.place)
        by_desk.setdefault(each.desk, []).append((row, overall.unit.name if overall else None))
    names = {desk: unit.name if (unit := registry.unit(desk)) else Text(desk, desk) for desk in by_desk}
    groups = [Group(names[desk], found, sum(row.late for row, _ in found)) for desk, found in by_desk.items()]
    return sorted(groups, key=lambda group: (-group.red, -len(group.rows)))
