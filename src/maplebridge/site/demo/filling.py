"""Fills the demo county from its pack: rules, places, units, people and working days. Not for real counties."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from maplebridge.directory.people import populating
from maplebridge.directory.people.listing import get_person_id
from maplebridge.directory.places import actions as places
from maplebridge.directory.places.queries import list_places
from maplebridge.directory.places.rules import Level
from maplebridge.directory.units import actions as units
from maplebridge.directory.units.drafts import Area
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.clock.time import now as clock
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines import actions as deadlines
from maplebridge.rulebook.publishing import actions as publishing
from maplebridge.site.demo import agreeing, booking, doors, driving, living, outlets, pleas, questions, series, stations
from maplebridge.site.demo.inviting import invite

COUNTY = "520524"
PACK = Path(__file__).resolve().parents[2] / "packs" / "demo"
YEARS_AROUND = 1
Step = tuple[Text, Callable[[], object]]


def list_steps(now: datetime) -> Iterator[Step]:
    """What has to be done, in order, each with what to call it. Each step may be repeated."""
    year, people_file = day_of(now).year, PACK / "people.yaml"
    yield (
        Text("发布规则", "Publish the rules"),
        lambda: publishing.publish(COUNTY, PACK, by="demo", now=now),
    )
    yield (
        Text("工作日表", "Table of working days"),
        lambda: deadlines.seed_years(COUNTY, year - YEARS_AROUND, year + YEARS_AROUND, now=now, by="demo"),
    )
    yield (
        Text("区划、网格、联户组", "Places, grids and household groups"),
        lambda: places.import_made_county(COUNTY, PACK / "places.csv", now=now),
    )
    yield Text("门牌", "Door plates"), lambda: doors.hang_plates(COUNTY, now)
    yield Text("机构", "Units"), install_units
    yield Text("人员", "People"), lambda: populating.populate(county=COUNTY, path=people_file, now=now)
    yield Text("队伍和站点", "Teams and stations"), lambda: stations.install(COUNTY, PACK, now)
    yield Text("月报数据", "Monthly series"), lambda: series.report(COUNTY, now)
    yield Text("活动与公开", "Activities and disclosure"), lambda: invite(COUNTY, now)
    yield Text("可约时间和流动服务", "Bookable times and a tour"), lambda: booking.offer_times(COUNTY, now)
    yield Text("代办网点", "Agent outlets"), lambda: outlets.take_in(COUNTY, clock())
    yield Text("责任状", "Signed statements"), lambda: agreeing.sign_statements(COUNTY, clock())
    yield Text("信访、救助、关爱、积案", "Petitions, help, care, old cases"), lambda: pleas.tell_pleas(COUNTY, clock())
    yield Text("专项行动、履职清单", "Drives and the duty list"), lambda: driving.drive(COUNTY, clock)
    yield Text("六十天的案件", "Sixty days of cases"), tell_lives
    yield Text("问站点", "Questions to stations"), lambda: questions.ask_stations(COUNTY, clock())


def install_units() -> int:
    """The pack's units, for the county and every division below it."""
    areas = [Area(place.code, place.name) for place in list_places(COUNTY) if place.level is not Level.GRID]
    return units.install_pack_units(county=COUNTY, path=PACK / "units.yaml", areas=areas)


def tell_lives() -> int:
    """Invented cases in all states; how many were new."""
    people = {code: get_person_id(COUNTY, code) for code in (*living.OWN, living.WORKER)}
    return living.live(COUNTY, people, clock)


def stamp_of_pack() -> str:
    """Changes when a file of the pack does: then the demo is filled again."""
    digest = hashlib.sha256()
    for path in sorted(PACK.rglob("*.*")):
        digest.update(path.relative_to(PACK).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
