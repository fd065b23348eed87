"""Who is proposed as mediator: by language, conflicts, presence, the wish of the parties and a fair rota."""

from datetime import UTC, date, datetime, timedelta

import pytest

from maplebridge.services.mediation.candidates import (
    ACTED_BEFORE,
    IS_PARTY,
    SAME_CONTACT,
    UNIT_IS_PARTY,
    UNIT_KEPT_OUT,
    Candidate,
    Dispute,
    Load,
    Member,
    in_order,
    judge,
)

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)
DISPUTE = Dispute(unit="town", languages=frozenset({"zh", "hmd"}), people=frozenset(), contacts=frozenset())
BOTH = frozenset({"zh", "hmd"})


def member(person: str = "a", **changes: object) -> Member:
    known: dict[str, object] = {"name": person.upper(), "unit": "town", "languages": BOTH, "units": frozenset({"town"})}
    return Member(person, **(known | changes))  # type: ignore[arg-type]  # each change is a field of Member


def judged(person: str = "a", load: Load | None = None, dispute: Dispute = DISPUTE, **changes: object) -> Candidate:
    return judge(member(person, **changes), dispute, load or Load())


def people(*candidates: Candidate, parties: tuple[int, ...] = (1, 2)) -> str:
    return "".join(each.person for each in in_order(candidates, parties))


def test_whoever_speaks_with_all_and_is_a_stranger_to_all_fits() -> None:
    assert judged().fits
    assert judged().here


def test_a_language_that_nobody_would_understand_is_named() -> None:
    candidate = judged(languages=frozenset({"zh"}))
    assert (candidate.missing, candidate.fits) == (("hmd",), False)


@pytest.mark.parametrize(
    ("dispute", "changes", "expected"),
    [
        ({"people": frozenset({"a"})}, {}, IS_PARTY),
        ({"contacts": frozenset({b"1"})}, {"contacts": frozenset({b"1", b"2"})}, SAME_CONTACT),
        ({"kept_out": frozenset({"water"})}, {"units": frozenset({"town", "water"})}, UNIT_KEPT_OUT),
        ({"party_units": frozenset({"water"})}, {"units": frozenset({"water"})}, UNIT_IS_PARTY),
        ({"acted_before": frozenset({"a"})}, {}, ACTED_BEFORE),
        ({"said": {"a": (IS_PARTY, IS_PARTY)}}, {}, IS_PARTY),
    ],
)
def test_each_conflict_is_said_once_and_keeps_them_away(
    dispute: dict[str, object], changes: dict[str, object], expected: object
) -> None:
    case = Dispute(**({"unit": "town", "languages": BOTH, "people": frozenset(), "contacts": frozenset()} | dispute))  # type: ignore[arg-type]  # fields of Dispute
    candidate = judged(dispute=case, **changes)
    assert candidate.conflicts == (expected,)
    assert not candidate.fits


def test_whoever_is_on_leave_is_shown_as_away() -> None:
    candidate = judged(away_until=date(2026, 3, 5))
    assert (candidate.away_until, candidate.fits) == (date(2026, 3, 5), False)


def test_the_fewest_open_cases_come_first_then_the_longest_wait_then_the_id() -> None:
    busy = judged("a", Load(2, MONDAY))
    lately = judged("b", Load(1, MONDAY))
    long_ago = judged("c", Load(1, MONDAY - DAY))
    same = judged("d", Load(1, MONDAY - DAY))
    never = judged("e", Load(0, None))
    assert people(busy, lately, long_ago, same, never) == "ecdba"


def test_those_of_the_unit_that_has_the_case_come_before_others() -> None:
    assert people(judged("a", unit="county"), judged("b", Load(5, MONDAY))) == "ba"


def test_whom_all_parties_chose_comes_first_and_one_wish_alone_does_not_count() -> None:
    wishes = Dispute("town", BOTH, frozenset(), frozenset(), wished={1: ("c", "b"), 2: ("b",)})
    candidates = [
        judged("a", dispute=wishes),
        judged("b", Load(9, MONDAY), wishes),
        judged("c", Load(9, MONDAY), wishes),
    ]
    assert people(*candidates) == "bac"
    assert candidates[1].wished_by == (1, 2)


def test_whom_something_hinders_comes_last_even_if_all_chose_them() -> None:
    wishes = Dispute("town", BOTH, frozenset({"a"}), frozenset(), wished={1: ("a",), 2: ("a",)})
    assert people(judged("a", dispute=wishes), judged("b", Load(9, MONDAY), wishes)) == "ba"
