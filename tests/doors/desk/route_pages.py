"""The page of the lawful ways out of a case, with who opens it and how many queries it takes."""

from tests.doors.desk.making import bring
from tests.doors.page import Page
from tests.services.mediation.quarrels import bring_quarrel, settle_around
from tests.world import World


def quarrel(world: World) -> str:
    settle_around(world)
    return f"/desk/cases/{bring_quarrel(world).number}/"


PAGES = [
    Page("desk_routes", "xiongbo", lambda world: f"{quarrel(world)}routes/", 4),
    Page("desk_routes", "luolan", lambda world: f"/desk/cases/{bring(world)}/routes/", 3, "no-dispute"),
    Page("desk_case", "xiongbo", quarrel, 12, "quarrel"),
]
