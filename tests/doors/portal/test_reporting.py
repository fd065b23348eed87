"""Reporting without JavaScript: three taps, a number, nothing lost when something is wrong."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.doors.portal.sending import TEXT, bring, case_of, holder_of, number_in, photo, said, voice
from tests.doors.signing import sign_in
from tests.world import COUNTY, GRID, VILLAGE, World

from maplebridge.cases.models import Case
from maplebridge.cases.viewing import CaseView, access_view
from maplebridge.services.drafting.models import Draft

pytestmark = pytest.mark.usefixtures("world")


def seen(number: str) -> CaseView:
    return access_view(holder_of(COUNTY, number), number)


def words(number: str) -> dict[str, str | None]:
    return {word.field: word.text for word in seen(number).words}


def test_a_text_and_a_village_make_a_case(client: Client) -> None:
    number = bring(client)
    case = case_of(COUNTY, number)
    assert (case.matter, case.place, case.channel) == ("streetlight", VILLAGE, "phone_page")


def test_the_number_the_secret_and_the_promise_are_shown(client: Client) -> None:
    number = bring(client)
    page = client.get(f"/report/done/{number}/").content.decode()
    assert f"{number[:4]} {number[4:8]} {number[8:12]} {number[12:]}" in page
    assert f"/c/{number}/" in page
    assert "最迟" in page


def test_only_whoever_brought_it_sees_the_secret(client: Client, world: World) -> None:
    number = bring(client)
    assert Client().get(f"/report/done/{number}/").status_code == 401
    other = Client()
    sign_in(other, world, "bob")
    assert other.get(f"/report/done/{number}/").status_code == 404


def test_staff_never_see_the_secret(client: Client, world: World) -> None:
    number = bring(client)
    staff = Client()
    sign_in(staff, world, "luolan")
    page = staff.get(f"/report/done/{number}/").content.decode()
    assert f"/c/{number}/" not in page
    assert "查询密码" not in page


def test_two_taps_make_one_case(client: Client) -> None:
    assert bring(client, photos=[photo()]) == bring(client, photos=[photo()])
    assert Case.objects.of(COUNTY).count() == 1
    assert len(seen(number_in(client.get("/cases/").content.decode())).files) == 1


def test_sent_again_with_other_words_it_asks_whether_it_is_another_case(client: Client) -> None:
    bring(client)
    answer = client.post("/report/", said(text="另一件事：路灯又不亮了"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "刚才已经提交过一次" in page
    key = page.split('name="key" value="')[1].split('"')[0]
    assert bring(client, text="另一件事：路灯又不亮了", key=key)
    assert Case.objects.of(COUNTY).count() == 2


def test_a_matter_that_takes_no_files_is_brought_all_the_same(client: Client) -> None:
    answer = client.post("/report/", said(matter="thanks", text="谢谢你们", photos=[photo()]))
    assert answer.headers["Location"].endswith("?without=files")
    assert "这类事项不收附件" in client.get(answer.headers["Location"]).content.decode()


def test_photos_go_with_it(client: Client) -> None:
    number = bring(client, photos=[photo("a.jpg"), photo("b.jpg", "navy")])
    files = seen(number).files
    assert [file.mime for file in files] == ["image/jpeg", "image/jpeg"]
    shown = client.get(f"/cases/{number}/files/{files[0].id}")
    assert (shown.status_code, shown.headers["Content-Type"]) == (200, "image/jpeg")
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    assert b"".join(shown.streaming_content)


def test_a_recording_alone_is_enough(client: Client) -> None:
    number = bring(client, text="", voice=voice())
    assert words(number)["title"] == "语音上报"
    assert [file.mime for file in seen(number).files] == ["video/webm"]


def test_nothing_at_all_is_not_enough(client: Client) -> None:
    answer = client.post("/report/", said(text=""))
    assert answer.status_code == 422
    assert "请写明要反映的事情" in answer.content.decode()


def test_a_bad_photo_is_named_and_nothing_is_lost(client: Client) -> None:
    bad = SimpleUploadedFile("坏照片.jpg", b"\xff\xd8\xff but no more", "image/jpeg")
    answer = client.post("/report/", said(photos=[photo("good.jpg"), bad], spot="小卖部门口"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "坏照片.jpg" in page
    assert TEXT in page
    assert "小卖部门口" in page
    kept = Draft.objects.of(COUNTY).get().files
    assert len(kept) == 1
    assert f'value="{kept[0]}"' in page
    thumb = client.get(f"/drafts/report/files/{kept[0]}")
    assert thumb.headers["Content-Type"] == "image/jpeg"
    assert b"".join(thumb.streaming_content)
    number = bring(client, kept=kept)
    assert [file.mime for file in seen(number).files] == ["image/jpeg"]
    assert not Draft.objects.of(COUNTY).exists()


def test_nobody_else_gets_at_a_kept_file(client: Client) -> None:
    client.post("/report/", said(text="", photos=[photo()]))
    (kept,) = Draft.objects.of(COUNTY).get().files
    assert Client().get(f"/drafts/report/files/{kept}").status_code == 404
    stranger = Client()
    number = bring(stranger, kept=[kept], key="another")
    assert seen(number).files == ()


def test_ten_photos_are_too_many(client: Client) -> None:
    many = [photo(f"{n}.jpg", f"rgb({n}, 0, 0)") for n in range(11)]
    answer = client.post("/report/", said(photos=many))
    assert answer.status_code == 422
    assert "最多 9 张" in answer.content.decode()


def test_a_matter_that_asks_for_more_says_so_with_its_field(client: Client) -> None:
    answer = client.post("/report/", said(matter="noise", text="广场舞太吵"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'name="when_heard"' in page
    assert 'href="#f-when_heard"' in page
    number = bring(client, matter="noise", text="广场舞太吵", when_heard="每晚八点")
    assert words(number)["form.when_heard"] == "每晚八点"


def test_a_wrong_phone_is_told_beside_the_phone(client: Client) -> None:
    page = client.post("/report/", said(phone="12")).content.decode()
    assert 'href="#r-phone"' in page
    assert 'id="e-phone"' in page


def test_anonymous_keeps_neither_name_nor_phone(client: Client, world: World) -> None:
    sign_in(client, world, "alice")
    number = bring(client, anonymous="1", phone="13800138000", name="阿丽")
    assert not {"reporter.phone", "reporter.name"} & words(number).keys()
    assert case_of(COUNTY, number).reporter != world.ids["alice"]


def test_for_somebody_else_the_other_is_the_reporter(client: Client) -> None:
    number = bring(client, other_name="杨奶奶", other_phone="13800138001", name="小杨", phone="13800138002")
    assert words(number).keys() >= {"reporter.name", "reporter.phone", "proxy.name", "proxy.phone"}
    assert "offers" not in client.get(f"/cases/{number}/").content.decode()


def test_for_somebody_else_one_leaves_an_own_phone(client: Client) -> None:
    page = client.post("/report/", said(other_name="杨奶奶")).content.decode()
    assert "请留下您自己的电话" in page
    assert 'href="#r-phone"' in page


def test_a_complaint_keeps_the_unit_out(client: Client) -> None:
    number = bring(client, complained_of="housing-520524")
    assert "housing-520524" in case_of(COUNTY, number).excluded_units


def test_trips_and_language_are_noted(client: Client) -> None:
    case = case_of(COUNTY, bring(client, trips="3", language="hmd"))
    assert (case.trips, case.language) == (3, "hmd")


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "\x00"},
        {"place": "999999"},
        {"lon": "nan", "lat": "1"},
        {"matter": "no such"},
        {"language": "x" * 50},
        {"complained_of": "nobody"},
        {"plate": "made-up"},
        {"text": "字" * 30_000},
    ],
)
def test_whatever_is_sent_never_breaks_the_page(client: Client, changes: dict[str, Any]) -> None:
    answer = client.post("/report/", said(place="", **changes) if "place" not in changes else said(**changes))
    assert answer.status_code in (302, 404, 422)


def test_a_signed_in_resident_finds_it_among_their_own(client: Client, world: World) -> None:
    sign_in(client, world, "alice")
    number = bring(client, place=GRID)
    elsewhere = Client()
    sign_in(elsewhere, world, "alice")
    assert number in elsewhere.get("/cases/").content.decode()


def test_english_throughout(client: Client) -> None:
    number = bring(client, text="The lamp at the gate is dark", matter="streetlight")
    page = client.get(f"/report/done/{number}/?lang=en").content.decode()
    assert "Received, thank you" in page
    assert "已收到" not in page
