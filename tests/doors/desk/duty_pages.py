"""The pages of responsibilities and signed statements, with who opens them and how many queries they take."""

from tests.doors.page import Page
from tests.world import COUNTY, TOWN, World

from maplebridge.ground.clock.time import day_of
from maplebridge.services.statements.actions import draw_up
from maplebridge.services.statements.queries import list_tree

OFFICE = "government_office-520524"


def drawn(world: World) -> str:
    """A statement between the county and the town, drawn up."""
    year = day_of(world.now).year
    draw_up(actor=world.actor("zhouming"), upper=OFFICE, year=year, now=world.now)
    statement = list_tree(COUNTY, year)[0].statement
    assert statement is not None
    return f"/desk/statements/{statement.id}/"


DUTY_PAGES = [
    Page("desk_responsibilities", "yangguang", "/desk/responsibilities/", 2),
    Page("desk_responsibilities", "zhouming", "/desk/responsibilities/?q=欠薪", 2, "asked"),
    Page("desk_unit_responsibilities", "yangguang", "/desk/responsibilities/housing-520524/", 2),
    Page("desk_statements", "zhouming", "/desk/statements/", 3),
    Page("desk_statements", "zouping", f"/desk/statements/?town={TOWN}", 3, "town"),
    Page("desk_statement", "zhouming", drawn, 3),
    Page("desk_unit_responsibilities", "yangguang", "/desk/responsibilities/law_firm_qianshan-520524/", 2, "none"),
]
