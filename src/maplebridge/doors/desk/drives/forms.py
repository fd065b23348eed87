"""What the forms of a drive ask, and what may be chosen in them. Not for judging it: the room itself does."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import list_children
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.parts.forms.rows import Option
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Field, FieldType
from maplebridge.services.drives.access import may_run
from maplebridge.services.drives.board import Board, list_matters
from maplebridge.services.drives.models import DriveTeam
from maplebridge.services.drives.queries import list_candidates

T = FieldType
NAME = Field("name", T.TEXT, Text("名称", "Name"), longest=60)
FIRST = Field("first_day", T.DATE, Text("开始日期", "First day"))
LAST = Field("last_day", T.DATE, Text("结束日期", "Last day"))
PLAN = (
    NAME,
    Field("purpose", T.LONG_TEXT, Text("目的（会公开）", "What it is for (told to the public)"), longest=500),
    Field("unit", T.UNIT, Text("牵头单位", "Leading unit")),
    FIRST,
    LAST,
)
DAYS = (FIRST, LAST)
TEAM = (
    Field("name", T.TEXT, Text("组名（不公开）", "Name of the team (not told to the public)"), longest=60),
    Field("unit", T.UNIT, Text("单位", "Unit")),
    Field("share", T.INTEGER, Text("份额（1–9，一般都填 1）", "Share of the list (1 to 9, usually 1)")),
)
MEMBER = (Field("team", T.INTEGER, Text("工作组", "Team")), Field("person", T.TEXT, Text("人员", "Person"), longest=40))
MATTER = (
    Field("matter", T.MATTER, Text("事项", "Matter")),
    Field("place", T.PLACE, Text("地点（不选就是全县）", "Place (the whole county if left out)"), required=False),
)
NUMBER = Field("number", T.TEXT, Text("案件编号", "Case number"), longest=30)
REASON = Field("reason", T.LONG_TEXT, Text("理由", "Reason"), longest=500)
TO_TEAM = Field("team", T.INTEGER, Text("工作组", "Team"))
FIELDS: Mapping[str, tuple[Field, ...]] = {
    "days": DAYS,
    "team": TEAM,
    "member": MEMBER,
    "matter": MATTER,
    "add": (NUMBER, TO_TEAM, REASON),
    "move": (NUMBER, TO_TEAM, REASON),
    "remove": (NUMBER, REASON),
    "back": (NUMBER, REASON),
}
"""What each deed asks; those that are not here ask for nothing but a press of their button."""
COUNTY, TOWN = 6, 9
Options = Mapping[str, Sequence[Option]]


def plan_options(actor: Actor) -> Options:
    """The units whose drives the actor may organise."""
    units = (unit for unit in get_registry(actor.county) if unit.active and len(unit.place) <= TOWN)
    return {"unit": [Option(unit.code, unit.name) for unit in units if may_run(actor, unit.code)]}


def team_options(actor: Actor) -> Options:
    """The units that may have a team."""
    units = (unit for unit in get_registry(actor.county) if unit.active and len(unit.place) <= TOWN)
    return {"unit": [Option(unit.code, unit.name) for unit in units]}


def member_options(actor: Actor, teams: Sequence[DriveTeam], now: datetime) -> Options:
    """The teams, and who serves in their units."""
    registry, people = get_registry(actor.county), list_candidates(actor.county, [team.unit for team in teams], now)
    named = {code: unit.name for code in people if (unit := registry.unit(code))}
    return numbers_of(teams) | {
        "person": [
            Option(str(person), Text(name, name), named.get(unit))
            for unit, group in people.items()
            for person, name in group
        ]
    }


def numbers_of(teams: Sequence[DriveTeam]) -> dict[str, Sequence[Option]]:
    """The teams to choose from."""
    return {"team": [Option(str(each.number), Text(each.name, each.name)) for each in teams]}


def off_the_list(board: Board, actor: Actor) -> Options:
    """The cases that were taken off and can be put back."""
    off = (line for line in board.lines if line.removed and line.known_to(actor))
    named = ((line.case.facts.number, line.case.row["title"] if line.seen_by(actor) else "") for line in off)
    return {"number": [Option(number, Text(f"{number} {title}", f"{number} {title}")) for number, title in named]}


def matter_options(county: str) -> Options:
    """The matters, and the county's towns."""
    towns = list_children(county, county)
    return {
        "matter": [Option(matter.name, matter.title) for matter in list_matters(county)],
        "place": [Option(town.code, Text(town.name, town.name)) for town in towns],
    }
