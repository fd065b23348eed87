"""What is wrong with a pack: every error at once, each with file, line and what to do. Not for errors of a case."""

from collections.abc import Sequence
from dataclasses import dataclass

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A line of a file of the pack, the file named relative to the pack's folder."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class PackError:
    """One thing to mend, and how."""

    file: str
    line: int
    text: Text

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text.zh} / {self.text.en}"


class PackErrors(Fault):
    """A pack that cannot be published; `errors` holds all that is wrong, in the order of files and lines."""

    def __init__(self, errors: Sequence[PackError]) -> None:
        self.errors = tuple(errors)
        count = len(self.errors)
        text = Text(f"规则包有 {count} 处需要修改。", f"The pack has {count} thing(s) to mend.")
        super().__init__("pack_errors", text, extra={"errors": [_as_json(each) for each in self.errors]})

    def __str__(self) -> str:
        return "\n".join([self.text.en, *map(str, self.errors)])


class Findings:
    """Collects errors while a pack is read, so that a clerk sees all of them in one go."""

    def __init__(self) -> None:
        self._found: dict[tuple[Where, Text], None] = {}

    def __len__(self) -> int:
        return len(self._found)

    def add(self, where: Where, zh: str, en: str) -> None:
        """Note one error; the same words at the same place count once."""
        self._found[(where, Text(zh, en))] = None

    def listed(self) -> tuple[PackError, ...]:
        """All errors, by file and line."""
        rows = sorted(self._found, key=lambda found: found[0])
        return tuple(PackError(where.file, where.line, text) for where, text in rows)

    def raise_any(self) -> None:
        """Raise PackErrors if anything was found."""
        if self._found:
            raise PackErrors(self.listed())


def _as_json(error: PackError) -> dict[str, object]:
    return {"file": error.file, "line": error.line, "zh": error.text.zh, "en": error.text.en}
