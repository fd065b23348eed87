"""The town whose clock moves on: what is due falls due, for all its processes alike."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect
from tests.doors.browsing import PageAs
from tests.doors.later_town import LaterTown


@pytest.fixture
def town(later_town: LaterTown) -> LaterTown:
    """Weeks may pass in it."""
    return later_town


def test_a_limit_runs_out_when_weeks_have_passed(town: LaterTown, page_as: PageAs) -> None:
    number = town.do("tests.journeys.happenings:found_event", text="三轮车道上的护栏断了一截")
    before = town.now
    after = town.move_on(days=15)
    assert timedelta(days=15) <= after - before < timedelta(days=16)
    town.await_that(lambda: "overdue" in town.do("tests.journeys.happenings:marks_of", number=number))
    page = page_as("luolan", f"/desk/cases/{number}/", size=(1280, 900))
    expect(page.locator("body")).to_contain_text("超时")
