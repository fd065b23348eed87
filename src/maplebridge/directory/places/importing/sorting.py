"""Parts the good lines of a file from the bad ones, and says of each bad one why. Not for writing rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from maplebridge.directory.places.datum import Datum
from maplebridge.directory.places.importing.files import Numbered
from maplebridge.directory.places.importing.kinds import Kind, Row
from maplebridge.directory.places.importing.report import Rejection
from maplebridge.directory.places.rules import check_heirs
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

OVERSIZED = Text("单元格过大。", "A cell is too large.")
TWICE = Text("同一代码在文件中出现两次。", "The same code appears twice in this file.")
NOT_AGAIN = Text("该代码已停用，不能再用。", "This code has ended and is not used again.")
CIRCLE = Text("承接关系成了循环。", "The successors lead back to this code.")


@dataclass(frozen=True, slots=True)
class Known:
    """What the tables hold before: codes to lean on, codes of the same kind, which of these have ended."""

    around: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    ended: frozenset[str] = frozenset()
    heirs: Mapping[str, str] = field(default_factory=dict)


class Sorter:
    """Takes the lines of one file; afterwards `rows` are good, `rejected` are not, and `read` counts both."""

    def __init__(self, county: str, kind: Kind, known: Known, datum: Datum) -> None:
        self.county, self.kind, self.known, self.datum = county, kind, known, datum
        self.rows: dict[str, Row] = {}
        self.rejected: list[Rejection] = []
        self.read = 0
        self._line_of: dict[str, int] = {}

    def take(self, lines: Iterable[Numbered]) -> None:
        """Reads all lines, then drops those that lean on what is not there."""
        for number, line in lines:
            self.read += 1
            try:
                self._take_one(number, line)
            except Fault as fault:
                self.rejected.append(Rejection(number, fault.field, fault.text))
        self._drop_unsupported()
        self.rejected.sort(key=lambda rejection: rejection.line)

    def _take_one(self, number: int, line: "Mapping[str, object] | None") -> None:
        if line is None:
            raise Fault("oversized_cell", OVERSIZED, field="")
        row = self.kind.read(self.county, line, self.datum)
        code = row["code"]
        if code in self.rows:
            raise Fault("code_twice", TWICE, field="code")
        if code in self.known.ended and row["valid_to"] is None:
            raise Fault("code_not_used_again", NOT_AGAIN, field="code")
        self.rows[code], self._line_of[code] = row, number

    def _drop_unsupported(self) -> None:
        """From the widest place down, so that a village whose town was dropped is dropped too; heirs last."""
        self.rows = {code: self.rows[code] for code in sorted(self.rows, key=lambda code: (len(code), code))}
        for code in list(self.rows):
            self._drop_for(code, self._what_is_missing(code))
        while lost := self._heirless():
            self._drop_for(lost, ("replaced_by", _unknown(self.rows[lost]["replaced_by"])))
        for code in check_heirs(self._all_heirs()) & self.rows.keys():
            self._drop_for(code, ("replaced_by", CIRCLE))

    def _drop_for(self, code: str, reason: tuple[str, Text] | None) -> None:
        if reason is not None:
            self.rejected.append(Rejection(self._line_of[code], *reason))
            del self.rows[code]

    def _what_is_missing(self, code: str) -> tuple[str, Text] | None:
        for column, needed in self.kind.leans_on(self.rows[code]).items():
            for other in needed:
                if other not in self.known.around and not (other in self.rows and other != code):
                    return column, _unknown(other)
        return None

    def _heirless(self) -> str | None:
        """A row whose successor is neither known nor in this file, or is of another level."""
        return next((code for code, row in self.rows.items() if not self._has_heir(code, row)), None)

    def _has_heir(self, code: str, row: Row) -> bool:
        heir = row.get("replaced_by", "")
        return not heir or (len(heir) == len(code) and (heir in self.known.own or heir in self.rows))

    def _all_heirs(self) -> dict[str, str]:
        said = {code: row["replaced_by"] for code, row in self.rows.items() if row.get("replaced_by")}
        return {**self.known.heirs, **said}


def _unknown(code: str) -> Text:
    return Text(f"没有代码“{code[:32]}”。", f"There is no code “{code[:32]}”.")
