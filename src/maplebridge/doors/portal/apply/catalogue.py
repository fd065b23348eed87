"""All matters that can be brought, in groups, and which of them some words mean. Not for single guides."""

from dataclasses import dataclass

from maplebridge.doors.parts.meaning import GROUP_DIGITS, means
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.workflows.definition import Matter

OTHERS = Text("其他", "Others")


@dataclass(frozen=True, slots=True)
class Group:
    """Matters of one first-level category."""

    name: Text
    matters: tuple[Matter, ...]


def list_groups(pack: Pack, words: str = "") -> list[Group]:
    """The matters that `words` may mean (all without words), under the names of their categories."""
    found: dict[str, list[Matter]] = {}
    for matter in sorted(pack.matters.values(), key=lambda each: (each.category, each.name)):
        if means(matter, words):
            found.setdefault(matter.category[:GROUP_DIGITS], []).append(matter)
    return [Group(_name(pack, code), tuple(matters)) for code, matters in found.items()]


def _name(pack: Pack, code: str) -> Text:
    category = pack.categories.get(code)
    return category.name if category else OTHERS
