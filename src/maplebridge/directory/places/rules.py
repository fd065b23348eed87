"""Place codes: what their digits say, who lies under whom, what an ended one still covers. Not for tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text


class Level(StrEnum):
    """The seven levels of a place, from the widest to the narrowest."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWN = "town"
    VILLAGE = "village"
    GRID = "grid"
    HOUSEHOLD_GROUP = "household_group"


WIDTHS: Mapping[Level, int] = {
    Level.PROVINCE: 2,
    Level.PREFECTURE: 4,
    Level.COUNTY: 6,
    Level.TOWN: 9,
    Level.VILLAGE: 12,
    Level.GRID: 15,
    Level.HOUSEHOLD_GROUP: 18,
}
LABELS: Mapping[Level, Text] = {
    Level.PROVINCE: Text("省", "province"),
    Level.PREFECTURE: Text("市州", "prefecture"),
    Level.COUNTY: Text("县", "county"),
    Level.TOWN: Text("乡镇街道", "town"),
    Level.VILLAGE: Text("村（社区）", "village"),
    Level.GRID: Text("网格", "grid"),
    Level.HOUSEHOLD_GROUP: Text("联户组", "household group"),
}
LEVELS: Mapping[int, Level] = {width: level for level, width in WIDTHS.items()}
PARENT_WIDTHS: Mapping[int, int] = dict(zip(list(LEVELS)[1:], LEVELS, strict=False))


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it stands in the register; `parent` is "" at the top.

    `valid_from` is its first Chinese day (None: since before the register began), `valid_to` its last one,
    `replaced_by` the code of the place that took it over.
    """

    code: str
    name: str
    level: Level
    parent: str
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: str = ""

    def stands_on(self, day: date) -> bool:
        """Whether the place exists on `day`."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


def level_of(code: str) -> Level:
    """The level that the width of `code` says; Fault `bad_place_code` when it is no place code."""
    level = LEVELS.get(len(code))
    if level is None or not (code.isascii() and code.isdigit()):
        raise Fault("bad_place_code", _not_a_code(code), field="code")
    return level


def parent_code(code: str) -> str:
    """The code of the place around `code`; "" for a province."""
    level_of(code)
    return code[: PARENT_WIDTHS.get(len(code), 0)]


def list_ancestors(code: str) -> tuple[str, ...]:
    """The codes around `code`, the widest first, without itself."""
    level_of(code)
    return tuple(code[:width] for width in WIDTHS.values() if width < len(code))


def covers(prefixes: Iterable[str], code: str) -> bool:
    """Whether `code` lies in one of the jurisdictions `prefixes`; an empty prefix covers nothing."""
    return any(prefix and code.startswith(prefix) for prefix in prefixes)


def prefixes_of(code: str, heirs: Mapping[str, str]) -> tuple[str, ...]:
    """`code` and every code that was merged into it or into a place within it, without what another covers.

    `heirs` maps an ended code to the one that took it over. Cases keep the code they were filed under, so
    whoever answers for the heir also answers for these.
    """
    prefixes = [code]
    for prefix in prefixes:
        taken = (old for old, new in heirs.items() if new.startswith(prefix))
        prefixes.extend(old for old in taken if not covers(prefixes, old))
    return tuple(_without_covered(prefixes))


def _without_covered(prefixes: list[str]) -> list[str]:
    """Without the prefixes that another one already covers."""
    return [one for one in prefixes if not any(one != other and one.startswith(other) for other in prefixes)]


def check_validity(valid_from: date | None, valid_to: date | None, replaced_by: str) -> None:
    """Raise Fault unless the days are in order and only an ended place has an heir."""
    if valid_from and valid_to and valid_to < valid_from:
        sentence = Text("停用日期早于启用日期。", "It ends before it begins.")
        raise Fault("ends_before_start", sentence, field="valid_to")
    if replaced_by and not valid_to:
        sentence = Text("写了承接代码，却没有停用日期。", "It names a successor but no last day.")
        raise Fault("heir_without_end", sentence, field="valid_to")


def check_heirs(heirs: Mapping[str, str]) -> set[str]:
    """The codes whose chain of successors comes back to itself."""
    return {code for code in heirs if _circles(code, heirs)}


def _circles(code: str, heirs: Mapping[str, str]) -> bool:
    seen = {code}
    while (code := heirs.get(code, "")) and code not in seen:
        seen.add(code)
    return bool(code)


def _not_a_code(code: str) -> Text:
    return Text(
        f"“{code[:32]}”不是区划代码：应为 2、4、6、9、12、15 或 18 位数字。",
        f"“{code[:32]}” is not a place code: it has 2, 4, 6, 9, 12, 15 or 18 digits.",
    )
