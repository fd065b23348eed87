"""Puts a drive on its page: while it is a draft, what it still needs; from its start, its table. Not for deeds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from maplebridge.directory.people.rules import Actor
from maplebridge.doors.desk.drives import forms
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.rows import Form, form_of
from maplebridge.doors.parts.paging import show
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.services.drives.access import access_drive, may_run
from maplebridge.services.drives.actions.listing import Wrong
from maplebridge.services.drives.actions.opening import closed_to_teams
from maplebridge.services.drives.board import Board, Line, TeamLine, get_board
from maplebridge.services.drives.models import Drive, DriveTeam
from maplebridge.services.drives.queries import (
    count_cases,
    list_known_decisions,
    list_members,
    list_teams,
    team_of_member,
)
from maplebridge.services.drives.rules import MONEY

STATES: Mapping[str, tuple[Text, str]] = {
    "draft": (Text("筹备中", "Being set up"), "grey"),
    "running": (Text("进行中", "Running"), "blue"),
    "ended": (Text("已结束，待公布", "Ended, to be published"), "amber"),
    "published": (Text("结果已公布", "Result published"), "green"),
}
HOW: Mapping[str, Text] = {
    "untouched": Text("还没动", "Not touched"),
    "open": Text("在办", "In hand"),
    "finished": Text("已了结", "Finished"),
    "removed": Text("已移出", "Taken off"),
}
DECISIONS: Mapping[str, Text] = {
    "added": Text("增列", "Added"),
    "removed": Text("移出", "Removed"),
    "put_back": Text("放回", "Put back"),
    "moved": Text("调组", "Moved"),
}
DONE: Mapping[str, Text] = {
    "new": Text("已建立，请设工作组、导入名单", "Set up. Now add teams and cases"),
    "days": Text("日期已改", "The days are changed"),
    "team": Text("工作组已加", "The team is added"),
    "member": Text("成员已加", "The member is added"),
    "leave": Text("成员已移出", "The member has left"),
    "file": Text("已导入", "The cases are on the list"),
    "matter": Text("已列入", "The cases are on the list"),
    "clear": Text("名单已清空", "The list is empty"),
    "start": Text("已开始，名单已固定", "It has started: the list is fixed"),
    "open": Text("已让各组单位参与本组案件", "The teams' units can work on their cases"),
    "add": Text("已增列", "The case is added"),
    "move": Text("已调组", "The case is moved"),
    "remove": Text("已移出", "The case is taken off"),
    "back": Text("已放回", "The case is back on the list"),
    "end": Text("已结束，可以公布结果", "It has ended; the result can be published"),
    "publish": Text("结果已公布", "The result is published"),
}
MEASURE = "measure"
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Failed:
    """A deed that was refused, with what was typed for it; or one that left some cases off the list."""

    deed: str
    fault: Fault | None = None
    given: Mapping[str, Any] | None = None
    added: int = 0
    wrong: tuple[Wrong, ...] = ()

    @property
    def first(self) -> tuple[Wrong, ...]:
        """What is told at once."""
        return self.wrong[:AT_ONCE]

    @property
    def rest(self) -> tuple[Wrong, ...]:
        """What is folded away: nobody reads so many at once."""
        return self.wrong[AT_ONCE:]


@dataclass(frozen=True, slots=True)
class Shown:
    """One case of the table as this reader sees it: without its words where its own gate is shut."""

    line: Line
    opens: bool
    measures: tuple[tuple[Text, int], ...]
    acts: bool


def show_drive(request: HttpRequest, visitor: Visitor, drive_id: UUID, failed: Failed | None = None) -> HttpResponse:
    """The page of one drive."""
    assert visitor.actor is not None
    drive = access_drive(visitor.actor, drive_id)
    runs = may_run(visitor.actor, drive.unit)
    facts: dict[str, Any] = {
        "here": "drives",
        "drive": drive,
        "state": STATES[drive.state],
        "runs": runs,
        "done": DONE.get(request.GET.get("done", "")),
        "left": request.GET.get("left", ""),
        "failed": failed,
        "status": failed.fault.status if failed and failed.fault else 200,
    }
    if drive.state == "draft":
        return show(request, "desk/drives/draft.html", **facts, **_draft(visitor, drive, failed))
    return show(request, "desk/drives/board.html", **facts, **_board(request, visitor, drive, failed, runs))


def _draft(visitor: Visitor, drive: Drive, failed: Failed | None) -> dict[str, Any]:
    actor, county = visitor.actor, visitor.county
    assert actor is not None
    teams = list_teams(county, drive.id)
    days = {name: getattr(drive, name).isoformat() for name in ("first_day", "last_day")}
    return {
        "teams": teams,
        "members": list_members(county, drive.id),
        "cases": count_cases(county, drive.id),
        "days_form": _form("days", {}, failed, days),
        "team_form": _form("team", forms.team_options(actor), failed, {"share": "1"}),
        "member_form": _form("member", forms.member_options(actor, teams, visitor.now), failed) if teams else None,
        "matter_form": _form("matter", forms.matter_options(county), failed),
    }


def _board(request: HttpRequest, visitor: Visitor, drive: Drive, failed: Failed | None, runs: bool) -> dict[str, Any]:
    actor = visitor.actor
    assert actor is not None
    board = get_board(drive)
    teams = [each.team for each in board.teams]
    team, how = _asked(request, actor, drive, teams)
    choices = forms.numbers_of(teams)
    running = runs and drive.state == "running"
    off = forms.off_the_list(board, actor)
    lines = [_shown(board, line, actor) for line in board.lines if _wanted(line, actor, team, how)]
    return {
        "board": board,
        "days_left": board.days_left(visitor.now),
        "money": [(MONEY[name], yuan) for name, yuan in board.total.yuan.items()],
        "told_teams": [_told_team(board, line) for line in board.teams],
        "acts": any(each.acts for each in lines),
        "members": list_members(drive.county, drive.id),
        "lines": lines,
        "many": sum(not each.line.removed for each in lines),
        "off": sum(each.line.removed for each in lines),
        "team": team,
        "how": how,
        "hows": HOW,
        "tabs": _tabs(board, team, how),
        "closed": len(list(closed_to_teams(board, actor))) if running else 0,
        "decisions": [(each, DECISIONS[each.decision.kind]) for each in list_known_decisions(board, actor)],
        "add_form": _form("add", choices, failed) if running else None,
        "move_form": _form("move", choices, failed) if running else None,
        "remove_form": _form("remove", {}, failed) if running else None,
        "back_form": _form("back", off, failed) if running and off["number"] else None,
        "member_form": _form("member", forms.member_options(actor, teams, visitor.now), failed) if running else None,
    }


def _told_team(board: Board, line: TeamLine) -> dict[str, Any]:
    kinds = line.tally.kinds
    measures = [(label, kinds[kind]) for kind, label in board.kinds.items() if kind in kinds]
    return {"team": line.team, "tally": line.tally, "measures": measures}


def _form(name: str, options: forms.Options, failed: Failed | None, values: Mapping[str, Any] | None = None) -> Form:
    ours = failed is not None and failed.deed == name
    given = dict(values or {}) | dict((failed.given or {}) if ours and failed else {})
    return form_of(forms.FIELDS[name], values=given, fault=failed.fault if ours and failed else None, options=options)


def _asked(request: HttpRequest, actor: Actor, drive: Drive, teams: Sequence[DriveTeam]) -> tuple[int, str]:
    """The team and state wanted; whoever works in a team sees its cases first."""
    said, how = request.GET.get("team"), request.GET.get("how", "")
    numbers = {team.number for team in teams}
    own = team_of_member(drive.county, drive.id, actor.id) if said is None else 0
    team = own or next((number for number in numbers if str(number) == said), 0)
    return team, how if how in HOW else ""


def _tabs(board: Board, team: int, how: str) -> list[tuple[Text, str, int, bool]]:
    """The whole list and each team, with how many cases each has."""
    tabs = [(Text("全部", "All"), 0, board.total.cases)]
    tabs += [(Text(line.team.name, line.team.name), line.team.number, line.tally.cases) for line in board.teams]
    narrowed = {"how": how} if how else {}
    return [
        (label, f"?{urlencode({'team': number, **narrowed})}#list", many, number == team)
        for label, number, many in tabs
    ]


def _wanted(line: Line, actor: Actor, team: int, how: str) -> bool:
    return line.known_to(actor) and (not team or line.team == team) and (not how or _how(line) == how)


def _how(line: Line) -> str:
    if line.removed:
        return "removed"
    if line.progress.finished:
        return "finished"
    return "open" if line.progress.touched else "untouched"


def _shown(board: Board, line: Line, actor: Actor) -> Shown:
    opens = line.seen_by(actor)
    kinds = tuple(
        (label, line.progress.kinds[kind]) for kind, label in board.kinds.items() if kind in line.progress.kinds
    )
    facts, units = line.case.facts, {duty.unit for duty in actor.duties}
    works = not units.isdisjoint({facts.unit, *facts.helpers})
    acts = opens and works and board.drive.state == "running" and MEASURE in line.actions
    return Shown(line, opens, kinds, acts and not line.removed)
