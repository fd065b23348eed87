"""What is printed on a paper: values for its placeholders, rows of its tables, who signs. Plain values; made from a
case (material.py) or invented for a preview (samples.py). Not for drawing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from maplebridge.ground.pdf.flow import Signer
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.papers.capitals import in_capitals
from maplebridge.rulebook.papers.placeholders import Slot, slots_in
from maplebridge.rulebook.papers.template import PaperTemplate, Section

PARTY_HEADS, PARTY_SHARES = ("称谓", "姓名或名称", "身份证号", "住址", "代理人"), (23, 32, 41, 40, 20)
TERM_HEADS, TERM_SHARES = ("序", "义务方", "权利方", "履行内容", "最迟日期"), (9, 26, 26, 59, 36)
PAPER_HEADS, PAPER_SHARES = ("序", "材料名称", "依据"), (9, 66, 81)
TABLES = {
    "parties": (PARTY_HEADS, PARTY_SHARES),
    "terms": (TERM_HEADS, TERM_SHARES),
    "papers": (PAPER_HEADS, PAPER_SHARES),
}


@dataclass(frozen=True, slots=True)
class Content:
    """`values` by the name of the placeholder, amounts apart; `tables` and `signers` by their names in the template."""

    values: Mapping[str, str]
    amounts: Mapping[str, Decimal] = field(default_factory=dict)
    tables: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    signers: Mapping[str, Sequence[Signer]] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether a placeholder or a table has anything to say."""
        return bool(self.values.get(name) or name in self.amounts or self.tables.get(name))

    def say(self, slot: Slot) -> str:
        """What is printed for a placeholder. Raises Fault `paper_lacks` naming it."""
        if slot.name in self.amounts:
            amount = self.amounts[slot.name]
            return in_capitals(amount) if slot.way == "capitals" else f"{amount:,.2f}"
        value = self.values.get(slot.name, "")
        if not value or slot.way:
            raise _lacks(slot.name)
        return value


def shown_sections(template: PaperTemplate, content: Content) -> list[Section]:
    """The sections that this paper has: those whose condition is met."""
    return [section for section in template.sections if not section.when or content.has(section.when)]


def said(text: str, content: Content) -> dict[Slot, str]:
    """Values for all placeholders of a text. Raises Fault."""
    return {slot: content.say(slot) for slot in slots_in(text) or ()}


def chinese_day(day: date) -> str:
    """`2026年9月18日`."""
    return f"{day.year}年{day.month}月{day.day}日"


def _lacks(name: str) -> Fault:
    return Fault(
        "paper_lacks",
        Text(
            f"案件里没有文书要用的内容“{name}”，请补齐后重新出具。", f"The case lacks “{name}”, which the paper needs."
        ),
        field=name,
    )
