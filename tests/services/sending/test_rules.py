"""When messages go and when again: quiet hours, pauses, wishes. Without a database."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.matters.message_texts import KINDS, MessageTemplate, Wording
from maplebridge.services.sending.rules import (
    PAUSES,
    Quiet,
    Wishes,
    ask_again_at,
    choose_channels,
    first_allowed,
    goes_at,
    may_invite,
    quiet_of,
    silenced_by,
    try_again_at,
)

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
NIGHT = Quiet(time(21), time(8))
WORDS = Wording(Text("有消息", "news"))


def is_quiet(moment: datetime, quiet: Quiet) -> bool:
    """A second way to say it: by minutes of the day, walked from the start of the quiet hours to their end."""

    def of(at: time) -> int:
        return at.hour * 60 + at.minute

    at, length = of(moment.astimezone(SHANGHAI).time()), (of(quiet.end) - of(quiet.start)) % 1440
    return (at - of(quiet.start)) % 1440 < length


@given(MOMENTS, TIMES, TIMES)
def test_nothing_goes_in_quiet_hours_and_nothing_waits_longer_than_they_last(
    moment: datetime, start: time, end: time
) -> None:
    quiet = Quiet(start, end)
    allowed = first_allowed(moment, quiet)
    assert not is_quiet(allowed, quiet)
    assert moment <= allowed < moment + timedelta(days=1)
    assert (allowed == moment) == (not is_quiet(moment, quiet))
    if allowed != moment:
        assert allowed.astimezone(SHANGHAI).time() == end


@given(MOMENTS)
def test_what_is_urgent_goes_at_any_hour(moment: datetime) -> None:
    assert goes_at(MessageTemplate("called", "work", WORDS, urgent=True), moment, NIGHT) == moment


def test_equal_ends_mean_never_quiet() -> None:
    moment = datetime(2026, 9, 18, 20, tzinfo=UTC)
    assert first_allowed(moment, Quiet(time(8), time(8))) == moment


def test_own_quiet_hours_come_before_the_county_s() -> None:
    assert quiet_of(Wishes(), "21:00", "08:00") == NIGHT
    assert quiet_of(Wishes(quiet_from="22:30", quiet_to="06:00"), "21:00", "08:00") == Quiet(time(22, 30), time(6))
    assert quiet_of(Wishes(quiet_from="22:30"), "21:00", "08:00") == NIGHT


def test_pauses_grow_and_end() -> None:
    now = datetime(2026, 9, 18, tzinfo=UTC)
    waits = [try_again_at(failures, now) for failures in range(1, 6)]
    minutes = [(at - now).total_seconds() / 60 for at in waits if at is not None]
    assert minutes == [1, 5, 30, 120]
    assert waits[-1] is None
    assert sorted(PAUSES) == list(PAUSES)
    assert ask_again_at(99, now) is None


@pytest.mark.parametrize("kind", KINDS)
def test_wishes_silence_a_kind_but_never_what_is_essential(kind: str) -> None:
    wishes = Wishes(kinds_off=frozenset(KINDS), channels_off=frozenset({"sms"}))
    ordinary = MessageTemplate("x", kind, WORDS)  # type: ignore[arg-type] # each of the closed list
    essential = MessageTemplate("x", kind, WORDS, essential=True)  # type: ignore[arg-type] # as above
    assert silenced_by(ordinary, "sms", wishes) == "opted_out"
    assert silenced_by(ordinary, "sms", Wishes(channels_off=frozenset({"sms"}))) == "channel_off"
    assert silenced_by(ordinary, "sms", Wishes()) == ""
    assert silenced_by(essential, "sms", wishes) == ""


def test_one_invitation_a_case_and_one_a_week() -> None:
    now = datetime(2026, 9, 18, tzinfo=UTC)
    assert may_invite(False, None, now)
    assert not may_invite(True, None, now)
    assert not may_invite(False, now - timedelta(days=6, hours=23), now)
    assert may_invite(False, now - timedelta(days=7), now)


def test_only_open_channels_that_reach_the_recipient_are_chosen() -> None:
    template = MessageTemplate("x", "work", WORDS, channels=("wecom", "sms", "group"))
    assert choose_channels(template, {"sms", "group"}, all_of=("wecom", "sms")) == ("sms",)
