"""The doctor says what is in order and what is not, and mends nothing."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from pytest_django.fixtures import Settings

from maplebridge.ground.clock.time import now
from maplebridge.rulebook.deadlines.actions import seed_years
from maplebridge.site import doctor

pytestmark = pytest.mark.django_db
COUNTY = "520524"


def states() -> dict[str, str]:
    return {finding.name: finding.state for finding in doctor.examine(now())}


def test_new_installation_is_sound_and_has_no_rules_yet() -> None:
    assert states() == {
        "database": "fine",
        "role": "fine",
        "tables": "fine",
        "clock": "fine",
        "disk": "fine",
        "proxies": "fine",
        "rules": "odd",
    }


def test_without_the_database_only_the_rest_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> NoReturn:
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "ensure_connection", fail)
    assert states() == {"database": "bad", "disk": "fine"}


@pytest.mark.parametrize(("seconds", "state"), [(0, "fine"), (60, "bad"), (-60, "bad")])
def test_wrong_clock_is_found(seconds: int, state: str) -> None:
    assert doctor.check_clock(now() + timedelta(seconds=seconds)).state == state


def test_full_disk_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "MEDIA_ROOT", str(tmp_path / "not" / "there" / "yet"))
    assert doctor.check_disk().state == "fine"
    monkeypatch.setattr(doctor, "LEAST_FREE", 2**80)
    assert doctor.check_disk().state == "bad"


@pytest.mark.parametrize(
    ("url", "proxies", "state"), [("https://county.example", 0, "odd"), ("https://county.example", 1, "fine")]
)
def test_a_proxy_that_hides_everybody_is_found(settings: Settings, url: str, proxies: int, state: str) -> None:
    settings.SITE_URL, settings.TRUSTED_PROXIES = url, proxies
    assert doctor.check_proxies().state == state


def test_year_without_published_days_off_is_noticed_in_time() -> None:
    summer, winter = (datetime(2026, month, 20, tzinfo=UTC) for month in (6, 12))
    seed_years(COUNTY, 2026, 2027, now=summer)
    assert doctor.check_calendar(COUNTY, summer).state == "fine"
    assert doctor.check_calendar(COUNTY, winter).state == "odd"
