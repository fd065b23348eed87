"""What a team is, whom it covers and what of its kind it lacks. Pure; not for the rota: rota.py."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from maplebridge.ground.words.text import Text

NOT_SAID = Text("", "")
LEVEL_WIDTH = {"county": 6, "town": 9, "village": 12}


@dataclass(frozen=True, slots=True)
class Need:
    """Something every team of a kind must have; `group` says of what sort: platform, team, task."""

    code: str
    group: str
    name: Text


@dataclass(frozen=True, slots=True)
class Task:
    """One of the duties that a team's log counts, and in what."""

    code: str
    name: Text
    counts: Text


@dataclass(frozen=True, slots=True)
class TeamKind:
    """A kind of team. Each place of the `covers` levels must have one; it meets once a month or quarter, or never.

    `asks` is the matter under which residents ask it.
    """

    code: str
    name: Text
    duties: Text
    covers: tuple[str, ...] = ()
    meets: str = "never"
    asks: str = ""
    needs: tuple[Need, ...] = ()
    log: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What somebody is in a team, and which roles they get in its unit for it."""

    code: str
    name: Text
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A person's part in a team, on these weekdays (1 is Monday), from a day to a day, both counted."""

    id: str
    person: str
    name: str
    part: str
    languages: frozenset[str]
    days: frozenset[int]
    since: date
    until: date | None = None

    def runs(self, day: date) -> bool:
        """Whether it stands on `day`."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class TeamFacts:
    """One team as others see it."""

    code: str
    kind: str
    name: Text
    place: str
    covers: tuple[str, ...]
    unit: str = ""
    leads: str = ""
    languages: frozenset[str] = frozenset()
    has: frozenset[str] = frozenset()
    phone: str = ""
    hours: Text = NOT_SAID
    opens: str = "working"
    active: bool = True
    members: tuple[Member, ...] = ()

    def covers_place(self, place: str) -> bool:
        """Whether `place` lies in what the team covers."""
        return any(place.startswith(covered) for covered in self.covers)

    def people_on(self, day: date) -> tuple[Member, ...]:
        """Whose part runs on `day`."""
        return tuple(member for member in self.members if member.runs(day))

    def speaks(self, day: date) -> frozenset[str]:
        """The languages of those who are in it on `day`."""
        return frozenset(language for member in self.people_on(day) for language in member.languages)


@dataclass(frozen=True, slots=True)
class Teams:
    """All teams of one county with their kinds and parts; never changes, a newer one replaces it."""

    county: str
    kinds: Mapping[str, TeamKind] = field(default_factory=dict)
    parts: Mapping[str, Part] = field(default_factory=dict)
    by_code: Mapping[str, TeamFacts] = field(default_factory=dict)

    def __iter__(self) -> Iterator[TeamFacts]:
        return iter(self.by_code.values())

    def of_place(self, place: str, *, kinds: Iterable[str] = ()) -> tuple[TeamFacts, ...]:
        """The active teams that cover `place`, those that cover it most narrowly first."""
        wanted = frozenset(kinds)
        found = [
            team for team in self if team.active and team.covers_place(place) and (not wanted or team.kind in wanted)
        ]
        return tuple(sorted(found, key=lambda team: (-_narrowness(team, place), team.kind, team.code)))

    def speakers(self, place: str, language: str, day: date) -> tuple[tuple[TeamFacts, Member], ...]:
        """Who of the teams that cover `place` speaks `language`, each person once, the nearest team first."""
        found: dict[str, tuple[TeamFacts, Member]] = {}
        for team in self.of_place(place):
            for member in team.people_on(day):
                if language in member.languages:
                    found.setdefault(member.person, (team, member))
        return tuple(found.values())


def lacking(team: TeamFacts, kind: TeamKind) -> tuple[Need, ...]:
    """What teams of that kind must have and this one has not."""
    return tuple(need for need in kind.needs if need.code not in team.has)


def period_start(meets: str, day: date) -> date | None:
    """The first day of the month or quarter that `day` lies in; None for a team that need not meet."""
    if meets == "month":
        return day.replace(day=1)
    if meets == "quarter":
        return date(day.year, day.month - (day.month - 1) % 3, 1)
    return None


def _narrowness(team: TeamFacts, place: str) -> int:
    return max(len(covered) for covered in team.covers if place.startswith(covered))
