"""Who sees which figures, and that every number opens the cases behind it."""

import pytest
from tests.cases.stage import Stage, moment
from tests.services.insight.lives import Plan
from tests.services.insight.test_exact import NOW, tell_all
from tests.world import COUNTY, GRID, HOUSING, TOWN, VILLAGE

from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.directory.places import queries as places
from maplebridge.directory.places.models import Division
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.services.insight import queries
from maplebridge.services.insight.figures import FIGURES, MEASURES
from maplebridge.services.insight.periods import read_period
from maplebridge.services.insight.reading import Scope

COUNTYWIDE = Scope(COUNTY, COUNTY)
MONTH = read_period("2026-09-01..2026-10-01", NOW)


def many(end: str, number: int, start: int = 0, **more: object) -> list[Plan]:
    return [Plan(hours=start + n, end=end, **more) for n in range(number)]  # type: ignore[arg-type] # fields of Plan


def numbers(stage: Stage, code: str, measure: str, scope: Scope = COUNTYWIDE) -> list[str]:
    found = queries.list_behind(stage.world.actor(code), measure, scope, MONTH, now=NOW)
    return sorted(line.number for line in found)


def test_twelve_lives_by_hand(stage: Stage) -> None:
    # Tuesday 1 September 9:00, an hour between steps: each is received, sent, signed and finished on one day.
    tell_all(stage, [*many("yes", 6, 48), *many("no_yes", 2, 54), *many("lapse", 3, 56), Plan(hours=648, end="wait")])
    sheet = queries.get_sheet(stage.world.actor("zhouming"), COUNTYWIDE, MONTH, NOW)
    counts = {name: sheet.counts.total(name) for name in ("received", "closed", "open", "overdue")}
    assert counts == {"received": 12, "closed": 11, "open": 1, "overdue": 1}
    rates = {name: (rate.numerator, rate.denominator) for name, rate in sheet.rates.items()}
    assert rates["on_time"] == (11, 12)  # the one that waits since Monday was due on Tuesday
    assert rates["signed"] == (11, 11)
    assert rates["responded"] == (11, 11)
    assert rates["solved"] == (8, 10)  # two first said no: each rating counts
    assert rates["satisfied"] == (8, 10)
    assert rates["rated"] == (10, 13)
    assert rates["redone"] == (2, 11)
    assert rates["repeated"] == (11, 12)  # the same lamp each time
    assert rates["accurate"] == (11, 11)
    assert sheet.rates["on_time"].interval == "64.6–98.5"


@pytest.mark.parametrize("measure", sorted(MEASURES))
def test_a_number_opens_as_many_cases_as_it_counts(stage: Stage, measure: str) -> None:
    ends = ("yes", "no_yes", "lapse", "returned", "refuse", "withdraw", "redo", "signed", "sent")
    tell_all(stage, [Plan(hours=30 * n, end=end) for n, end in enumerate(ends)])
    leader = stage.world.actor("zhouming")
    sheet = queries.get_sheet(leader, COUNTYWIDE, MONTH, NOW)
    behind = numbers(stage, "zhouming", measure)
    assert len(behind) == len(set(behind)) <= sheet.counts.total(measure)
    assert bool(behind) == bool(sheet.counts.total(measure))
    if measure in ("received", "closed", "open", "overdue", "refused", "withdrawn"):
        assert len(behind) == sheet.counts.total(measure)


def test_the_cases_behind_a_number_come_in_pages(stage: Stage) -> None:
    tell_all(stage, many("yes", 5))
    leader = stage.world.actor("zhouming")
    first = queries.list_behind(leader, "received", COUNTYWIDE, MONTH, now=NOW, many=3)
    rest = queries.list_behind(leader, "received", COUNTYWIDE, MONTH, now=NOW, many=3, before=first[-1].id)
    assert [len(first), len(rest), len({line.id for line in (*first, *rest)})] == [3, 2, 5]


