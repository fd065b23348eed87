"""A quarrel that goes on as another case, and what can be read of both."""

from datetime import datetime
from typing import Any
from uuid import UUID

from tests.scenarios.story import Story
from tests.world import COUNTY, GRID, World

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Contact, Intake
from maplebridge.cases.models import Case
from maplebridge.cases.queries import get_case
from maplebridge.cases.scenes import rules_of
from maplebridge.cases.stored import StoredCase
from maplebridge.ground.clock.time import now
from maplebridge.services.succession.jobs import succeed_once
from maplebridge.services.succession.past import Past, read_past

QUARREL: dict[str, Any] = {
    "matter": "neighbour_dispute",
    "title": "隔壁砌墙",
    "text": "隔壁砌墙占了我家半米地基。",
    "place": GRID,
    "language": "hmd",
    "reporter": Contact(name="王爱丽", phone="13800000001", id_number="522425198804120024"),
    "fields": {"claimed": "2000.00"},
}
NEIGHBOUR = {
    "side": "respondent",
    "party_kind": "resident",
    "party_name": "张大山",
    "party_phone": "13800000077",
    "party_language": "hmd",
    "representative": "张小山",
}
REFER = {"reason": "当事人希望由镇里来调", "next_matter": "people_mediation"}


def bring(story: Story, who: str = "", **said: Any) -> None:
    """A quarrel with its neighbour, accepted by the village's body."""
    story.at("09-01 09:00").submit(who, **(QUARREL | said))
    story.at("09-01 10:00").take("longqing", "accept")
    story.at("09-01 10:10").take("longqing", "add_party", **NEIGHBOUR)


def refer(story: Story, **changes: Any) -> None:
    """The village passes it to another body."""
    story.at("09-02 09:00").take("longqing", "refer", **(REFER | changes))


def passed_on(world: World) -> StoredCase:
    """A quarrel that the village passes to another body, now."""
    number = submit(county=COUNTY, intake=Intake(**QUARREL), sender=None, now=now()).number
    for action, fields in (("accept", {}), ("add_party", NEIGHBOUR), ("refer", REFER)):
        take(actor=world.actor("longqing"), number=number, action=action, fields=fields, seen=None, now=now())
    return get_case(COUNTY, number)


def follow(at: datetime) -> int:
    """Reads the journal to its end; how many rows."""
    done = 0
    while read := succeed_once(COUNTY, at):
        done += read
    return done


def successors(origin: UUID) -> list[StoredCase]:
    """The cases that follow from one, the oldest first."""
    numbers = Case.objects.of(COUNTY).filter(origin_id=origin).order_by("id").values_list("number", flat=True)
    return [get_case(COUNTY, number) for number in numbers]


def only_successor(story: Story) -> StoredCase:
    """The one case that follows from the story's."""
    (found,) = successors(story.case.facts.id)
    return found


def past_of(case: StoredCase) -> Past:
    """All that was said in it."""
    return read_past(case, rules_of(case.facts)[1])
