"""A party takes part from a phone: agrees, chooses, signs, says what was performed, and learns no private words."""

import base64
import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.doors.desk.making import PNG
from tests.doors.portal.party_pages import asked, party_link
from tests.doors.reading import text
from tests.services.mediation.quarrels import agreed, drafted, settle_around, step
from tests.world import COUNTY, World, found_county

from maplebridge.cases.models import CaseFile, CaseWord
from maplebridge.cases.queries import get_case
from maplebridge.cases.scenes import make_access_secret
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.services.mediation.roster import list_wishes
from maplebridge.services.mediation.wishing import list_offered

PRIVATE = "邻居砌墙占了我家宅基地"
DRAWN = "data:image/png;base64," + base64.b64encode(PNG).decode()
Make = Callable[[World], CaseFacts]


@pytest.fixture
def world(db: None) -> World:
    founded = found_county()
    settle_around(founded)
    return founded


def meet(client: Client, case: CaseFacts, number: int = 2) -> str:
    """The party opens their link; the address of their page."""
    answer = client.get(party_link(case, number))
    assert answer.status_code == 302
    return str(answer["Location"])


def facts(case: CaseFacts) -> CaseFacts:
    return get_case(COUNTY, case.number).facts


def test_the_page_tells_what_it_is_about_and_nothing_that_the_other_side_wrote(world: World, client: Client) -> None:
    case = asked(world)
    page = text(client, meet(client, case))
    assert "邻里纠纷调解" in page
    assert "王**" in page
    assert PRIVATE not in page
    assert not re.search(r"138[\d*]{8}", page)


def test_the_page_of_whoever_brought_it_is_not_for_the_other_side(world: World, client: Client) -> None:
    case = asked(world)
    here = meet(client, case)
    answer = client.get(f"/cases/{case.number}/")
    assert (answer.status_code, answer["Location"]) == (302, here)


def test_whoever_speaks_miao_is_told_in_both_languages_that_somebody_interprets(world: World, client: Client) -> None:
    page = text(client, meet(client, asked(world)))
    assert "您说苗语" in page
    assert "Do you speak Miao" in page
    assert 'href="tel:' in page


def test_a_party_agrees_with_an_interpreter_and_somebody_beside_them(world: World, client: Client) -> None:
    case = asked(world)
    page = meet(client, case)
    said = {"willing": "yes", "interpreter": "1", "companion": "儿子杨小山"}
    answer = client.post(f"{page}answer/", said)
    assert answer["Location"] == f"{page}?done=answer_willing"
    assert facts(case).parties[1].willing is True
    words = CaseWord.objects.of(COUNTY).filter(case_id=case.id, field="reason").values_list("plain", flat=True)
    assert "需要翻译（苗语）；由儿子杨小山代理或陪同" in words


def test_a_party_declines_and_may_change_their_mind(world: World, client: Client) -> None:
    case = asked(world)
    page = meet(client, case)
    client.post(f"{page}answer/", {"willing": "no", "reason": "没什么好谈的"})
    assert (facts(case).state, facts(case).parties[1].willing) == ("unwilling", False)
    client.post(f"{page}answer/", {"willing": "yes"})
    assert (facts(case).state, facts(case).parties[1].willing) == ("asking", True)


def test_an_answer_that_says_neither_is_told_so(world: World, client: Client) -> None:
    page = meet(client, asked(world))
    answer = client.post(f"{page}answer/", {})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_a_party_chooses_a_mediator_or_leaves_it_to_the_body(world: World, client: Client) -> None:
    case = asked(world)
    page = meet(client, case)
    first = list_offered(case, world.now)[0].person
    client.post(f"{page}mediators/", {"people": [first]})
    assert list_wishes(case) == {2: (first,)}
    client.post(f"{page}mediators/", {"people": [first], "who": "body"})
    assert list_wishes(case) == {2: ()}
    assert client.post(f"{page}mediators/", {"people": ["somebody"]}).status_code == 422


