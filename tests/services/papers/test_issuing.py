"""A paper is made out once for each step that calls for it, numbered without gaps, and says what the case says."""

from tests.cases.stage import Stage
from tests.services.papers.conftest import content_of, pages_of, words_of
from tests.world import COUNTY

from maplebridge.ground.pdf.sealing import check_pdf
from maplebridge.services.papers.jobs import issue_once, order_once
from maplebridge.services.papers.models import Paper, PaperOrder
from maplebridge.services.papers.queries import address_of

LONG = "双方确认以老核桃树至水渠一线为界，界线以东由申请人使用，以西由被申请人使用。" * 60


def agree(stage: Stage, result: str = "各让一步，以老核桃树为界。") -> None:
    stage.take("axiu", "add", side="respondent", party_kind="resident", party_name="王小虎", party_address="凤坪村二组")
    terms = [
        {"debtor": 2, "creditor": 1, "yuan": "1500", "due": "2026-09-30"},
        {"debtor": 2, "creditor": 1, "yuan": "1500.50", "due": "2026-12-31", "what": "并恢复界石"},
    ]
    stage.take("axiu", "propose", terms=terms, facts="现场勘验，界石被移动。")
    stage.take("axiu", "conclude", result=result)


def work(stage: Stage) -> None:
    while order_once(COUNTY, stage.now):
        pass
    while issue_once(COUNTY, stage.now):
        pass


def papers() -> list[Paper]:
    return list(Paper.objects.of(COUNTY).order_by("template", "count"))


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
        "人民调解协议书", "〔2026〕织调协字第0001号", "杨阿妹", "王小虎", "凤坪村二组", "宅基地边界不清", "界石被移动",
        "各让一步", "人民币叁仟元伍角整", "3,000.50", "1,500.00", "并恢复界石", "2026年9月30日", "第二十八条",
    ):  # fmt: skip
        assert said in words, said
    assert pages_of(content)[-1].signs == [address_of(papers()[0].code)]
    checked = check_pdf(content)
    assert checked is not None
    assert (checked.intact, checked.whole) == (True, True)
