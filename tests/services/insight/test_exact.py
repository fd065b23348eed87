"""The figures are those that anybody gets who counts the cases one by one."""

from collections import Counter

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cases.clock_of_database import believe
from tests.cases.stage import Stage, moment
from tests.services.insight.lives import ENDS, Plan, tell
from tests.services.insight.naive import Key, tally
from tests.world import COUNTY, GRID, HOUSING, TOWN, VILLAGE

from maplebridge.services.insight.periods import read_period
from maplebridge.services.insight.reading import Counts, Scope, count
from maplebridge.site.demo.telling import Tale, write

NOW = moment("10-01 12:00")
PLANS = st.builds(
    Plan,
    hours=st.integers(0, 720),
    step_hours=st.sampled_from([1, 5, 30]),
    end=st.sampled_from(ENDS),
    place=st.sampled_from([GRID, VILLAGE, TOWN, COUNTY]),
    matter=st.sampled_from(["streetlight", "pothole"]),
    channel=st.sampled_from(["phone_page", "hotline"]),
    contacts=st.booleans(),
    extends=st.booleans(),
    spot=st.sampled_from(["very_satisfied", "satisfied", "neutral", "dissatisfied"]),
)


def as_counter(counts: Counts) -> Counter[Key]:
    """All that was counted, due_soon apart: it rests on the warnings of the clockwork."""
    return Counter(
        {
            (dimension, key, measure): many
            for dimension, keys in counts.by.items()
            for key, measures in keys.items()
            for measure, many in measures.items()
            if measure not in ("due_soon", "closed_near")
        }
    )


def tell_all(stage: Stage, plans: list[Plan]) -> list[Tale]:
    believe(NOW)
    tales = [tale for plan in plans if (tale := tell(stage.world, plan, NOW)) is not None]
    assert write(tales, NOW) == tales
    return tales


@given(st.lists(PLANS, min_size=1, max_size=12, unique=True), st.sampled_from(["7d", "30d", "2026-09-05..2026-09-20"]))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])  # each example rolls back
def test_figures_equal_counting_one_by_one(stage: Stage, plans: list[Plan], name: str) -> None:
    period = read_period(name, NOW)
    with transaction.atomic():
        tales = tell_all(stage, plans)
        for place, width in ((COUNTY, 9), (TOWN, 12), (VILLAGE, 15)):
            within = [tale for tale in tales if tale.case.place.startswith(place)]
            assert as_counter(count(Scope(COUNTY, place), period, NOW)) == tally(within, period, NOW, width)
        housing = [tale for tale in tales if tale.case.unit == HOUSING]
        assert as_counter(count(Scope(COUNTY, COUNTY, HOUSING), period, NOW)) == tally(housing, period, NOW, 9)
        transaction.set_rollback(True)
