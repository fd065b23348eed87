"""Registers from files: the good lines go in, the bad ones are all named."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.directory.places.conftest import (
    COUNTY,
    DIVISIONS,
    GRIDS,
    GROUPS,
    Import,
    collection,
    feature,
    square,
)

from maplebridge.directory.places import queries
from maplebridge.directory.places.datum import Datum
from maplebridge.directory.places.importing.files import read_rows
from maplebridge.directory.places.models import Grid, PartyGroupGrid
from maplebridge.directory.places.rules import Level
from maplebridge.ground.words.fault import Fault


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_spreadsheet_is_read_in_the_encodings_it_is_saved_in(import_text: Import, encoding: str) -> None:
    report = import_text("divisions", DIVISIONS.encode(encoding))
    assert (report.read, report.accepted, report.changed, report.rejected) == (4, 4, 4, ())
    assert queries.get_place(COUNTY, "520524101").name == "桂果镇"


def test_good_lines_go_in_and_every_bad_one_is_named(import_text: Import) -> None:
    lines = [
        "520524102,牛场镇,town,520524",
        "520524103,=cmd(),town,520524",
        "520524104,,town,520524",
        "52052410,八位,town,520524",
        "430281002,阳三石街道,town,430281",
        "520524105,龙场镇,village,520524",
        "520524999001,无主社区,village,520524999",
        "520524102,又一个,town,520524",
        "520524106,长" + "长" * 300 + ",town,520524",
        "520524101201001,网格,grid,520524101201",
    ]
    report = import_text("divisions", DIVISIONS + "\n".join(lines))
    assert (report.read, report.accepted) == (14, 5)
    assert [(one.line, one.field) for one in report.rejected] == [
        (7, "name"),
        (8, "name"),
        (9, "code"),
        (10, "code"),
        (11, "level"),
        (12, "code"),
        (13, "code"),
        (14, "name"),
        (15, "code"),
    ]
    assert all(one.reason.zh and one.reason.en for one in report.rejected)


def test_a_village_falls_with_the_town_it_leans_on_whatever_the_order(import_text: Import) -> None:
    report = import_text("divisions", "code,name\n520524109001,甲社区\n520524109,=乙镇\n520524,织金县\n")
    assert [(one.line, one.field) for one in report.rejected] == [(2, "code"), (3, "name")]
    assert report.accepted == 1


@pytest.mark.usefixtures("small_county")
@pytest.mark.parametrize(("kind", "content"), [("divisions", DIVISIONS), ("grids", GRIDS), ("groups", GROUPS)])
def test_the_same_file_again_changes_nothing(import_text: Import, kind: str, content: str) -> None:
    report = import_text(kind, content)
    assert (report.changed, report.rejected) == (0, ())
    assert report.accepted == report.read


@pytest.mark.usefixtures("small_county")
def test_a_new_name_replaces_the_old_one_and_is_seen_at_once(import_text: Import) -> None:
    assert queries.get_place(COUNTY, "520524101").name == "桂果镇"
    assert import_text("divisions", DIVISIONS.replace("桂果镇", "桂花镇")).changed == 1
    assert queries.get_place(COUNTY, "520524101").name == "桂花镇"


MERGED = "code,name,valid_to,replaced_by\n520524101202,新寨村村民委员会,2026-06-30,520524101201\n"


@pytest.mark.usefixtures("small_county")
def test_a_merged_village_keeps_its_code_and_its_heir_answers_for_it(import_text: Import) -> None:
    assert import_text("divisions", MERGED).rejected == ()
    old = queries.get_place(COUNTY, "520524101202")
    assert (str(old.valid_to), old.replaced_by) == ("2026-06-30", "520524101201")
    assert queries.list_prefixes(COUNTY, "520524101201") == ("520524101201", "520524101202")
    assert [place.code for place in queries.list_children(COUNTY, "520524101")] == ["520524101201"]


@pytest.mark.usefixtures("small_county")
def test_a_code_that_has_ended_is_not_used_again(import_text: Import) -> None:
    import_text("divisions", MERGED)
    report = import_text("divisions", DIVISIONS)
    assert [(one.line, one.field) for one in report.rejected] == [(5, "code")]
    assert queries.get_place(COUNTY, "520524101202").valid_to is not None


@pytest.mark.usefixtures("small_county")
@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (["520524101201,甲,2026-01-01,520524101299"], [2]),
        (["520524101201,甲,2026-01-01,520524101"], [2]),
        (["520524101201,甲,2026-01-01,520524101202", "520524101202,乙,2026-01-01,520524101201"], [2, 3]),
        (["520524101201,甲,,520524101202"], [2]),
        (["520524101201,甲,31.1.2026,"], [2]),
    ],
)
def test_a_successor_must_exist_on_the_same_level_and_not_in_a_circle(
    import_text: Import, rows: list[str], lines: list[int]
) -> None:
    report = import_text("divisions", "\n".join(["code,name,valid_to,replaced_by", *rows]))
    assert (report.changed, [one.line for one in report.rejected]) == (0, lines)


BOW_TIE = {"type": "Polygon", "coordinates": [[[105, 26], [106, 27], [106, 26], [105, 27], [105, 26]]]}
POINT = {"type": "Point", "coordinates": [105, 26]}
FAR = {"type": "Polygon", "coordinates": [[[500, 26], [501, 26], [501, 27], [500, 26]]]}
RAGGED = {"type": "Polygon", "coordinates": "nowhere"}


@pytest.mark.usefixtures("small_county")
def test_a_boundary_that_is_no_area_on_earth_is_named(import_text: Import) -> None:
    bad = [BOW_TIE, POINT, FAR, RAGGED]
    features = [feature(f"52052410120200{i}", "坏网格", shape) for i, shape in enumerate(bad, 2)]
    good = feature("520524101202009", "好网格", square(105.8, 26.6))
    report = import_text("grids", collection([*features, good]))
    assert [(one.line, one.field) for one in report.rejected] == [(i, "geometry") for i in (1, 2, 3, 4)]
    assert (report.accepted, queries.locate(COUNTY, 105.805, 26.605)) == (1, "520524101202009")


@pytest.mark.usefixtures("small_county")
def test_a_boundary_drawn_on_a_chinese_map_is_converted_at_the_door(import_text: Import) -> None:
    drawn = collection([feature("520524101202002", "新寨村第二网格", square(105.9, 26.7))])
    import_text("grids", drawn, datum=Datum.GCJ02)
    assert queries.locate(COUNTY, 105.9005, 26.7095) is None or queries.locate(COUNTY, 105.9095, 26.7095) is None
    assert Grid.objects.of(COUNTY).get(code="520524101202002").source_datum == "gcj02"


@pytest.mark.usefixtures("small_county")
def test_a_grid_renamed_without_a_drawing_keeps_its_boundary(import_text: Import) -> None:
    report = import_text("grids", "code,name\n520524101201001,老街网格\n")
    assert (report.changed, queries.locate(COUNTY, 105.705, 26.605)) == (1, "520524101201001")


@pytest.mark.usefixtures("small_county")
def test_a_party_group_spans_grids_exactly_as_the_last_file_says(import_text: Import) -> None:
    spans = "code,name,grids\nP1,第一党小组,520524101201001;520524101201002\nP2,第二党小组,520524101299001\n"
    report = import_text("party_groups", spans)
    assert [(one.line, one.field) for one in report.rejected] == [(3, "grids")]
    import_text("party_groups", "code,name,grids\nP1,第一党小组,520524101201002；520524101202001\n")
    spanned = PartyGroupGrid.objects.of(COUNTY).order_by("grid").values_list("grid", flat=True)
    assert list(spanned) == ["520524101201002", "520524101202001"]


@pytest.mark.usefixtures("small_county")
def test_gaps_and_counts_of_the_registers(import_text: Import) -> None:
    households = "code,group,contact_known\nH1,520524101201001001,是\nH2,520524101201001001,\nH3,999,否\nH4,,?\n"
    assert [one.field for one in import_text("households", households).rejected] == ["group", "contact_known"]
    gaps = queries.list_gaps(COUNTY, staffed={"520524101201001"})
    assert gaps.grids_without_worker == ("520524101201002", "520524101202001")
    assert gaps.grids_without_group == ("520524101201002",)
    assert (gaps.households_without_contact, gaps.grids_without_boundary) == (("H2",), ())
    counts = queries.count_places(COUNTY, within="520524101201")
    assert (counts.villages, counts.grids, counts.household_groups, counts.households) == (1, 2, 2, 2)


@pytest.mark.usefixtures("small_county")
def test_places_are_read_by_code_level_and_parent() -> None:
    assert queries.get_place(COUNTY, "520524101201001001").level is Level.HOUSEHOLD_GROUP
    assert len(queries.list_children(COUNTY, "520524101201001")) == 2
    assert [place.code for place in queries.list_places(COUNTY, level=Level.TOWN)] == ["520524101"]
    with pytest.raises(Fault) as caught:
        queries.get_place(COUNTY, "520524101299")
    assert caught.value.status == 404


@pytest.mark.parametrize(
    ("kind", "content", "code"),
    [
        ("divisions", "name,level\n织金县,county\n", "no_code_column"),
        ("divisions", b"code,name\n520524,\xff\xff\n", "bad_encoding"),
        ("grids", '{"type": "FeatureCollection"}', "bad_geojson"),
        ("grids", '{"features": [1]}', "bad_geojson"),
        ("grids", "{", "bad_geojson"),
        ("roads", "code,name\n", "no_such_kind"),
    ],
)
def test_a_file_that_cannot_be_read_at_all_says_why(import_text: Import, kind: str, content: str, code: str) -> None:
    with pytest.raises(Fault) as caught:
        import_text(kind, content)
    assert caught.value.code == code


def test_an_oversized_cell_spoils_its_own_line_only(import_text: Import) -> None:
    report = import_text("divisions", f"code,name\n520524,{'长' * 200_000}\n5205,毕节市\n")
    assert (report.read, report.accepted, [one.line for one in report.rejected]) == (2, 1, [2])


@given(st.binary(max_size=300).map(lambda tail: b"code,name\n" + tail))
def test_any_bytes_are_either_lines_or_a_fault(content: bytes) -> None:
    try:
        numbers = [number for number, _ in read_rows(content)]
    except Fault:
        return
    assert numbers == sorted(numbers)


def test_numbers_in_geojson_are_read_as_they_are_written(import_text: Import) -> None:
    import_text("divisions", DIVISIONS)
    numeric = json.loads(GRIDS)
    numeric["features"][0]["properties"]["code"] = 520524101201001
    assert import_text("grids", json.dumps(numeric)).rejected == ()
