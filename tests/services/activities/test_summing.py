"""However figures are grouped, the groups add up to the whole; nothing is counted twice."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.matters.activity_kinds import FigureSpec
from maplebridge.services.activities.rules import read_figures
from maplebridge.services.activities.summing import GROUPINGS, Held, Total, group, part_of, sum_all

FIGURES = st.dictionaries(
    st.sampled_from(["persons", "leaflets", "hours", "spent"]),
    st.decimals(min_value=0, max_value=10**6, places=2),
)
PLACES = st.sampled_from(["520524", "520524103", "520524103200", "520524103200001", "520524104", "520524104201"])
ROWS = st.lists(
    st.builds(
        Held,
        kind=st.sampled_from(["law_lecture", "open_day", "drill"]),
        unit=st.sampled_from(["justice_office-520524103", "court-520524"]),
        place=PLACES,
        day=st.dates(date(2025, 1, 1), date(2026, 12, 31)),
        figures=FIGURES,
    ),
    max_size=30,
)


@given(ROWS, st.sampled_from(sorted(GROUPINGS)))
def test_groups_add_up_to_the_whole(rows: list[Held], by: str) -> None:
    whole = Total()
    for each in group(rows, by, "520524").values():
        whole = whole.plus(each)
    assert whole == sum_all(rows) or dict(whole.figures) == dict(sum_all(rows).figures)
    assert whole.activities == len(rows)


@given(ROWS)
def test_a_place_is_the_sum_of_its_parts(rows: list[Held]) -> None:
    for town, total in group(rows, "place", "520524").items():
        below = [row for row in rows if part_of(row.place, "520524") == town]
        parts = group(below, "place", town).values()
        assert sum(part.activities for part in parts) == total.activities
        assert sum(part.figures.get("persons", Decimal(0)) for part in parts) == total.figures.get("persons", 0)


def test_there_are_no_other_groupings() -> None:
    with pytest.raises(Fault):
        group([], "rank")


SPECS = (
    FigureSpec("persons", Text("人", "persons"), "integer", Text("人", "persons")),
    FigureSpec("hours", Text("时长", "hours"), "decimal", Text("小时", "hours")),
    FigureSpec("spent", Text("支出", "spent"), "yuan", Text("元", "yuan")),
)


def test_zero_is_a_valid_report() -> None:
    assert read_figures(SPECS, {"persons": "0", "hours": "0", "spent": "0"}) == {
        "persons": "0",
        "hours": "0.0",
        "spent": "0.00",
    }


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        ({"persons": "", "hours": "1", "spent": "1"}, "missing", "figures.persons"),
        ({"persons": "-1", "hours": "1", "spent": "1"}, "not_a_number", "figures.persons"),
        ({"persons": "很多", "hours": "1", "spent": "1"}, "not_a_number", "figures.persons"),
        ({"persons": "NaN", "hours": "1", "spent": "1"}, "not_a_number", "figures.persons"),
        ({"persons": "1.5", "hours": "1", "spent": "1"}, "not_whole", "figures.persons"),
        ({"persons": "1", "hours": "1.25", "spent": "1"}, "too_fine", "figures.hours"),
        ({"persons": "1", "hours": "1", "spent": "1e20"}, "too_large", "figures.spent"),
    ],
)
def test_a_wrong_figure_is_named(said: dict[str, str], code: str, field: str) -> None:
    with pytest.raises(Fault) as wrong:
        read_figures(SPECS, said)
    assert (wrong.value.code, wrong.value.field) == (code, field)
