"""Who may mediate a dispute, why not, and in which order they are proposed. Pure; it orders by workload and by turn and
never by how well anybody did."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from maplebridge.directory.people.rules import person_tie
from maplebridge.ground.words.text import Text

CHOSEN_AT_MOST = 3
IS_PARTY = Text("本人就是当事人", "is a party to the case")
SAME_CONTACT = Text("电话或身份证号与一方当事人相同", "has the phone or identity number of a party")
UNIT_KEPT_OUT = Text("所在单位被投诉，须回避", "serves in a unit that the case complains of")
UNIT_IS_PARTY = Text("所在单位就是当事人", "serves in a unit that is a party")
ACTED_BEFORE = Text("办理过引出本案的案件", "acted in the case that this one follows from")
GROUNDS: Mapping[str, Text] = {
    "kin": Text("是一方当事人或代理人的近亲属", "close kin of a party or a representative"),
    "interest": Text("与纠纷有利害关系", "has an interest in the dispute"),
    "other": Text("有其他关系，可能影响公正", "has another tie that may impair fairness"),
}
"""The grounds on which a mediator steps aside (《最高人民法院关于人民法院特邀调解的规定》第十五条 names the same)."""
ASKED = "asked"
ASKED_FOR = Text("当事人要求换人", "a party asked for somebody else")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on the roster of a body. `away_until` is the last day of a leave that runs today."""

    person: str
    name: str
    unit: str
    languages: frozenset[str]
    contacts: frozenset[bytes] = frozenset()
    units: frozenset[str] = frozenset()
    away_until: date | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """What lies in somebody's hands: open mediations, and when the last one was given to them."""

    open_cases: int = 0
    last_given_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """What a mediator must fit: the unit that has the case, languages, everybody who must be a stranger to them.

    `said` are conflicts that were said, by person; `wished` whom which party chose.
    """

    unit: str | None
    languages: frozenset[str]
    people: frozenset[str]
    contacts: frozenset[bytes]
    kept_out: frozenset[str] = frozenset()
    party_units: frozenset[str] = frozenset()
    acted_before: frozenset[str] = frozenset()
    said: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)
    wished: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be proposed. `here`: in the unit that has the case now; `missing`: languages of parties that
    they do not speak; `wished_by`: the parties that chose them; `fits`: nothing stands in the way today."""

    person: str
    name: str
    unit: str
    here: bool
    missing: tuple[str, ...]
    conflicts: tuple[Text, ...]
    away_until: date | None
    load: Load
    wished_by: tuple[int, ...]

    @property
    def fits(self) -> bool:
        """Whether they may be given the case today."""
        return not (self.missing or self.conflicts or self.away_until)


def judge(member: Member, dispute: Dispute, load: Load) -> Candidate:
    """What speaks for and against one member."""
    return Candidate(
        person=member.person,
        name=member.name,
        unit=member.unit,
        here=member.unit == dispute.unit,
        missing=tuple(sorted(dispute.languages - member.languages)),
        conflicts=tuple(_conflicts(member, dispute)),
        away_until=member.away_until,
        load=load,
        wished_by=tuple(sorted(party for party, people in dispute.wished.items() if member.person in people)),
    )


def in_order(candidates: Iterable[Candidate], parties: Collection[int]) -> tuple[Candidate, ...]:
    """Those on whom all parties agree come first, then those whom nothing hinders, those of the unit that has the case,
    and among them whoever has the fewest open mediations, then whose last one is longest ago."""

    def place(each: Candidate) -> tuple[object, ...]:
        agreed = bool(parties) and set(each.wished_by) >= set(parties)
        last = each.load.last_given_at
        turn = (each.load.open_cases, last is not None, last.timestamp() if last else 0.0, each.person)
        return (not each.fits, not agreed, not each.here, *turn)

    return tuple(sorted(candidates, key=place))


def _conflicts(member: Member, dispute: Dispute) -> Iterable[Text]:
    if member.person in dispute.people:
        yield IS_PARTY
    if member.contacts & dispute.contacts:
        yield SAME_CONTACT
    if dispute.kept_out & {*member.units, person_tie(member.person)}:
        yield UNIT_KEPT_OUT
    if member.units & dispute.party_units:
        yield UNIT_IS_PARTY
    if member.person in dispute.acted_before:
        yield ACTED_BEFORE
    yield from dict.fromkeys(dispute.said.get(member.person, ()))
