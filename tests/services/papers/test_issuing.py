"""A paper is made out once for each step that calls for it, numbered without gaps, and says what the case says."""

from contextlib import closing
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageDraw
from tests.cases.stage import Stage
from tests.services.papers.conftest import agree, content_of, name_neighbour, pages_of, papers, words_of, work
from tests.world import COUNTY

from maplebridge.cases.actions.attach import attach
from maplebridge.cases.intake import Contact
from maplebridge.ground.pdf.sealing import check_pdf
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.papers import actions
from maplebridge.services.papers.actions import issue
from maplebridge.services.papers.jobs import issue_once, order_once
from maplebridge.services.papers.models import PaperOrder
from maplebridge.services.papers.queries import address_of


def test_an_action_that_issues_a_paper_has_it_made_out_once(stage: Stage) -> None:
    agree(stage)
    work(stage)
    work(stage)
    (paper,) = papers()
    assert (paper.template, paper.number, paper.state) == ("mediation_agreement", "〔2026〕织调协字第0001号", "valid")
    assert not PaperOrder.objects.of(COUNTY).exists()


def test_the_agreement_says_who_what_how_much_and_until_when(stage: Stage) -> None:
    agree(stage)
    work(stage)
    content = content_of(papers()[0])
    words = words_of(content)
    for said in (
        "人民调解协议书", "〔2026〕织调协字第0001号", "杨阿妹", "王小虎", "凤坪村二组", "界石被移动",
        "各让一步", "人民币叁仟元伍角整", "3,000.50", "1,500.00", "并恢复界石", "2026年9月30日", "第二十八条",
    ):  # fmt: skip
        assert said in words, said
    assert "多年争吵" not in words  # what one side wrote to us is not the agreement
    assert pages_of(content)[-1].signs == [address_of(papers()[0].code)]
    checked = check_pdf(content)
    assert checked is not None
    assert (checked.intact, checked.whole) == (True, True)


def test_handwriting_of_those_who_have_signed_stands_on_the_agreement(stage: Stage) -> None:
    name_neighbour(stage)
    terms = [{"debtor": 2, "creditor": 1, "yuan": "100", "due": "2026-09-30"}]
    stage.take("axiu", "propose", terms=terms)
    stage.take("axiu", "sign", party=2, files=[handwriting(stage)])
    stage.take("axiu", "conclude", result="如上。")
    work(stage)
    assert pictures_of(content_of(papers()[0])) == 1


def test_handwriting_under_terms_that_were_changed_since_is_left_off(stage: Stage) -> None:
    name_neighbour(stage)
    for yuan in ("100", "200"):
        terms = [{"debtor": 2, "creditor": 1, "yuan": yuan, "due": "2026-09-30"}]
        stage.take("axiu", "propose", terms=terms)
        if yuan == "100":
            stage.take("axiu", "sign", party=2, files=[handwriting(stage)])
    stage.take("axiu", "conclude", result="如上。")
    work(stage)
    content = content_of(papers()[0])
    assert pictures_of(content) == 0
    assert "支付人民币200.00元" in words_of(content)
    assert "100.00" not in words_of(content)


def test_a_paper_made_out_late_is_of_the_day_of_its_step_and_says_what_stood_then(stage: Stage) -> None:
    stage.take("axiu", "accept", reason="属于调解范围。")
    stage.at("09-03 10:00")
    name_neighbour(stage)
    stage.take("axiu", "accept", reason="又受理一次。")
    stage.at("2027-01-05 09:00")
    work(stage)
    first = next(paper for paper in papers() if paper.seq == 2)
    words = words_of(content_of(first))
    assert first.number.startswith("〔2026〕")
    assert "2026年9月1日" in words
    assert "属于调解范围" in words
    assert "又受理" not in words


