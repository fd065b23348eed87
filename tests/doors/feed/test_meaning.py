"""What a journal row means for open pages."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from maplebridge.doors.feed.meaning import Row, happenings

CASE = UUID(int=7)
HOUSING, CENTRE = "housing-520524", "centre-520524103"


def row(action: str = "note", **changes: Any) -> Row:
    facts: dict[str, Any] = {
        "county": "520524",
        "case_id": CASE,
        "seq": 3,
        "number": "5205241",
        "centre": CENTRE,
        "unit": HOUSING,
        "person": None,
        "reporter": None,
        "excluded": [],
        "action": action,
        "state_from": "handling",
        "state": "handling",
        "audience": "resident",
        "recorded_at": datetime(2026, 9, 1, tzinfo=UTC),
        "facts": {},
        "before": None,
    }
    return Row(**facts | changes)


def told(row: Row) -> dict[str, list[str]]:
    return {each.kind: [address.removeprefix("520524/") for address in each.addresses] for each in happenings(row)}


def test_a_whistle_calls_every_unit_named_and_shows_on_the_board() -> None:
    facts = {"units": [HOUSING, "water-520524"], "arrive_by": "2026-09-01T10:00:00+08:00"}
    called, whistled, _ = happenings(row("whistle", facts=facts, called=[HOUSING, "water-520524"]))
    assert called.addresses == ("520524/housing-520524", "520524/water-520524")
    assert called.data == {"number": "5205241", "arrive_by": "2026-09-01T10:00:00+08:00"}
    assert (whistled.kind, whistled.addresses) == ("whistled", (f"520524/{CENTRE}", f"520524/{HOUSING}"))


def test_a_call_that_means_one_person_reaches_them_alone() -> None:
    facts = {"units": [HOUSING], "person": "p1", "arrive_by": "2026-09-01T10:00:00+08:00"}
    assert told(row("whistle", facts=facts, called=["person:p1"]))["called"] == ["person:p1"]
    assert "desk" not in told(row("whistle", facts=facts, called=["person:p1"]))


def test_an_answer_reaches_the_centre_the_owner_and_who_was_called() -> None:
    assert told(row("arrive", facts={"units": ["water-520524"]}))["arrive"] == [CENTRE, HOUSING, "water-520524"]
    missed = told(row("missed_call", facts={"unit": "water-520524", "turn": 2}))
    assert missed["missed_call"] == [CENTRE, HOUSING, "water-520524"]


def test_a_case_that_changes_desks_is_told_at_both() -> None:
    assert told(row("dispatch", facts={"desk": HOUSING}, before=CENTRE))["desk"] == [HOUSING, CENTRE]
    assert told(row("finish", facts={"desk": "nobody"}, before=HOUSING))["desk"] == [HOUSING]
    assert "desk" not in told(row())


def test_a_case_handed_to_somebody_reaches_them() -> None:
    assert told(row("hand_over", facts={"person": "p1"}, person="p1"))["desk"] == ["person:p1"]


def test_a_clock_that_ran_out_is_told_to_owner_and_centre() -> None:
    assert told(row("overdue", facts={"clock": "sign"}))["clock"] == [HOUSING, CENTRE]


def test_who_follows_a_case_hears_only_of_what_they_may_read() -> None:
    assert told(row(reporter="r1"))["moved"] == [f"case:{CASE}:resident", "person:r1"]
    assert told(row(reporter="r1", audience="staff"))["moved"] == [f"case:{CASE}:staff"]


def test_no_happening_says_words_persons_states_or_what_was_done() -> None:
    rows = [row("dispatch", facts={"desk": HOUSING, "person": "p1"}, person="p1", reporter="r1"), row("overdue")]
    said = {name for each in rows for happening in happenings(each) for name in happening.data}
    assert said == {"number", "clock"}


def test_units_complained_of_hear_nothing_even_at_another_desk() -> None:
    assert all(each.hidden_from == ("520524/out:water-520524",) for each in happenings(row(excluded=["water-520524"])))


def test_a_life_replayed_from_the_past_is_no_news() -> None:
    assert told(row("whistle", facts={"units": [HOUSING], "replayed": True}, called=[HOUSING])) == {}
