"""The pages of re-checks."""

from datetime import UTC, datetime, timedelta

from django.db import transaction
from tests.cases.stage import DONE
from tests.doors.desk.making import do as take_step
from tests.doors.desk.making import with_photo
from tests.doors.page import Page
from tests.world import COUNTY, HOUSING, World

from maplebridge.cases.actions.take import take
from maplebridge.cases.models import Case
from maplebridge.cases.queries import get_case
from maplebridge.cases.scenes import make_rating_secret
from maplebridge.directory.people.rules import Actor
from maplebridge.services.rechecking.jobs import lot_of
from maplebridge.services.rechecking.models import RecheckDraw

LOOKER, CLERK = "human_resources-520524", "tangwei"


def to_look_at(world: World) -> str:
    """A streetlight that was closed and that the labour bureau was drawn for; its number."""
    number, photo = with_photo(world)
    take_step(world, number, "luolan", "dispatch", unit=HOUSING)
    take_step(world, number, "yangguang", "sign")
    take_step(world, number, "yangguang", "finish", **DONE, evidence=[photo])
    take_step(world, number, "wujie", "approve")
    case = get_case(COUNTY, number).facts
    resident = Actor(COUNTY, f"case:{case.id}", "resident", "")
    secret = make_rating_secret(COUNTY, number, case.rounds)
    said = {"rating_secret": secret, "solved": "yes", "satisfaction": "satisfied"}
    now = datetime.now(UTC)
    with transaction.atomic():  # a town's own worker finds the lot drawn, and draws none
        closed = take(actor=resident, number=number, action="rate", fields=said, seen=None, now=now)
        _draw(number, closed.seq)
    return number


def _draw(number: str, seq: int) -> None:
    """Draws the labour bureau, as the lot would for one closing in twenty."""
    case, now = Case.objects.of(COUNTY).get(number=number), datetime.now(UTC)
    lot = lot_of(COUNTY, case.id, seq)
    drawn = {"share": 100, "drawn": True, "unit": LOOKER}
    RecheckDraw.objects.insert([RecheckDraw(county=COUNTY, case_id=case.id, seq=seq, closed_at=now, lot=lot, **drawn)])
    fields = {"units": [LOOKER], "arrive_by": (now + timedelta(days=7)).isoformat()}
    lots = Actor(COUNTY, "rechecking", "clock", "")
    take(actor=lots, number=number, action="draw_recheck", fields=fields, seen=None, now=now)


def mine(world: World) -> str:
    """The list of whoever has something to look at."""
    to_look_at(world)
    return "/desk/recheck/"


def explained(world: World) -> str:
    """The lots of one case."""
    return f"/desk/recheck/explain/?number={to_look_at(world)}"


def act(world: World) -> str:
    """The form that says what was found."""
    return f"/desk/cases/{to_look_at(world)}/act/recheck/"


def behind(world: World) -> str:
    """The cases behind a number of re-checks."""
    to_look_at(world)
    return "/desk/figures/rechecks/?result=drawn"


PAGES = [
    Page("desk_recheck", CLERK, mine, 3),
    Page("desk_recheck", "hefang", "/desk/recheck/", 3, name="empty"),
    Page("desk_recheck_explain", "zhouming", explained, 4),
    Page("desk_figures_rechecks", "zhouming", behind, 4),
    Page("desk_act", CLERK, act, 3, name="recheck"),
]
