"""What a party's page shows of people and terms, in words. Not for who may see the case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from maplebridge.cases.masking import mask
from maplebridge.cases.telling import JournalTold
from maplebridge.cases.viewing import CaseView
from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.parts.forms.options import LANGUAGES
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import FieldType
from maplebridge.rulebook.workflows.facts import CaseFacts, PartyFacts
from maplebridge.rulebook.workflows.fields import SIDES
from maplebridge.services.mediation.people import get_party_people, named
from maplebridge.services.mediation.telling import Story, Term
from maplebridge.services.mediation.wishing import list_offered, may_wish

SIDE = {choice.value: choice.label for choice in SIDES}
ALL_OTHERS = Text("其他各方", "everybody else")
YOU = Text("您", "you")


@dataclass(frozen=True, slots=True)
class Other:
    """A party as another party is shown it: by side and family name, the sealed by side alone."""

    number: int
    name: str
    side: Text
    own: bool
    willing: bool | None
    signed: bool

    @property
    def label(self) -> Text:
        """Who it is to the reader."""
        if self.own:
            return YOU
        return Text(self.name or self.side.zh, self.name or self.side.en)


@dataclass(frozen=True, slots=True)
class PartyPage:
    """What stands at the top: the reader's own part, and who mediates."""

    name: str
    willing: bool | None
    signed: bool
    other_tongue: bool
    language: str
    mediator: str
    unit: Text

    @classmethod
    def of(cls, view: CaseView, own: PartyFacts, people: Sequence[Other]) -> "PartyPage":
        """The reader's part in a case."""
        case = view.stored.facts
        unit = get_registry(case.county).unit(case.unit) if case.unit else None
        person = get_actor(case.county, case.person, case.opened_at) if case.person else None
        return cls(
            name=next((each.name for each in people if each.own), ""),
            willing=own.willing,
            signed=own.signed,
            other_tongue=own.language != "zh",
            language=own.language,
            mediator=person.name if person else "",
            unit=unit.name if unit else Text("调解组织", "the mediation body"),
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """A mediator to choose: name, body, tongues they speak."""

    person: str
    name: str
    unit: Text
    away: bool
    missing: tuple[Text, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class TermSight:
    """A term as this party reads it; `report`: what they may say of it now: did, came or nothing."""

    term: Term
    debtor: Text
    creditor: Text
    report: str


def people_of(view: CaseView, own: PartyFacts) -> list[Other]:
    """The parties: the reader's own name in full, the others' as far as it takes to know who is meant."""
    case = view.stored.facts
    known = named(get_party_people(case))
    sealed = case.secrecy != "ordinary"
    return [
        Other(
            number=party.number,
            name=_name(party, known[party.number].name, own=party.number == own.number, sealed=sealed),
            side=SIDE[party.side],
            own=party.number == own.number,
            willing=party.willing,
            signed=party.signed,
        )
        for party in case.parties
        if party.active
    ]


def _name(party: PartyFacts, name: str, *, own: bool, sealed: bool) -> str:
    if own or not name:
        return name
    if sealed:
        return ""
    return mask(FieldType.PERSON_NAME, name) if party.kind == "resident" else name


def terms_of(story: Story, own: PartyFacts, people: Sequence[Other], may_report: bool) -> list[TermSight]:
    """The terms in force, each with who owes what to whom and what the reader may say of it."""
    labels: Mapping[int, Text] = {each.number: each.label for each in people}
    terms = story.agreement.terms if story.agreement else ()
    return [
        TermSight(
            term=term,
            debtor=labels.get(term.debtor, ALL_OTHERS),
            creditor=labels.get(term.creditor, ALL_OTHERS),
            report=_report(term, own) if may_report else "",
        )
        for term in terms
    ]


def _report(term: Term, own: PartyFacts) -> str:
    if term.state not in ("waiting", "missed"):
        return ""
    if term.debtor == own.number:
        return "did"
    return "came" if term.creditor in (0, own.number) else ""


def say_interpreted(tongue: Text) -> Text:
    """That somebody interprets; shown in both languages, since the reader may have neither for their own."""
    return Text(
        f"您说{tongue.zh}？调解时有会{tongue.zh}的人在场翻译，不收钱。看不懂这一页，请打电话，有人用{tongue.zh}讲给您听。",
        f"Do you speak {tongue.en}? Somebody who speaks it will be there to interpret, free of charge. "
        "If this page is hard to read, call us and it will be explained.",
    )


def say_read_out(tongue: Text) -> Text:
    """That the agreement can be read out before it is signed; in both languages, too."""
    return Text(
        f"签字前，可以请翻译用{tongue.zh}把协议念给您听。", f"Before you sign, have it read to you in {tongue.en}."
    )


def steps_of(journal: JournalTold) -> list[tuple[Text, datetime]]:
    """The states that the case has come to and when, the newest first; no words of anybody."""
    rows = [entry.told.row for entry in journal.entries if entry.told is not None]
    moved = [row for row in rows if row["state_to"] != row["state_from"]]
    states = journal.workflow.states
    return [(states[row["state_to"]].public, datetime.fromisoformat(row["happened_at"])) for row in reversed(moved)]


def candidates_of(
    case: CaseFacts, own: PartyFacts, wishes: Mapping[int, tuple[str, ...]], now: datetime
) -> list[Choice]:
    """The mediators to choose from, while it is open who mediates."""
    if not may_wish(case):
        return []
    registry, wish = get_registry(case.county), wishes.get(own.number, ())
    found = []
    for each in list_offered(case, now, wishes=wishes):
        unit = registry.unit(each.unit)
        missing = tuple(LANGUAGES.get(code, Text(code, code)) for code in each.missing)
        name = unit.name if unit else Text(each.unit, each.unit)
        found.append(Choice(each.person, each.name, name, bool(each.away_until), missing, each.person in wish))
    return found
