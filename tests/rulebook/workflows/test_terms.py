"""What parties have agreed: who owes what by which day, how it is performed, missed or let go."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rulebook.workflows.agreeing import CLOCK, a_case, after, at, clocks_of, party, reading_of

from maplebridge.ground.clock.time import midnight_after
from maplebridge.ground.words.fault import Conflict, Fault, Forbidden
from maplebridge.rulebook.workflows.facts import CaseFacts

TWO = [
    {"debtor": 2, "creditor": 1, "yuan": "3000.00", "due": "2026-10-18"},
    {"debtor": 2, "creditor": 1, "yuan": "2000.50", "due": "2026-11-18", "what": "付清余款"},
]


def agreed(terms: list[dict[str, Any]] = TWO) -> CaseFacts:
    """A case with an agreement that both have signed."""
    case, _ = after(a_case(), "agree", terms=terms)
    case, _ = after(case, "sign", party(1))
    case, _ = after(case, "sign", party(2))
    return after(case, "take_effect")[0]


def test_terms_are_numbered_in_their_order() -> None:
    case, _ = after(a_case(), "agree", terms=TWO)
    assert [(t.number, t.line, t.debtor, t.yuan, t.due) for t in case.terms] == [
        (1, 1, 2, Decimal("3000.00"), date(2026, 10, 18)),
        (2, 2, 2, Decimal("2000.50"), date(2026, 11, 18)),
    ]


def test_their_money_counts_as_agreed_when_they_bind_and_not_before() -> None:
    case, drafted = after(a_case(), "agree", terms=TWO)
    assert "agreed" not in drafted.facts
    _, bound = after(case, "bind")
    assert bound.facts["agreed"] == "5000.50"


def test_new_terms_count_with_what_was_already_performed_or_paid() -> None:
    case, _ = after(agreed(), "pay_part", day="2026-10-01", term=1, performed="1000")
    case, _ = after(case, "agree", terms=[{**TWO[1], "yuan": "3500", "due": "2026-12-31"}])
    _, bound = after(case, "bind")  # 1,000 paid of the first, which is void with the second; 3,500 now
    assert bound.facts["agreed"] == "4500.00"


def test_what_is_to_be_done_is_said_in_words_and_stays_out_of_the_facts() -> None:
    _, outcome = after(a_case(), "agree", terms=TWO)
    assert [(word.field, word.text) for word in outcome.words] == [("terms.2", "付清余款")]
    assert "what" not in outcome.facts["terms"][1]


@pytest.mark.parametrize(("part", "value"), [("debtor", 3), ("creditor", 9), ("creditor", 2)])
def test_a_term_is_between_two_different_parties_of_the_case(part: str, value: int) -> None:
    with pytest.raises(Fault) as raised:
        after(a_case(), "agree", terms=[TWO[0], {**TWO[1], part: value}])
    assert raised.value.field == "fields.terms.2"


def test_each_term_has_a_clock_of_its_own_until_the_end_of_its_day() -> None:
    case = agreed()
    clocks = clocks_of(case)
    assert clocks["term", 1].due_at == midnight_after(date(2026, 10, 18))
    assert clocks["term", 2].due_at == midnight_after(date(2026, 11, 18))


def test_a_day_that_was_agreed_stands_even_if_offices_are_shut() -> None:
    sunday = date(2026, 10, 18)
    assert sunday.weekday() == 6
    assert clocks_of(agreed())["term", 1].due_at == midnight_after(sunday)


def test_performing_one_term_stops_its_clock_alone() -> None:
    case, outcome = after(agreed(), "perform", day="2026-10-01", term=1)
    assert [term.state for term in case.terms] == ["performed", "waiting"]
    assert outcome.facts["performed"] == "3000.00"
    assert reading_of(outcome, "term", 1).met
    assert clocks_of(case)["term", 2].state == "running"


def test_part_of_the_money_leaves_the_rest_owed() -> None:
    case, outcome = after(agreed(), "pay_part", day="2026-10-01", term=1, performed="1000")
    assert (case.terms[0].state, case.terms[0].paid) == ("waiting", Decimal(1000))
    assert clocks_of(case)["term", 1].state == "running"
    case, outcome = after(case, "perform", day="2026-10-02", term=1)
    assert (case.terms[0].state, outcome.facts["performed"]) == ("performed", "2000.00")


def test_whoever_owes_does_not_say_that_it_was_paid() -> None:
    with pytest.raises(Fault) as raised:
        after(agreed(), "perform", party(2), term=1)
    assert raised.value.code == "not_the_creditor"
    case, _ = after(agreed(), "perform", party(1), term=1)
    assert case.terms[0].state == "performed"


def test_what_is_owed_to_all_is_said_by_anybody_else() -> None:
    case = agreed([{"debtor": 1, "what": "公开道歉", "due": "2026-10-18"}])
    with pytest.raises(Fault):
        after(case, "perform", party(1), term=1)
    assert after(case, "perform", party(2), term=1)[0].terms[0].state == "performed"


def test_nobody_says_of_their_own_debt_that_it_is_paid() -> None:
    with pytest.raises(Forbidden):
        after(agreed(), "perform", party(2), term=1)
    case, _ = after(agreed(), "perform", party(1), term=1)
    assert case.terms[0].state == "performed"


def test_no_money_is_counted_for_a_term_without_any() -> None:
    case = agreed([{"debtor": 2, "creditor": 1, "what": "修好排水沟", "due": "2026-10-18"}])
    with pytest.raises(Fault) as raised:
        after(case, "pay_part", term=1, performed="1000000")
    assert raised.value.field == "fields.performed"


def test_nobody_performs_more_than_is_owed() -> None:
    with pytest.raises(Fault) as raised:
        after(agreed(), "pay_part", term=1, performed="3000.01")
    assert raised.value.field == "fields.performed"


def test_a_term_is_missed_only_when_its_day_is_over() -> None:
    with pytest.raises(Fault):
        after(agreed(), "miss", CLOCK, day="2026-10-18", term=1)
    case, outcome = after(agreed(), "miss", CLOCK, day="2026-10-19", term=1)
    assert (case.terms[0].state, reading_of(outcome, "term", 1).met) == ("missed", False)
    assert "defaulted" in case.marks


def test_what_was_missed_can_still_be_performed() -> None:
    case, _ = after(agreed(), "miss", CLOCK, day="2026-10-19", term=1)
    case, _ = after(case, "perform", day="2026-10-20", term=1)
    assert case.terms[0].state == "performed"


def test_nothing_is_concluded_while_something_is_owed() -> None:
    case, _ = after(agreed(), "perform", term=1)
    with pytest.raises(Fault):
        after(case, "conclude")
    case, _ = after(case, "perform", term=2)
    assert after(case, "conclude")[0].state == "done"


def test_an_agreement_without_terms_owes_nothing() -> None:
    assert after(a_case(), "conclude")[0].state == "done"


def test_new_terms_take_the_place_of_what_was_owed_and_are_signed_anew() -> None:
    case, _ = after(agreed(), "perform", term=1)
    case, outcome = after(case, "agree", terms=[{**TWO[1], "due": "2026-12-31"}])
    assert [(term.number, term.state) for term in case.terms] == [(1, "performed"), (2, "void"), (3, "waiting")]
    assert not any(each.signed for each in case.parties)
    assert {turn: clock.state for (name, turn), clock in clocks_of(case).items() if name == "term"} == {
        1: "stopped",
        2: "stopped",
        3: "running",
    }
    assert outcome.facts["first_term"] == 3


def test_a_torn_up_agreement_owes_nothing_and_stands_no_more() -> None:
    case, _ = after(agreed(), "tear_up")
    assert [term.state for term in case.terms] == ["void", "void"]
    assert "agreed" not in case.marks
    with pytest.raises(Conflict):  # only what is in force can be torn up
        after(case, "tear_up")


def test_a_signature_of_each_is_needed() -> None:
    case, _ = after(a_case(), "agree", terms=TWO)
    case, _ = after(case, "sign", party(1))
    with pytest.raises(Fault):
        after(case, "take_effect")


def test_nobody_agrees_with_themselves_alone() -> None:
    case, _ = after(a_case(), "drop", party=2)
    case, _ = after(case, "agree", terms=[{"debtor": 1, "what": "拆墙", "due": "2026-10-18"}])
    case, _ = after(case, "sign", party(1))
    with pytest.raises(Fault):
        after(case, "take_effect")


def test_a_planned_meeting_is_due_when_it_was_planned_for() -> None:
    case, _ = after(a_case(), "meet", session_at="2026-09-20T15:30:00+08:00")
    assert clocks_of(case)["session", 1].due_at == at("2026-09-20").replace(hour=15, minute=30)


YUAN = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(100_000), places=2)


@given(amounts=st.lists(YUAN, min_size=1, max_size=6), steps=st.data())
def test_however_it_is_paid_what_was_performed_never_exceeds_what_was_agreed(
    amounts: list[Decimal], steps: st.DataObject
) -> None:
    due = (date(2026, 10, 1) + timedelta(days=number) for number in range(len(amounts)))
    terms = [
        {"debtor": 2, "yuan": f"{yuan:.2f}", "due": day.isoformat()} for yuan, day in zip(amounts, due, strict=True)
    ]
    case, told = agreed(terms), Decimal(0)
    while any(term.open for term in case.terms):
        term = steps.draw(st.sampled_from([term for term in case.terms if term.open]))
        assert term.yuan is not None
        left = term.yuan - term.paid
        part = min(
            left, max(Decimal("0.01"), (left * steps.draw(st.integers(30, 130)) / 100).quantize(Decimal("0.01")))
        )
        case, outcome = after(case, "pay_part", term=term.number, performed=f"{part:.2f}")
        told += Decimal(outcome.facts["performed"])
        assert sum(each.paid for each in case.terms) == told <= sum(amounts)
    assert told == sum(amounts)
    assert not any(clock.state == "running" for clock in case.clocks)
