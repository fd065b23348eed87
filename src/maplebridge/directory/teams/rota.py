"""Who of a team is on duty on a day: the weekly pattern, the changes of single days, leaves. Pure."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from maplebridge.directory.people.rules import Absence
from maplebridge.directory.teams.rules import Member, TeamFacts
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

DAY = timedelta(days=1)
NOT_ON_DUTY = Text("这个人当天不值班。", "This person is not on duty that day.")
ALREADY_ON_DUTY = Text("代班人当天已经值班。", "The stand-in is on duty that day already.")
NOT_OF_THE_TEAM = Text("代班人不在这支队伍里。", "The stand-in is not of this team.")
AWAY_TOO = Text("代班人当天请假。", "The stand-in is on leave that day.")
NO_SWAP = Text("换班要两个人、两个日子。", "A swap needs two people and two days.")
NOTHING_SAID = Text("请选择不值班的人或代班的人。", "Choose who is not on duty, or who stands in.")


@dataclass(frozen=True, slots=True)
class Change:
    """On `day`, `away` is not on duty and `stand_in` is; one of them may be missing."""

    day: date
    away: str | None
    stand_in: str | None


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Somebody on duty; `instead_of` whom they stand in for ("" for nobody)."""

    person: str
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class RotaDay:
    """One day of a team's rota. `needed`: the team is open that day."""

    day: date
    needed: bool
    on_duty: tuple[OnDuty, ...]

    @property
    def gap(self) -> bool:
        """Whether the team is open and nobody is there."""
        return self.needed and not self.on_duty


def who_is_on(
    team: TeamFacts, day: date, changes: Iterable[Change] = (), absences: Iterable[Absence] = ()
) -> tuple[OnDuty, ...]:
    """Who is on duty on `day`: the pattern of that weekday, changed for this day, leaves last.

    A person on leave is never on duty; their stand-in of the leave is, where that one is not away too.
    """
    found = {member.person: OnDuty(member.person) for member in team.people_on(day) if day.isoweekday() in member.days}
    for change in changes:
        if change.day == day:
            _apply(found, change)
    away = {absence.person: absence.stand_in for absence in absences if absence.covers(day)}
    kept = [each for each in found.values() if each.person not in away]
    stand_ins = [OnDuty(away[each.person], each.person) for each in found.values() if each.person in away]
    for each in stand_ins:
        if each.person not in away and each.person not in {one.person for one in kept}:
            kept.append(each)
    return tuple(kept)


def plan(
    team: TeamFacts,
    first: date,
    days: int,
    *,
    working: Callable[[date], bool],
    changes: Collection[Change] = (),
    absences: Collection[Absence] = (),
) -> tuple[RotaDay, ...]:
    """The rota of so many days from `first` on."""
    return tuple(
        RotaDay(day, is_needed(team, day, working), who_is_on(team, day, changes, absences))
        for day in (first + DAY * n for n in range(days))
    )


def is_needed(team: TeamFacts, day: date, working: Callable[[date], bool]) -> bool:
    """Whether somebody must be on duty that day."""
    return team.active and (team.opens == "every" or (team.opens == "working" and working(day)))


def swap(first: str, first_day: date, second: str, second_day: date) -> tuple[Change, Change]:
    """Two people change their days: each is on duty on the other's. Raises Fault for one day or one person."""
    if first_day == second_day or first == second:
        raise Fault("no_swap", NO_SWAP, field="other_day")
    return Change(first_day, first, second), Change(second_day, second, first)


def check_change(
    team: TeamFacts, change: Change, changes: Collection[Change] = (), absences: Collection[Absence] = ()
) -> None:
    """Raises Fault where a change makes no sense on its day."""
    if not change.away and not change.stand_in:
        raise Fault("nothing_said", NOTHING_SAID, field="away")
    on_duty = {each.person for each in who_is_on(team, change.day, changes)}
    if change.away and change.away not in on_duty:
        raise Fault("not_on_duty", NOT_ON_DUTY, field="away")
    if change.stand_in:
        if change.stand_in not in {member.person for member in team.people_on(change.day)}:
            raise Fault("not_of_the_team", NOT_OF_THE_TEAM, field="stand_in")
        if change.stand_in in on_duty:
            raise Fault("already_on_duty", ALREADY_ON_DUTY, field="stand_in")
        if any(absence.person == change.stand_in and absence.covers(change.day) for absence in absences):
            raise Fault("stand_in_away", AWAY_TOO, field="stand_in")


def gaps(rota: Iterable[RotaDay]) -> Iterator[date]:
    """The days on which a team is open and nobody is there."""
    return (each.day for each in rota if each.gap)


def names_of(members: Iterable[Member]) -> Mapping[str, Member]:
    """Members by person; the part that began first speaks for whoever has several."""
    found: dict[str, Member] = {}
    for member in members:
        found.setdefault(member.person, member)
    return found


def _apply(found: dict[str, OnDuty], change: Change) -> None:
    if change.away:
        found.pop(change.away, None)
    if change.stand_in and change.stand_in not in found:
        found[change.stand_in] = OnDuty(change.stand_in, change.away or "")
