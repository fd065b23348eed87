"""The template of an official paper as a pack defines it, in plain frozen values. Not for filling in or printing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from maplebridge.ground.words.text import Text

SectionKind = Literal["heading", "paragraph", "table", "signatures", "seal"]
Seals = Literal["acting", "unit", "centre"]
Holder = Literal["resident", "parties"]

SECTION_KINDS: tuple[SectionKind, ...] = ("heading", "paragraph", "table", "signatures", "seal")
SEALS: Mapping[str, Text] = {
    "acting": Text("出具文书那一步的单位", "the unit that took the step"),
    "unit": Text("承办单位", "the unit that has the case"),
    "centre": Text("综治中心", "the centre that holds the case"),
}
HOLDERS: Mapping[str, Text] = {
    "resident": Text("来访人", "whoever brought the case"),
    "parties": Text("各方当事人", "every party"),
}
TABLES: Mapping[str, Text] = {
    "parties": Text("当事人表", "table of the parties"),
    "terms": Text("履行约定表", "table of the terms"),
    "papers": Text("还需补交的材料", "the papers still to bring"),
}
SIGNERS: Mapping[str, Text] = {
    "parties": Text("当事人", "the parties"),
    "mediator": Text("人民调解员（签名）", "the mediator"),
    "clerk": Text("记录人（签名）", "who kept the record"),
    "handler": Text("经办人（签名）", "who handles it"),
    "recipient": Text("签收人（签名）", "who received it"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a paper, from top to bottom. `text` holds placeholders; `names` are the table or the signers.

    A section with `when` is left out where that placeholder has no value.
    """

    kind: SectionKind
    text: str = ""
    names: tuple[str, ...] = ()
    when: str = ""


@dataclass(frozen=True, slots=True)
class PaperTemplate:
    """One kind of paper. `word` stands in its number; `seals` says whose paper it is; `holders` who may keep it.

    Issued again for a case it replaces the one before, unless there may be `many`. Staff may make it out by hand in the
    `matters` named, or `anywhere`; elsewhere only anew, after a step that has called for it.
    """

    name: str
    title: Text
    word: str
    basis: str
    sections: tuple[Section, ...]
    seals: Seals = "acting"
    holders: tuple[Holder, ...] = ("resident",)
    matters: tuple[str, ...] = ()
    many: bool = False
    anywhere: bool = False

    def number_of(self, year: int, count: int) -> str:
        """The number as it is printed: year, word, running number of that year."""
        return f"〔{year}〕{self.word}第{count:04d}号"

    def fits(self, matter: str) -> bool:
        """Whether staff may make it out by hand in a case of that matter, whatever has happened."""
        return self.anywhere or matter in self.matters

    def basis_in(self, rules: int) -> str:
        """The legal basis as it reads under a version of the rules."""
        return self.basis.replace("{rules}", str(rules))
