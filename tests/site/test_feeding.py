"""Where pages look for the live feed, and whose pages may read it."""

import pytest

from maplebridge.site.feeding import feed_as_seen, feed_beside, origins


@pytest.mark.parametrize(
    ("site", "feed"),
    [
        ("http://localhost:8000", "http://localhost:8001/feed"),
        ("https://maple.example", "https://maple.example/feed"),
    ],
)
def test_without_a_setting_the_feed_is_a_port_higher_or_behind_the_same_proxy(site: str, feed: str) -> None:
    assert feed_beside(site) == feed


def test_every_name_of_the_host_counts_but_no_pattern() -> None:
    found = origins("http://localhost:8001/feed", ["localhost", "127.0.0.1", ".example", "*"])
    assert found == ("http://localhost:8001", "http://127.0.0.1:8001")
    assert origins("https://maple.example", []) == ("https://maple.example",)


def test_a_page_looks_under_the_name_that_was_typed() -> None:
    site, feed = "http://localhost:8000", "http://localhost:8001/feed"
    assert feed_as_seen(feed, site, "127.0.0.1") == "http://127.0.0.1:8001/feed"
    assert feed_as_seen(feed, site, "localhost") == feed
    assert feed_as_seen("https://maple.example/feed", "https://maple.example", "other.example") == (
        "https://maple.example/feed"
    )
