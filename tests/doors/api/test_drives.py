"""What everybody reads of drives and of the duty list over the API: the same as on the pages, and nobody named."""

from typing import Any

from tests.doors.api.visitors import Visitors
from tests.doors.desk.drive_pages import desk_published, running, told_duties
from tests.services.drives.court import BUREAU, HEAD
from tests.world import COUNTY, World

from maplebridge.cases.models import Case


def test_everybody_reads_the_result_of_a_drive_and_nobody_an_unfinished_one(world: World, visit: Visitors) -> None:
    waiting = running(world).split("/")[3]
    drive = desk_published(world).split("/")[3]
    (told,) = visit.nobody.get("drives", county=COUNTY)["drives"]
    assert told == visit.nobody.get(f"drives/{drive}", county=COUNTY)
    assert (told["id"], told["total"]["cases"], told["teams"][0]["name"]["zh"]) == (drive, None, "第 1 组")
    assert not [code for code in ("weizheng", "韦正", "秦海", "唐伟") if code in str(told)]
    assert visit.nobody.get(f"drives/{waiting}", 404, county=COUNTY)["code"] == "no_drive"
    assert visit.staff("zhouming").get("drives")["drives"] == [told]


def test_staff_who_see_a_drive_read_its_board(world: World, visit: Visitors) -> None:
    drive = running(world).split("/")[3]
    head = visit.staff(HEAD)
    (mine,) = head.get("drives/mine", state="running")["drives"]
    assert (mine["id"], mine["days_left"], mine["runs"]) == (drive, 100, True)
    assert head.get("drives/mine", state="ended")["drives"] == []
    board = head.get(f"drives/{drive}/board")
    assert (board["total"]["cases"], board["total"]["touched"], board["total"]["finished"]) == (6, 2, 1)
    assert board["total"]["money"] == [
        {"kind": "recovered", "label": {"zh": "执行到位、挽回", "en": "Recovered"}, "yuan": "1200.00"}
    ]
    assert "韦正" in board["teams"][0]["members"]
    assert len(board["cases"]) == 6
    assert {line["team"] for line in head.get(f"drives/{drive}/board", team=2)["cases"]} == {2}
    member = visit.staff("qinhai")
    assert [each["runs"] for each in member.get("drives/mine")["drives"]] == [False]
    assert member.get(f"drives/{drive}/board")["total"]["cases"] == 6


def test_a_case_that_was_sealed_meanwhile_is_counted_and_not_listed(world: World, visit: Visitors) -> None:
    drive = running(world).split("/")[3]
    theirs = Case.objects.of(COUNTY).filter(matter="enforcement_case", helpers__contains=[BUREAU])
    others = Case.objects.of(COUNTY).filter(matter="enforcement_case").exclude(helpers__contains=[BUREAU])
    sealed, kept = others[0], theirs[0]
    Case.objects.of(COUNTY).filter(id=sealed.id).update(secrecy="restricted")
    Case.objects.of(COUNTY).filter(id=kept.id).update(excluded_units=[BUREAU])
    board = visit.staff("qinhai").get(f"drives/{drive}/board")
    assert board["total"]["cases"] == 6
    assert not {line["number"] for line in board["cases"]} & {sealed.number, kept.number}
    titles = {line["title"] for line in board["cases"] if line["team"] == 1}
    assert titles == {None}  # the bureau helps in its own team's cases only


def test_nobody_else_learns_of_a_drive_that_runs(world: World, visit: Visitors) -> None:
    drive = running(world).split("/")[3]
    assert visit.staff("yangguang").get(f"drives/{drive}/board", 404)["code"] == "no_drive"
    assert visit.staff("yangguang").get("drives/mine")["drives"] == []
    for visitor, status in ((visit.nobody, 401), (visit.staff("alice"), 403)):
        visitor.get("drives/mine", status)
        visitor.get(f"drives/{drive}/board", status)


def test_everybody_reads_the_duty_list(world: World, visit: Visitors) -> None:
    told_duties(world)
    told: dict[str, Any] = visit.nobody.get("duties", county=COUNTY)
    (result,) = told["results"]
    assert (result["title"], result["words"], result["settled"]) == ("房屋证件遗留问题", "二十户已发放。", None)
    standing = {each["code"]: each["in_hand"] for each in told["batches"]}
    assert standing == {"cases": 0, "disputes": 0, "aid": 0, "publicity": 0, "measures": 1}
    assert visit.nobody.get("duties", county=COUNTY, batch="aid")["results"] == []
    visit.nobody.get("duties", 404, county=COUNTY, month="2020-01")
    visit.nobody.get("duties", 422, county=COUNTY, batch="other")
