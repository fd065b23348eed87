"""Files of monthly numbers: once is enough, a later one takes the place of an earlier one and says so, bad lines are
named and stop no other."""

from decimal import Decimal

import pytest
from tests.world import COUNTY, TOWN, World, found_county

from maplebridge.ground.words.fault import Fault
from maplebridge.services.series.importing import Replaced, SeriesReport, take_in
from maplebridge.services.series.models import SeriesFigure
from maplebridge.services.series.queries import compare_places

HEAD = "series,place,month,number\n"


@pytest.fixture
def world(db: None) -> World:
    return found_county()


def bring(world: World, *lines: str, file: str = "court.csv", encoding: str = "utf-8") -> SeriesReport:
    content = (HEAD + "\n".join(lines) + "\n").encode(encoding)
    return take_in(county=COUNTY, content=content, file=file, now=world.now)


def stored() -> dict[tuple[str, str, str], Decimal]:
    rows = SeriesFigure.objects.of(COUNTY).values_list("series", "place", "month", "number")
    return {(series, place, f"{month:%Y-%m}"): number for series, place, month, number in rows}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_months_are_read_as_people_and_spreadsheets_write_them(world: World, encoding: str) -> None:
    done = bring(
        world,
        f"收案数,{COUNTY},2025年1月,\"1,204\"",
        f"suits_filed,{TOWN},2025-02,31",
        f"suits_filed,{TOWN},2025/3/1,32",
        f"suits_filed,{TOWN},202504,0",
        encoding=encoding,
    )  # fmt: skip
    assert (done.read, done.fresh, done.rejected) == (4, 4, ())
    assert stored() == {
        ("suits_filed", COUNTY, "2025-01"): 1204,
        ("suits_filed", TOWN, "2025-02"): 31,
        ("suits_filed", TOWN, "2025-03"): 32,
        ("suits_filed", TOWN, "2025-04"): 0,
    }


def test_a_second_run_adds_nothing_and_a_later_file_replaces_the_month_and_says_so(world: World) -> None:
    line = f"suits_filed,{TOWN},2025-01,12"
    assert bring(world, line, f"suits_filed,{TOWN},2025-02,9").fresh == 2
    again = bring(world, line, line, f"suits_filed,{TOWN},2025-02,9")
    assert (again.fresh, again.already, again.replaced, again.read) == (0, 3, (), 3)
    later = bring(world, f"suits_filed,{TOWN},2025-01,14", file="corrected.csv")
    assert later.replaced == (Replaced(2, "suits_filed", TOWN, "2025-01", "12", "14"),)
    row = SeriesFigure.objects.of(COUNTY).get(month="2025-01-01")
    assert [row.number, row.before, row.file] == [14, 12, "corrected.csv"]
    (suits, *_) = compare_places(COUNTY, [TOWN], 2025)[TOWN]
    assert [suits.total.number, suits.months[0].replaced] == [23, 12]


def test_every_bad_line_is_named_and_the_good_ones_go_in(world: World) -> None:
    bad = {
        3: (f"weddings,{TOWN},2025-01,1", "series"),
        4: (f"suits_per_10000,{TOWN},2025-01,1", "series"),
        5: ("suits_filed,520524999,2025-01,1", "place"),
        6: (f"suits_filed,{TOWN},2025-13,1", "month"),
        7: (f"suits_filed,{TOWN},2999-01,1", "month"),
        8: (f"suits_filed,{TOWN},2025-01,-1", "number"),
        9: (f"suits_filed,{TOWN},2025-01,1.5", "number"),
        10: (f"suits_filed,{TOWN},2025-01,１２", "number"),
        11: (f"suits_filed,{TOWN},2025-01,=1+1", "number"),
        12: (f"suits_filed,{TOWN}", "month"),
        13: (f'suits_filed,{TOWN},2025-01,"12', ""),
        14: (f"suits_filed,{TOWN},2024-12,8", "number"),  # line 2 says 7
    }
    done = bring(world, f"suits_filed,{TOWN},2024-12,7", *(line for line, _ in bad.values()))
    assert {each.line: each.field for each in done.rejected} == {line: field for line, (_, field) in bad.items()}
    assert (done.read, done.fresh) == (13, 1)
    assert stored() == {("suits_filed", TOWN, "2024-12"): 7}


@pytest.mark.parametrize("head", ["", "series,place,month\n", "series,place,month,number,rank\n"])
def test_a_file_without_its_columns_changes_nothing(world: World, head: str) -> None:
    with pytest.raises(Fault, match="columns"):
        take_in(county=COUNTY, content=f"{head}suits_filed,{TOWN},2025-01,1,2".encode(), file="a.csv", now=world.now)
    assert not stored()


def test_figures_of_many_places_are_one_statement(world: World, django_assert_num_queries: object) -> None:
    bring(world, f"suits_filed,{TOWN},2025-01,12", f"suits_filed,{COUNTY},2024-01,100")
    compare_places(COUNTY, [COUNTY], 2025)
    with django_assert_num_queries(1):  # type: ignore[operator]  # a fixture without hints
        found = compare_places(COUNTY, [COUNTY, TOWN], 2025)
    assert [found[TOWN][0].total.number, found[COUNTY][0].months[0].before] == [12, 100]
