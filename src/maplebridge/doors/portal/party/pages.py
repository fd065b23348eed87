"""A party's page of a mediation, on a phone: what it is about, whether they agree, who mediates, what was agreed, what
is due. Not for what the other side wrote, nor for the whole case: portal.cases."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.cases.actions.take import take
from maplebridge.cases.scenes import scene_of
from maplebridge.cases.telling import access_journal
from maplebridge.cases.viewing import CaseView, access_view
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.parts.acting import read_seen
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.options import LANGUAGES
from maplebridge.doors.parts.links import actor_for, keep_party_link
from maplebridge.doors.parts.pacing import wrong_ones_counted
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.portal.party.sights import (
    PartyPage,
    candidates_of,
    people_of,
    say_interpreted,
    say_read_out,
    steps_of,
    terms_of,
)
from maplebridge.doors.portal.spacing import spaced
from maplebridge.ground.numbers import case_number
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.facts import PartyFacts
from maplebridge.rulebook.workflows.roles import party_of
from maplebridge.rulebook.workflows.rules import list_allowed
from maplebridge.services.mediation.roster import list_wishes
from maplebridge.services.mediation.rules import is_mediation
from maplebridge.services.mediation.telling import tell_story
from maplebridge.services.mediation.wishing import choose_mediators, may_wish
from maplebridge.services.papers.queries import list_held

NO_PAGE = Text("没有这个页面", "there is no such page")
ANSWER, PERFORM, NOTE, SIGN = "answer_willing", "perform_term", "note", "sign_agreement"
LONGEST = 200
ELSEWHERE = ("ask_recusal", "stop", "redraft", "note", "attach", "withdraw")
"""What a party may do by the common form of an action."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A party who has come to their page of a case."""

    actor: Actor
    view: CaseView
    party: PartyFacts

    @property
    def number(self) -> str:
        """The case's number."""
        return str(self.view.row["number"])


@page("public")
def open_party_link(request: HttpRequest, visitor: Visitor, number: str, party: int, secret: str) -> HttpResponseBase:
    """Lets this browser meet the case as one of its parties, then goes on to an address without the secret."""
    with wrong_ones_counted(request, "case_secret", visitor.now):
        keep_party_link(request, number, party, secret)
    return HttpResponseRedirect(reverse("portal_party", args=[case_number.check(number) or number]))


