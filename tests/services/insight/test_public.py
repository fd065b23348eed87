"""What everybody may see gives no small number away."""

import pytest
from tests.cases.stage import Stage
from tests.services.insight.lives import Plan
from tests.services.insight.test_exact import NOW, tell_all
from tests.world import COUNTY, TOWN

from maplebridge.directory.places import queries as places
from maplebridge.directory.places.models import Division
from maplebridge.services.insight.cells import defuse
from maplebridge.services.insight.periods import list_months
from maplebridge.services.insight.public import PublicFigures, get_public

OTHERS = ("520524104", "520524105", "520524106")


@pytest.fixture
def towns(stage: Stage) -> Stage:
    """A county of four towns."""
    for number, code in enumerate(OTHERS):
        Division(code=code, name=f"第{number}镇", level="town", parent=COUNTY).save()
    places.forget()
    return stage


def september(sizes: dict[str, int], stage: Stage) -> PublicFigures:
    tell_all(stage, [Plan(hours=n, place=town) for town, many in sizes.items() for n in range(many)])
    return get_public(COUNTY, list_months(NOW, 1)[0], NOW)


def received(public: PublicFigures) -> list[int | None]:
    return [row.counts[0] for row in public.towns]


def test_one_small_town_hides_the_next_smallest_with_it(towns: Stage) -> None:
    public = september({TOWN: 15, OTHERS[0]: 4, OTHERS[1]: 11}, towns)
    assert received(public) == [15, None, None, 0]
    assert [rate.share is None for rate in (row.rates[1] for row in public.towns)] == [False, True, True, True]
    assert public.counts[0][1] == 30


def test_nothing_is_hidden_where_all_are_large(towns: Stage) -> None:
    assert received(september({TOWN: 12, OTHERS[0]: 10}, towns)) == [12, 10, 0, 0]


def test_what_lies_in_no_town_is_hidden_like_a_small_town(towns: Stage) -> None:
    public = september({TOWN: 15, OTHERS[0]: 12, COUNTY: 4}, towns)
    assert public.counts[0][1] == 31
    assert received(public) == [15, None, 0, 0]  # 31 less 27 would tell the four


def test_kinds_hide_their_small_ones_too(towns: Stage) -> None:
    public = september({TOWN: 12}, towns)
    assert {row.name.zh: row.counts[0] for row in public.kinds if row.counts[0]} == {"城乡管理": 12}


def test_a_month_without_records_is_not_known(towns: Stage) -> None:
    public = get_public(COUNTY, list_months(NOW, 6)[5], NOW)
    assert not public.known
    assert [before for _, _, before in public.counts] == [None, None, None]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1"])
def test_formulas_are_defused(text: str) -> None:
    assert defuse(text) == f"'{text}"


def test_ordinary_words_stay_as_they_are() -> None:
    assert defuse("路灯不亮 = 三天") == "路灯不亮 = 三天"
