"""Teams in the tables: installing a pack's list, whom it puts in, what it refuses, changing them."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.world import COUNTY, DEMO, TOWN, VILLAGE, World

from maplebridge.directory.people.actions import give_duties
from maplebridge.directory.people.rules import Duty, holds
from maplebridge.directory.teams import actions
from maplebridge.directory.teams.queries import forget_teams, get_team, get_teams, list_absences, list_changes
from maplebridge.directory.teams.rota import Change, who_is_on
from maplebridge.directory.teams.rules import lacking
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.ground.words.text import Text

STATION = f"four_source_station-{TOWN}"
JUDGES = f"judge_liaison-{TOWN}"
LEGAL = f"village_legal_station-{VILLAGE}"


def people_of(world: World, team: str) -> set[tuple[str, str]]:
    codes = {id_: code for code, id_ in world.ids.items()}
    return {(codes[member.person], member.part) for member in get_team(COUNTY, team).members}


def test_a_station_takes_people_of_several_houses_on_one_roster_and_one_queue(world: World) -> None:
    assert {("weizheng", "judge"), ("zhangqi", "justice_officer"), ("xiongbo", "mediator"), ("caojun", "police")} <= (
        people_of(world, STATION)
    )
    for code in ("weizheng", "zhangqi", "caojun"):
        assert holds(world.actor(code), "handler", unit=STATION), code
    assert holds(world.actor("xiongbo"), "mediator", unit=STATION)


def test_installing_twice_changes_nothing(world: World) -> None:
    before = {team.code: team for team in get_teams(COUNTY)}
    actions.install_pack_teams(county=COUNTY, path=DEMO / "teams.yaml", now=world.now)
    assert {team.code: team for team in get_teams(COUNTY)} == before
    assert {team.kind for team in before.values()} == set(get_teams(COUNTY).kinds)


def test_the_narrowest_team_that_covers_a_place_comes_first_and_speakers_are_found(world: World) -> None:
    teams = get_teams(COUNTY)
    assert teams.of_place(VILLAGE)[0].code == LEGAL
    assert {team.code for team in teams.of_place(VILLAGE, kinds=["judge_liaison"])} == {JUDGES}
    speakers = teams.speakers(VILLAGE, "hmd", day_of(world.now))
    assert {"xiongbo", "linxi"} <= {code for code, id_ in world.ids.items() for _, m in speakers if m.person == id_}
    assert len({member.person for _, member in speakers}) == len(speakers)


def test_teams_are_read_once_and_then_remembered(world: World, django_assert_num_queries: object) -> None:
    get_teams(COUNTY)
    with django_assert_num_queries(0):  # type: ignore[operator]  # a fixture without hints
        get_teams(COUNTY)


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        ("court, part: judge,", "court, part: magician,", "each[0].members[0].part"),
        ("group\n    kind: leading_group", "group\n    kind: nobody", "teams[1].kind"),
        ("unit: judge_station", "unit: nowhere", "each[0].unit"),
        ("days: [tue, thu]", "days: [someday]", "each[0].members[0].days"),
        ("person: linxi", "person: nobody", "teams[0].members[0].person"),
        ("opens: never", "opens: often", "teams[1].opens"),
        ("phone: ", "fone: ", "teams[0].fone"),
        ("meets: quarter", "meets: yearly", "kinds[0].meets"),
        ("from: court,", "", "each[0].members[0]"),
    ],
)
def test_a_wrong_list_is_refused_and_says_where(
    world: World, tmp_path: Path, before: str, after: str, field: str
) -> None:
    path = tmp_path / "teams.yaml"
    text = (DEMO / "teams.yaml").read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(Fault) as caught:
        actions.install_pack_teams(county=COUNTY, path=path, now=world.now)
    assert caught.value.field == field


def test_people_come_and_go_and_their_days_change(world: World) -> None:
    today = day_of(world.now)
    member = actions.add_member(
        county=COUNTY, team=JUDGES, person_id=world.ids["tianhe"], part="judge", days=[3, 1], now=world.now
    )
    assert holds(world.actor("tianhe"), "handler", unit=f"judge_station-{TOWN}")
    with pytest.raises(Fault, match="in_it"):
        actions.add_member(
            county=COUNTY, team=JUDGES, person_id=world.ids["tianhe"], part="judge", days=[], now=world.now
        )
    with pytest.raises(Fault, match="no_days"):
        actions.set_days(county=COUNTY, team=JUDGES, member=member, days=[8])
    actions.set_days(county=COUNTY, team=JUDGES, member=member, days=[5])
    assert {tuple(sorted(m.days)) for m in get_team(COUNTY, JUDGES).members if m.id == member} == {(5,)}
    actions.end_member(county=COUNTY, team=JUDGES, member=member, last_day=today)
    assert member not in {m.id for m in get_team(COUNTY, JUDGES).people_on(today + timedelta(days=1))}
    for wrong in (member.replace(member[0], "x"), "nobody"):
        with pytest.raises(Missing):
            actions.end_member(county=COUNTY, team=JUDGES, member=wrong, last_day=today)
    with pytest.raises(Fault, match="no_person"):
        actions.add_member(
            county=COUNTY, team=JUDGES, person_id=world.ids["alice"], part="judge", days=[], now=world.now
        )


def test_the_duty_that_came_with_a_part_goes_with_the_last_part_that_gives_it(world: World) -> None:
    today, unit = day_of(world.now), f"judge_station-{TOWN}"
    morrow = world.now + timedelta(days=1)

    def joins(part: str) -> str:
        return actions.add_member(
            county=COUNTY, team=JUDGES, person_id=world.ids["tianhe"], part=part, days=[], now=world.now
        )

    judge, clerk = joins("judge"), joins("liaison")
    actions.end_member(county=COUNTY, team=JUDGES, member=judge, last_day=today)
    assert holds(world.actor("tianhe", morrow), "handler", unit=unit)
    actions.end_member(county=COUNTY, team=JUDGES, member=clerk, last_day=today)
    assert holds(world.actor("tianhe"), "handler", unit=unit)
    assert not holds(world.actor("tianhe", morrow), "handler", unit=unit)


def test_a_duty_that_was_there_before_the_part_stays_behind_it(world: World) -> None:
    today, unit = day_of(world.now), f"judge_station-{TOWN}"
    duty = Duty("handler", unit, TOWN)
    give_duties(county=COUNTY, wanted={world.ids["tianhe"]: [duty]}, now=world.now)
    member = actions.add_member(
        county=COUNTY, team=JUDGES, person_id=world.ids["tianhe"], part="judge", days=[], now=world.now
    )
    actions.end_member(county=COUNTY, team=JUDGES, member=member, last_day=today)
    assert holds(world.actor("tianhe", world.now + timedelta(days=1)), "handler", unit=unit)


def test_a_swap_is_noted_for_both_days_and_nonsense_is_refused(world: World) -> None:
    first = day_of(world.now) + timedelta(days=1)
    while first.isoweekday() != 1:
        first += timedelta(days=1)
    second = first + timedelta(days=1)
    judge, officer = world.ids["xiongbo"], world.ids["zhangqi"]  # Tuesday and Thursday; Monday, Wednesday and Friday

    def swap(one: str, day: object, other: str, other_day: object) -> None:
        actions.note_swap(
            county=COUNTY,
            team=STATION,
            first=(one, day),  # type: ignore[arg-type]  # handed through
            second=(other, other_day),  # type: ignore[arg-type]  # handed through
            reason="开会",
            by=world.ids["zhangqi"],
            now=world.now,
        )

    swap(officer, first, judge, second)
    changes, team = list_changes(COUNTY, first, second)[STATION], get_team(COUNTY, STATION)
    absences = list_absences(COUNTY, first, second)
    assert [each.person for each in who_is_on(team, first, changes, absences)] == [judge]
    assert officer in {each.person for each in who_is_on(team, second, changes, absences)}
    with pytest.raises(Fault, match="not_on_duty"):
        swap(officer, first, judge, second)
    past = Change(day_of(world.now) - timedelta(days=1), officer, None)
    with pytest.raises(Fault, match="past"):
        actions.note_change(county=COUNTY, team=STATION, change=past, reason="", by=judge, now=world.now)


def test_what_the_public_reads_can_be_changed_and_what_is_lacking_is_named(world: World) -> None:
    kind = get_teams(COUNTY).kinds["village_legal_station"]
    assert lacking(get_team(COUNTY, LEGAL), kind) == ()
    actions.describe(
        county=COUNTY, team=LEGAL, phone="0857-1", hours=Text("上午", "Mornings"), has=["mediators", "no such thing"]
    )
    changed = get_team(COUNTY, LEGAL)
    assert (changed.phone, changed.hours) == ("0857-1", Text("上午", "Mornings"))
    assert [need.code for need in lacking(changed, kind)][:2] == ["consulting_room", "online_access"]
    forget_teams()
