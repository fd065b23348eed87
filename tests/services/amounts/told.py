"""Rows of the journal that tell of money, as any workflow may write them. For tests of their reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from hypothesis import strategies as st
from tests.cases.stage import moment
from tests.world import CENTRE, COUNTY

from maplebridge.cases.models import Case, CaseEvent
from maplebridge.cases.reading import JournalRow
from maplebridge.services.amounts.kinds import KINDS
from maplebridge.services.amounts.models import AmountEntry


@dataclass(frozen=True, slots=True)
class Said:
    """One amount said of one of some cases, on a day of September or October."""

    case: int
    kind: str
    yuan: int
    day: int


AMOUNT_ROWS = st.builds(
    Said,
    case=st.integers(0, 3),
    kind=st.sampled_from(sorted(KINDS)),
    yuan=st.integers(0, 10**7),
    day=st.integers(1, 60),
)


def rows_of(numbers: Sequence[str], said: Sequence[Said]) -> list[JournalRow]:
    """The journal rows of what was said; the later in the list, the later in the journal of its case."""
    cases = [Case.objects.of(COUNTY).get(number=number) for number in numbers]
    return [_row(cases[each.case], 10 + n, each) for n, each in enumerate(said)]


def _row(case: Case, seq: int, said: Said) -> JournalRow:
    at = moment(f"{9 + said.day // 31:02}-{1 + said.day % 28:02} 10:00")
    return JournalRow(
        case_id=case.id,
        number=case.number,
        seq=seq,
        action="note",
        actor_kind="staff",
        actor="",
        state_from="handling",
        state_to="handling",
        audience="staff",
        happened_at=at,
        recorded_at=at,
        facts={said.kind: f"{said.yuan / 100:.2f}"},
        centre=CENTRE,
        unit=None,
        secrecy="ordinary",
        rules=case.rules,
        matter=case.matter,
        person=None,
        excluded_units=[],
    )


def tell(number: str, seq: int, at: datetime, **amounts: str) -> None:
    """Writes a row into the journal of a case."""
    case = Case.objects.of(COUNTY).get(number=number)
    CaseEvent.objects.insert(
        [
            CaseEvent(
                county=COUNTY,
                case_id=case.id,
                seq=seq,
                action="note",
                actor_kind="staff",
                actor="",
                role="handler",
                unit="",
                state_from="handling",
                state_to="handling",
                audience="staff",
                happened_at=at,
                recorded_at=at,
                facts=amounts,
                digests={},
                prev=b"",
                hash=b"",
            )
        ]
    )


def counted() -> dict[tuple[str, str, date], Decimal]:
    """All that counts, added up slowly from what was written down: by place, kind and month."""
    rows = list(AmountEntry.objects.of(COUNTY))
    places = {case.id: case.place for case in Case.objects.of(COUNTY)}
    found: dict[tuple[str, str, date], Decimal] = {}
    for row in rows:
        later = any((r.case_id, r.kind) == (row.case_id, row.kind) and r.seq > row.seq for r in rows)
        if row.yuan and not (later and KINDS[row.kind].replaces):
            for width in range(6, len(places[row.case_id]) + 1, 3):
                key = (places[row.case_id][:width], row.kind, row.month)
                found[key] = found.get(key, Decimal()) + row.yuan
    return found
