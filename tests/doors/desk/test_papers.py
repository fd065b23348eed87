"""Papers on the desk: made out by hand, replaced, revoked, looked at; and samples of templates."""

from django.test import Client
from tests.doors.desk.paper_pages import several
from tests.doors.portal.paper_pages import bring, make_out
from tests.doors.signing import sign_in
from tests.services.papers.conftest import words_of
from tests.world import COUNTY, World

from maplebridge.cases.models import CaseRead
from maplebridge.services.papers.models import Paper, PaperOrder


def papers() -> list[tuple[str, str, int]]:
    return list(Paper.objects.of(COUNTY).order_by("count").values_list("template", "state", "edition"))


def test_staff_make_out_and_replace_a_paper_with_two_presses(world: World, client: Client) -> None:
    path = f"/desk/cases/{bring(world).number}/papers/"
    sign_in(client, world, "luolan")
    for edition in (1, 2):
        said = {"do": "issue", "template": "acceptance_notice", "edition": edition}
        assert client.post(path, said).status_code == 302
    assert client.post(path, {"do": "issue", "template": "acceptance_notice", "edition": 2}).status_code == 409
    assert papers() == [("acceptance_notice", "superseded", 1), ("acceptance_notice", "valid", 2)]


def test_revoking_needs_a_reason(world: World, client: Client) -> None:
    number = bring(world).number
    code = make_out(world, number).code
    sign_in(client, world, "luolan")
    path = f"/desk/cases/{number}/papers/"
    assert client.post(path, {"do": "revoke", "code": code, "reason": ""}).status_code == 422
    assert client.post(path, {"do": "revoke", "code": code, "reason": "写错"}).status_code == 302
    assert papers() == [("acceptance_notice", "revoked", 1)]
    assert "写错" in client.get(path).content.decode()


def test_what_could_not_be_made_out_is_told_and_tried_again(world: World, client: Client) -> None:
    path = several(world)
    sign_in(client, world, "luolan")
    assert "U+304C5" in client.get(path).content.decode()
    said = {"do": "issue", "template": "refusal_notice", "edition": 1, "seq": 1}
    assert client.post(path, said).status_code == 302
    assert not PaperOrder.objects.of(COUNTY).exists()


def test_opening_a_paper_is_noted(world: World, client: Client) -> None:
    number = bring(world).number
    code = make_out(world, number).code
    sign_in(client, world, "luolan")
    answer = client.get(f"/desk/cases/{number}/papers/{code}/")
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert CaseRead.objects.of(COUNTY).count() == 1


def test_units_that_have_nothing_to_do_with_it_see_and_do_nothing(world: World, client: Client) -> None:
    number = bring(world).number
    code = make_out(world, number).code
    sign_in(client, world, "yangguang")
    assert client.get(f"/desk/cases/{number}/papers/").status_code == 404
    assert client.get(f"/desk/cases/{number}/papers/{code}/").status_code == 404
    said = {"do": "issue", "template": "certificate", "edition": 1}
    assert client.post(f"/desk/cases/{number}/papers/", said).status_code == 404
    assert len(papers()) == 1


def test_a_sample_says_that_it_is_one_and_bears_no_number_and_no_seal(world: World, client: Client) -> None:
    sign_in(client, world, "luolan")
    for name in ("mediation_agreement", "one_time_notice", "certificate"):
        content = client.get(f"/desk/rulebook/papers/{name}/").content
        words = words_of(content)
        assert "样张SAMPLE" in words
        assert "第0001号" not in words
        assert b"/ByteRange" not in content
    assert client.get("/desk/rulebook/papers/nonsense/").status_code == 404


def test_each_kind_of_paper_of_the_rules_is_listed(world: World, client: Client) -> None:
    sign_in(client, world, "luolan")
    shown = client.get("/desk/rulebook/papers/?lang=zh").content.decode()
    assert "人民调解协议书" in shown
    assert "织调协字" in shown