def test_a_party_signs_by_hand_on_the_screen(world: World, client: Client) -> None:
    case = drafted(world)
    page = meet(client, case)
    assert "第一期补偿款" in text(client, f"{page}sign/")
    answer = client.post(f"{page}sign/", {"read": "1", "drawn": DRAWN})
    assert answer["Location"] == f"{page}?done=sign_agreement"
    assert facts(case).parties[1].signed
    assert CaseFile.objects.of(COUNTY).get(case_id=case.id).mime == "image/png"
    assert text(client, f"{page}sign/", 404)


def test_a_party_signs_on_paper_and_sends_a_photo_without_scripts(world: World, client: Client) -> None:
    case = drafted(world)
    page = meet(client, case)
    paper = text(client, f"{page}agreement/")
    assert "调解员" in paper
    assert "<strong>被申请方</strong> → 申请方" in paper
    photo = SimpleUploadedFile("signed.png", PNG)
    assert client.post(f"{page}sign/", {"read": "1", "drawn": "", "photo": photo}).status_code == 302
    assert facts(case).parties[1].signed


@pytest.mark.parametrize(
    "said",
    [
        {"drawn": DRAWN},
        {"read": "1"},
        {"read": "1", "drawn": "data:text/html,x"},
        {"read": "1", "drawn": "data:image/png;base64,***"},
        {"read": "1", "drawn": "data:image/png;base64,aGVsbG8="},
    ],
)
def test_no_signature_no_reading_or_no_picture_does_not_sign(
    world: World, client: Client, said: dict[str, str]
) -> None:
    case = drafted(world)
    page = meet(client, case)
    assert client.post(f"{page}sign/", said).status_code == 422
    assert not facts(case).parties[1].signed


def test_whoever_owes_says_that_they_paid_and_whoever_is_owed_confirms_it(world: World, client: Client) -> None:
    case = agreed(world)
    page = meet(client, case)
    assert "我已经付了" in text(client, page)
    client.post(f"{page}terms/1/")
    assert facts(case).terms[0].state == "waiting"
    applicant = Client()
    applicant.get(f"/c/{case.number}/{make_access_secret(COUNTY, case.id)}")
    assert "钱我收到了" in text(applicant, page)
    applicant.post(f"{page}terms/1/")
    assert facts(case).terms[0].state == "performed"
    assert applicant.post(f"{page}terms/1/").status_code == 404


def test_whoever_brought_it_finds_the_way_from_their_own_page(world: World, client: Client) -> None:
    case = agreed(world)
    client.get(f"/c/{case.number}/{make_access_secret(COUNTY, case.id)}")
    assert f'href="/party/{case.number}/"' in text(client, f"/cases/{case.number}/")


@pytest.mark.parametrize("path", ["", "sign/", "agreement/"])
def test_nobody_else_opens_it(world: World, client: Client, path: str) -> None:
    case = drafted(world)
    assert client.get(f"/party/{case.number}/{path}").status_code == 401
    assert client.get(f"/p/{case.number}/2/wrong").status_code == 401
    assert client.get(party_link(case, 3).replace("/3/", "/2/")).status_code == 401


def test_a_party_who_was_taken_off_is_one_no_longer(world: World, client: Client) -> None:
    case = asked(world)
    page = meet(client, case)
    step(world, case.number, "xiongbo", "drop_party", party=2, reason="加错了人。")
    assert client.get(page).status_code == 404


def test_on_a_shared_browser_whoever_came_last_acts_and_nobody_for_the_other_side(world: World, client: Client) -> None:
    case = asked(world)
    client.get(f"/c/{case.number}/{make_access_secret(COUNTY, case.id)}")
    here = meet(client, case)
    client.post(f"{here}answer/", {"willing": "no"})
    assert [each.willing for each in facts(case).parties] == [True, False]
    assert PRIVATE not in text(client, here)
    client.get(f"/c/{case.number}/{make_access_secret(COUNTY, case.id)}")
    assert PRIVATE in text(client, f"/cases/{case.number}/")


def test_a_browser_that_is_told_to_forget_opens_a_party_s_page_no_more(world: World, client: Client) -> None:
    here = meet(client, asked(world))
    assert 'action="/cases/forget/"' in text(client, "/cases/")
    client.post("/cases/forget/")
    assert client.get(here).status_code != 200
