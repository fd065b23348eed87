"""Coverage: every gap is named, at its place, and nothing that is there is called a gap."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from maplebridge.directory.teams.rules import Member, Need, TeamFacts, TeamKind, Teams, period_start
from maplebridge.ground.words.text import Text
from maplebridge.services.stations.coverage import Gap, Known, find_gaps, tally

COUNTY, TOWN, OTHER = "520524", "520524103", "520524104"
VILLAGES = [f"{TOWN}20{n}" for n in range(3)] + [f"{OTHER}20{n}" for n in range(2)]
PLACES = [TOWN, OTHER, *VILLAGES]
DAY = date(2026, 11, 23)
NAME = Text("站", "Station")
JUDGES = TeamKind("judges", NAME, NAME, covers=("town", "village"), meets="quarter")
LEGAL = TeamKind("legal", NAME, NAME, covers=("village",), meets="month", needs=(Need("room", "platform", NAME),))


def person(name: str, *languages: str, days: frozenset[int] = frozenset(range(1, 8))) -> Member:
    return Member(name, name, name, "judge", frozenset({"zh", *languages}), days, DAY - timedelta(days=30))


def team(code: str, kind: str, *covers: str, **changes: object) -> TeamFacts:
    facts = {"members": (person("a"),), "has": frozenset({"room"})} | changes
    return TeamFacts(code, kind, NAME, covers[0], covers, **facts)  # type: ignore[arg-type]  # mixed facts


def county(*teams: TeamFacts, kinds: tuple[TeamKind, ...] = (JUDGES, LEGAL)) -> Teams:
    return Teams(COUNTY, {kind.code: kind for kind in kinds}, {}, {each.code: each for each in teams})


def known(**changes: object) -> Known:
    facts = {"day": DAY, "places": PLACES, "working": lambda day: day.isoweekday() < 6} | changes
    return Known(**facts)  # type: ignore[arg-type]  # mixed facts


def test_a_team_of_a_town_covers_its_villages_and_every_other_place_is_named() -> None:
    found = find_gaps(county(team("j", "judges", TOWN), kinds=(JUDGES,)), known(met={"j"}))
    assert [gap.place for gap in found] == [OTHER, *(v for v in VILLAGES if v.startswith(OTHER))]
    assert {(gap.gap, gap.kind) for gap in found} == {("no_team", "judges")}


def test_a_team_of_the_county_covers_everything() -> None:
    assert find_gaps(county(team("j", "judges", COUNTY), kinds=(JUDGES,)), known(met={"j"})) == []


def test_a_station_without_its_meeting_without_a_platform_without_people_or_with_an_empty_day_is_named() -> None:
    whole = team("whole", "legal", VILLAGES[0])
    bare = team("bare", "legal", VILLAGES[1], has=frozenset())
    empty = team("empty", "legal", VILLAGES[2], members=())
    weak = team("weak", "legal", OTHER, members=(person("b", days=frozenset({1, 2})),))
    gone = team("gone", "legal", OTHER, active=False, members=())
    found = find_gaps(county(whole, bare, empty, weak, gone, kinds=(LEGAL,)), known(met={"whole", "empty", "weak"}))
    assert {(gap.team, gap.gap, gap.what, gap.day) for gap in found} == {
        ("bare", "lacks", "room", None),
        ("bare", "no_meeting", "", None),
        ("empty", "no_people", "", None),
        ("weak", "no_rota", "", DAY + timedelta(days=2)),
    }


def test_a_language_that_residents_speak_needs_a_team_that_speaks_it_and_a_promise_somebody_who_keeps_it() -> None:
    speaking = team("j", "judges", TOWN, members=(person("a", "hmd"),))
    promising = team("p", "judges", OTHER, languages=frozenset({"yig"}))
    spoken = {(VILLAGES[0], "hmd"): 3, (VILLAGES[4], "hmd"): 2, (VILLAGES[4], "zh"): 9}
    found = find_gaps(county(speaking, promising, kinds=(JUDGES,)), known(met={"j", "p"}, spoken=spoken))
    assert found == [
        Gap("no_speaker", OTHER, "judges", "p", "yig"),
        Gap("does_not_speak", OTHER, "judges", "p", "judge", many=1),
        Gap("no_speaker", VILLAGES[4], what="hmd", many=2),
    ]


def test_each_part_of_a_language_team_whose_people_speak_none_of_its_languages_is_named() -> None:
    silent = Member("c", "c", "c", "lawyer", frozenset({"zh"}), frozenset(range(1, 8)), DAY)
    gone = replace(silent, id="d", part="aid", since=DAY - timedelta(days=9), until=DAY - timedelta(days=1))
    members = (person("a", "hmd"), person("b", "yig"), silent, replace(silent, id="e", person="e"), gone)
    whole = team("j", "judges", COUNTY, members=members, languages=frozenset({"hmd", "yig"}))
    plain = team("k", "judges", COUNTY, members=(silent,))
    found = find_gaps(county(whole, plain, kinds=(JUDGES,)), known(met={"j", "k"}))
    assert found == [Gap("does_not_speak", COUNTY, "judges", "j", "lawyer", many=2)]


@given(st.lists(st.builds(Gap, st.sampled_from(["no_team", "lacks"]), st.sampled_from(PLACES)), max_size=20))
def test_what_lies_below_a_place_is_counted_with_it(found: list[Gap]) -> None:
    counted = tally(found, PLACES)
    total = sum((Counter(counted.get(town, {})) for town in (TOWN, OTHER)), Counter[str]())
    assert total == Counter(gap.gap for gap in found)
    for village in VILLAGES:
        assert counted.get(village, Counter()) == Counter(gap.gap for gap in found if gap.place == village)


def test_months_and_quarters_begin_on_their_first_day() -> None:
    assert period_start("month", DAY) == date(2026, 11, 1)
    assert period_start("quarter", DAY) == date(2026, 10, 1)
    assert period_start("quarter", date(2026, 1, 31)) == date(2026, 1, 1)
    assert period_start("never", DAY) is None
