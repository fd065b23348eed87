"""Sentences in two languages, and faults that carry them to the reader."""

import pytest

from maplebridge.ground.words.fault import Conflict, Fault, Forbidden, Missing, TooLarge, Unknown
from maplebridge.ground.words.text import Text

SENTENCE = Text("请填写电话。", "Fill in a phone number.")


def test_text_says_itself_in_the_language_asked_for() -> None:
    assert [SENTENCE.say("zh"), SENTENCE.say("en")] == ["请填写电话。", "Fill in a phone number."]


def test_fault_names_its_field_and_keeps_what_goes_with_it() -> None:
    fault = Fault("phone_missing", SENTENCE, field="party.phone", extra={"version": 3})
    assert [fault.code, fault.field, fault.text, fault.extra] == [
        "phone_missing",
        "party.phone",
        SENTENCE,
        {"version": 3},
    ]
    assert str(fault) == "phone_missing [party.phone]: Fill in a phone number."


def test_extra_is_a_copy_that_later_changes_do_not_reach() -> None:
    extra = {"version": 3}
    fault = Fault("stale", SENTENCE, extra=extra)
    extra["version"] = 4
    assert fault.extra == {"version": 3}


@pytest.mark.parametrize(
    ("kind", "status"),
    [(Fault, 422), (Missing, 404), (Forbidden, 403), (Unknown, 401), (Conflict, 409), (TooLarge, 413)],
)
def test_each_kind_of_fault_has_its_answer(kind: type[Fault], status: int) -> None:
    assert kind("any", SENTENCE).status == status
