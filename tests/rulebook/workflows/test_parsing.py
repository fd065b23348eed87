"""Every type of field: what it takes, in which canonical form, and what it refuses, in both languages."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Bound, Choice, Field, FieldType
from maplebridge.rulebook.workflows.parsing import LONGEST_LIST, parse_fields, parse_value

CHOICES = (Choice("lamp", Text("灯", "Lamp")), Choice("pole", Text("杆", "Pole")))
T = FieldType
TERM: dict[str, Any] = {"debtor": 1, "due": "2026-12-01", "creditor": 2, "yuan": "3000.00", "what": "付清"}
ACT: dict[str, Any] = {"debtor": 2, "due": "2026-12-01", "what": "拆除围栏"}
GOOD: list[tuple[FieldType, Any, Any]] = [
    (T.TEXT, "  路灯 ", "路灯"),
    (T.LONG_TEXT, "一\n二", "一\n二"),
    (T.CHOICE, "lamp", "lamp"),
    (T.CHOICES, ["pole", "lamp", "pole"], ["pole", "lamp"]),
    (T.YES_NO, False, False),
    (T.INTEGER, -3, -3),
    (T.DECIMAL, "1.50", "1.5"),
    (T.DECIMAL, 100, "100"),
    (T.DECIMAL, "1e3", "1000"),
    (T.DECIMAL, "-0", "0"),
    (T.YUAN, "84.6", "84.60"),
    (T.YUAN, 0, "0.00"),
    (T.YUAN, "-0.00", "0.00"),
    (T.DATE, "2026-09-18", "2026-09-18"),
    (T.MOMENT, "2026-09-18T09:00:00+08:00", "2026-09-18T09:00:00+08:00"),
    (T.MOMENT, "2026-09-18T01:00:00Z", "2026-09-18T01:00:00+00:00"),
    (T.PHONE, "139 0000-0001", "13900000001"),
    (T.PHONE, "+86 (139) 00000001", "+8613900000001"),
    (T.ID_NUMBER, "11010519491231002x", "11010519491231002X"),
    (T.PERSON_NAME, "阿秀", "阿秀"),
    (T.ADDRESS, "凤坪村三组", "凤坪村三组"),
    (T.UNIT, "housing-520524", "housing-520524"),
    (T.UNITS, ["a", " b ", "a"], ["a", "b"]),
    (T.PERSON, "x", "x"),
    (T.PLACE, "520524", "520524"),
    (T.MATTER, "streetlight", "streetlight"),
    (T.PAPERS, ["户口簿"], ["户口簿"]),
    (T.FILES, ["ab"], ["ab"]),
    (T.SECRET, "s", "s"),
    (T.PARTY, 2, 2),
    (T.TERM, 1, 1),
    (T.TERMS, [TERM], [TERM]),
    (T.TERMS, [{"debtor": 2, "creditor": 0, "what": " 拆除围栏 ", "yuan": "", "due": "2026-12-01"}], [ACT]),
]
NOT_PARTS: tuple[dict[str, Any], ...] = (
    {"debtor": "1"},
    {"creditor": -1},
    {"yuan": "x"},
    {"yuan": 1.5},
    {"what": 3},
    {"due": "soon"},
    {"interest": "5"},
)
NOT_TEXT = (1, True, ["x"], {"x": 1}, 1.5, "x" * 2001, "a\x00b", "   ", "\ud800")
NOT_A_LIST = ("x", [1], ["x"] * (LONGEST_LIST + 1), [""], {"x": 1}, [["x"]], 5)
TEXTS = (T.TEXT, T.LONG_TEXT, T.PERSON_NAME, T.ADDRESS, T.UNIT, T.PERSON, T.PLACE, T.MATTER, T.SECRET)
LISTS = (T.UNITS, T.PAPERS, T.FILES)
BAD: list[tuple[FieldType, Any]] = [
    *((kind, value) for kind in TEXTS for value in NOT_TEXT),
    *((kind, value) for kind in LISTS for value in NOT_A_LIST),
    *((T.CHOICE, value) for value in ("tree", 1, True, ["lamp"], {"lamp": 1}, "Lamp")),
    *((T.CHOICES, value) for value in ("lamp", ["tree"], [["lamp"]], {"lamp": 1})),
    *((kind, value) for kind in (T.PARTY, T.TERM) for value in (0, -1, "1", True, LONGEST_LIST + 1, [1])),
    *((T.TERMS, value) for value in NOT_A_LIST),
    *((T.TERMS, [{**TERM, **part}]) for part in NOT_PARTS),
    *((T.TERMS, [{name: TERM[name] for name in TERM if name != left}]) for left in ("debtor", "due")),
    (T.TERMS, [{"debtor": 1, "due": "2026-12-01"}]),
    *((T.YES_NO, value) for value in ("yes", 1, 0, "true", [True])),
    *((T.INTEGER, value) for value in ("3", 3.0, True, 10**13, -(10**13), [3])),
    *((T.DECIMAL, value) for value in ("x", 1.5, True, "NaN", "Infinity", "1e15", "1e-999999", [1], "1e999999999")),
    *((T.YUAN, value) for value in ("x", "1.005", -1, "-0.01", 1.5, True, "NaN", 10**13, "1e-9999", "Infinity")),
    *(
        (T.DATE, value)
        for value in ("18.9.2026", 20260918, "2026-02-30", "0001-01-01", "9999-12-31", None.__class__, "x")
    ),
    *(
        (T.MOMENT, value)
        for value in (
            "2026-09-18T09:00:00",
            "2026-09-18",
            1,
            "x",
            "0001-01-01T00:00:00+14:00",
            "9999-12-31T23:59:59-12:00",
        )
    ),
    *(
        (T.PHONE, value)
        for value in ("12", "1" * 16, "phone", 13900000001, True, "１３９００００００００１", ["13900000001"])
    ),
    *((T.ID_NUMBER, value) for value in ("110105194912310021", "11010519491231002", "x" * 18, True, [], 1.5)),
]


def field(kind: FieldType, **options: Any) -> Field:
    choices = CHOICES if kind in (T.CHOICE, T.CHOICES) else ()
    return Field("lamp", kind, Text("灯", "The lamp"), choices=choices, **options)


def test_every_type_is_tried() -> None:
    assert {kind for kind, _, _ in GOOD} == {kind for kind, _ in BAD} == set(FieldType)


@pytest.mark.parametrize(("kind", "sent", "kept"), GOOD)
def test_what_is_right_has_one_form_which_is_right_again(kind: FieldType, sent: Any, kept: Any) -> None:
    parsed = parse_value(field(kind), sent)
    assert parsed == kept
    assert type(parsed) is type(kept)
    assert parse_value(field(kind), parsed) == kept


@pytest.mark.parametrize(("kind", "sent"), BAD)
def test_what_is_wrong_is_refused_by_name_in_both_languages(kind: FieldType, sent: Any) -> None:
    with pytest.raises(Fault) as caught:
        parse_value(field(kind), sent)
    fault = caught.value
    assert (fault.code, fault.field, fault.status) == ("invalid", "fields.lamp", 422)
    assert fault.text.zh.startswith("“灯”应为")
    assert fault.text.en.startswith("The lamp must be ")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=6,
)


@pytest.mark.parametrize("kind", list(FieldType))
@given(sent=JSON)
def test_nothing_that_json_can_carry_breaks_the_parser(kind: FieldType, sent: Any) -> None:
    try:
        parsed = parse_value(field(kind), sent)
    except Fault as fault:
        assert fault.field == "fields.lamp"  # noqa: PT017 - either way is right
    else:
        assert len(str(parsed)) <= LONGEST_LIST * 2010


@pytest.mark.parametrize("nothing", [None, "", []])
def test_a_required_field_is_missed_and_an_optional_one_is_not(nothing: Any) -> None:
    for given_ in ({}, {"lamp": nothing}):
        with pytest.raises(Fault) as caught:
            parse_fields((field(T.TEXT),), given_)
        assert (caught.value.code, caught.value.field) == ("missing", "fields.lamp")
        assert "灯" in caught.value.text.zh
        assert "The lamp" in caught.value.text.en
        assert parse_fields((field(T.TEXT, required=False),), given_) == {}


def test_a_field_that_nobody_asked_for_is_named() -> None:
    with pytest.raises(Fault) as caught:
        parse_fields((field(T.TEXT),), {"lamp": "x", "lmap": "x"}, "form")
    assert (caught.value.code, caught.value.field) == ("unknown_field", "form.lmap")
    assert caught.value.text.zh


def test_false_and_zero_are_answers() -> None:
    fields = (field(T.YES_NO), Field("many", T.INTEGER, Text("几", "How many")))
    assert parse_fields(fields, {"lamp": False, "many": 0}) == {"lamp": False, "many": 0}


def test_text_is_as_long_as_its_field_allows() -> None:
    short = field(T.TEXT, longest=3)
    assert parse_value(short, "三个字") == "三个字"
    with pytest.raises(Fault):
        parse_value(short, "四个字了")


WAGE = Field("wage", T.YUAN, Text("月工资", "Wage"))
AID = Field("aid", T.YUAN, Text("救助金额", "Aid"), most=Bound(36, "wage"))
PEOPLE = Field("people", T.INTEGER, Text("人数", "People"), most=Bound(3))


@pytest.mark.parametrize(
    ("given", "field", "most"),
    [
        ({"wage": "5000", "aid": "180000.01"}, "aid", "180000.00"),
        ({"wage": "1", "aid": "1", "people": 4}, "people", "3"),
    ],
)
def test_a_number_above_its_bound_is_refused_with_the_bound(given: dict[str, Any], field: str, most: str) -> None:
    with pytest.raises(Fault) as refused:
        parse_fields((WAGE, AID, PEOPLE), {"people": 1, **given})
    assert (refused.value.code, refused.value.field) == ("too_much", f"fields.{field}")
    assert most in refused.value.text.zh


def test_a_number_at_its_bound_is_taken() -> None:
    assert parse_fields((WAGE, AID, PEOPLE), {"wage": "5000", "aid": "180000", "people": 3})["aid"] == "180000.00"


PAID = Field("paid", T.YUAN, Text("支付", "Paid"), required=False, most=Bound(1, "granted", earlier=True))
PARTS = tuple(Field(name, T.YUAN, Text(name, name)) for name in ("city", "county"))
WHOLE = Field("whole", T.YUAN, Text("合计", "Total"), sum=("city", "county"))
CENTS = st.integers(0, 10**9)


def yuan(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


@given(CENTS, CENTS)
def test_what_an_earlier_step_said_is_the_bound(granted: int, paid: int) -> None:
    earlier = {"granted": yuan(granted)}
    if paid <= granted:
        assert parse_fields((PAID,), {"paid": yuan(paid)}, earlier=earlier) == {"paid": yuan(paid)}
        return
    with pytest.raises(Fault) as refused:
        parse_fields((PAID,), {"paid": yuan(paid)}, earlier=earlier)
    assert (refused.value.code, refused.value.field) == ("too_much", "fields.paid")


def test_without_an_earlier_step_nothing_is_allowed() -> None:
    for given_too in ({}, {"granted": "5"}):
        with pytest.raises(Fault) as refused:
            parse_fields((PAID, replace(PAID, name="granted", most=None)), {"paid": "1", **given_too})
        assert (refused.value.code, refused.value.field) == ("nothing_earlier", "fields.paid")
    assert parse_fields((PAID,), {}) == {}


@given(CENTS, CENTS, CENTS)
def test_a_sum_is_what_its_parts_add_up_to(city: int, county: int, off: int) -> None:
    parts = {"city": yuan(city), "county": yuan(county)}
    assert parse_fields((*PARTS, WHOLE), {**parts, "whole": yuan(city + county)})["whole"] == yuan(city + county)
    if off:
        with pytest.raises(Fault) as refused:
            parse_fields((*PARTS, WHOLE), {**parts, "whole": yuan(city + county + off)})
        assert (refused.value.code, refused.value.field) == ("does_not_add_up", "fields.whole")
        assert f"{city + county:03}"[-2:] in refused.value.text.zh
