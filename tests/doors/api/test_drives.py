"""What everybody reads of drives and of the duty list over the API: the same as on the pages, and nobody named."""

from typing import Any

from tests.doors.api.visitors import Visitors
from tests.doors.desk.drive_pages import desk_published, running, told_duties
from tests.world import COUNTY, World


def test_everybody_reads_the_result_of_a_drive_and_nobody_an_unfinished_one(world: World, visit: Visitors) -> None:
    waiting = running(world).split("/")[3]
    drive = desk_published(world).split("/")[3]
    (told,) = visit.nobody.get("drives", county=COUNTY)["drives"]
    assert told == visit.nobody.get(f"drives/{drive}", county=COUNTY)
    assert (told["id"], told["total"]["cases"], told["teams"][0]["name"]["zh"]) == (drive, None, "第 1 组")
    assert not [code for code in ("weizheng", "韦正", "秦海", "唐伟") if code in str(told)]
    assert visit.nobody.get(f"drives/{waiting}", 404, county=COUNTY)["code"] == "no_drive"
    assert visit.staff("zhouming").get("drives")["drives"] == [told]


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