def test_papers_still_to_bring_are_listed_one_by_one_each_with_its_law(stage: Stage) -> None:
    proofs = get_current_pack(COUNTY).proofs
    identity, wage = proofs["identity"], proofs["wage_proof"]  # the title of the second has commas
    assert identity.basis
    stage.take("axiu", "ask_papers", papers=[identity.title.zh, wage.title.zh, "土地承包合同"])
    work(stage)
    words = words_of(content_of(papers()[0]))
    for printed in (f"1{identity.title.zh}", identity.basis.zh, f"2{wage.title.zh}", "3土地承包合同", "清单以外"):
        assert printed in words, printed


def test_an_abolished_proof_comes_on_no_notice(stage: Stage) -> None:
    with pytest.raises(Fault) as refused:
        stage.take("axiu", "ask_papers", papers=["身份证", "村委会开的亲属关系证明"])
    assert (refused.value.code, refused.value.field) == ("abolished_proof", "fields.papers")


def test_a_kind_of_paper_counts_for_itself_and_begins_anew_each_year(stage: Stage) -> None:
    stage.take("axiu", "accept")
    stage.take("axiu", "ask_papers", papers=["合同"])
    work(stage)
    stage.at("2027-01-04 09:00").take("axiu", "accept")
    work(stage)
    assert [paper.number for paper in papers()] == [
        "〔2026〕织受字第0001号",
        "〔2027〕织受字第0001号",
        "〔2026〕织补告字第0001号",
    ]


def test_what_cannot_be_printed_stays_with_what_is_wrong_and_leaves_no_gap(stage: Stage) -> None:
    name_neighbour(stage, "王\U000304c5")
    stage.take("axiu", "conclude", result="如上。")
    stage_two = another(stage)
    work(stage)
    (order,) = PaperOrder.objects.of(COUNTY)
    assert order.failed_at is not None
    assert "U+304C5" in order.fault_zh
    assert [(paper.number, paper.case_number) for paper in papers()] == [("〔2026〕织调协字第0001号", stage_two.number)]


def test_a_worker_that_dies_leaves_the_order_and_the_next_one_makes_it_out_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(stage)
    while order_once(COUNTY, stage.now):
        pass

    def die(*_: object, **__: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(actions, "_supersede", die)
        with pytest.raises(SystemExit):
            issue_once(COUNTY, stage.now)
    assert papers() == []
    work(stage)
    assert [paper.number for paper in papers()] == ["〔2026〕织调协字第0001号"]


def test_asking_twice_for_the_same_row_gives_the_same_paper(stage: Stage) -> None:
    agree(stage)
    seq = stage.case.facts.version
    asked = {"county": COUNTY, "number": stage.number, "template": "mediation_agreement", "seq": seq, "by": ""}
    made = [issue(now=stage.now, **asked).code for _ in range(2)]  # type: ignore[arg-type] # the values are mixed
    assert made[0] == made[1]
    assert len(papers()) == 1


def another(stage: Stage) -> Stage:
    """A second quarrel that ends in an agreement."""
    second = Stage(stage.world, stage.now)
    second.submit("axiu", text="滴水纠纷。", matter="boundary", reporter=Contact(name="李阿公"))
    second.take("axiu", "conclude", result="如上。")
    return second


def handwriting(stage: Stage) -> str:
    """A name written on the screen, put on the case; its id."""
    drawn = Image.new("RGBA", (300, 120), (255, 255, 255, 0))
    ImageDraw.Draw(drawn).line([(10, 100), (80, 20), (150, 100), (290, 30)], fill=(0, 0, 0, 255), width=6)
    out = BytesIO()
    drawn.save(out, format="PNG")
    stored = attach(
        actor=stage.who("axiu"), number=stage.number, source=out.getvalue(), longest=10**6, audience="", now=stage.now
    )
    return stored.sha256


def pictures_of(content: bytes) -> int:
    """How many pictures stand on the pages of a PDF."""
    with closing(pypdfium2.PdfDocument(content)) as document:
        return sum(1 for page in document for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))
