"""What comes too often waits, says until when and whom to call, and loses nothing; what is right is never refused."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings
from tests.doors.portal.open_pages import UNIT
from tests.doors.portal.paper_pages import bring as bring_papers
from tests.doors.portal.paper_pages import make_out
from tests.doors.portal.sending import TEXT, bring, case_of, photo, said
from tests.doors.signing import sign_in
from tests.services.pacing.using import use_up
from tests.world import COUNTY, World

from maplebridge.cases.models import Case
from maplebridge.cases.scenes import make_access_secret, make_party_secret
from maplebridge.ground.clock.time import now
from maplebridge.services.drafting.models import Draft
from maplebridge.services.pacing.models import Tries
from maplebridge.services.sending.links import make_link

LEAK = "楼道里一股煤气味，怕是液化气漏了。"
NOBODY = "01890000-0000-7000-8000-000000000000"


@pytest.fixture(autouse=True)
def centre_phone(settings: Settings) -> None:
    settings.CENTRE_PHONE = "0857-12345"


def send(client: Client, **changes: Any) -> tuple[int, str]:
    answer = client.post("/report/", said(**changes))
    return answer.status_code, answer.content.decode()


def test_a_report_that_comes_too_early_is_kept_with_its_photos_and_sent_later(
    world: World, client: Client, settings: Settings
) -> None:
    use_up(settings, "report")
    answer = client.post("/report/", said(spot="小卖部门口", photos=[photo()]))
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"][-10:]) == (429, ":00:00 GMT")
    assert Case.objects.of(COUNTY).count() == 0
    for words in (
        TEXT,
        "小卖部门口",
        "0857-12345",
        "tel:0857-12345",
        "这一次没有收下",
        "照片都存好了",
        "110、119、120",
    ):
        assert words in page
    assert "0857-12345" in client.post("/report/?lang=en", said()).content.decode()
    opened_later = client.get("/report/").content.decode()
    assert TEXT in opened_later
    kept = Draft.objects.of(COUNTY).get().files
    Tries.objects.of(COUNTY).delete()
    assert case_of(COUNTY, bring(client, spot="小卖部门口", kept=kept)).id
    assert Draft.objects.of(COUNTY).count() == 0


def test_an_emergency_is_not_kept_out_by_a_flood_of_other_things(
    world: World, client: Client, settings: Settings
) -> None:
    use_up(settings, "report", "application")
    number = bring(client, text=LEAK, key="in words")
    assert case_of(COUNTY, number).matter == "gas_leak"
    use_up(settings, "emergency")
    status, page = send(client, text=LEAK, key="too many of these")
    assert (status, "110、119、120" in page) == (429, True)


def test_what_cannot_be_kept_either_is_not_said_to_be(world: World, client: Client, settings: Settings) -> None:
    use_up(settings, "report", "draft")
    status, page = send(client, photos=[photo()])
    assert (status, TEXT in page, "没能存下" in page, "照片都存好了" in page) == (429, True, True, False)
    assert "没能存下" not in send(client)[1]
    assert Draft.objects.of(COUNTY).count() == 0


def test_a_resident_who_signed_in_is_counted_for_themselves_and_staff_are_not(
    world: World, client: Client, settings: Settings
) -> None:
    use_up(settings, "report")
    alice, clerk = Client(), Client()
    sign_in(alice, world, "alice")
    sign_in(clerk, world, "luolan")
    bring(alice, key="a")
    for key in ("b", "c", "d"):
        bring(clerk, key=key)
    use_up(settings, "report", who=world.ids["alice"])
    assert send(alice, key="e")[0] == send(client, key="f")[0] == 429
    bob = Client()
    sign_in(bob, world, "bob")
    bring(bob, key="g")


@pytest.mark.parametrize(
    ("kind", "address"),
    [("application", "/apply/thanks/form/"), ("complaint", f"/supervise/{UNIT}/"), ("draft", "/drafts/report/")],
)
def test_other_forms_have_a_count_of_their_own(
    world: World, client: Client, settings: Settings, kind: str, address: str
) -> None:
    use_up(settings, "report")
    assert client.post(address, said()).status_code != 429
    use_up(settings, kind)
    refused = client.post(address, said())
    assert (refused.status_code, "0857-12345" in refused.content.decode()) == (429, True)


def test_what_a_browser_keeps_by_itself_is_counted_once(world: World, client: Client, settings: Settings) -> None:
    by_itself: Any = {"headers": {"X-Live": "1"}}
    assert client.post("/drafts/report/", said(), **by_itself).status_code == 200
    use_up(settings, "draft")
    assert client.post("/drafts/report/", said(text="改了"), **by_itself).status_code == 200
    other = Client().post("/drafts/report/", said(), **by_itself)
    assert (other.status_code, "0857-12345" in other.json()["said"]) == (429, True)


def test_wrong_secrets_are_counted_and_right_ones_never_refused(
    world: World, client: Client, settings: Settings
) -> None:
    number = bring(client)
    case = case_of(COUNTY, number)
    secret, party = make_access_secret(COUNTY, case.id), make_party_secret(COUNTY, case.id, 2)
    paper, link = make_out(world, bring_papers(world).number).code, make_link(COUNTY, case.id, now()).rpartition("/")[2]
    wrong = {
        "case_secret": [f"/c/{number}/{party}", f"/p/{number}/2/{secret}"],
        "short_link": [f"/s/{'0' * 16}"],
        "paper_code": ["/verify/paper/2222222222222222/"],
        "sign_up_secret": [f"/activities/mine/{NOBODY}/x/"],
        "begin_link": [f"/account/begin/{NOBODY}/x/"],
    }
    for kind, addresses in wrong.items():
        for address in addresses:
            assert client.get(address).status_code in (401, 404), address
        assert sum(row.many for row in Tries.objects.of(COUNTY).filter(what=kind)) == len(addresses)
        use_up(settings, kind)
        for address in addresses:
            refused = client.get(address)
            assert (refused.status_code, "0857-12345" in refused.content.decode()) == (429, True), address
    typed = client.post("/cases/", {"number": number, "secret": "x"})
    assert (typed.status_code, number in typed.content.decode()) == (429, True)
    for right in (f"/c/{number}/{secret}", f"/p/{number}/2/{party}", f"/s/{link}"):
        assert Client().get(right).status_code == 302, right
    assert Client().get(f"/verify/paper/{paper}/").status_code == 200
    assert Client().post("/cases/", {"number": number, "secret": secret}).status_code == 302


def test_files_are_compared_so_often_in_an_hour(world: World, client: Client, settings: Settings) -> None:
    address = f"/verify/paper/{make_out(world, bring_papers(world).number).code}/"

    def compare() -> tuple[int, str]:
        answer = client.post(address, {"file": SimpleUploadedFile("mine.pdf", b"%PDF-1.4 other")})
        return answer.status_code, answer.content.decode()

    assert compare()[0] == 200
    use_up(settings, "comparison")
    status, page = compare()
    assert (status, "0857-12345" in page, "不是我们出具的文件" in page) == (429, True, False)
    assert client.get(address).status_code == 200
