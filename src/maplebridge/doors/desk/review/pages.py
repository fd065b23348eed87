"""The weekly review: what is new, stuck, overdue, repeating and rising, with what was noted and decided.
Not for carrying decisions out: deciding."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.cases.listing import CaseLine, labels_of
from maplebridge.directory.people.queries import get_actor
from maplebridge.doors.desk.review.asking import Meeting, read_meeting
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.insight.clusters import FALSE_ALARMS, FEWEST_WEEKS, Rising
from maplebridge.services.insight.digest import STUCK_DAYS, Digest, Repeating, get_digest, list_weeks
from maplebridge.services.insight.reviewing import Entry, add_entry, list_entries

WEEKS_BACK = 12
BEHIND = "/desk/figures/behind/"
ACTIONS = {"submit": Text("立案交办", "New case"), "": Text("记录", "Note")}


@dataclass(frozen=True, slots=True)
class Line:
    """A case of the digest, with what it is about."""

    line: CaseLine
    matter: Text
    state: Text
    decide: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """A place and matter, with the addresses of its cases and of a task about it."""

    found: Repeating | Rising
    category: Text
    behind: str
    task: str


@dataclass(frozen=True, slots=True)
class Said:
    """An entry with who wrote it."""

    entry: Entry
    author: str
    action: Text


@page("staff")
def review(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The page of one week."""
    return _show(request, visitor, read_meeting(request, visitor))


@page("staff", methods=("POST",))
def note(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """A note is written down."""
    meeting = read_meeting(request, visitor)
    try:
        add_entry(
            actor=meeting.actor,
            scope=meeting.scope,
            week=meeting.week,
            text=request.POST.get("text", ""),
            now=visitor.now,
        )
    except Fault as fault:
        return _show(request, visitor, meeting, fault)
    return HttpResponseRedirect(meeting.at() + "#said")


def _show(request: HttpRequest, visitor: Visitor, meeting: Meeting, fault: Fault | None = None) -> HttpResponse:
    digest, pack = get_digest(meeting.actor, meeting.scope, meeting.week, visitor.now), get_current_pack(visitor.county)
    return show(
        request,
        "desk/review/page.html",
        status=fault.status if fault else 200,
        here="review",
        meeting=meeting,
        digest=digest,
        weeks=[(first, first + timedelta(days=6)) for first in list_weeks(visitor.now, WEEKS_BACK)],
        stuck=_lines(meeting, digest.stuck),
        overdue=_lines(meeting, digest.overdue),
        repeating=_clusters(meeting, pack, digest.repeating),
        rising=_clusters(meeting, pack, digest.rising),
        said=_said(visitor, pack, list_entries(meeting.scope, meeting.week)),
        stuck_days=STUCK_DAYS,
        alarms=f"{FALSE_ALARMS:.0%}",
        tested=digest.weeks >= FEWEST_WEEKS,
        received=_behind(meeting, digest, "received", meeting.scope.place, ""),
        new_address=meeting.at("new/"),
        note_address=meeting.at("note/"),
        fault=fault,
    )


def _lines(meeting: Meeting, lines: Iterable[CaseLine]) -> list[Line]:
    rows = []
    for line in lines:
        _, matter, state = labels_of(meeting.scope.county, line)
        rows.append(Line(line, matter.title, state.label, meeting.at("decide/", number=line.number)))
    return rows


def _clusters(meeting: Meeting, pack: Pack, found: Iterable[Repeating | Rising]) -> list[Cluster]:
    return [
        Cluster(
            found=one,
            category=pack.categories[one.category].name
            if one.category in pack.categories
            else Text(*[one.category] * 2),
            behind=_behind(meeting, None, "received", one.place, one.category),
            task=meeting.at("new/", at=one.place, category=one.category),
        )
        for one in found
    ]


def _behind(meeting: Meeting, digest: Digest | None, measure: str, place: str, category: str) -> str:
    narrowed = f"&category={category}" if category else ""
    return f"{BEHIND}?measure={measure}&place={place}&period={meeting.week.name}{narrowed}"


def _said(visitor: Visitor, pack: Pack, entries: Iterable[Entry]) -> list[Said]:
    labels = {name: action.label for flow in pack.workflows.values() for name, action in flow.actions.items()}
    rows = []
    for entry in entries:
        author = get_actor(visitor.county, entry.author, visitor.now)
        label = ACTIONS.get(entry.action) or labels.get(entry.action, Text(entry.action, entry.action))
        rows.append(Said(entry, author.name if author else "", label))
    return rows
