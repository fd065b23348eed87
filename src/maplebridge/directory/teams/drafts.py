"""Reads a pack's teams.yaml into teams of one county with whom to put in them. Not for storing them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml

from maplebridge.directory.teams.book import one_of, only, read_kinds, read_parts, require, text_of, wrong
from maplebridge.directory.teams.rules import LEVEL_WIDTH, NOT_SAID, Part, TeamFacts, TeamKind
from maplebridge.directory.units.drafts import Area
from maplebridge.directory.units.rules import Registry
from maplebridge.ground.words.text import Text

OPENS = ("working", "every", "never")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
COMMON = ("team", "kind", "zh", "en", "unit", "leads", "languages", "has", "phone", "hours", "opens", "members")
NAMED_KEYS, EACH_KEYS = (*COMMON, "covers"), (*COMMON, "level", "where")
MEMBER_KEYS = ("person", "from", "role", "part", "days", "many")
COMMITTEES = ("村民委员会", "居民委员会")
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Seat:
    """A part to be filled: by the person of that code, or by `many` of those with `role` in the unit `unit`.

    `turn` tells seats apart that draw from one unit, so that its people take turns.
    """

    team: str
    part: str
    days: tuple[int, ...]
    where: str
    person: str = ""
    unit: str = ""
    role: str = "handler"
    many: int = 1
    turn: int = 0


@dataclass(frozen=True, slots=True)
class TeamDrafts:
    """Everything a teams.yaml says for one county."""

    kinds: Mapping[str, TeamKind]
    parts: Mapping[str, Part]
    teams: tuple[TeamFacts, ...]
    seats: tuple[Seat, ...]


def read_teams(path: Path, registry: Registry, areas: Iterable[Area]) -> TeamDrafts:
    """The teams the file names and those it asks for in each of `areas`. Raises Fault naming the entry at fault."""
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
    only(document, ("kinds", "parts", "teams", "each"), path.name)
    reader = _Reader(registry, read_kinds(document.get("kinds", [])), read_parts(document.get("parts", [])))
    named = [reader.named(entry, f"teams[{n}]") for n, entry in enumerate(document.get("teams", []))]
    asked = list(reader.each(document.get("each", []), list(areas)))
    pairs = [*named, *asked]
    return TeamDrafts(
        reader.kinds,
        reader.parts,
        tuple(team for team, _ in pairs),
        tuple(seat for _, seats in pairs for seat in seats),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    registry: Registry
    kinds: Mapping[str, TeamKind]
    parts: Mapping[str, Part]

    def named(self, entry: Entry, where: str) -> tuple[TeamFacts, tuple[Seat, ...]]:
        """A team of the county; it covers the county where it does not say what."""
        only(entry, NAMED_KEYS, where)
        county = self.registry.county
        covers = tuple(entry.get("covers", [])) or (county,)
        for code in covers:
            if not code.startswith(county):
                raise wrong(f"{where}.covers", f"“{code}”不在本县。", f"“{code}” is not in this county.")
        return self._team(entry, where, county, covers, "")

    def each(self, entries: Iterable[Entry], areas: list[Area]) -> Iterator[tuple[TeamFacts, tuple[Seat, ...]]]:
        """A team in each division of a level."""
        for number, entry in enumerate(entries):
            where = f"each[{number}]"
            only(entry, EACH_KEYS, where)
            require(entry, ("level",), where)
            one_of(entry["level"], tuple(LEVEL_WIDTH), f"{where}.level")
            width = LEVEL_WIDTH[entry["level"]]
            for area in areas:
                fits = len(area.code) == width and area.code.startswith(self.registry.county)
                if fits and entry.get("where", "") in area.name:
                    yield self._team(entry, where, area.code, (area.code,), _short(area.name))

    def _team(
        self, entry: Entry, where: str, place: str, covers: tuple[str, ...], name: str
    ) -> tuple[TeamFacts, tuple[Seat, ...]]:
        require(entry, ("team", "kind", "zh", "en"), where)
        one_of(entry["kind"], tuple(self.kinds), f"{where}.kind")
        one_of(entry.get("opens", "working"), OPENS, f"{where}.opens")
        code = f"{entry['team']}-{place}"
        needs = {need.code for need in self.kinds[entry["kind"]].needs}
        for has in entry.get("has", []):
            one_of(has, tuple(sorted(needs)), f"{where}.has")
        team = TeamFacts(
            code=code,
            kind=entry["kind"],
            name=Text(entry["zh"].format(place=name), entry["en"].format(place=name)),
            place=place,
            covers=covers,
            unit=self._unit(entry, "unit", place, where),
            leads=self._unit(entry, "leads", place, where),
            languages=frozenset(entry.get("languages", [])),
            has=frozenset(entry.get("has", [])),
            phone=entry.get("phone", ""),
            hours=text_of(entry["hours"], f"{where}.hours") if entry.get("hours") else NOT_SAID,
            opens=entry.get("opens", "working"),
        )
        members = enumerate(entry.get("members", []))
        return team, tuple(self._seat(each, team, f"{where}.members[{n}]", n) for n, each in members)

    def _seat(self, entry: Entry, team: TeamFacts, where: str, number: int) -> Seat:
        only(entry, MEMBER_KEYS, where)
        require(entry, ("part",), where)
        one_of(entry["part"], tuple(self.parts), f"{where}.part")
        if bool(entry.get("person")) == bool(entry.get("from")):
            raise wrong(where, f"{where} 写 person 或 from 其中一个。", f"{where}: write either person or from.")
        return Seat(
            team=team.code,
            part=entry["part"],
            days=_days(entry.get("days", []), f"{where}.days"),
            where=where,
            person=entry.get("person", ""),
            unit=self._unit(entry, "from", team.place, where),
            role=entry.get("role", "handler"),
            many=int(entry.get("many", "1")),
            turn=crc32(f"{team.place}{entry['part']}{number}".encode()),
        )

    def _unit(self, entry: Entry, name: str, place: str, where: str) -> str:
        """The unit of that code at the place or above it, or the nearest of that kind."""
        said = entry.get(name, "")
        if not said:
            return ""
        for width in (12, 9, 6):
            found = self.registry.unit(f"{said}-{place[:width]}") if len(place) >= width else None
            if found is not None and found.active:
                return found.code
        nearest = self.registry.nearest(said, place)
        if nearest is None:
            raise wrong(f"{where}.{name}", f"没有机构“{said}”。", f"There is no unit “{said}”.")
        return nearest.code


def _days(said: Any, where: str) -> tuple[int, ...]:
    for day in said:
        one_of(day, WEEKDAYS, where)
    return tuple(WEEKDAYS.index(day) + 1 for day in said)


def _short(name: str) -> str:
    for ending in COMMITTEES:
        name = name.removesuffix(ending)
    return name