@page("link")
def party(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponseBase:
    """The page; `?done=` says what has just been done."""
    return show_party(request, visitor, meet(request, visitor, number))


@page("link", methods=("POST",))
def answer(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponseBase:
    """Yes or no to mediation; an interpreter and whoever comes along are said with it."""
    meeting = meet(request, visitor, number)
    fields = {"willing": request.POST.get("willing", ""), "reason": _besides(request, visitor, meeting)}
    return _take(request, visitor, meeting, ANSWER, {name: value for name, value in fields.items() if value})


@page("link", methods=("POST",))
def choose(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponseBase:
    """Whom this party would have as mediator, or that the body may choose."""
    meeting = meet(request, visitor, number)
    people = request.POST.getlist("people") if request.POST.get("who") != "body" else []
    try:
        choose_mediators(actor=meeting.actor, case=meeting.view.stored.facts, people=people, now=visitor.now)
    except Fault as fault:
        return show_party(request, visitor, meeting, fault=fault)
    return back(meeting, "chosen")


@page("link", methods=("POST",))
def perform(request: HttpRequest, visitor: Visitor, number: str, term: int) -> HttpResponseBase:
    """Whoever is owed says that it came; whoever owes says that they did it, and the mediator checks."""
    meeting = meet(request, visitor, number)
    owed = next((each for each in meeting.view.stored.facts.terms if each.number == term and each.open), None)
    if owed is None:
        raise Missing("no_page", NO_PAGE)
    if owed.debtor != meeting.party.number:
        return _take(request, visitor, meeting, PERFORM, {"term": term})
    words = f"第 {term} 项我已履行，请核实。" if not visitor.en else f"I have performed term {term}; please check."
    return _take(request, visitor, meeting, NOTE, {"text": words})


def meet(request: HttpRequest, visitor: Visitor, number: str) -> Meeting:
    """Whoever opens the page, if they are a party to a mediation. Raises Unknown or Missing."""
    actor = actor_for(request, visitor, number)
    view = access_view(actor, number)
    found = party_of(actor, view.stored.facts)
    if found is None or not is_mediation(view.workflow):
        raise Missing("no_page", NO_PAGE)
    return Meeting(actor, view, found)


def back(meeting: Meeting, done: str) -> HttpResponseRedirect:
    """To the page again, saying what was done."""
    return HttpResponseRedirect(f"{reverse('portal_party', args=[meeting.number])}?done={done}")


def show_party(
    request: HttpRequest, visitor: Visitor, meeting: Meeting, *, fault: Fault | None = None
) -> HttpResponseBase:
    """The page, with what could not be done when there is a `fault`."""
    return show(
        request,
        "portal/party/page.html",
        status=fault.status if fault else 200,
        fault=fault,
        done=request.GET.get("done", ""),
        key=request.POST.get("key") or str(new_id()),
        **facts_of(visitor, meeting),
    )


def facts_of(visitor: Visitor, meeting: Meeting) -> dict[str, Any]:
    """All that the page shows."""
    actor, view, own = meeting.actor, meeting.view, meeting.party
    case = view.stored.facts
    journal = access_journal(actor, meeting.number)
    story, tongue = tell_story(journal, view.clocks), LANGUAGES.get(own.language, LANGUAGES["zh"])
    people = people_of(view, own)
    wishes = list_wishes(case) if may_wish(case) else {}
    allowed = list_allowed(view.workflow, view.matter, case, actor, scene_of(view.stored, visitor.now))
    names = {action.name for action in allowed}
    return {
        "view": view,
        "number": spaced(meeting.number),
        "sight": PartyPage.of(view, own, people),
        "people": people,
        "story": story,
        "session": next((each for each in reversed(story.sessions) if each.state == "planned"), None),
        "terms": terms_of(story, own, people, PERFORM in names),
        "candidates": candidates_of(case, own, wishes, visitor.now),
        "wish": wishes.get(own.number),
        "allowed": names,
        "others": [action for name in ELSEWHERE for action in allowed if action.name == name],
        "steps": steps_of(journal),
        "issued": list_held(actor, view.stored),
        "phone": settings.CENTRE_PHONE,
        "tongue": tongue,
        "interpreted": say_interpreted(tongue),
        "read_out": say_read_out(tongue),
        "marks": case.marks,
    }


def _take(
    request: HttpRequest, visitor: Visitor, meeting: Meeting, action: str, fields: dict[str, Any]
) -> HttpResponseBase:
    try:
        take(
            actor=meeting.actor,
            number=meeting.number,
            action=action,
            fields=fields,
            seen=read_seen(request),
            now=visitor.now,
            key=request.POST.get("key", "")[:100],
        )
    except Missing:
        raise
    except Fault as fault:
        return show_party(request, visitor, meet(request, visitor, meeting.number), fault=fault)
    return back(meeting, action)


def _besides(request: HttpRequest, visitor: Visitor, meeting: Meeting) -> str:
    """What goes with the answer, in a sentence: who comes along, that an interpreter is needed, why not."""
    said = []
    if request.POST.get("interpreter") == "1":
        tongue = LANGUAGES.get(meeting.party.language, LANGUAGES["zh"])
        said.append(f"I need an interpreter ({tongue.en})" if visitor.en else f"需要翻译（{tongue.zh}）")
    if companion := request.POST.get("companion", "").strip()[:LONGEST]:
        said.append(f"{companion} comes for me or with me" if visitor.en else f"由{companion}代理或陪同")
    if reason := request.POST.get("reason", "").strip()[: 5 * LONGEST]:
        said.append(reason)
    return ("; " if visitor.en else "；").join(said)
