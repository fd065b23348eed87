"""Which places, stations and days lack what they should have. Pure: every gap is named, none is weighed or scored."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from maplebridge.directory.people.rules import Absence
from maplebridge.directory.teams.rota import Change, gaps, plan
from maplebridge.directory.teams.rules import LEVEL_WIDTH, TeamFacts, Teams, lacking, period_start
from maplebridge.ground.words.text import Text

ROTA_DAYS = 7
COMMON_LANGUAGE = "zh"
GAP_KINDS: Mapping[str, Text] = {
    "no_team": Text("没有队伍", "No team"),
    "no_people": Text("队伍没有人", "Team without people"),
    "lacks": Text("缺平台、队伍或任务", "A platform, team or task is missing"),
    "no_meeting": Text("本期没有开会", "No meeting this period"),
    "no_rota": Text("七天内有空班", "Rota has an empty day"),
    "no_speaker": Text("没有会说的语言", "Nobody speaks the language"),
    "does_not_speak": Text("队员不会说", "Member does not speak"),
}
"""In the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing: at `place`, of the team kind `kind`, in `team` if there is one.

    `what` is the language or the need that is missing, or the part whose people do not speak; `day` the day without
    anybody, `many` how many days, cases that ask for it or people of the part.
    """

    gap: str
    place: str
    kind: str = ""
    team: str = ""
    what: str = ""
    day: date | None = None
    many: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What the tables say beside the teams.

    `places` are the codes of towns and villages that stand; `met` the teams that have met in their period; `spoken` how
    many cases of a place are in a language; `changes` and `absences` of the rota.
    """

    day: date
    places: Sequence[str]
    working: Callable[[date], bool]
    met: Collection[str] = ()
    spoken: Mapping[tuple[str, str], int] = field(default_factory=dict)
    changes: Mapping[str, Sequence[Change]] = field(default_factory=dict)
    absences: Sequence[Absence] = ()


def find_gaps(teams: Teams, known: Known) -> list[Gap]:
    """Every gap, by place, then in the order of GAP_KINDS."""
    order = list(GAP_KINDS)
    found = [*_uncovered(teams, known), *_of_teams(teams, known), *_unspoken(teams, known)]
    return sorted(found, key=lambda gap: (gap.place, order.index(gap.gap), gap.kind, gap.team, gap.what))


def tally(found: Iterable[Gap], places: Collection[str]) -> dict[str, Counter[str]]:
    """How many gaps of which kind lie in each of `places` and below it."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    widths = sorted({len(place) for place in places})
    wanted = frozenset(places)
    for gap in found:
        for width in widths:
            if len(gap.place) >= width and gap.place[:width] in wanted:
                counts[gap.place[:width]][gap.gap] += 1
    return dict(counts)


def _uncovered(teams: Teams, known: Known) -> Iterator[Gap]:
    for kind in teams.kinds.values():
        widths = [LEVEL_WIDTH[level] for level in kind.covers]
        covered = {place for team in teams if team.active and team.kind == kind.code for place in team.covers}
        for place in known.places:
            if len(place) in widths and not _within(place, covered):
                yield Gap("no_team", place, kind.code)


def _of_teams(teams: Teams, known: Known) -> Iterator[Gap]:
    for team in teams:
        if not team.active:
            continue
        kind = teams.kinds.get(team.kind)
        if not team.people_on(known.day):
            yield Gap("no_people", team.place, team.kind, team.code)
        elif empty := _empty_days(team, known):
            yield Gap("no_rota", team.place, team.kind, team.code, day=empty[0], many=len(empty))
        if kind is not None:
            for need in lacking(team, kind):
                yield Gap("lacks", team.place, team.kind, team.code, need.code)
            if period_start(kind.meets, known.day) and team.code not in known.met:
                yield Gap("no_meeting", team.place, team.kind, team.code)
        for language in sorted(team.languages - team.speaks(known.day)):
            yield Gap("no_speaker", team.place, team.kind, team.code, language)
        for part, many in sorted(_silent(team, known.day).items()):
            yield Gap("does_not_speak", team.place, team.kind, team.code, part, many=many)


def _silent(team: TeamFacts, day: date) -> Counter[str]:
    """Of a team that promises languages, how many people of each part speak none of them; who they are is not told."""
    members = team.people_on(day) if team.languages else ()
    return Counter(member.part for member in members if not member.languages & team.languages)


def _empty_days(team: TeamFacts, known: Known) -> list[date]:
    changes = known.changes.get(team.code, ())
    return list(gaps(plan(team, known.day, ROTA_DAYS, working=known.working, changes=changes, absences=known.absences)))


def _unspoken(teams: Teams, known: Known) -> Iterator[Gap]:
    """Places whose people brought cases in a language that nobody in the teams that cover them speaks."""
    speaking: defaultdict[str, set[str]] = defaultdict(set)
    for team in teams:
        if team.active:
            for language in team.speaks(known.day):
                speaking[language].update(team.covers)
    for (place, language), many in known.spoken.items():
        if language != COMMON_LANGUAGE and not _within(place, speaking[language]):
            yield Gap("no_speaker", place, what=language, many=many)


def _within(place: str, covered: Collection[str]) -> bool:
    return any(place[:width] in covered for width in range(len(place), 5, -1))
