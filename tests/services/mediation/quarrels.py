"""Two neighbours' quarrel in the hands of the town's mediation body, with the people around it, for tests."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.world import COUNTY, GRID, TOWN, World

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Contact, Intake
from maplebridge.cases.queries import get_case
from maplebridge.cases.scenes import make_party_secret
from maplebridge.directory.people.actions import add_people
from maplebridge.directory.people.drafts import PersonDraft
from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.ground.clock.time import day_of
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.rulebook.workflows.roles import party_actor_id

BODY, OTHER_BODY = f"town_mediation-{TOWN}", f"land_mediation-{COUNTY}"
ALICE = Contact(name="王爱丽", phone="13800000001")
AROUND = (
    PersonDraft("yangmei", "杨梅", languages=("zh", "hmd"), duties=(Duty("mediator", BODY, TOWN),)),
    PersonDraft("shilei", "石磊", duties=(Duty("mediator", OTHER_BODY, COUNTY),)),
    PersonDraft("longjun", "龙军", duties=(Duty("unit_head", BODY, TOWN), Duty("handler", BODY, TOWN))),
    PersonDraft("daiban", "代斑", duties=(Duty("handler", BODY, TOWN),)),
)
"""A co-mediator, a mediator of another body, the head of the body, and a colleague who may stand in."""


def settle_around(world: World) -> dict[str, str]:
    """The people around a mediation; their ids by code."""
    return add_people(county=COUNTY, drafts=AROUND, now=world.now)


def actor_of(person: str) -> Actor:
    """Somebody as they stand now."""
    found = get_actor(COUNTY, person, datetime.now(UTC))
    assert found is not None
    return found


def bring_quarrel(world: World, **said: Any) -> CaseFacts:
    """A quarrel that the town's mediation body has accepted."""
    words: dict[str, Any] = {"text": "邻居砌墙占了我家宅基地。", "matter": "neighbour_dispute", "place": GRID}
    intake = Intake(**{"reporter": ALICE} | words | said)
    number = submit(county=COUNTY, intake=intake, sender=None, now=datetime.now(UTC)).number
    step(world, number, "luolan", "transfer", unit=BODY, reason="对方讲苗语，镇调委会有会苗语的调解员。")
    step(world, number, "xiongbo", "accept")
    return get_case(COUNTY, number).facts


def add_neighbour(world: World, case: CaseFacts, **said: Any) -> CaseFacts:
    """The other neighbour, who speaks Miao."""
    words = {"side": "respondent", "party_kind": "resident", "party_name": "杨阿妹", "party_phone": "13800000088"}
    step(world, case.number, "xiongbo", "add_party", **(words | {"party_language": "hmd"} | said))
    return get_case(COUNTY, case.number).facts


def mediated(world: World) -> CaseFacts:
    """Both neighbours agree to mediation, the mediator is appointed, a session is planned and one was held."""
    case = add_neighbour(world, bring_quarrel(world))
    step(world, case.number, "xiongbo", "record_willing", party=2, willing="yes", how="visit")
    step(world, case.number, "xiongbo", "appoint", person=world.ids["xiongbo"])
    planned = {"session_at": (datetime.now(UTC) + timedelta(days=2)).isoformat(), "session_form": "back_to_back"}
    step(world, case.number, "xiongbo", "plan_session", **planned, session_place="村委会二楼", interpreter="杨梅")
    step(world, case.number, "xiongbo", "hold_session", session_form="joint", text="双方同意以老界石为界。")
    return get_case(COUNTY, case.number).facts


def drafted(world: World) -> CaseFacts:
    """What they agreed is written down: two instalments by the one who built, a boundary stone by both."""
    case, today = mediated(world), day_of(datetime.now(UTC))
    terms = [
        {"debtor": 2, "creditor": 1, "what": "第一期补偿款", "yuan": "1500.00", "due": str(today + timedelta(days=10))},
        {"debtor": 2, "creditor": 1, "what": "第二期补偿款", "yuan": "1500.00", "due": str(today + timedelta(days=40))},
        {"debtor": 1, "what": "移回界石", "due": str(today + timedelta(days=5))},
    ]
    said = {"facts": "砌墙越过老界石约三十厘米。", "method": "到村委会当面交付。", "terms": terms}
    step(world, case.number, "xiongbo", "draft_agreement", **said)
    return get_case(COUNTY, case.number).facts


def agreed(world: World) -> CaseFacts:
    """Both have signed and it is in force."""
    case = drafted(world)
    for number in (1, 2):
        step(world, case.number, "xiongbo", "sign_agreement", party=number, how_signed="on_paper")
    step(world, case.number, "xiongbo", "take_effect", outcome="agreement")
    return get_case(COUNTY, case.number).facts


def party(case: CaseFacts, number: int) -> Actor:
    """A party who holds their own link."""
    return Actor(COUNTY, party_actor_id(case.id, number), "resident", "")


def step(world: World, number: str, who: str, action: str, **fields: Any) -> None:
    """One action by one of the cast."""
    now = datetime.now(UTC)
    take(actor=world.actor(who, now), number=number, action=action, fields=fields, seen=None, now=now)


def link_of(world: World, number: str, party_number: int) -> str:
    """The secret link of a party, as it stands in the message that they get."""
    case = get_case(COUNTY, number).facts
    return f"/p/{number}/{party_number}/{make_party_secret(COUNTY, case.id, party_number)}"
