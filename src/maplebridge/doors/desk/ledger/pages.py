"""Takes any list of the desk away as a ledger: asks what for, marks it, notes it. Not for what lists hold."""

from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import content_disposition_header

from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.people.rules import Actor, holds
from maplebridge.doors.desk.ledger.lists import LISTS
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.jobs.actions import ask
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.services.amounts.columns import MONEY
from maplebridge.services.insight.ledgers import (
    AT_ONCE,
    EXPORT_LEDGER,
    NO_LIST,
    Order,
    check_purpose,
    iterate,
    list_exports,
    note,
    params_of,
    write,
)

FORMS = ("xlsx", "csv")
ASKED = {
    "inbox": ("state", "matter", "place", "language", "overdue"),
    "figure": ("measure", "place", "unit", "period", "category", "channel", "day"),
    "search": ("q", "matter", "state", "place", "open"),
    "duties": ("batch", "state", "unit", "how", "late"),
    "old_cases": ("place", "unit", "silent"),
}
NAMES = {
    "inbox": Text("工单队列", "Inbox"),
    "figure": Text("统计数字背后的案件", "Cases behind a figure"),
    "search": Text("搜索结果", "Search results"),
    "duties": Text("履职清单", "Duty list"),
    "old_cases": Text("积案", "Old cases"),
    "activities": Text("活动台账", "Activities"),
    "series": Text("月报数据", "Monthly series"),
    "drives": Text("专项行动", "Drives"),
}
LONGEST = 200
AUDITORS = ("auditor", "security_admin")
TITLE = Text("导出台账", "Export a ledger")


@dataclass(frozen=True, slots=True)
class Taken:
    """One line of what was taken away."""

    name: str
    source: Text
    many: int
    purpose: str
    at: object


@page("staff", methods=("GET", "HEAD", "POST"))
def ledger(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Asks for the purpose, then gives the file, or a job that makes it when the list is long."""
    source, asked = _asked(request)
    if request.method != "POST":
        return _form(request, visitor, source, asked)
    try:
        order = _order(request, visitor, source, asked)
    except Fault as fault:
        return _form(request, visitor, source, asked, fault)
    return _answer(visitor, order)


@page("staff")
def exports(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What I took away; those who audit the county see what everybody did. Leaders do not: what somebody wrote may be
    about a case that is sealed from them."""
    actor = actor_of(visitor)
    everybody = any(holds(actor, role, visitor.county) for role in AUDITORS)
    rows = list_exports(visitor.county, actor="" if everybody else actor.id)
    names = {one: get_actor(visitor.county, one, visitor.now) for one in {row.actor for row in rows}}
    lines = [
        Taken(
            found.name if (found := names[row.actor]) else row.actor, NAMES[row.source], row.many, row.purpose, row.at
        )
        for row in rows
    ]
    return show(request, "desk/ledger/exports.html", here="figures", lines=lines, everybody=everybody)


def _asked(request: HttpRequest) -> tuple[str, dict[str, str]]:
    source = request.GET.get("list", "")
    if source not in ASKED:
        raise Fault("no_such_list", NO_LIST, field="list")
    said = {name: request.GET.get(name, "").strip()[:LONGEST] for name in ASKED[source]}
    return source, {name: value for name, value in said.items() if value}


def _form(
    request: HttpRequest, visitor: Visitor, source: str, asked: dict[str, str], fault: Fault | None = None
) -> HttpResponse:
    return show(
        request,
        "desk/ledger/page.html",
        status=fault.status if fault else 200,
        here="figures",
        source=NAMES[source],
        asked=asked,
        address=f"?{urlencode({'list': source, **asked})}",
        forms=FORMS,
        purpose=request.POST.get("purpose", ""),
        fault=fault,
    )


def _order(request: HttpRequest, visitor: Visitor, source: str, asked: dict[str, str]) -> Order:
    form = request.POST.get("form", FORMS[0])
    purpose = check_purpose(request.POST.get("purpose", ""))
    return Order(source, asked, purpose, visitor.language, form if form in FORMS else FORMS[0])


def _answer(visitor: Visitor, order: Order) -> HttpResponse:
    actor = actor_of(visitor)
    found = LISTS.get(order.source, iterate)(actor, order, visitor.now)
    lines = list(islice(found, AT_ONCE + 1))
    if len(lines) > AT_ONCE:
        return _later(visitor, actor, order)
    name, mime, content = write(actor, order, lines, visitor.now, MONEY)
    note(actor, order, len(lines), visitor.now)
    answer = HttpResponse(content, content_type=mime)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _later(visitor: Visitor, actor: Actor, order: Order) -> HttpResponse:
    job = ask(
        county=actor.county,
        kind=EXPORT_LEDGER,
        title=TITLE,
        params=params_of(order),
        asked_by=actor.id,
        now=visitor.now,
    )
    return HttpResponseRedirect(f"/desk/jobs/{job}/")