def test_a_part_of_a_number_opens_its_own_cases(stage: Stage) -> None:
    tell_all(stage, [Plan(channel="hotline"), Plan(hours=24), Plan(hours=25, matter="pothole")])
    leader = stage.world.actor("zhouming")

    def behind(**part: str) -> int:
        return len(queries.list_behind(leader, "received", COUNTYWIDE, MONTH, now=NOW, **part))

    assert behind(channel="hotline") == 1
    assert behind(category="04") == 3
    assert behind(category="0404") == 1
    assert behind(day="2026-09-02") == 2


def test_people_see_the_figures_of_their_duty(stage: Stage) -> None:
    scopes = {
        code: queries.list_scopes(stage.world.actor(code)) for code in ("zhouming", "luolan", "yangguang", "aduo")
    }
    assert scopes == {
        "zhouming": [COUNTYWIDE],
        "luolan": [Scope(COUNTY, TOWN)],
        "yangguang": [Scope(COUNTY, COUNTY, HOUSING)],
        "aduo": [],
    }


def test_nobody_sees_the_figures_of_others(stage: Stage) -> None:
    luolan, yangguang = stage.world.actor("luolan"), stage.world.actor("yangguang")
    assert queries.access_scope(luolan, place=VILLAGE) == Scope(COUNTY, VILLAGE)
    for actor, place, unit in ((luolan, COUNTY, ""), (yangguang, TOWN, ""), (luolan, "", HOUSING)):
        with pytest.raises(Missing):
            queries.access_scope(actor, place=place, unit=unit)
    with pytest.raises(Missing):
        queries.access_scope(stage.world.actor("aduo"))


def test_whoever_handles_sees_no_ratings_of_their_unit(stage: Stage) -> None:
    tell_all(stage, many("no_yes", 6))
    unit = Scope(COUNTY, COUNTY, HOUSING)
    sheet = queries.get_sheet(stage.world.actor("hefang"), unit, MONTH, NOW)
    assert not sheet.with_ratings
    assert {"solved", "satisfied", "rated"}.isdisjoint(figure.name for figure in sheet.shown_rates())
    with pytest.raises(Missing):
        numbers(stage, "hefang", "rated_unsolved", unit)
    assert len(numbers(stage, "zhouming", "rated_unsolved")) == 6


def test_a_leader_who_also_handles_in_the_unit_is_not_told_which_of_its_cases_were_rated_low(stage: Stage) -> None:
    tell_all(stage, many("no_yes", 2))
    leader = Actor(COUNTY, "x", "staff", "", duties=(Duty("leader", HOUSING, COUNTY),))
    assert queries.list_behind(leader, "rated_unsolved", COUNTYWIDE, MONTH, now=NOW) == []


def test_sealed_cases_are_in_no_figure_of_a_place_and_for_the_county_apart_from_ten_on(stage: Stage) -> None:
    tell_all(stage, many("yes", 2))
    stage.at("09-20 09:00")
    for n in range(10):
        stage.submit("", matter="domestic_violence", text="邻居家里夜里打人。", anonymous=True, key=f"sealed{n}")
        sheet = queries.get_sheet(stage.world.actor("zhouming"), COUNTYWIDE, MONTH, NOW)
        assert sheet.apart == ({"received": 10, "open": 10, "overdue": 10} if n == 9 else {})
    assert sheet.counts.total("received") == 2
    assert len(numbers(stage, "zhouming", "received")) == 2
    town = queries.get_sheet(stage.world.actor("luolan"), Scope(COUNTY, TOWN), MONTH, NOW)
    assert (town.counts.total("received"), town.apart) == (2, {})


def test_a_case_that_a_unit_is_kept_out_of_counts_among_the_sealed(stage: Stage) -> None:
    stage.at("09-20 09:00").submit("alice", text="住建局的人推诿。", complained_of=(HOUSING,))
    sheet = queries.get_sheet(stage.world.actor("zhouming"), COUNTYWIDE, MONTH, NOW)
    assert sheet.counts.total("received") == 0


