"""What makes a workflow unsound is found, with the way on which it happens."""

from pathlib import Path

import pytest

from maplebridge.rulebook.deadlines.spec import Limit, OfficeHours, TimeUnit
from maplebridge.rulebook.publishing.faults import Findings
from maplebridge.rulebook.publishing.field_file import read_fields
from maplebridge.rulebook.publishing.nodes import read_file
from maplebridge.rulebook.publishing.soundness import check_workflow, rough_days
from maplebridge.rulebook.publishing.workflow_file import read_workflow
from maplebridge.rulebook.workflows.fields import FIELDS

SMALL = """
workflow: small
zh: 小
en: Small
start: open
states:
  open: {zh: 开, en: Open, public: {zh: 开, en: Open}, desk: centre}
  waiting: {zh: 等, en: Waiting, public: {zh: 等, en: Waiting}, desk: resident}
  done: {zh: 完, en: Done, public: {zh: 完, en: Done}, end: yes}
clocks:
  work: {zh: 办, en: Work, limit: 1 W, from: submit, until: finish, pauses: {ask: supply}, protects: resident, basis: x}
  supply: {zh: 补, en: Supply, limit: 5 D, from: ask, until: supply, protects: resident, basis: x, on_end: supply}
actions:
  ask: {zh: 问, en: Ask, from: open, to: waiting, roles: handler}
  supply: {zh: 补, en: Supply, from: waiting, to: open, roles: [resident, clock]}
  remind: {zh: 催, en: Remind, from: waiting, roles: clock}
  finish: {zh: 完, en: Finish, from: open, to: done, roles: handler}
  overdue: {zh: 超, en: Overdue, from: any_open, roles: clock, needs: [clock, turn], effects: tell_leaders}
"""


def findings_of(folder: Path, text: str) -> list[str]:
    (folder / "small.yaml").write_text(text, encoding="utf-8")
    findings = Findings()
    node = read_file(folder, "small.yaml", findings)
    assert node is not None
    workflow, places = read_workflow(node, findings, FIELDS, OfficeHours(((540, 1020),)))
    assert findings.listed() == ()
    check_workflow(workflow, places, findings)
    return [f"{each.line}: {each.text.en}" for each in findings.listed()]


def test_a_sound_workflow_has_no_findings(tmp_path: Path) -> None:
    assert findings_of(tmp_path, SMALL) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            "  finish: {zh: 完, en: Finish, from: open, to: done, roles: handler}",
            "  finish: {zh: 完, en: Finish, from: open, roles: handler}",
            [
                "7: From the state open no end can be reached.",
                "8: From the state waiting no end can be reached.",
                "9: No action leads to the state done.",
                "7: A case can come to open with no clock running: Submit → Finish.",
            ],
        ),
        (
            "until: finish, pauses",
            "until: [finish, ask], pauses",
            ["7: A case can come to open with no clock running: Submit → Ask → Supply."],
        ),
        (
            "from: ask, until: supply",
            "from: ask, until: finish",
            [
                "7: The clock supply can run out in open, where its on_end action is not possible: "
                "Submit → Ask → Supply."
            ],
        ),
        (
            "pauses: {ask: supply}",
            "pauses: {ask: finish}",
            ["8: The clock work stays paused in waiting"],
        ),
        (
            "from: ask, until: supply, protects: resident, basis: x, on_end: supply",
            "from: ask, until: finish, protects: resident, basis: x, on_end: remind",
            ["12: When the clock supply runs out it takes remind and goes on running"],
        ),
        ("on_end: supply", "on_end: finish", ["12: The action finish of on_end needs clock among its roles."]),
        (
            "overdue: {zh: 超, en: Overdue, from: any_open",
            "overdue: {zh: 超, en: Overdue, from: open",
            ["11: The workflow needs the action overdue"],
        ),
        ("basis: x, on_end: supply", "basis: x, raises: yes", ["12: The workflow needs the action escalate"]),
        (
            "needs: [clock, turn], effects",
            "needs: [clock], effects",
            ["18: tell_leaders works on the field turn; put it into “needs”, without a ?."],
        ),
        (
            "finish: {zh: 完, en: Finish, from: open, to: done, roles: handler}",
            "finish: {zh: 完, en: Finish, from: open, to: done, roles: handler, needs: ["
            "{field: out, type: yuan, most: {earlier: granted}, label: {zh: 付, en: Out}}]}",
            ["17: “granted” is not known"],
        ),
    ],
)
def test_what_is_unsound_is_found(tmp_path: Path, old: str, new: str, found: list[str]) -> None:
    assert old in SMALL
    said = findings_of(tmp_path, SMALL.replace(old, new))
    assert [each for each in found if not any(one.startswith(each) for one in said)] == [], said


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("sum: [half]", "“half” is not known; use out"),
        ("most: {times: 3}", "Write “field” (of the same step) or “earlier”"),
        ("most: {field: out, earlier: in}", "Write “field” (of the same step) or “earlier”"),
    ],
)
def test_a_rule_between_numbers_that_says_nothing_is_found(tmp_path: Path, rule: str, found: str) -> None:
    text = f"- {{field: out, type: yuan, {rule}, label: {{zh: 付, en: Out}}}}"
    (tmp_path / "fields.yaml").write_text(text, encoding="utf-8")
    findings = Findings()
    node = read_file(tmp_path, "fields.yaml", findings)
    assert node is not None
    read_fields(node, findings, {})
    assert any(each.text.en.startswith(found) for each in findings.listed()), findings.listed()


def test_limits_of_different_units_are_compared_roughly() -> None:
    limits = [
        Limit(30, TimeUnit.MINUTE),
        Limit(1, TimeUnit.HOUR),
        Limit(2, TimeUnit.WORKING_HOUR),
        Limit(1, TimeUnit.DAY),
        Limit(1, TimeUnit.WORKING_DAY),
        Limit(2, TimeUnit.DAY),
    ]
    assert sorted(limits, key=rough_days) == limits
