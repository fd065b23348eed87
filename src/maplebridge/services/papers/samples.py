"""A paper with invented people, to see what a template looks like; it has no number, no seal and says that it is none.
Not for any case."""

from datetime import datetime
from decimal import Decimal

from maplebridge.ground.clock.time import day_of
from maplebridge.ground.pdf.flow import Signer
from maplebridge.rulebook.papers.placeholders import MONEY, slots_of_paper
from maplebridge.rulebook.papers.template import SIGNERS, PaperTemplate
from maplebridge.services.papers.content import Content, chinese_day
from maplebridge.services.papers.drawing import Imprint, draw_paper

UNIT = "某某县某某单位"
AMOUNT = Decimal("3000.00")
VALUES = {
    "unit": UNIT,
    "centre": "某某县综治中心",
    "sealed_by": UNIT,
    "matter": "某某事项",
    "place": "某某县某某镇某某村",
    "case_number": "0000 0000 0000 0000",
    "resident": "张某某",
    "applicants": "张某某",
    "respondents": "李某某",
    "third_parties": "王某某",
    "parties": "张某某、李某某",
    "text": "张某某与李某某因相邻宅基地的边界发生争议，双方各执一词，经现场勘验，界线以老核桃树至水渠一线为准。",
    "result": "双方同意按勘验确定的界线各自使用，互不追究。",
    "state": "已办结",
}
PARTIES = (
    ("申请人", "张某某", "", "某某镇某某村一组", ""),
    ("被申请人", "李某某", "", "某某镇某某村二组", "李某（儿子）"),
)
PAPERS = (
    ("1", "身份证或者其他身份证明", "《居民身份证法》第十四条"),
    ("2", "第 3 页复印件", "清单以外，理由见说明"),
)
TERMS = (
    ("1", "李某某", "张某某", "支付人民币 1,500.00 元", "2026年9月30日"),
    ("2", "李某某", "张某某", "支付人民币 1,500.00 元；恢复界石", "2026年12月31日"),
)


def draw_sample(template: PaperTemplate, rules: int, now: datetime) -> bytes:
    """The PDF of a template filled with invented values, with SAMPLE across each page. Raises Fault."""
    today = chinese_day(day_of(now))
    invented = {slot.name: "（此处填写）" for slot in slots_of_paper(template)}
    fixed = {**VALUES, "date": today, "opened_on": today, "rules": str(rules), "number": ""}
    content = Content(
        values={**invented, **fixed},
        amounts={
            slot.name: AMOUNT
            for slot in slots_of_paper(template)
            if slot.way or slot.name.removeprefix("money.") in MONEY
        },
        tables={"parties": PARTIES, "terms": TERMS, "papers": PAPERS},
        signers={
            **{name: [Signer(label.zh)] for name, label in SIGNERS.items()},
            "parties": [Signer("申请人（签名）张某某"), Signer("被申请人（签名）李某某")],
        },
    )
    return draw_paper(template, content, Imprint("", UNIT, now))
