"""What actions do to the parties of a case, and the conditions that look at them. Not for names: those are words."""

from dataclasses import replace

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.facts import Attempt, CaseFacts, Draft, PartyFacts
from maplebridge.rulebook.workflows.roles import party_actor_id, party_of

NO_PARTY = Text("没有这个当事人", "there is no such party")
NAME_PARTY = Text("请选择当事人", "say which party")
FIRST_STAYS = Text("申请人不能移除，可以撤回申请", "the applicant stays a party: the request can be withdrawn instead")
THEIRS_TO_SAY = Text(
    "愿不愿意由当事人自己答复，或由调解员记录", "whether they agree is said by that party, or recorded by the mediator"
)
FEWEST = 2


def first_party(case: CaseFacts) -> tuple[PartyFacts, ...]:
    """The first party of a new case: whoever brought it, who by that has said that they are willing."""
    if case.reporter is None:
        return ()
    return (PartyFacts(1, 1, "applicant", "resident", case.reporter, case.language, willing=True),)


def parties_now(attempt: Attempt, draft: Draft) -> tuple[PartyFacts, ...]:
    """The parties as earlier effects of the same action have left them."""
    found: tuple[PartyFacts, ...] = draft.changes.get("parties", attempt.case.parties)
    return found


def find_party(case: CaseFacts, number: int) -> PartyFacts | None:
    """The active party of that number."""
    return next((party for party in case.parties if party.number == number and party.active), None)


def named_party(attempt: Attempt) -> PartyFacts | None:
    """The party that the action is about: whoever acts, when they are one, else the one that is named."""
    own = party_of(attempt.actor, attempt.case)
    return own or find_party(attempt.case, attempt.fields.get("party", 0))


def add_party(attempt: Attempt, draft: Draft) -> None:
    """One more party, whose name and numbers are words of this row."""
    case, fields = attempt.case, attempt.fields
    if attempt.actor.kind == "resident" and "willing" in fields:
        raise Fault("theirs_to_say", THEIRS_TO_SAY, field="fields.willing")
    number = len(case.parties) + 1
    party = PartyFacts(
        number=number,
        seq=case.version + 1,
        side=fields["side"],
        kind=fields["party_kind"],
        actor=party_actor_id(case.id, number),
        language=fields.get("party_language", "zh"),
        willing=fields.get("willing") == "yes" or None,
    )
    draft.changes["parties"] = (*parties_now(attempt, draft), party)
    draft.facts["party"] = number


def drop_party(attempt: Attempt, draft: Draft) -> None:
    """A party that was put down by mistake, or that has nothing to do with it any more."""
    party = _party(attempt)
    if party.actor == attempt.case.reporter:
        raise Fault("first_party", FIRST_STAYS, field="fields.party")
    _put(attempt, draft, replace(party, active=False))


def set_willing(attempt: Attempt, draft: Draft) -> None:
    """Whether a party agrees to what is proposed, in their own word or recorded for them."""
    _put(attempt, draft, replace(_party(attempt), willing=attempt.fields["willing"] == "yes"))


def sign_party(attempt: Attempt, draft: Draft) -> None:
    """A party has signed what was agreed."""
    _put(attempt, draft, replace(_party(attempt), signed=True))


def party_named(attempt: Attempt) -> Text | None:
    """Whoever acts is a party, or an active party is named."""
    return None if named_party(attempt) else NAME_PARTY


def all_willing(attempt: Attempt) -> Text | None:
    """There are two parties at least, and each has said that they are willing."""
    active = [party for party in attempt.case.parties if party.active]
    if len(active) >= FEWEST and all(party.willing for party in active):
        return None
    return Text("须至少有两方当事人，且各方都同意", "there must be two parties at least, and each must be willing")


def all_signed(attempt: Attempt) -> Text | None:
    """There are two parties at least, and each has signed the agreement as it stands."""
    active = [party for party in attempt.case.parties if party.active]
    if len(active) < FEWEST:
        return Text("协议至少要有两方当事人", "an agreement takes two parties at least")
    if all(party.signed for party in active):
        return None
    return Text("还有当事人没有签字", "a party has not signed yet")


def _party(attempt: Attempt) -> PartyFacts:
    party = named_party(attempt)
    if party is None:
        raise Fault("no_such_party", NO_PARTY, field="fields.party")
    return party


def _put(attempt: Attempt, draft: Draft, party: PartyFacts) -> None:
    others = parties_now(attempt, draft)
    draft.changes["parties"] = tuple(party if each.number == party.number else each for each in others)
    draft.facts["party"] = party.number


PARTY_EFFECTS = (add_party, drop_party, set_willing, sign_party)
PARTY_GUARDS = (party_named, all_willing, all_signed)
