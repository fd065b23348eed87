"""A drive as a spreadsheet: its list or its teams, as its reader sees them, with who took it and what for. Not for
counting: the board does."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import get_place
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.desk.drives.showing import STATES
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.fault import Conflict, Fault
from maplebridge.ground.words.text import Text
from maplebridge.services.drives.access import access_drive
from maplebridge.services.drives.board import Board, get_board
from maplebridge.services.drives.models import Drive
from maplebridge.services.drives.rules import MONEY
from maplebridge.services.insight.cells import defuse
from maplebridge.services.insight.ledgers import XLSX, Order, check_purpose, note, watermark
from maplebridge.services.insight.periods import shanghai_text

LIST, TEAMS = "list", "teams"
SHEETS = {LIST: Text("名单", "The list"), TEAMS: Text("各组", "Teams")}
NUMBER = Text("编号", "Number")
NAME, UNIT, TOUCHED, DONE = (
    Text("组", "Team"),
    Text("单位", "Unit"),
    Text("已动", "Touched"),
    Text("已了结", "Finished"),
)
OF_A_CASE = (NUMBER, Text("内容", "What it is about"), Text("地点", "Place"), NAME, UNIT, Text("状态", "State"),
             Text("移出", "Taken off"), TOUCHED, DONE, Text("最近", "Last"))  # fmt: skip
OF_A_TEAM = (NAME, UNIT, Text("案件", "Cases"), TOUCHED, DONE)
YES = Text("是", "yes")
NOT_STARTED = Text("还没有开始，没有表", "it has not started: there is no table yet")
WIDTH = 16
Cells = list[str | int | Decimal]


@page("staff", methods=("GET", "HEAD", "POST"))
def export(request: HttpRequest, visitor: Visitor, drive_id: UUID) -> HttpResponse:
    """Asks what the spreadsheet is for, then gives it."""
    assert visitor.actor is not None
    drive, fault = access_drive(visitor.actor, drive_id), None
    if drive.state == "draft":
        raise Conflict("not_started", NOT_STARTED)
    if request.method == "POST":
        try:
            purpose = check_purpose(request.POST.get("purpose", ""))
            return _give(visitor, visitor.actor, drive, TEAMS if request.POST.get("what") == TEAMS else LIST, purpose)
        except Fault as found:
            fault = found
    return show(
        request,
        "desk/drives/export.html",
        status=fault.status if fault else 200,
        here="drives",
        drive=drive,
        state=STATES[drive.state],
        sheets=SHEETS,
        what=request.POST.get("what", LIST),
        purpose=request.POST.get("purpose", ""),
        fault=fault,
    )


def _give(visitor: Visitor, actor: Actor, drive: Drive, what: str, purpose: str) -> HttpResponse:
    from maplebridge.services.insight.workbook import write_workbook  # large: loaded by whoever exports

    board, language = get_board(drive), visitor.language
    order = Order("drives", {"drive": str(drive.id), "what": what}, purpose, language)
    fixed = OF_A_CASE if what == LIST else OF_A_TEAM
    heads = [*fixed, *(MONEY[name] for name in board.total.yuan), *board.kinds.values()]
    rows = list(_cases(visitor, actor, board) if what == LIST else _teams(visitor, board))
    content = write_workbook(
        SHEETS[what].say(language),
        watermark(actor, order, visitor.now),
        actor.name,
        [head.say(language) for head in heads],
        [WIDTH] * len(heads),
        rows,
    )
    note(actor, order, len(rows), visitor.now)
    answer = HttpResponse(content, content_type=XLSX)
    name = content_disposition_header(True, f"drive-{what}-{drive.first_day}.xlsx")
    answer.headers["Content-Disposition"] = name or "attachment"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _cases(visitor: Visitor, actor: Actor, board: Board) -> Iterator[Cells]:
    """The cases on the list of which the reader is told; what one is about only if they may open it."""
    teams = {line.team.number: line.team for line in board.teams}
    for line in board.lines:
        if line.known_to(actor):
            team, done = teams[line.team], line.progress
            said = (
                line.case.facts.number,
                str(line.case.row["title"]) if line.seen_by(actor) else "",
                get_place(visitor.county, line.case.facts.place).name,
                team.name,
                _unit(visitor, team.unit),
                line.state.label.say(visitor.language),
                *_flags(visitor, line.removed, done.touched, done.finished),
                shanghai_text(done.last_at) if done.last_at else "",
            )
            yield [*map(defuse, said), *_money(board, done.yuan), *(done.kinds[kind] for kind in board.kinds)]


def _teams(visitor: Visitor, board: Board) -> Iterator[Cells]:
    for line in board.teams:
        tally = line.tally
        counts = (tally.cases, tally.touched, tally.finished)
        kinds = (tally.kinds.get(kind, 0) for kind in board.kinds)
        yield [defuse(line.team.name), _unit(visitor, line.team.unit), *counts, *_money(board, tally.yuan), *kinds]


def _money(board: Board, yuan: Mapping[str, Decimal]) -> Sequence[Decimal]:
    return [yuan.get(name, Decimal(0)) for name in board.total.yuan]


def _flags(visitor: Visitor, *said: bool) -> Iterator[str]:
    yield from (YES.say(visitor.language) if each else "" for each in said)


def _unit(visitor: Visitor, code: str) -> str:
    unit = get_registry(visitor.county).unit(code)
    return defuse(unit.name.say(visitor.language) if unit else code)
