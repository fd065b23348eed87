"""Which cases belong on a saved view, and what is kept of it."""

import pytest

from maplebridge.cases.listing import Wanted
from maplebridge.services.viewing.rules import Marks, belongs, read_filters, write_filters

LAMP = Marks("received", "streetlight", "520524103200001", "hmd", late=False)


@pytest.mark.parametrize(
    ("wanted", "prefixes", "expected"),
    [
        (Wanted(), (), True),
        (Wanted(state="received", matter="streetlight", language="hmd"), ("520524103",), True),
        (Wanted(state="checking"), (), False),
        (Wanted(matter="rubbish"), (), False),
        (Wanted(language="zh"), (), False),
        (Wanted(overdue=True), (), False),
        (Wanted(), ("520524104", "520524103200"), True),
        (Wanted(), ("520524104",), False),
    ],
)
def test_a_case_belongs_where_all_that_is_wanted_is_true(
    wanted: Wanted, prefixes: tuple[str, ...], expected: bool
) -> None:
    assert belongs(wanted, prefixes, LAMP) is expected


def test_only_what_narrows_is_kept() -> None:
    assert write_filters(Wanted(state="received", overdue=True)) == {"state": "received", "overdue": True}
    assert write_filters(Wanted()) == {}


@pytest.mark.parametrize("wanted", [Wanted(), Wanted("received", "streetlight", "520524103", "hmd", True)])
def test_what_was_kept_reads_back_the_same(wanted: Wanted) -> None:
    assert read_filters(write_filters(wanted)) == wanted
