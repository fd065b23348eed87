"""What people remember of a case finds it, for those who may see it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases.stage import Stage
from tests.world import COUNTY, HOUSING

from maplebridge.cases.intake import Contact
from maplebridge.services.searching.jobs import index_once
from maplebridge.services.searching.queries import Found, Narrowed, search
from maplebridge.services.searching.words import tokens_of, wanted_tokens


def found(stage: Stage, code: str, query: str, narrowed: Narrowed | None = None) -> list[str]:
    while index_once(COUNTY, stage.now):
        pass
    return [line.number for line in search(stage.who(code), query, narrowed or Narrowed()).lines]


@pytest.mark.parametrize("query", ["路灯", "三天不亮", "村口 不亮", "灯", "猫场镇 路灯", "凤坪村"])
def test_chinese_words_find_a_case(stage: Stage, query: str) -> None:
    stage.submit("alice", matter="streetlight")
    assert found(stage, "luolan", query) == [stage.number]


@pytest.mark.parametrize("query", ["水管", "不路", "路灯 水管", "   ", "，。"])
def test_words_that_are_not_there_find_nothing(stage: Stage, query: str) -> None:
    stage.submit("alice", matter="streetlight")
    assert found(stage, "luolan", query) == []


def test_a_whole_number_leads_straight_to_its_case(stage: Stage) -> None:
    stage.submit("alice")
    spaced = f"{stage.number[:6]} {stage.number[6:]}"
    assert search(stage.who("luolan"), spaced) == Found((), number=stage.number)


def test_nobody_finds_what_they_may_not_see(stage: Stage) -> None:
    stage.submit("alice", complained_of=(HOUSING,))
    assert found(stage, "luolan", "路灯") == [stage.number]
    assert found(stage, "yangguang", "路灯") == []
    assert found(stage, "bob", "路灯") == []


def test_a_phone_finds_its_owner_s_cases_for_those_who_work_on_them(stage: Stage) -> None:
    stage.submit("", reporter=Contact(name="王爱丽", phone="13812345678"), matter="streetlight")
    assert found(stage, "luolan", "138 1234 5678") == [stage.number]
    assert found(stage, "tangwei", "13812345678") == []
    assert found(stage, "zhouming", "13812345678") == []
    assert found(stage, "luolan", "13812345679") == []


def test_what_was_erased_is_found_no_more(stage: Stage) -> None:
    stage.submit("alice", text="我家门牌 8 号的路灯坏了")
    assert found(stage, "luolan", "门牌") == [stage.number]
    stage.take("anran", "erase", words=["1:text"], basis="个人信息保护法第四十七条")
    assert found(stage, "luolan", "门牌") == []


def test_a_corrected_text_is_found_by_its_new_words(stage: Stage) -> None:
    stage.submit("alice")
    stage.take("alice", "correct", text="其实是井盖丢了")
    assert found(stage, "luolan", "井盖") == [stage.number]


def test_a_search_is_narrowed_by_place_and_state(stage: Stage) -> None:
    stage.submit("alice", matter="streetlight")
    assert found(stage, "luolan", "路灯", Narrowed(place="520524103")) == [stage.number]
    assert found(stage, "luolan", "路灯", Narrowed(state="closed")) == []
    assert found(stage, "luolan", "路灯", Narrowed(matter="streetlight", open=True)) == [stage.number]


def test_a_page_goes_on_where_the_one_before_ended(stage: Stage) -> None:
    numbers = [stage.submit("alice", key=str(each)).number for each in range(3)]
    while index_once(COUNTY, stage.now):
        pass
    first = search(stage.who("luolan"), "路灯", many=2)
    assert first.before is not None
    second = search(stage.who("luolan"), "路灯", many=2, before=first.before)
    assert {line.number for line in (*first.lines, *second.lines)} == set(numbers)
    assert second.before is None


@given(st.text(alphabet="路灯不亮a1 ，", max_size=20), st.text(alphabet="路灯不亮a1 ，", max_size=20))
def test_whatever_a_text_holds_finds_it(before: str, part: str) -> None:
    assert set(wanted_tokens(part)) <= set(tokens_of(f"{before}。{part}。"))