def test_thanks_are_not_counted_as_cases(stage: Stage) -> None:
    stage.at("09-20 09:00").submit("alice", text="谢谢修好了路灯。", matter="thanks")
    sheet = queries.get_sheet(stage.world.actor("zhouming"), COUNTYWIDE, MONTH, NOW)
    assert sheet.counts.total("received") == 0


def test_due_soon_are_those_with_four_fifths_of_the_time_used(stage: Stage) -> None:
    stage.at("09-21 09:00").submit("alice", text="路灯不亮", matter="streetlight", place=GRID)
    counted = {}
    for when in ("09-21 10:30", "09-21 10:40", "09-21 11:01"):
        stage.at(when).run_clocks()
        sheet = queries.get_sheet(stage.world.actor("zhouming"), COUNTYWIDE, MONTH, stage.now)
        counted[when] = (sheet.counts.total("due_soon"), sheet.counts.total("overdue"))
    assert counted == {"09-21 10:30": (0, 0), "09-21 10:40": (1, 0), "09-21 11:01": (0, 1)}


def test_what_a_village_settles_counts_as_settled_nearby(stage: Stage) -> None:
    stage.at("09-18 09:00").submit("aduo", text="排水沟堵了", matter="fire_hazard", place=GRID)
    evidence = {"result": "已清走", "outcome": "solved", "evidence": ["ab" * 32]}
    stage.at("09-18 10:00").take("aduo", "settle", **evidence)
    stage.at("09-18 11:00").take("wujie", "confirm")
    tell_all(stage, many("yes", 1))
    sheet = queries.get_sheet(stage.world.actor("zhouming"), COUNTYWIDE, MONTH, NOW)
    assert (sheet.rates["near"].numerator, sheet.rates["near"].denominator) == (1, 2)


def test_a_village_that_was_merged_keeps_its_cases_in_the_village_that_took_it_over(stage: Stage) -> None:
    old = Division(code=f"{TOWN}201", name="旧村", level="village", parent=TOWN)
    old.replaced_by, old.valid_to = VILLAGE, moment("06-30 12:00").date()
    old.save()
    places.forget()
    tell_all(stage, [Plan(place=VILLAGE), Plan(hours=1, place=old.code)])
    actor = stage.world.actor("luolan")
    sheet = queries.get_sheet(actor, Scope(COUNTY, TOWN), MONTH, NOW)
    parts = queries.list_parts(sheet, "place", queries.names_of_places(COUNTY, TOWN))
    assert [(part.name.zh, part.counts["received"]) for part in parts] == [("凤坪村", 2)]
    assert len(numbers(stage, "luolan", "received", Scope(COUNTY, VILLAGE))) == 2


def test_a_year_without_records_has_no_data(stage: Stage) -> None:
    tell_all(stage, [*many("yes", 2), *many("wait", 1, 100)])
    assert not queries.has_data(queries.get_year_before(COUNTYWIDE, MONTH, NOW))
    later = moment("2027-10-01 12:00")
    year = queries.get_year_before(COUNTYWIDE, read_period("2027-09-01..2027-10-01", later), later)
    assert queries.has_data(year)
    assert year.total("received") == 3


def test_cards_of_a_start_page(stage: Stage) -> None:
    tell_all(stage, many("yes", 3))
    leader = {figure.name for figure, _ in queries.get_desk_cards(stage.world.actor("zhouming"), NOW)}
    handler = {figure.name for figure, _ in queries.get_desk_cards(stage.world.actor("yangguang"), NOW)}
    assert leader == {"received", "responded", "solved", "satisfied", "due_soon", "overdue"}
    assert handler == {"received", "responded", "on_time", "due_soon", "overdue"}
    assert queries.get_desk_cards(stage.world.actor("aduo"), NOW) == []


def test_there_is_no_other_measure(stage: Stage) -> None:
    with pytest.raises(Fault) as caught:
        numbers(stage, "zhouming", "sadness")
    assert caught.value.field == "measure"


def test_every_figure_says_in_both_languages_what_it_counts() -> None:
    for figure in FIGURES.values():
        assert all((text.zh and text.en) for text in (figure.label, figure.formula, figure.moment))
