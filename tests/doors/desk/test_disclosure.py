"""Staff publish, correct and withdraw for their unit; the county sees what is missing and asks; cards are printed."""

from datetime import UTC, datetime
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from tests.doors.portal.open_pages import CLERK, UNIT, published
from tests.doors.signing import sign_in
from tests.services.platework.conftest import pages_of
from tests.world import COUNTY, HOUSING, TOWN, World

from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.clock.time import day_of, now
from maplebridge.ground.jobs.models import Job
from maplebridge.ground.post.models import Message
from maplebridge.services.disclosure.models import DisclosureEvent, Publication, PublicationVersion
from maplebridge.services.platework.cards import CardLayout, draw_cards, units_within
from maplebridge.site.handlers import run_jobs_once

YEAR = day_of(datetime.now(UTC)).year


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_a_duty_is_published_and_what_is_personal_is_refused(world: World, client: Client) -> None:
    sign_in(client, world, CLERK)
    assert "法律援助资金使用" in read(client, "/desk/disclosure/")
    address = f"/desk/disclosure/new/?unit={UNIT}&item=aid_figures&period={YEAR}-Q1"
    said = {"title": "一季度法律援助情况", "rows": "案件 | 36 | 36\n咨询\t210\t210", "text": "联系人 13800000001"}
    wrong = client.post(address, said)
    assert (wrong.status_code, "138******01" in wrong.content.decode()) == (422, True)
    assert "一季度法律援助情况" in wrong.content.decode()
    sent = client.post(address, said | {"text": ""})
    assert sent.status_code == 302
    page = read(client, sent.headers["Location"])
    assert "210" in page
    assert client.post(address, said | {"text": ""}).status_code == 409
    other = f"/desk/disclosure/new/?unit={HOUSING}"
    assert (client.get(other).status_code, client.post(other, said).status_code) == (403, 403)


def test_a_file_is_read_before_it_is_published(world: World, client: Client) -> None:
    sign_in(client, world, CLERK)
    address, drawn = f"/desk/disclosure/new/?unit={UNIT}", BytesIO()
    Image.new("RGB", (8, 8), "white").save(drawn, "PNG")

    def file() -> SimpleUploadedFile:
        return SimpleUploadedFile("公示.png", drawn.getvalue(), "image/png")

    assert client.post(address, {"title": "公示", "file": file()}).status_code == 422
    sent = client.post(address, {"title": "公示", "file": file(), "read_through": "1", "hand_out": "1"})
    assert sent.status_code == 302
    assert "公示.png" in read(client, sent.headers["Location"])


def test_a_correction_and_a_withdrawal(world: World, client: Client) -> None:
    address = published(world)
    sign_in(client, world, CLERK)
    form = address.replace("/disclosure/", "/desk/disclosure/")
    assert "案件（件） | 36 | 121" in read(client, form)
    said = {"title": "法律援助情况", "rows": "案件（件） | 37 | 122"}
    assert client.post(form, said | {"why": ""}).status_code == 422
    assert client.post(form, said | {"why": "漏报一件"}).status_code == 302
    assert PublicationVersion.objects.of(COUNTY).count() == 3
    assert client.post(form, {"do": "withdraw", "reason": "重复"}).status_code == 302
    assert Publication.objects.of(COUNTY).get().reason == "重复"
    sign_in(client, world, "yangguang")
    assert client.get(form).status_code == 403


def test_an_event_makes_a_duty(world: World, client: Client) -> None:
    sign_in(client, world, "qinhai")
    said = {"unit": "justice_bureau-520524", "item": "decision", "title": "普法责任清单"}
    refused = client.post("/desk/disclosure/event/", said | {"happened_on": ""})
    assert (refused.status_code, 'value="普法责任清单"' in refused.content.decode()) == (422, True)
    assert client.post("/desk/disclosure/event/", said | {"happened_on": f"{day_of(now())}"}).status_code == 302
    assert "普法责任清单" in read(client, "/desk/disclosure/")
    assert DisclosureEvent.objects.of(COUNTY).count() == 1


def test_the_county_sees_what_is_missing_and_asks(world: World, client: Client) -> None:
    sign_in(client, world, "zhouming")
    said = {"unit": UNIT, "item": "aid_figures", "period": f"{YEAR - 1}-Q4"}
    assert "按时率" in read(client, f"/desk/disclosure/county/?place={TOWN}&kind=village_committee")
    wrong = client.post("/desk/disclosure/county/ask/", said | {"period": "x"})
    assert wrong.status_code == 422
    said["period"] = f"{max(YEAR, 2026)}-Q1"
    assert client.post("/desk/disclosure/county/ask/", said).status_code == 302
    assert Message.objects.of(COUNTY).filter(template="disclosure_chased").count() == 1
    sign_in(client, world, "yangguang")
    assert client.post("/desk/disclosure/county/ask/", said).status_code == 403


def test_cards_are_printed_four_to_a_sheet_with_signs_that_lead_to_the_unit(world: World, client: Client) -> None:
    sign_in(client, world, "axiu")
    sent = client.post("/desk/disclosure/cards/", {"within": TOWN, "below": "1", "layout": "sheets"})
    assert sent.status_code == 302
    while run_jobs_once(COUNTY, now()):
        pass
    assert Job.objects.of(COUNTY).get().state == "done"
    units = units_within(COUNTY, TOWN, below=False)[:5]
    sheets = list(pages_of(draw_cards(units, CardLayout.SHEETS)))
    assert [(len(sheet.signs), sheet.size) for sheet in sheets] == [(4, (210, 297)), (1, (210, 297))]
    assert any(sign.endswith(f"/supervise/{units[0].code}/") for sign in sheets[0].signs)
    housing = get_registry(COUNTY).unit(HOUSING)
    assert housing is not None
    (single,) = pages_of(draw_cards([housing], CardLayout.SINGLE))
    assert "县住房和城乡建设局" in single.words
    sign_in(client, world, CLERK)
    assert client.get("/desk/disclosure/cards/").status_code == 403
