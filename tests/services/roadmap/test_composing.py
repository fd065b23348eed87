"""What the rules learn of a case: its marks, terms, clock and facts, never its words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from maplebridge.rulebook.deadlines.marks import Mark
from maplebridge.rulebook.workflows.facts import CaseFacts, ClockFacts, TermFacts
from maplebridge.services.roadmap.composing import situation_of

TODAY = date(2026, 9, 18)
OPENED = datetime(2026, 8, 1, 2, tzinfo=UTC)
SIGNED = datetime(2026, 8, 20, 17, tzinfo=UTC)  # 01:00 on the 21st in China
CASE = CaseFacts(
    county="520524",
    id=UUID(int=1),
    number="2026080100018",
    version=1,
    head=b"",
    rules=1,
    matter="neighbour_dispute",
    category="0102",
    state="mediating",
    place="520524103200",
    centre="centre-520524",
    opened_at=OPENED,
)
WINDOW = ClockFacts("window", 1, (Mark("start", SIGNED, "take_effect"),), SIGNED, "running")
TERMS = (
    TermFacts(1, 9, 1, 2, 1, date(2026, 9, 10), Decimal(5000), "performed", Decimal(5000)),
    TermFacts(2, 9, 2, 2, 1, date(2026, 10, 10), Decimal(6000), "missed", Decimal(1000)),
    TermFacts(3, 9, 3, 2, 1, date(2027, 1, 1), Decimal(9000), "void"),
)


def learn(case: CaseFacts, *said: Mapping[str, Any], workflow: str = "mediation") -> Any:
    return situation_of(case, workflow, said, TODAY)


def test_a_case_that_is_only_brought_says_its_kind_and_what_is_claimed() -> None:
    found = learn(CASE, {"claimed": "20000.00"})
    assert (found.category, found.amount, found.conditions, found.dates) == ("0102", Decimal(20000), frozenset(), {})


def test_what_was_said_later_counts() -> None:
    assert learn(CASE, {"claimed": "20000"}, {"claimed": "18000.50"}).amount == Decimal("18000.50")


def test_dates_and_answers_of_a_form_are_read_by_their_names() -> None:
    found = learn(CASE, {"known_at": "2026-01-05", "employed": "yes", "violence": "no", "other": "2020-01-01"})
    assert (found.dates, found.conditions) == ({"known_at": date(2026, 1, 5)}, frozenset({"employed"}))


def test_dates_that_are_none_are_passed_over() -> None:
    assert learn(CASE, {"known_at": "last year"}).dates == {}


def test_an_agreement_tells_since_when_by_when_and_how_much_is_left() -> None:
    case = replace(CASE, marks=frozenset({"agreed", "defaulted"}), terms=TERMS, clocks=(WINDOW,))
    found = learn(case, {"claimed": "20000"})
    assert found.conditions == {"agreement", "defaulted"}
    assert found.dates == {
        "agreement_effective_on": date(2026, 8, 21),
        "performance_due_on": date(2026, 10, 10),
    }
    assert found.amount == Decimal(5000)


def test_an_agreement_that_was_given_up_starts_nothing() -> None:
    assert "agreement_effective_on" not in learn(replace(CASE, clocks=(WINDOW,))).dates


def test_when_all_is_performed_it_says_so() -> None:
    done = replace(CASE, marks=frozenset({"agreed"}), terms=(TERMS[0], TERMS[2]))
    assert learn(done).conditions == {"agreement", "performed"}


def test_legal_aid_that_was_refused_says_so_and_a_refused_mediation_does_not() -> None:
    refused = replace(CASE, marks=frozenset({"refused"}))
    assert learn(refused, workflow="legal_aid").conditions == {"aid_refused"}
    assert learn(refused).conditions == frozenset()
