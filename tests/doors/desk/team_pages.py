"""The pages of teams, stations and coverage; those of the portal are in its list. With who opens them and
how many queries they take."""

from collections.abc import Callable
from typing import Any

from tests.doors.page import Page
from tests.world import COUNTY, DEMO, TOWN, VILLAGE, World

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.intake import Intake
from maplebridge.directory.people.queries import forget_people
from maplebridge.directory.teams.actions import install_pack_teams
from maplebridge.directory.teams.queries import forget_teams, get_teams
from maplebridge.ground.clock.time import day_of, now
from maplebridge.services.stations.actions import record_entry, record_meeting
from maplebridge.services.stations.models import TeamMeeting

STATION, LANGUAGE = f"four_source_station-{TOWN}", f"language_team-{COUNTY}"
ONE = f"/desk/teams/{STATION}/"


def manned(world: World) -> None:
    """The pack's teams, with a question on a queue, a meeting and a line of the log; once."""
    forget_teams()
    if not get_teams(COUNTY).by_code or not TeamMeeting.objects.of(COUNTY).exists():
        install_pack_teams(county=COUNTY, path=DEMO / "teams.yaml", now=world.now)
        forget_people()
        said = Intake(text="打工受伤，先找哪里？", matter="question_to_station", place=VILLAGE, language="hmd")
        submit(county=COUNTY, intake=said, sender=world.actor("alice"), now=now())
        about: dict[str, Any] = {"actor": world.actor("zhangqi"), "team": STATION, "day": day_of(now()), "now": now()}
        record_meeting(held_by="张琪", present=6, decisions="研究三件事，定下责任人。", **about)
        record_entry(duty="mediate", many=2, words="逢场天接待群众。", **about)


def at(path: str) -> Callable[[World], str]:
    """`path`, once there are teams."""

    def make(world: World) -> str:
        manned(world)
        return path

    return make


PAGES = [
    Page("desk_teams", "zhangqi", at("/desk/teams/"), 5),
    Page("desk_teams", "luolan", at("/desk/teams/?all=1"), 5, "all"),
    Page("desk_teams", "luolan", at("/desk/teams/?words=nowhere"), 4, "nothing"),
    Page("desk_team", "zhangqi", at(ONE), 7),
    Page("desk_team", "luolan", at(f"/desk/teams/{LANGUAGE}/"), 6, "language"),
    Page("desk_team_roster", "luyuan", at(f"{ONE}roster/"), 4, "head"),
    Page("desk_team_roster", "luolan", at(f"{ONE}roster/"), 4),
    Page("desk_team_books", "zhangqi", at(f"{ONE}books/"), 5),
    Page("desk_coverage", "luolan", at("/desk/coverage/"), 6),
    Page("desk_coverage", "luolan", at(f"/desk/coverage/?place={TOWN}"), 6, "town"),
    Page("desk_coverage_gaps", "luolan", at("/desk/coverage/gaps/"), 6),
    Page("desk_coverage_gaps", "luolan", at("/desk/coverage/gaps/?gap=no_people"), 6, "kind"),
    Page("desk_coverage_file", "luolan", at("/desk/coverage/gaps.csv"), 6),
    Page("desk_coverage_figures", "luolan", at("/desk/coverage/figures/"), 4),
    Page(
        "desk_coverage_figures",
        "luolan",
        at(f"/desk/coverage/figures/?kind=four_source_station&place={TOWN}"),
        4,
        "town",
    ),
    Page("desk_coverage_figures_file", "luolan", at("/desk/coverage/figures.csv"), 4),
]
STATION_PAGES = [
    Page("portal_stations", None, "/stations/", 1),
    Page("portal_stations", None, at(f"/stations/?place={VILLAGE}"), 1, "village"),
    Page("portal_stations", None, "/stations/?place=520524999", 1, "unknown"),
    Page("portal_station", None, at(f"/stations/{STATION}/?place={VILLAGE}"), 3),
]
