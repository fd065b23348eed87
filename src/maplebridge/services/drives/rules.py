"""Deals cases to teams and counts what their journals say since the start. Pure; the same rows come to the same.
Not for who may see a drive, nor for how it is told to the public."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from maplebridge.ground.words.text import Text

NOTHING = Decimal(0)
MONEY: Mapping[str, Text] = {
    "recovered": Text("执行到位、挽回", "Recovered"),
    "performed": Text("自动履行", "Performed"),
    "paid": Text("公共资金支付", "Paid from public funds"),
}
"""The kinds of money that a drive brings about, by the field that carries them."""


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the list falls to a team beside the others."""

    team: int
    share: int


@dataclass(frozen=True, slots=True)
class Step:
    """One row of a case's journal that counts for a drive."""

    case_id: UUID
    seq: int
    action: str
    staff: bool
    state_from: str
    state_to: str
    at: datetime
    measure: str = ""
    yuan: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """Which measure it is: the one that was named, else the action, if it moved the case or brought money; "" for
        words alone."""
        if not self.staff:
            return ""
        if self.measure:
            return f"{self.action}:{self.measure}"
        return self.action if self.yuan or self.state_from != self.state_to else ""


@dataclass(frozen=True, slots=True)
class Progress:
    """What one case has come to in a drive. `state` is where it stands at the end of the rows that count."""

    touched: bool = False
    finished: bool = False
    kinds: Counter[str] = field(default_factory=Counter)
    yuan: Mapping[str, Decimal] = field(default_factory=dict)
    last_at: datetime | None = None

    @property
    def total(self) -> Decimal:
        """All the money it brought."""
        return sum(self.yuan.values(), NOTHING)


@dataclass(frozen=True, slots=True)
class Tally:
    """What some cases have come to: how many, touched, finished, by kind of measure (in how many cases), money."""

    cases: int
    touched: int
    finished: int
    kinds: Mapping[str, int]
    yuan: Mapping[str, Decimal]
    paying: Mapping[str, int]

    @property
    def total(self) -> Decimal:
        """All the money."""
        return sum(self.yuan.values(), NOTHING)


def days_left(first: date, last: date, today: date) -> int:
    """Days until it ends, today counted; never more than it lasts, 0 when its last day has passed."""
    return max((last - max(today, first)).days + 1, 0)


def deal(cases: Iterable[tuple[UUID, str]], teams: Sequence[Share]) -> dict[UUID, int]:
    """The team of each case (id, place). Neighbouring places stay together, and each team has its share to within one
    case, whatever the order in which they come."""
    ordered = [case_id for case_id, _ in sorted(cases, key=lambda case: (case[1], case[0]))]
    found, start = {}, 0
    for team, many in quotas(len(ordered), teams).items():
        found.update(dict.fromkeys(ordered[start : start + many], team))
        start += many
    return found


def quotas(many: int, teams: Sequence[Share]) -> dict[int, int]:
    """How many cases fall to each team: by the largest remainder, in the order of the teams."""
    whole = sum(team.share for team in teams)
    exact = [(team.team, *divmod(many * team.share, whole)) for team in teams]
    left = many - sum(each for _, each, _ in exact)
    lucky = {team for team, _, _ in sorted(exact, key=lambda each: (-each[2], each[0]))[:left]}
    return {team: each + (team in lucky) for team, each, _ in exact}


def progress_of(steps: Iterable[Step], ends: Collection[str]) -> Progress:
    """What the rows of one case come to; `ends` are the states in which a case of its process is over."""
    kinds: Counter[str] = Counter()
    yuan: dict[str, Decimal] = {}
    touched, last = False, None
    for step in sorted(steps, key=lambda each: each.seq):
        touched, last = touched or step.staff, step
        if step.kind:
            kinds[step.kind] += 1
        for name, amount in step.yuan.items():
            yuan[name] = yuan.get(name, NOTHING) + amount
    if last is None:
        return Progress()
    return Progress(touched, last.state_to in ends, kinds, yuan, last.at)


def tally(progresses: Iterable[Progress]) -> Tally:
    """Some cases together."""
    all_ = list(progresses)
    kinds: Counter[str] = Counter(kind for each in all_ for kind in each.kinds)
    names = [name for name in MONEY if any(name in each.yuan for each in all_)]
    return Tally(
        cases=len(all_),
        touched=sum(each.touched for each in all_),
        finished=sum(each.finished for each in all_),
        kinds=dict(kinds),
        yuan={name: sum((each.yuan.get(name, NOTHING) for each in all_), NOTHING) for name in names},
        paying={name: sum(name in each.yuan for each in all_) for name in names},
    )
