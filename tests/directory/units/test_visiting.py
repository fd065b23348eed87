"""Where and when units can be visited: hours and holidays, distance, accreditation, and what tables keep of it."""

from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.units.test_registry import AREAS, COUNTY
from maplebridge.directory.units.actions import install, install_pack_units
from maplebridge.directory.units.drafts import read_drafts
from maplebridge.directory.units.importing import import_units
from maplebridge.directory.units.nearest import list_nearest
from maplebridge.directory.units.queries import forget_registries, get_registry
from maplebridge.directory.units.rules import UnitFacts
from maplebridge.directory.units.visiting import (
    Accreditation,
    Hours,
    Spot,
    metres_between,
    read_accreditation,
    read_hours,
    read_spot,
    state_at,
    write_hours,
)
from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

WRITTEN = {"mon-fri": "09:00-12:00, 13:30-17:00", "sat": "09:00-12:00", "holidays": "10:00-12:00"}
CLOSED_ON_HOLIDAYS = {"mon-fri": "09:00-17:00"}
# 2026: 1 October (Thursday) to 7 October off; Saturday 10 October is worked instead.
NATIONAL = {date(2026, 10, day): False for day in range(1, 8)} | {date(2026, 10, 10): True}
SEAT = Spot(105.77, 26.66)


def hours(written: Mapping[str, str]) -> Hours:
    found = read_hours(written, "hours")
    assert found is not None
    return found


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


def outlet(name: str, spot: Spot | None = None) -> UnitFacts:
    code, words = f"{name}-{COUNTY}", Text(name, name)
    return UnitFacts(code, "outlet", "county", words, COUNTY, address=Text("某街 1 号", "1 Street"), spot=spot)


@pytest.mark.parametrize(
    ("moment", "is_open", "next_time"),
    [
        (at(9, 21, 9, 0), True, at(9, 21, 12)),  # Monday, the opening minute
        (at(9, 21, 12, 0), False, at(9, 21, 13, 30)),  # the closing minute
        (at(9, 21, 17, 0), False, at(9, 22, 9)),  # Monday evening
        (at(9, 26, 13), False, at(9, 28, 9)),  # Saturday afternoon, closed on Sunday
        (at(10, 1, 9, 30), False, at(10, 1, 10)),  # National Day, holiday hours
        (at(10, 10, 10), True, at(10, 10, 12)),  # a worked Saturday has its own hours
    ],
)
def test_hours_follow_the_weekday_and_the_calendar(moment: datetime, is_open: bool, next_time: datetime) -> None:
    state = state_at(hours(WRITTEN), moment, NATIONAL)
    assert (state.open, state.until if is_open else state.opens) == (is_open, next_time)


def test_a_holiday_closes_and_a_worked_saturday_opens_as_on_monday() -> None:
    closed = state_at(hours(CLOSED_ON_HOLIDAYS), at(9, 30, 18), NATIONAL)
    assert closed.opens == at(10, 8, 9)  # the week off is passed over
    assert state_at(hours(CLOSED_ON_HOLIDAYS), at(10, 10, 9), NATIONAL).until == at(10, 10, 17)


def test_what_never_opens_says_so() -> None:
    assert state_at(Hours(((),) * 7), at(9, 21, 9), {}).opens is None


@pytest.mark.parametrize(
    "bad", [{"monday": "09:00-12:00"}, {"fri-mon": "09:00-12:00"}, {"mon": "9-12"}, {"mon": "12:00-09:00"}]
)
def test_hours_that_are_not_understood_are_told(bad: dict[str, str]) -> None:
    with pytest.raises(Fault) as caught:
        read_hours(bad, "units[0].hours")
    assert caught.value.field.startswith("units[0].hours")


@given(st.lists(st.tuples(st.integers(0, 1440), st.integers(0, 1440)), max_size=3), st.integers(0, 6))
def test_what_is_written_is_read_again(spans: list[tuple[int, int]], day: int) -> None:
    ends = sorted({minute for span in spans for minute in span})
    pairs = tuple(zip(ends[::2], ends[1::2], strict=False))
    week = tuple(pairs if each == day else () for each in range(7))
    again = read_hours(write_hours(Hours(week)), "x")
    assert again == (Hours(week) if pairs else None)


@given(st.integers(0, 20), st.times())
def test_the_state_agrees_with_the_hours_of_the_day(shift: int, of_day: time) -> None:
    moment = datetime.combine(date(2026, 9, 25 if shift < 6 else 1 + (shift % 28)), of_day, SHANGHAI)
    state = state_at(hours(WRITTEN), moment, NATIONAL)
    minute = moment.hour * 60 + moment.minute
    spans = hours(WRITTEN).spans_on(moment.date(), NATIONAL)
    assert state.open == any(first <= minute < last for first, last in spans)
    assert (state.until or state.opens) is not None


