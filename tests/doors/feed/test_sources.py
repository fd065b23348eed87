"""From where a listener comes, behind proxies and without."""

import pytest
from pytest_django.fixtures import Settings

from maplebridge.doors.feed.visitors import read_asking

HEADERS = [(b"x-forwarded-for", b"6.6.6.6"), (b"x-forwarded-for", b"10.0.0.1"), (b"x_forwarded_for", b"7.7.7.7")]


@pytest.mark.parametrize(("proxies", "source"), [(0, "192.168.0.1"), (1, "10.0.0.1"), (3, "192.168.0.1")])
def test_what_the_nearest_proxy_saw_is_believed_and_nothing_before(
    settings: Settings, proxies: int, source: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    assert read_asking({"headers": HEADERS, "client": ("192.168.0.1", 4711)}).source == source
