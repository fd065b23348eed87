"""Applying for a matter: what it takes is told once, the form is the rulebook's, what is begun is kept."""

from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape
from tests.doors.portal.sending import case_of, holder_of, number_in, photo
from tests.doors.signing import sign_in
from tests.world import COUNTY, VILLAGE, World

from maplebridge.cases.models import Case
from maplebridge.cases.telling import access_journal
from maplebridge.cases.viewing import access_view
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.drafting.models import Draft

pytestmark = pytest.mark.usefixtures("world")
FORM = "/apply/relief/form/"


def filled(**changes: Any) -> dict[str, Any]:
    """An application for relief as the form sends it."""
    return {
        "applicant": "杨秀英",
        "applicant_id": "11010519491231002X",
        "family_size": "3",
        "monthly_income": "800",
        "place": VILLAGE,
        "key": "one",
    } | changes


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_matter_is_listed_and_has_a_guide_and_a_form(client: Client) -> None:
    listed = page(client, "/apply/")
    for name, matter in get_current_pack(COUNTY).matters.items():
        assert f'href="/apply/{name}/"' in listed
        assert matter.title.zh in page(client, f"/apply/{name}/")
        assert escape(matter.title.en) in page(client, f"/apply/{name}/form/?lang=en")
        client.cookies.clear()


def test_papers_are_told_once_with_their_basis(client: Client) -> None:
    guide = page(client, "/apply/relief/")
    assert "家庭经济状况核对授权书" in guide
    assert "《社会救助法》第四十条" in guide
    assert "15 个工作日" in guide


def test_the_guide_names_the_unit_that_leads_the_matter(client: Client) -> None:
    assert "县法律援助中心" in page(client, "/apply/legal_aid/")
    assert "猫场镇司法所" in page(client, "/apply/appraisal_injury/")
    assert "猫场镇人民政府" in page(client, "/apply/relief/")


def test_who_must_be_named_is_offered_no_anonymity_and_a_question_is_asked_for(client: Client) -> None:
    assert 'name="anonymous"' not in page(client, FORM)
    asked = page(client, "/apply/legal_advice/form/")
    assert 'name="anonymous"' in asked
    assert "您想问什么" in asked


def test_what_comes_next_names_the_unit_that_has_an_application_already(client: Client) -> None:
    number = number_in(client.post(FORM, filled()).headers["Location"])
    shown = page(client, f"/report/done/{number}/")
    assert "每一步都能在这里看到" in shown
    assert "派给负责的单位" not in shown


def test_words_of_life_find_a_matter(client: Client) -> None:
    found = page(client, "/apply/?q=邻居吵架")
    assert "邻里纠纷调解" in found
    assert "路灯不亮" not in found
    assert "没有找到" in page(client, "/apply/?q=没有这样的事")


def test_there_is_no_such_matter(client: Client) -> None:
    assert client.get("/apply/nothing/").status_code == 404
    assert client.get("/apply/nothing/form/").status_code == 404


def test_an_application_becomes_a_case_with_its_papers(client: Client) -> None:
    answer = client.post(FORM, filled(**{"paper.application": [photo("申请书.jpg")]}))
    number = number_in(answer.headers["Location"])
    case = case_of(COUNTY, number)
    assert (case.matter, case.place) == ("relief", VILLAGE)
    actor = holder_of(COUNTY, number)
    assert len(access_view(actor, number).files) == 1
    said = [word.text for entry in access_journal(actor, number).entries if entry.told for word in entry.told.words]
    assert any("书面申请" in (text or "") for text in said)


def test_what_is_missing_is_named_and_the_rest_stays(client: Client) -> None:
    answer = client.post(FORM, filled(applicant_id="123", photos=[photo()]))
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#f-applicant_id"' in shown
    assert "杨秀英" in shown
    assert "已经传好的" in shown
    assert not Case.objects.of(COUNTY).exists()


def test_a_page_keeps_what_is_written_by_itself(client: Client) -> None:
    answer = client.post("/drafts/apply-relief/", filled(), headers={"X-Live": "1"})
    assert set(answer.json()) == {"at"}
    shown = page(client, FORM)
    assert "接着上次没写完的内容" in shown
    assert "杨秀英" in shown
    assert "杨秀英" not in page(Client(), FORM)


def test_the_button_keeps_files_too_and_leads_back(client: Client) -> None:
    answer = client.post("/drafts/apply-relief/", filled(photos=[photo()]))
    assert answer.headers["Location"] == FORM
    assert "已经传好的" in page(client, FORM)
    sent = client.post(FORM, filled(kept=Draft.objects.of(COUNTY).get().files))
    number = number_in(sent.headers["Location"])
    assert len(access_view(holder_of(COUNTY, number), number).files) == 1
    assert not Draft.objects.of(COUNTY).exists()


def test_a_draft_begun_before_signing_in_is_there_afterwards(client: Client, world: World) -> None:
    client.post("/drafts/apply-relief/", filled(), headers={"X-Live": "1"})
    kept = client.session["browser"]
    sign_in(client, world, "alice")
    session = client.session
    session["browser"] = kept
    session.save()
    assert "杨秀英" in page(client, FORM)


def test_begin_anew_forgets_it(client: Client) -> None:
    client.post("/drafts/apply-relief/", filled(), headers={"X-Live": "1"})
    answer = client.post("/drafts/apply-relief/drop/", {"next": FORM})
    assert answer.headers["Location"] == FORM
    assert "杨秀英" not in page(client, FORM)


def test_begin_anew_leads_nowhere_else(client: Client) -> None:
    answer = client.post("/drafts/apply-relief/drop/", {"next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("form", ["nothing", "apply-", "report2", "apply-A"])
def test_only_forms_that_exist_are_kept(client: Client, form: str) -> None:
    assert client.post(f"/drafts/{form}/", {"text": "x"}, headers={"X-Live": "1"}).status_code == 404


def test_an_expired_sign_in_keeps_what_was_written(client: Client) -> None:
    answer = client.post(FORM, filled(signed_in="1"))
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "登录已过期" in shown
    assert f"/account/login/?next={FORM}" in shown
    assert 'name="signed_in"' not in shown
    assert Draft.objects.of(COUNTY).count() == 1
    assert client.post(FORM, filled()).status_code == 302


def test_a_sealed_matter_says_so(client: Client) -> None:
    assert "您的身份会保密" in page(client, "/apply/misconduct/")


def test_danger_is_told_whom_to_call(client: Client) -> None:
    assert "119" in page(client, "/apply/gas_leak/")
