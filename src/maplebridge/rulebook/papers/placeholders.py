"""What may stand in braces in a template: a closed list of names, and a closed list of ways to write a value. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import Formatter

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.papers.template import PaperTemplate
from maplebridge.rulebook.workflows.fields import AMOUNTS

PLACEHOLDERS: Mapping[str, Text] = {
    "number": Text("文书编号", "number of the paper"),
    "date": Text("出具日期", "day on which it is issued"),
    "unit": Text("承办单位", "unit that has the case"),
    "centre": Text("综治中心", "centre that holds the case"),
    "sealed_by": Text("盖章单位", "unit whose seal it bears"),
    "matter": Text("事项", "matter"),
    "place": Text("地点", "place"),
    "case_number": Text("案件编号", "number of the case"),
    "opened_on": Text("提出日期", "day on which the case was brought"),
    "resident": Text("来访人姓名", "name of whoever brought the case"),
    "applicants": Text("申请人", "names of the applicants"),
    "respondents": Text("被申请人", "names of the respondents"),
    "third_parties": Text("第三人", "names of third parties"),
    "parties": Text("各方当事人", "names of all parties"),
    "text": Text("所反映的内容", "what the case is about"),
    "result": Text("办理结果", "the result as it was last told"),
    "state": Text("办理状态", "state of the case, in the resident's word"),
    "rules": Text("规则版本", "version of the rules"),
}
CONDITIONS: Mapping[str, Text] = {
    "terms": Text("协议有履行约定", "the agreement has terms"),
}
MONEY = AMOUNTS
WAYS: Mapping[str, Text] = {
    "yuan": Text("数字金额，如 3,000.00", "an amount in digits"),
    "capitals": Text("大写金额，如 人民币叁仟元整", "an amount in capital numerals"),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One placeholder in a text: its name and the way to write it, `` for the usual one."""

    name: str
    way: str = ""


def slots_in(text: str) -> tuple[Slot, ...] | None:
    """The placeholders of a text in their order; None when its braces do not match."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return None
    return tuple(
        Slot(name + (f"!{turned}" if turned else ""), way or "") for _, name, way, turned in parts if name is not None
    )


def slots_of_paper(template: PaperTemplate) -> frozenset[Slot]:
    """Every placeholder of a template, those of conditions and of the basis among them."""
    texts = (template.basis, *(section.text for section in template.sections))
    named = {slot for text in texts for slot in slots_in(text) or ()}
    return frozenset(named | {Slot(section.when) for section in template.sections if section.when})


def known_names(form: Iterable[str], facts: Iterable[str]) -> tuple[str, ...]:
    """All names that may stand in braces, given the fields of the pack's forms and of its actions."""
    facts = set(facts)
    grouped = (("form", form), ("fact", facts), ("last", facts), ("money", MONEY))
    return (*PLACEHOLDERS, *(f"{group}.{name}" for group, names in grouped for name in sorted(set(names))))


def fill_in(text: str, values: Mapping[Slot, str]) -> str:
    """The text with every placeholder replaced. Raises KeyError naming the slot that has no value."""
    parts = Formatter().parse(text)
    return "".join(said + ("" if name is None else values[Slot(name, way or "")]) for said, name, way, _ in parts)
