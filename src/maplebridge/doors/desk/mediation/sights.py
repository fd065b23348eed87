"""What the mediator's page shows: parties, candidates, terms, links between cases, in words. Not for who may see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from maplebridge.cases.masking import mask
from maplebridge.cases.stored import StoredCase
from maplebridge.cases.viewing import CaseView
from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.desk.naming import LANGUAGES, name_of
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import FieldType
from maplebridge.rulebook.workflows.facts import CaseFacts, PartyFacts
from maplebridge.rulebook.workflows.fields import PARTY_KINDS, SIDES
from maplebridge.services.mediation.candidates import Candidate
from maplebridge.services.mediation.people import PartyPeople, named
from maplebridge.services.mediation.telling import Term
from maplebridge.services.succession.queries import Link, list_family

SIDE = {choice.value: choice.label for choice in SIDES}
KIND = {choice.value: choice.label for choice in PARTY_KINDS}
WISHING = frozenset({"received", "asking", "unwilling", "appointing"})
GIVING = ("appoint", "reappoint", "accept")
ALL_OTHERS = Text("其他各方", "all others")
TERM_STATES: Mapping[str, tuple[Text, str]] = {
    "waiting": (Text("待履行", "To be performed"), "blue"),
    "performed": (Text("已履行", "Performed"), "green"),
    "missed": (Text("逾期未履行", "Missed"), "red"),
    "void": (Text("已作废", "Void"), "grey"),
}


@dataclass(frozen=True, slots=True)
class PartySight:
    """A party as staff see it: the name as far as it is needed to know who is who; `wish` the mediators it chose."""

    number: int
    name: str
    side: Text
    kind: Text
    language: Text
    other_tongue: bool
    represented: bool
    willing: bool | None
    signed: bool
    reachable: bool
    wish: tuple[str, ...] | None

    @property
    def label(self) -> str:
        """Who it is, in a word."""
        return self.name or f"#{self.number}"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Somebody who may mediate, with words for all that speaks against it. `press` is the action that gives them the
    case at once, where nothing hinders; else `address` is where its form is."""

    candidate: Candidate
    unit: Text
    missing: tuple[Text, ...]
    wished_by: tuple[str, ...]
    address: str
    press: str


@dataclass(frozen=True, slots=True)
class TermSight:
    """A term with its parties by name."""

    term: Term
    debtor: Text
    creditor: Text
    state: Text
    colour: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A case that this one comes from or that follows from it."""

    number: str
    title: Text
    state: Text
    ended: bool


def parties_of(
    view: CaseView,
    people: Sequence[PartyPeople],
    wishes: Mapping[int, tuple[str, ...]],
    candidates: Sequence[Candidate],
) -> list[PartySight]:
    """The active parties with whom they chose."""
    known, names = named(people), {each.person: each.name for each in candidates}
    parties = [party for party in view.stored.facts.parties if party.active]
    return [_party(view, party, known[party.number], wishes, names) for party in parties]


def _party(
    view: CaseView,
    party: PartyFacts,
    people: PartyPeople,
    wishes: Mapping[int, tuple[str, ...]],
    names: Mapping[str, str],
) -> PartySight:
    wish = wishes.get(party.number)
    return PartySight(
        number=party.number,
        name=shown_name(view, party, people),
        side=SIDE[party.side],
        kind=KIND[party.kind],
        language=name_of(LANGUAGES, party.language),
        other_tongue=party.language != "zh",
        represented=bool(people.representative),
        willing=party.willing,
        signed=party.signed,
        reachable=bool(people.phone or people.account),
        wish=None if wish is None else tuple(names.get(person, "") or "—" for person in wish),
    )


def shown_name(view: CaseView, party: PartyFacts, people: PartyPeople) -> str:
    """As much of a name as this reader needs: of people the family name, of organisations all, of the sealed none."""
    if not view.reader.person or not people.name:
        return ""
    return mask(FieldType.PERSON_NAME, people.name) if party.kind == "resident" else people.name


def proposals_of(
    case: CaseFacts, candidates: Sequence[Candidate], parties: Sequence[PartySight], allowed: frozenset[str]
) -> list[Proposal]:
    """The candidates in order, each with what stands in the way and where they are given the case."""
    registry = get_registry(case.county)
    labels = {party.number: party.label for party in parties}
    found = []
    for each in candidates:
        unit = registry.unit(each.unit)
        found.append(
            Proposal(
                candidate=each,
                unit=unit.name if unit else Text(each.unit, each.unit),
                missing=tuple(name_of(LANGUAGES, code) for code in each.missing),
                wished_by=tuple(labels.get(number, f"#{number}") for number in each.wished_by),
                address=_giving(case, each, allowed),
                press=_pressed(each, allowed),
            )
        )
    return found


def _giving(case: CaseFacts, each: Candidate, allowed: frozenset[str]) -> str:
    if each.conflicts or each.away_until:
        return ""
    page = f"/desk/cases/{case.number}/act"
    if each.here:
        action = next((name for name in GIVING if name in allowed), "")
        return f"{page}/{action}/?person={each.person}&then=mediation" if action else ""
    return f"{page}/transfer/?unit={each.unit}&person={each.person}&then=mediation" if "transfer" in allowed else ""


def _pressed(each: Candidate, allowed: frozenset[str]) -> str:
    return next((name for name in GIVING if name in allowed), "") if each.here and each.fits else ""


def terms_of(terms: Sequence[Term], parties: Sequence[PartySight]) -> list[TermSight]:
    """Terms with names for numbers and words for states."""
    labels = {party.number: Text(party.label, party.label) for party in parties}
    return [
        TermSight(
            term=term,
            debtor=labels.get(term.debtor, Text(f"#{term.debtor}", f"#{term.debtor}")),
            creditor=labels.get(term.creditor, ALL_OTHERS),
            state=TERM_STATES[term.state][0],
            colour=TERM_STATES[term.state][1],
        )
        for term in terms
    ]


def mediator_of(case: CaseFacts, now: datetime) -> str:
    """Who mediates, by name; "" while nobody does."""
    person = get_actor(case.county, case.person, now) if case.person else None
    return person.name if person else ""


def linked_to(actor: Actor, case: StoredCase) -> tuple[Linked | None, list[Linked]]:
    """The case that this one comes from, and those that follow from it, as far as the reader may know of them."""
    links = list_family(actor, case)
    before = [_linked(link) for link in links if link.way == "from"]
    return (before[0] if before else None), [_linked(link) for link in links if link.way == "on"]


def _linked(link: Link) -> Linked:
    return Linked(link.number, link.matter.title, link.state.label, link.state.end)
