"""Teams on the desk: one queue for all on the roster, rota changed by those in it, books, coverage with every gap."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.doors.desk.team_pages import LANGUAGE, ONE, STATION, manned
from tests.doors.signing import sign_in
from tests.world import COUNTY, HOUSING, TOWN, VILLAGE, World

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.intake import Intake
from maplebridge.cases.models import Case
from maplebridge.directory.teams.queries import get_team
from maplebridge.ground.clock.time import day_of, now


@pytest.fixture
def town(world: World) -> World:
    manned(world)
    return world


def visit(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def test_all_on_the_roster_see_the_one_queue_and_others_only_how_long_it_is(town: World, client: Client) -> None:
    number = Case.objects.of(COUNTY).values_list("number", flat=True).get()
    for who, sees in (("zhangqi", True), ("caojun", True), ("luolan", False)):
        sign_in(client, town, who)
        page = visit(client, ONE)
        assert (number in page) is sees, who
    assert "队列只给名册上的人看" in page
    assert "猫场镇四源共治工作站" in visit(client, "/desk/teams/?all=1")


def test_my_teams_come_first(town: World, client: Client) -> None:
    sign_in(client, town, "zhangqi")
    page = visit(client, "/desk/teams/")
    assert "我的队伍" in page
    assert f'href="{ONE}"' in page
    assert f'href="/desk/teams/{LANGUAGE}/"' not in page


def test_somebody_in_the_team_notes_a_stand_in_and_what_is_wrong_is_said(town: World, client: Client) -> None:
    sign_in(client, town, "zhangqi")
    monday = day_of(now()) + timedelta(days=7 - day_of(now()).weekday())
    said = {"day": monday.isoformat(), "away": town.ids["zhangqi"], "stand_in": town.ids["xiongbo"], "reason": "开会"}
    assert client.post(f"{ONE}roster/change/", said).status_code == 302
    assert "替张琪" in visit(client, f"{ONE}roster/")
    again = client.post(f"{ONE}roster/change/", said)
    assert again.status_code == 422
    assert "这个人当天不值班" in again.content.decode()
    sign_in(client, town, "yangguang")
    assert client.post(f"{ONE}roster/change/", said).status_code == 403


def test_the_head_of_what_leads_it_puts_people_in_and_lets_them_go(town: World, client: Client) -> None:
    sign_in(client, town, "luyuan")
    assert client.post(f"{ONE}members/", {"person": "fanglin", "part": "lawyer", "days": ["3", "5"]}).status_code == 302
    (member,) = (each for each in get_team(COUNTY, STATION).members if each.person == town.ids["fanglin"])
    assert member.days == {3, 5}
    assert client.post(f"{ONE}members/{member.id}/days/", {"days": ["1"]}).status_code == 302
    today = day_of(now()).isoformat()
    assert client.post(f"{ONE}members/{member.id}/end/", {"last_day": today}).status_code == 302
    assert client.post(f"{ONE}members/", {"person": "nobody", "part": "lawyer"}).status_code == 404
    sign_in(client, town, "zhangqi")
    assert client.post(f"{ONE}members/", {"person": "fanglin", "part": "judge"}).status_code == 403


def test_what_the_public_reads_is_changed_by_who_keeps_the_team(town: World, client: Client) -> None:
    sign_in(client, town, "luyuan")
    said = {"phone": "0857-5550999", "hours_zh": "工作日", "hours_en": "Working days"}
    assert client.post(f"{ONE}about/", said).status_code == 302
    assert get_team(COUNTY, STATION).phone == "0857-5550999"
    assert client.post(f"{ONE}about/", said | {"phone": "1" * 300}).status_code == 422


def test_meetings_and_the_log_are_written_on_the_desk(town: World, client: Client) -> None:
    sign_in(client, town, "caojun")
    today = day_of(now()).isoformat()
    said = {"day": today, "held_by": "曹军", "present": "5", "decisions": "下周一起走访。"}
    assert client.post(f"{ONE}books/meeting/", said).status_code == 302
    assert client.post(f"{ONE}books/meeting/", said | {"present": "many"}).status_code == 422
    entry = {"day": today, "duty": "explain", "many": "3", "words": "讲清了工伤认定的期限。"}
    assert client.post(f"{ONE}books/entry/", entry).status_code == 302
    page = visit(client, f"{ONE}books/")
    assert "下周一起走访" in page
    assert "1 次，3 人" in page
    sign_in(client, town, "yangguang")
    assert client.post(f"{ONE}books/entry/", entry).status_code == 403


def test_a_line_of_the_log_on_a_case_is_not_read_by_whoever_the_case_keeps_out(town: World, client: Client) -> None:
    said = Intake(text="工伤认定的事", matter="question_to_station", place=VILLAGE)
    number = submit(county=COUNTY, intake=said, sender=town.actor("alice"), now=now()).number
    sign_in(client, town, "caojun")
    entry = {"day": day_of(now()).isoformat(), "duty": "explain", "many": "1", "words": "讲清了工伤认定的期限。"}
    assert client.post(f"{ONE}books/entry/", entry | {"case_number": "123"}).status_code == 422
    assert client.post(f"{ONE}books/entry/", entry | {"case_number": number}).status_code == 302
    sign_in(client, town, "yangguang")
    assert number in visit(client, f"{ONE}books/")
    Case.objects.of(COUNTY).filter(number=number).update(excluded_units=[HOUSING])
    page = visit(client, f"{ONE}books/")
    assert number not in page
    assert "讲清了工伤认定的期限" not in page
    sign_in(client, town, "caojun")
    assert client.post(f"{ONE}books/entry/", entry | {"case_number": number}).status_code == 422


def test_coverage_counts_gaps_by_place_and_each_number_opens_its_list(town: World, client: Client) -> None:
    sign_in(client, town, "luolan")
    county = visit(client, "/desk/coverage/")
    assert f'href="/desk/coverage/?place={TOWN}"' in county
    assert f"/desk/coverage/gaps/?place={TOWN}&amp;gap=no_meeting" in county
    listed = visit(client, f"/desk/coverage/gaps/?place={TOWN}&gap=no_meeting")
    assert "猫场镇法官联络站" in listed
    assert "本季度还没有开会" in listed
    assert STATION not in listed  # it has met this month
    lines = client.get(f"/desk/coverage/gaps.csv?place={VILLAGE}")
    content = b"".join(lines).decode()  # type: ignore[call-overload]  # a streamed answer
    assert "凤坪村法治工作站" in content
    assert content.count("\n") == 1 + visit(client, f"/desk/coverage/gaps/?place={VILLAGE}").count("badge--amber")


def test_whoever_joins_a_language_team_without_its_language_is_a_gap_that_names_the_part_alone(
    town: World, client: Client
) -> None:
    sign_in(client, town, "luyuan")
    joined = client.post(f"/desk/teams/{LANGUAGE}/members/", {"person": "fanglin", "part": "lawyer", "days": ["3"]})
    assert joined.status_code == 302
    page = visit(client, "/desk/coverage/gaps/?gap=does_not_speak")
    assert "律师：1 人不会说苗语" in page
    assert "方琳" not in page


def test_what_all_teams_of_a_kind_did_is_summed_by_town_and_exported(town: World, client: Client) -> None:
    sign_in(client, town, "luolan")
    query = "kind=four_source_station&period=30d"
    page = visit(client, f"/desk/coverage/figures/?{query}")
    assert f'href="/desk/coverage/figures/?place={TOWN}&amp;kind=four_source_station&amp;period=30d"' in page
    assert "猫场镇" in page
    content = b"".join(client.get(f"/desk/coverage/figures.csv?{query}")).decode()  # type: ignore[call-overload]  # streamed
    head, *lines = content.splitlines()
    assert "联合调解 次数,联合调解 次数 去年同期,联合调解 件,联合调解 件 去年同期" in head
    (line,) = (line for line in lines if line.startswith(TOWN))
    assert line.startswith(f"{TOWN},猫场镇,1,1,0,2,0")
    for odd in ("kind=choir", "period=30d&place=520524999", "first=x&last=y"):
        assert client.get(f"/desk/coverage/figures/?{odd}").status_code in (200, 404, 422)


def test_a_case_in_miao_names_who_of_the_teams_speaks_it(town: World, client: Client) -> None:
    sign_in(client, town, "zhangqi")
    number = Case.objects.of(COUNTY).values_list("number", flat=True).get()
    page = visit(client, f"/desk/cases/{number}/")
    assert "会说当事人语言的队员" in page
    assert "熊波" in page
    assert "1 件，其中 0 件" in visit(client, f"/desk/teams/{LANGUAGE}/")
