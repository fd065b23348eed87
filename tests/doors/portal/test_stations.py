"""Stations in the portal: the one of my village, who is on duty today, a question that lands on its queue."""

from django.test import Client
from tests.doors.desk.team_pages import STATION, manned
from tests.world import COUNTY, TOWN, VILLAGE, World

from maplebridge.cases.models import Case
from maplebridge.directory.teams.queries import get_team


def page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_village_shows_the_stations_that_cover_it_the_nearest_first(world: World, client: Client) -> None:
    manned(world)
    listed = page(client, f"/stations/?place={VILLAGE}")
    places = [listed.index(name) for name in ("凤坪村法治工作站", "猫场镇四源共治工作站", "县苗语专班")]
    assert places == sorted(places)
    assert "领导小组" not in listed
    assert "凤坪村" in page(client, f"/stations/?place={TOWN}")
    assert "没有找到这个地方" in page(client, "/stations/?place=520524999999")


def test_a_station_names_who_is_on_duty_by_office_and_no_phone_of_a_person(world: World, client: Client) -> None:
    manned(world)
    shown = page(client, f"/stations/{STATION}/")
    assert "0857-5550180" in shown
    assert "139000000" not in shown
    assert "苗语" in shown
    assert world.ids["xiongbo"] not in shown
    for code in (f"leading_group-{COUNTY}", "nobody"):
        page(client, f"/stations/{code}/", 404)


def test_a_question_carries_its_words_and_place_to_the_form_and_lands_at_the_station(
    world: World, client: Client
) -> None:
    manned(world)
    form = page(client, f"/apply/question_to_station/form/?place={VILLAGE}&text=打工受伤先找哪里")
    assert "打工受伤先找哪里" in form
    assert f'<option value="{VILLAGE}" selected>' in form
    case = Case.objects.of(COUNTY).get(matter="question_to_station")
    assert (case.unit, case.state) == (get_team(COUNTY, STATION).unit, "received")
