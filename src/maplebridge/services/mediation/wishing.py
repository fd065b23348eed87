"""Whom the parties would have as mediator: each names up to three of those without a conflict, or leaves it to the
mediation body (人民调解法第十九条). Not for appointing: that is an action of the case."""

from collections.abc import Sequence
from datetime import datetime

from maplebridge.directory.people.rules import Actor
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.rulebook.workflows.roles import party_of
from maplebridge.services.mediation.candidates import CHOSEN_AT_MOST, Candidate
from maplebridge.services.mediation.models import MediatorChoice
from maplebridge.services.mediation.roster import Wishes, is_mediated, list_mediators

NOT_A_PARTY = Text("您不是本案当事人", "you are not a party to this case")
NOT_NOW = Text("调解员已经确定；想换人请申请回避", "the mediator is appointed: ask for another one instead")
TOO_MANY = Text(f"最多选 {CHOSEN_AT_MOST} 位", f"choose {CHOSEN_AT_MOST} at most")
NOT_OFFERED = Text("请从名单里选", "please choose from the list")


def may_wish(case: CaseFacts) -> bool:
    """Whether it is still open who mediates."""
    return is_mediated(case) and case.state in ("received", "asking", "unwilling", "appointing")


def list_offered(case: CaseFacts, now: datetime, *, wishes: Wishes | None = None) -> list[Candidate]:
    """Those from whom parties choose: of the body that has the case, without a conflict, here today or back soon."""
    return [each for each in list_mediators(case, now, wishes=wishes) if each.here and not each.conflicts]


def choose_mediators(*, actor: Actor, case: CaseFacts, people: Sequence[str], now: datetime) -> None:
    """A party says whom they would have; nobody named leaves it to the body. Raises Missing or Fault."""
    party = party_of(actor, case)
    if party is None:
        raise Missing("not_a_party", NOT_A_PARTY)
    wanted = list(dict.fromkeys(people))
    if not may_wish(case):
        raise Fault("not_now", NOT_NOW)
    if len(wanted) > CHOSEN_AT_MOST:
        raise Fault("too_many", TOO_MANY, field="people")
    if not set(wanted) <= {each.person for each in list_offered(case, now)}:
        raise Fault("not_offered", NOT_OFFERED, field="people")
    MediatorChoice.objects.of(case.county).update_or_create(
        case_id=case.id,
        party=party.number,
        defaults={"people": wanted, "chosen_at": now},
        create_defaults={"county": case.county, "people": wanted, "chosen_at": now},
    )
