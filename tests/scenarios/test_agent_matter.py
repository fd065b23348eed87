"""A vehicle registered through a car dealer that is accredited for it: the outlet takes in, the traffic police decide,
the plates are handed over at the outlet.

Working days of 2026: Sunday 20 September is worked, 25 to 27 September and 1 to 7 October are days off. The day of the
act is not counted, the last one ends at 24:00 (written as 00:00 of the next day).
"""

from typing import Any

import pytest
from tests.cases.stage import play
from tests.scenarios.story import Line, Story, tell
from tests.world import COUNTY, GRID

from maplebridge.cases.intake import Contact
from maplebridge.cases.listing import Wanted, list_inbox
from maplebridge.cases.rights import may_see
from maplebridge.directory.people.agents import is_only_agent
from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.ground.words.fault import Fault

DEALER, BANK, TRAFFIC = f"car_dealer_shunda-{COUNTY}", f"bank_renmin-{COUNTY}", f"traffic_police-{COUNTY}"
CAR: dict[str, Any] = {
    "matter": "vehicle_registration",
    "text": "新买的小车要上牌。",
    "channel": "window",
    "reporter": Contact(name="王爱丽", phone="13800000001"),
    "fields": {
        "applicant": "王爱丽",
        "applicant_id": "522425198804120024",
        "vehicle_code": "LSVAB2180N2000001",
        "vehicle_kind": "small",
        "receive_by": "outlet",
    },
}
DONE_CAR = {"result": "已登记，号牌贵F·0X001。", "outcome": "granted"}
NOT_OURS = {
    "refusal_ground": "conditions",
    "reason": "车辆识别代号与合格证不符。",
    "lawful_route": "reconsideration",
    "person": "@caojun",
    "outcome": "not_granted",
}
TAKEN_IN: list[Line] = [
    # Monday 14 September + 2 working days: 15, 16.
    ("09-14 09:00", "jiangbo", "submit", CAR, "received", {"accept": "09-17 00:00"}),
    ("09-14 09:20", "jiangbo", "send_on", {"checked": "originals"}, "sent", {"accept": "09-17 00:00"}),
]


def test_an_outlet_takes_in_the_back_office_decides_and_the_outlet_hands_over(story: Story) -> None:
    tell(
        story,
        [
            *TAKEN_IN,
            # Tuesday 15 September + 2 working days (机动车登记规定第十二条、第九十二条): 16, 17.
            ("09-15 10:00", "gaofeng", "accept", {}, "reviewing", {"decide": "09-18 00:00"}),
            # Thursday 17 September + 10 working days: 18, 20 to 24 (6), 28, 29, 30 September (9), 8 October.
            ("09-17 16:00", "gaofeng", "grant", DONE_CAR, "granted", {"deliver": "10-09 00:00"}),
            # Friday 18 September + 7 days is Friday the 25th, a day off: Monday the 28th.
            ("09-18 15:00", "jiangbo", "collect", {"handed": "outlet"}, "answered", {"rate": "09-29 00:00"}),
            (
                "09-19 09:00",
                "link",
                "rate",
                {"rating_secret": "secret", "solved": "yes", "satisfaction": "satisfied"},
                "closed",
                {},
            ),
        ],
    )
    assert story.case.facts.unit == TRAFFIC
    assert story.case.facts.helpers == (DEALER,)


def test_what_lacks_is_told_once_and_the_outlet_brings_it_for_the_resident(story: Story) -> None:
    tell(
        story,
        [
            *TAKEN_IN,
            # Tuesday 15 September + 15 days is Wednesday the 30th.
            (
                "09-15 10:00",
                "gaofeng",
                "ask",
                {"papers": ["purchase_tax"], "reason": "缺购置税凭证。"},
                "asked",
                {"supply": "10-01 00:00"},
            ),
            # Wednesday 16 September + 2 working days: 17, 18.
            ("09-16 11:00", "jiangbo", "supply", {"papers": ["purchase_tax"]}, "sent", {"accept": "09-19 00:00"}),
            ("09-17 09:00", "gaofeng", "accept", {}, "reviewing", {"decide": "09-21 00:00"}),
            ("09-18 09:00", "gaofeng", "decline", NOT_OURS, "refused", {}),
        ],
    )
    story.at("09-18 10:00")
    assert story.case.row["outcome"] == "not_granted"


def test_papers_that_never_come_end_it_without_a_refusal(story: Story) -> None:
    play(story, TAKEN_IN)
    story.at("09-15 10:00").take("gaofeng", "ask", papers=["purchase_tax"], reason="缺购置税凭证。")
    story.at("10-01 00:00")
    assert "deem_withdrawn" in story.run_clocks()
    assert story.case.facts.state == "withdrawn"


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("accept", {}),
        ("ask", {"papers": ["identity"], "reason": "缺。"}),
        ("decline", NOT_OURS),
        ("remark", {"text": "x"}),
    ],
)
def test_an_agent_never_decides(story: Story, action: str, fields: dict[str, Any]) -> None:
    play(story, TAKEN_IN)
    story.at("09-14 10:00")
    story.fails("jiangbo", action, **fields)


def test_an_outlet_takes_in_only_what_it_is_accredited_for_and_while_it_is(story: Story) -> None:
    story.at("09-14 09:00")
    for said, who in ((CAR, "liuyan"), ({"matter": "streetlight"}, "jiangbo"), ({"matter": ""}, "jiangbo")):
        with pytest.raises(Fault) as caught:
            story.submit(who, **said)
        assert (caught.value.code, caught.value.field) == ("not_accredited", "matter")
    story.at("2036-01-03 09:00")  # its accreditation ended on 31 December 2035
    with pytest.raises(Fault) as caught:
        story.submit("jiangbo", **CAR)
    assert caught.value.code == "accreditation_over"
    assert "2035-12-31" in caught.value.text.zh
    assert "2035-12-31" in caught.value.text.en


def test_an_agent_sees_what_the_outlet_took_in_and_nothing_else(story: Story) -> None:
    play(story, TAKEN_IN)
    own = story.case.facts
    assert may_see(story.who("jiangbo"), own)
    assert not may_see(story.who("liuyan"), own)
    story.at("09-14 11:00").submit("", matter="vehicle_registration", text="上牌", place=GRID, fields=CAR["fields"])
    assert not may_see(story.who("jiangbo"), story.case.facts)
    assert list_inbox(story.who("jiangbo"), Wanted(), now=story.now) == []


def test_who_also_serves_in_an_office_is_bound_by_no_accreditation() -> None:
    agent, dispatcher = Duty("agent", DEALER, COUNTY), Duty("dispatcher", f"centre-{COUNTY}", COUNTY)
    assert is_only_agent(Actor(COUNTY, "x", "staff", "", (agent,)))
    assert not is_only_agent(Actor(COUNTY, "x", "staff", "", (agent, dispatcher)))
