"""Templates are data: closed lists of names, errors with file and line, nothing lost between publishing and reading."""

import shutil
from pathlib import Path

import pytest
from tests.world import DEMO

from maplebridge.rulebook.papers.placeholders import Slot, fill_in, slots_in
from maplebridge.rulebook.papers.template import PaperTemplate
from maplebridge.rulebook.publishing.codec import decode, encode
from maplebridge.rulebook.publishing.faults import Findings, PackErrors
from maplebridge.rulebook.publishing.folder import load_folder
from maplebridge.rulebook.publishing.nodes import read_file
from maplebridge.rulebook.publishing.paper_file import Asked, read_paper
from maplebridge.rulebook.workflows.fields import FIELDS

GOOD = """paper: letter
zh: 函
en: Letter
word: 织函字
basis: 《某法》第一条
sections:
  - heading: 标题
  - paragraph: "{resident}于{opened_on}申请{fact.claimed:capitals}。"
    when: fact.claimed
  - table: terms
  - signatures: [parties, mediator]
  - seal: yes
"""
HOUSE = {
    "mediation_agreement", "acceptance_notice", "refusal_notice", "one_time_notice", "aid_decision", "aid_refusal",
    "fee_waiver", "confirmation_request", "assignment_letter", "opinion_notice", "certificate",
}  # fmt: skip


def read(folder: Path, text: str) -> tuple[PaperTemplate, list[str]]:
    """A template from its file, and what is wrong with it."""
    (folder / "letter.yaml").write_text(text, encoding="utf-8")
    findings = Findings()
    node = read_file(folder, "letter.yaml", findings)
    assert node is not None
    template = read_paper(node, findings, Asked({}, frozenset(FIELDS)))
    return template, [f"{error.file}:{error.line}" for error in findings.listed()]


def test_a_good_template_is_read_whole(tmp_path: Path) -> None:
    template, wrong = read(tmp_path, GOOD)
    assert wrong == []
    assert [section.kind for section in template.sections] == ["heading", "paragraph", "table", "signatures", "seal"]
    assert template.sections[1].when == "fact.claimed"
    assert template.number_of(2026, 12) == "〔2026〕织函字第0012号"


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("{resident}", "{residnet}", 8),
        ("{fact.claimed:capitals}", "{fact.claimed:capital}", 8),
        ("{opened_on}", "{opened_on", 8),
        ("when: fact.claimed", "when: fact.claim", 9),
        ("table: terms", "table: term", 10),
        ("[parties, mediator]", "[parties, judge]", 11),
        ("word: 织函字", "word: ZH", 4),
        ("《某法》第一条", "《某法》第{resident}条", 5),
        ("  - seal: yes\n", "", 6),
        ("heading: 标题", "headline: 标题", 7),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, before: str, after: str, line: int) -> None:
    _, wrong = read(tmp_path, GOOD.replace(before, after))
    assert f"letter.yaml:{line}" in wrong


def test_publishing_refuses_two_kinds_of_one_number_word(tmp_path: Path) -> None:
    pack = Path(shutil.copytree(DEMO, tmp_path / "pack"))
    twin = (pack / "papers" / "certificate.yaml").read_text(encoding="utf-8").replace("paper: certificate", "paper: zz")
    (pack / "papers" / "zz.yaml").write_text(twin, encoding="utf-8")
    with pytest.raises(PackErrors, match=r"papers/zz\.yaml:1.*clash"):
        load_folder(pack)


def test_the_demo_has_the_papers_of_the_house() -> None:
    assert set(load_folder(DEMO).papers) >= HOUSE


def test_every_paper_that_an_action_calls_for_is_there() -> None:
    pack = load_folder(DEMO)
    actions = (action for workflow in pack.workflows.values() for action in workflow.actions.values())
    assert {name for action in actions for name in action.issues} <= set(pack.papers)


def test_templates_come_back_from_storage_as_they_were() -> None:
    for template in load_folder(DEMO).papers.values():
        assert decode(PaperTemplate, encode(template)) == template


def test_placeholders_are_filled_in_and_doubled_braces_stay() -> None:
    assert slots_in("{a}、{b:yuan}") == (Slot("a"), Slot("b", "yuan"))
    assert fill_in("{{x}}{a}", {Slot("a"): "甲"}) == "{x}甲"
