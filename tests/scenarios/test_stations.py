"""Questions to a station: anybody of its roster answers within a working day; what they cannot answer goes straight to
the county and, one step more, to its centre, each with a working day of its own.

A working day limit: the day of the act is not counted, the working day after it ends at 24:00 (written as 00:00 of the
next day). 2026: 1 September is a Tuesday; Sunday 20 September is worked.
"""

from typing import Any

from tests.scenarios.story import Line, Story, tell
from tests.world import COUNTY, DEMO, TOWN

from maplebridge.cases.models import Case
from maplebridge.directory.people.queries import forget_people
from maplebridge.directory.teams.actions import install_pack_teams

STATION, COURT = f"four_source_station-{TOWN}", f"court-{COUNTY}"
ASKED: dict[str, Any] = {"matter": "question_to_station", "text": "打工受伤，老板不认，我该先找哪里？"}
ANSWER = {"result": "先申请工伤认定，一年内有效；材料清单已给您。", "outcome": "explained"}
ON = {"text": "请上一级答。"}
SOLVED = {"rating_secret": "secret", "solved": "yes", "satisfaction": "very_satisfied"}
UNSOLVED = {**SOLVED, "solved": "no", "satisfaction": "dissatisfied"}

# Tuesday 1 September + 1 working day = Wednesday the 2nd.
ASKED_ON_TUESDAY: list[Line] = [("09-01 10:00", "alice", "submit", ASKED, "received", {"answer": "09-03 00:00"})]
AT_THE_COUNTY: list[Line] = [
    *ASKED_ON_TUESDAY,
    # The station is no longer awaited; Wednesday the 2nd + 1 = Thursday the 3rd for the court.
    (
        "09-02 10:00",
        "zhangqi",
        "ask_court",
        {"text": "涉及工伤时效，请法院答。"},
        "at_county",
        {"county_answer": "09-04 00:00"},
    ),
]


def man(story: Story) -> None:
    """Puts the station's people on its roster."""
    install_pack_teams(county=COUNTY, path=DEMO / "teams.yaml", now=story.now)
    forget_people()


def test_anybody_on_the_roster_answers_the_one_queue(story: Story) -> None:
    man(story)
    tell(
        story,
        [
            *ASKED_ON_TUESDAY,
            ("09-01 11:00", "yangguang", "answer", ANSWER, "!no_case", {"answer": "09-03 00:00"}),
            # Of the police, on the station's roster: 1 September + 7 days = Tuesday the 8th.
            ("09-01 14:00", "caojun", "answer", ANSWER, "answered", {"rate": "09-09 00:00"}),
            ("09-02 20:00", "alice", "rate", SOLVED, "closed", {}),
        ],
    )
    assert story.case.facts.unit == STATION


def test_a_question_goes_straight_to_the_court_and_on_to_the_county_centre_each_with_its_own_clock(
    story: Story,
) -> None:
    man(story)
    tell(
        story,
        [
            *AT_THE_COUNTY,
            # Thursday the 3rd + 1 = Friday the 4th for the county's centre.
            ("09-03 15:00", "weizheng", "ask_centre", ON, "at_centre", {"centre_answer": "09-05 00:00"}),
            # Friday the 4th + 7 days = Friday the 11th.
            ("09-04 11:00", "axiu", "answer", ANSWER, "answered", {"rate": "09-12 00:00"}),
            # Not solved: Monday the 7th + 1 = Tuesday the 8th.
            ("09-07 09:00", "alice", "rate", UNSOLVED, "received", {"again": "09-09 00:00"}),
            ("09-08 09:00", "weizheng", "answer", ANSWER, "answered", {"rate": "09-16 00:00"}),
            ("09-16 00:00", "clock", "run", {"does": ["lapse"]}, "closed", {}),
        ],
    )


def test_the_station_stays_with_what_it_took_up_and_may_answer_first(story: Story) -> None:
    man(story)
    tell(story, AT_THE_COUNTY)
    assert (story.case.facts.unit, story.case.facts.helpers) == (COURT, (STATION,))
    tell(story, [("09-02 16:00", "zhangqi", "answer", ANSWER, "answered", {"rate": "09-10 00:00"})])


def test_the_third_level_is_not_asked_before_the_second(story: Story) -> None:
    man(story)
    tell(story, ASKED_ON_TUESDAY)
    story.at("09-01 12:00")
    assert story.fails("zhangqi", "ask_centre", **ON).code
    up = ("09-02 10:00", "zhangqi", "ask_bureau", ON, "at_county", {"county_answer": "09-04 00:00"})
    tell(story, [up])
    assert story.fails("qinhai", "ask_court", **ON).code


def test_a_silent_county_is_escalated_and_a_worked_sunday_counts(story: Story) -> None:
    man(story)
    tell(
        story,
        [
            # Friday 18 September + 1 working day = Sunday the 20th, which is worked.
            ("09-18 10:00", "alice", "submit", ASKED, "received", {"answer": "09-21 00:00"}),
            # Sunday the 20th + 1 = Monday the 21st.
            ("09-20 09:00", "zhangqi", "ask_bureau", ON, "at_county", {"county_answer": "09-22 00:00"}),
            ("09-22 00:01", "clock", "run", {"does": ["overdue"]}, "at_county", {"county_answer": "09-22 00:00"}),
        ],
    )


def test_a_question_becomes_a_mediation_and_nothing_is_said_twice(story: Story) -> None:
    man(story)
    tell(story, ASKED_ON_TUESDAY)
    story.at("09-01 15:00").take("xiongbo", "pass_on", reason="双方愿意坐下来谈。", next_matter="people_mediation")
    assert story.case.facts.state == "passed_on"
    before = story.case.facts.id
    story.succeed()
    (after,) = Case.objects.of(COUNTY).filter(origin_id=before)
    assert (after.matter, after.reporter) == ("people_mediation", story.world.ids["alice"])