def test_distance_is_known_for_a_degree_and_for_nothing() -> None:
    assert metres_between(SEAT, SEAT) == 0
    assert metres_between(Spot(0, 0), Spot(0, 1)) == pytest.approx(111_195, abs=1)
    assert metres_between(Spot(0, 60), Spot(1, 60)) == pytest.approx(55_597, abs=5)


def test_the_nearest_come_first_equals_by_name_and_the_unplaced_last() -> None:
    east = Spot(105.78, 26.66)
    units = [outlet("d"), outlet("c", Spot(105.9, 26.66)), outlet("b", east), outlet("a", east), outlet("e", SEAT)]
    units.append(UnitFacts("hidden", "x", "county", Text("x", "x"), COUNTY, spot=SEAT))
    found = list_nearest(units, SEAT, at(9, 21, 9), {})
    assert [near.unit.name.zh for near in found] == ["e", "a", "b", "c", "d"]
    assert [near.metres for near in found][:1] == [0]
    assert found[-1].metres is None
    assert [near.unit.name.zh for near in list_nearest(units, None, at(9, 21, 9), {})] == ["a", "b", "c", "d", "e"]


def test_an_accreditation_holds_for_its_matters_from_its_first_day_to_its_last() -> None:
    held = Accreditation("traffic_police-520524", date(2026, 1, 1), date(2026, 12, 31), frozenset({"a"}))
    assert held.allows("a", date(2026, 1, 1))
    assert held.allows("a", date(2026, 12, 31))
    assert not held.allows("b", date(2026, 6, 1))
    assert not held.allows("a", date(2027, 1, 1))


@pytest.mark.parametrize(
    "bad",
    [
        {"by": "x"},
        {"by": "x", "since": "2026-02-30", "until": "2027-01-01", "for": ["a"]},
        {"by": "x", "since": "2026-02-03", "until": "2026-01-01", "for": ["a"]},
        {"by": "x", "since": "2026-02-03", "until": "2026-03-01", "for": []},
    ],
)
def test_half_an_accreditation_is_told(bad: dict[str, object]) -> None:
    with pytest.raises(Fault):
        read_accreditation(bad, "x")


@pytest.mark.parametrize("bad", [["105"], ["a", "b"], ["200", "20"]])
def test_a_point_that_is_none_is_told(bad: list[str]) -> None:
    with pytest.raises(Fault):
        read_spot(bad, "x")


LISTED = """
units:
  - {code: bank, kind: outlet, zh: 银行网点, en: Bank branch, address: {zh: 人民路 1 号, en: 1 Renmin Road},
     phone: "0857-0000101", point: ["105.77", "26.66"], hours: {mon-fri: "09:00-17:00"},
     accredited: {by: police, since: "2026-01-01", until: "2026-12-31", for: [vehicle_registration]}}
each:
  - {code: point, kind: outlet, level: village, zh: "{place}便民点", en: "Point of {place}",
     address: {zh: "{place}村委会一楼", en: "Ground floor, {place}"}, hours: {mon-fri: "09:00-17:00"}}
"""


@pytest.mark.django_db
def test_all_of_it_is_kept_and_a_spreadsheet_takes_no_accreditation_away(tmp_path: Path) -> None:
    (tmp_path / "units.yaml").write_text(LISTED, encoding="utf-8")
    drafts = read_drafts(tmp_path / "units.yaml", COUNTY, AREAS)
    install(county=COUNTY, drafts=drafts)
    assert list(get_registry(COUNTY)) == sorted(drafts.units, key=lambda unit: unit.code)
    assert [unit.code for unit in get_registry(COUNTY).list_outlets("vehicle_registration")] == [f"bank-{COUNTY}"]
    path = tmp_path / "units.csv"
    header = "code,name,kind,address,longitude,latitude,hours\n"
    line = f'bank-{COUNTY},新名网点,outlet,新华路 2 号,105.78,26.66,"mon-fri 08:30-16:30; sat 09:00-12:00"\n'
    path.write_text(header + line, encoding="utf-8")
    import_units(county=COUNTY, path=path)
    bank = get_registry(COUNTY).unit(f"bank-{COUNTY}")
    assert bank is not None
    assert bank.address == Text("新华路 2 号", "新华路 2 号")
    assert bank.spot == Spot(105.78, 26.66)
    assert bank.accredited == drafts.units[0].accredited
    forget_registries()


@pytest.mark.django_db
def test_the_demo_county_has_outlets_that_are_accredited_by_units_it_has() -> None:
    from directory.units.test_registry import DEMO

    install_pack_units(county=COUNTY, path=DEMO, areas=AREAS)
    registry = get_registry(COUNTY)
    assert {unit.accredited.by for unit in registry.list_outlets() if unit.accredited} <= {u.code for u in registry}
    forget_registries()
