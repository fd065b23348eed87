"""What happens in the town while a journey goes on: called through `Town.do`, inside the town."""

from itertools import count
from typing import Any

from tests.world import COUNTY, GRID, World

from maplebridge.cases.actions import take as taking
from maplebridge.cases.actions.submit import submit
from maplebridge.cases.intake import Intake
from maplebridge.cases.models import Case, CaseEvent, CaseFile, CaseWord
from maplebridge.directory.places.models import Household, HouseholdGroup
from maplebridge.directory.places.queries import forget as forget_places
from maplebridge.directory.plates.actions import issue_plates
from maplebridge.directory.plates.models import Plate
from maplebridge.ground.clock.time import now
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.fields import AMOUNTS
from maplebridge.services.sending.links import make_link

COUNTING = count(1)


def count_reports(world: World, texts: list[str]) -> dict[str, int]:
    """How many cases say exactly one of these, and how many photos lie on them."""
    cases = CaseWord.objects.of(COUNTY).filter(seq=1, field="text", plain__in=texts).values_list("case_id", flat=True)
    photos = CaseFile.objects.of(COUNTY).filter(case_id__in=list(cases))
    return {"cases": len(cases), "photos": photos.count()}


def found_event(world: World, text: str) -> str:
    """The number of an event that the grid worker has found."""
    intake = Intake(text=text, matter="road_hazard", place=GRID, channel="grid")
    return submit(county=COUNTY, intake=intake, sender=world.actor("aduo"), now=now()).number


def take(world: World, who: str, number: str, action: str, fields: dict[str, Any]) -> str:
    """Somebody of the cast acts; the state after it."""
    actor = world.actor(who, now())
    return taking.take(actor=actor, number=number, action=action, fields=fields, seen=None, now=now()).state


def words_of(world: World, number: str) -> str:
    """All that was said on a case, in one text."""
    case_id = taking.get_case(COUNTY, number).facts.id
    rows = CaseWord.objects.of(COUNTY).filter(case_id=case_id).values_list("plain", flat=True)
    return "\n".join(text for text in rows if text)


def hang_a_plate(world: World) -> str:
    """The code of a new plate at a household of the grid."""
    group = f"{GRID}001"
    household = f"{group}{next(COUNTING):03d}"
    known = HouseholdGroup(county=COUNTY, code=group, grid=GRID, name="第一联户组")
    HouseholdGroup.objects.insert([known], ignore_conflicts=True)
    Household.objects.insert([Household(county=COUNTY, code=household, group=group)])
    forget_places()
    issue_plates(county=COUNTY, within=GRID, by=world.ids["jike"], now=now())
    return Plate.objects.of(COUNTY).get(household=household, revoked_at=None).code


def has_arrived(world: World, number: str) -> bool:
    """Whether everybody called to the case has signed in."""
    calls = taking.get_case(COUNTY, number).facts.calls
    return bool(calls) and all(call.arrived_at for call in calls)


def marks_of(world: World, number: str) -> list[str]:
    """What has happened to the case that later decisions depend on."""
    return sorted(taking.get_case(COUNTY, number).facts.marks)


def phone_link(world: World, number: str) -> str:
    """The short link that messages on a case carry to the phone of whoever brought it, as a path."""
    link = make_link(COUNTY, taking.get_case(COUNTY, number).facts.id, now())
    return link[link.index("/s/") :]


def state_of(world: World, number: str) -> list[str | None]:
    """State and lead unit of the case."""
    facts = taking.get_case(COUNTY, number).facts
    return [facts.state, facts.unit]


def money_of(world: World, number: str) -> dict[str, str]:
    """The last amount that was told of each kind on a case."""
    case_id = taking.get_case(COUNTY, number).facts.id
    rows = CaseEvent.objects.of(COUNTY).filter(case_id=case_id).order_by("seq").values_list("facts", flat=True)
    return {name: facts[name] for facts in rows for name in sorted(AMOUNTS) if name in facts}


def matter_titles(world: World) -> list[str]:
    """What the matters of the rules in force are called."""
    return [matter.title.zh for matter in get_current_pack(COUNTY).matters.values()]


def next_of(world: World, number: str) -> list[list[str]]:
    """Number and matter of the cases that follow from this one."""
    case_id = taking.get_case(COUNTY, number).facts.id
    return [list(row) for row in Case.objects.of(COUNTY).filter(origin_id=case_id).values_list("number", "matter")]
