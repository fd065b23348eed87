"""A small county for tests: one town of the demo county with its real rules, units, calendar and named cast."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.laid import lay_once

import maplebridge
from maplebridge.directory.accounts import screens
from maplebridge.directory.people.actions import add_people
from maplebridge.directory.people.pattern import read_pattern
from maplebridge.directory.people.queries import forget_people, get_actor
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places import queries as places
from maplebridge.directory.places.models import Division, Grid
from maplebridge.directory.teams.queries import forget_teams
from maplebridge.directory.units import queries as units
from maplebridge.directory.units.actions import install_pack_units
from maplebridge.directory.units.drafts import Area
from maplebridge.doors.desk.inbox import cards
from maplebridge.ground.clock.time import day_of
from maplebridge.rulebook.deadlines import queries as calendars
from maplebridge.rulebook.deadlines.actions import seed_years
from maplebridge.rulebook.publishing.actions import publish
from maplebridge.rulebook.publishing.queries import forget_packs
from maplebridge.rulebook.routing.queries import forget_lessons
from maplebridge.services.insight import mapping

COUNTY, TOWN, VILLAGE, GRID = "520524", "520524103", "520524103200", "520524103200001"
DEMO = Path(maplebridge.__file__).parent / "packs" / "demo"
CENTRE, TOWN_CENTRE, HOUSING, WATER = "centre-520524", "centre-520524103", "housing-520524", "water-520524"

MEMORIES: tuple[Any, ...] = (units._registries, calendars._CALENDARS)


@dataclass(frozen=True, slots=True)
class World:
    """The county as founded at `now`; `ids` are those of the cast by their codes."""

    ids: Mapping[str, str]
    now: datetime
    known: Sequence[Any] = ()

    def begin(self) -> None:
        """This process remembers nothing but the county as founded, and looks first whether that has changed."""
        forget_all()
        for memory, known in zip(MEMORIES, self.known, strict=True):
            memory._memories[COUNTY] = known

    def actor(self, code: str, now: datetime | None = None) -> Actor:
        """One of the cast, as they stand at `now`."""
        found = get_actor(COUNTY, self.ids[code], now or self.now)
        assert found is not None, code
        return found


def found_county(now: datetime | None = None) -> World:
    """Lays the county in the database and forgets what this process remembers of an earlier one.

    Who names no moment shares the rows of whoever was first that day.
    """
    forget_all()
    moment = now or datetime.now(UTC)
    ids, known = lay_once(now or day_of(moment), lambda: (_lay(moment), _known()))
    world = World(dict(ids), moment, known)  # tests add to the cast
    world.begin()
    return world


def _known() -> list[Any]:
    """The county's units and working days with the revisions of their tables."""
    forget_all()
    return [memory.get(COUNTY) and replace(memory._memories[COUNTY], looked_at=-math.inf) for memory in MEMORIES]


def _lay(moment: datetime) -> Mapping[str, str]:
    Division.objects.bulk_create(
        Division(code=code, name=name, level=level, parent=parent)
        for code, name, level, parent in (
            (COUNTY, "织金县", "county", ""),
            (TOWN, "猫场镇", "town", COUNTY),
            (VILLAGE, "凤坪村", "village", TOWN),
        )
    )
    Grid.objects.insert([Grid(county=COUNTY, code=GRID, village=VILLAGE, name="第一网格")])
    areas = [Area(COUNTY, "织金县"), Area(TOWN, "猫场镇"), Area(VILLAGE, "凤坪村")]
    install_pack_units(county=COUNTY, path=DEMO / "units.yaml", areas=areas)
    ids = add_people(county=COUNTY, drafts=read_pattern(DEMO / "people.yaml", COUNTY).people, now=moment)
    seed_years(COUNTY, 2011, max(2027, moment.year + 1), now=moment)
    publish(COUNTY, DEMO, by="test", now=moment)
    return ids


def forget_all() -> None:
    """Drops everything this process remembers of a county: nothing of another test's is left."""
    kept = (mapping._drawings, cards._kept, screens._open)
    in_rooms = (places.forget, units.forget_registries, forget_teams, forget_people, calendars.forget, forget_packs)
    for forget in (*in_rooms, forget_lessons, *(memory.forget for memory in kept)):
        forget()


def streetlight(**changes: Any) -> dict[str, Any]:
    """What a resident says of a broken lamp, as keyword arguments of Intake."""
    said: dict[str, Any] = {"text": "村口的路灯三天不亮了，老人晚上看不见路。", "matter": "streetlight", "place": GRID}
    return said | changes
