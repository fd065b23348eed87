"""How often codes may be sent, and what is a mobile number."""

from datetime import UTC, datetime, timedelta

import pytest

from maplebridge.directory.accounts.rules import Asked, make_code, mask_phone, read_phone, wait_until

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


def test_the_first_code_goes_at_once() -> None:
    assert wait_until(Asked([], []), NOW) is None


def test_the_next_for_a_phone_waits_a_minute_from_the_last() -> None:
    assert wait_until(Asked([ago(seconds=20)], []), NOW) == NOW + timedelta(seconds=40)
    assert wait_until(Asked([ago(seconds=60)], []), NOW) is None


def test_the_sixth_for_a_phone_waits_until_the_first_of_five_is_an_hour_old() -> None:
    asked = [ago(minutes=minutes) for minutes in (50, 40, 30, 20, 10)]
    assert wait_until(Asked(asked, []), NOW) == NOW + timedelta(minutes=10)


def test_a_source_waits_after_thirty() -> None:
    asked = [ago(minutes=59 - each) for each in range(30)]
    assert wait_until(Asked([], asked[:29]), NOW) is None
    assert wait_until(Asked([], asked), NOW) == NOW + timedelta(minutes=1)


@pytest.mark.parametrize(
    "text",
    ["13812345678", "138 1234 5678", "+86 138-1234-5678", "0086 13812345678", "１３８１２３４５６７８"],
)
def test_a_mobile_number_may_be_written_as_people_do(text: str) -> None:
    assert read_phone(text) == "13812345678"


@pytest.mark.parametrize("text", ["", "1381234567", "12812345678", "0857-7621234", "138123456789", "１３８"])
def test_anything_else_is_none(text: str) -> None:
    assert read_phone(text) is None


def test_a_code_has_six_digits_and_a_phone_is_masked() -> None:
    assert all(len(code) == 6 and code.isdigit() for code in (make_code() for _ in range(50)))
    assert mask_phone("13812345678") == "138****5678"
