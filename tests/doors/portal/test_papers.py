"""Papers in the hands of residents: found on a phone, saved, checked by whoever they are shown to."""

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.doors.portal.paper_pages import bring, make_out, revoked, superseded
from tests.services.mediation.quarrels import add_neighbour, bring_quarrel, settle_around
from tests.services.papers.conftest import content_of
from tests.world import World

from maplebridge.doors.parts.links import HELD_AS_PARTY
from maplebridge.services.papers.models import Paper


def body(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def holding(client: Client, world: World) -> Paper:
    """A browser that holds the link of a case with a paper."""
    receipt = bring(world)
    client.get(f"/c/{receipt.number}/{receipt.secret}")
    return make_out(world, receipt.number)


def compare(client: Client, code: str, content: bytes) -> str:
    file = SimpleUploadedFile("mine.pdf", content, content_type="application/pdf")
    return client.post(f"/verify/paper/{code}/", {"file": file}).content.decode()


def test_a_stranger_learns_that_it_stands_and_nothing_personal(world: World, client: Client) -> None:
    paper = make_out(world, bring(world).number)
    shown = body(client, f"/verify/paper/{paper.code}/?lang=zh")
    for said in ("有效", "受理通知书", paper.number, paper.sha256):
        assert said in shown
    assert paper.case_number not in shown
    assert "路灯" not in shown.partition("<main")[2]


def test_a_code_in_capitals_is_understood(world: World, client: Client) -> None:
    paper = make_out(world, bring(world).number)
    assert client.get(f"/verify/paper/{paper.code.upper()}/").status_code == 200


def test_an_unknown_code_says_so(world: World, client: Client) -> None:
    for code in ("2" * 16, "x" * 300, "' OR 1=1 --"):
        answer = client.get(f"/verify/paper/{code}/")
        assert answer.status_code == 404
        assert "查不到这个核验码" in answer.content.decode()


def test_what_was_revoked_or_replaced_says_so(world: World, client: Client) -> None:
    shown = body(client, revoked(world))
    assert "已撤销" in shown
    assert "写错了地点" not in shown, "why is between the unit and whoever it is for"
    assert "已被取代" in body(client, superseded(world))


def test_a_file_is_compared_with_the_paper_and_not_kept(world: World, client: Client) -> None:
    paper = make_out(world, bring(world).number)
    content = content_of(paper)
    assert "一致：就是出具时的那个文件" in compare(client, paper.code, content)
    changed = bytearray(content)
    changed[len(content) // 2] ^= 1
    assert "盖过我们的章" in compare(client, paper.code, bytes(changed))
    assert "不是我们出具的文件" in compare(client, paper.code, b"%PDF-1.4 other")
    assert client.post(f"/verify/paper/{paper.code}/").status_code == 422


def test_the_holder_finds_and_saves_it(world: World, client: Client) -> None:
    paper = holding(client, world)
    path = f"/cases/{paper.case_number}/papers/{paper.code}"
    assert path in body(client, "/papers/")
    assert path in body(client, f"/cases/{paper.case_number}/")
    answer = client.get(path)
    assert b"".join(answer.streaming_content) == content_of(paper)
    assert "attachment" in answer["Content-Disposition"]


def test_another_browser_gets_neither_list_nor_file(world: World, client: Client) -> None:
    paper = holding(client, world)
    stranger = Client()
    assert paper.code not in body(stranger, "/papers/")
    assert stranger.get(f"/cases/{paper.case_number}/papers/{paper.code}").status_code == 401
    other = bring(world)
    stranger.get(f"/c/{other.number}/{other.secret}")
    assert stranger.get(f"/cases/{other.number}/papers/{paper.code}").status_code == 404


def test_a_party_by_its_own_link_saves_what_is_for_parties_alone(world: World, client: Client) -> None:
    settle_around(world)
    case = add_neighbour(world, bring_quarrel(world))
    number = case.number
    agreed, notice = (make_out(world, number, template=name) for name in ("certificate", "acceptance_notice"))
    session = client.session
    session[HELD_AS_PARTY] = {number: 2}
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    assert agreed.code in body(client, "/papers/")
    assert notice.code not in body(client, "/papers/")
    answer = client.get(f"/cases/{number}/papers/{agreed.code}")
    assert b"".join(answer.streaming_content) == content_of(agreed)
    assert client.get(f"/cases/{number}/papers/{notice.code}").status_code == 404
