"""The public register of institutes: who may appraise what, and how to have the fee waived."""

import pytest
from django.test import Client
from tests.doors.reading import text

pytestmark = pytest.mark.usefixtures("world")


def test_all_institutes_are_listed_with_what_they_are_registered_for(client: Client) -> None:
    listed = text(client, "/institutes/")
    for name in ("县司法鉴定所", "黔西北物证司法鉴定中心", "乌江司法鉴定中心", "法医物证鉴定（亲子鉴定）"):
        assert name in listed
    assert 'href="/guides/appraisal_parentage/"' in listed
    assert "律师事务所" not in listed


def test_a_kind_of_licence_shows_only_who_holds_it(client: Client) -> None:
    listed = text(client, "/institutes/?licence=documents&lang=en")
    assert "Wujiang Forensic Centre" in listed
    assert "Qianxibei" not in listed


def test_a_kind_that_nobody_here_does_says_where_to_turn(client: Client) -> None:
    assert "司法所会帮您联系" in text(client, "/institutes/?licence=environment")


def test_a_kind_that_is_none_shows_all(client: Client) -> None:
    assert "县司法鉴定所" in text(client, "/institutes/?licence=magic")


def test_the_guides_lead_to_the_register(client: Client) -> None:
    assert 'href="/institutes/"' in text(client, "/guides/")
    assert 'href="/institutes/"' in text(client, "/apply/appraisal_injury/")
    assert 'href="/institutes/"' not in text(client, "/apply/relief/")
