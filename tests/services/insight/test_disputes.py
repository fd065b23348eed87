"""The rates of disputes: settled, performed, followed up, settled in the village; and the money of an agreement."""

import pytest
from tests.cases.stage import moment
from tests.scenarios.conftest import story
from tests.scenarios.quarrel import MEDIATING, PERFORMED, PERFORMING
from tests.scenarios.story import Story
from tests.world import COUNTY, VILLAGE

from maplebridge.cases.stored import StoredCase
from maplebridge.services.amounts.jobs import sum_amounts_once
from maplebridge.services.amounts.queries import list_of_case
from maplebridge.services.insight.periods import read_period
from maplebridge.services.insight.reading import Scope, count

__all__ = ["story"]
MEASURES = (
    "concluded", "concluded_settled", "concluded_unsettled", "settled_near", "term_due", "term_performed", "term_open",
    "follow_due", "follow_reached", "follow_missed",
)  # fmt: skip


def tell(story: Story, lines: list[tuple[object, ...]]) -> StoredCase:
    """Plays lines without looking at the clocks on the way."""
    for when, who, action, fields, after, *_ in lines:
        if str(after).startswith("!"):
            continue
        story.at(str(when))
        if action == "submit":
            story.submit(str(who), **dict(fields))
        elif action != "run":
            story.take(str(who), str(action), **dict(fields))
    return story.case


def counted(story: Story, when: str, period: str = "2026-09-01..2026-12-31") -> dict[str, int]:
    """What figures count as of a moment; only what there is."""
    now = moment(when)
    counts = count(Scope(COUNTY, VILLAGE), read_period(period, now), now)
    return {name: many for name in MEASURES if (many := counts.total(name))}


def test_an_agreement_is_settled_when_it_takes_effect_and_performed_as_far_as_its_terms(story: Story) -> None:
    tell(story, PERFORMING)
    settled = {"concluded": 1, "concluded_settled": 1, "settled_near": 1}
    assert counted(story, "09-07 00:00") == settled
    story.at("09-10 10:00").take("longqing", "perform_term", term=1)
    assert counted(story, "09-14 10:00") == settled | {"term_due": 1, "term_performed": 1}
    story.at("09-14 10:00").take("longqing", "follow_up", how="phone", text="相处正常", party=1)
    told = settled | {"term_due": 2, "term_performed": 1, "term_open": 1, "follow_due": 1, "follow_reached": 1}
    assert counted(story, "09-22 10:00") == told
    assert counted(story, "09-22 10:00", "2026-09-20..2026-09-20") == {"term_due": 1, "term_open": 1}


def test_closing_it_later_moves_the_settlement_to_no_other_month(story: Story) -> None:
    tell(story, PERFORMING)
    story.at("09-10 10:00").take("longqing", "perform_term", term=1)
    story.take("longqing", "perform_term", term=2)
    story.at("10-08 10:00").take("longqing", "conclude", **PERFORMED)
    assert counted(story, "10-09 10:00", "2026-10-01..2026-10-31").get("concluded") is None
    assert counted(story, "10-09 10:00", "2026-09-01..2026-09-30")["concluded_settled"] == 1


@pytest.mark.parametrize("reached", [True, False])
def test_an_unanswered_call_is_no_follow_up(story: Story, reached: bool) -> None:
    tell(story, PERFORMING)
    how = "phone" if reached else "no_answer"
    story.at("09-13 10:00").take("longqing", "follow_up", how=how, text="打过电话", party=1)
    found = counted(story, "09-16 10:00", "2026-09-14..2026-09-15")
    assert found["follow_due"] == 1
    assert found.get("follow_reached", 0) == int(reached)


def test_what_ends_without_agreement_is_concluded_and_not_settled(story: Story) -> None:
    tell(story, MEDIATING)
    assert counted(story, "09-03 10:00") == {}
    ended = {"reason": "分歧太大", "lawful_route": "litigation", "outcome": "no_agreement"}
    story.at("09-10 10:00").take("longqing", "end_mediation", **ended)
    assert counted(story, "09-11 10:00") == {"concluded": 1, "concluded_unsettled": 1}


def test_what_is_withdrawn_is_concluded_and_not_settled(story: Story) -> None:
    tell(story, MEDIATING)
    story.at("09-10 10:00").take("alice", "withdraw")
    assert counted(story, "09-11 10:00") == {"concluded": 1, "concluded_unsettled": 1}


def test_what_the_agreement_says_and_what_is_paid_of_it_is_the_money_of_the_case(story: Story) -> None:
    case = tell(story, PERFORMING).facts
    story.at("09-10 10:00").take("longqing", "perform_term", term=1)
    while sum_amounts_once(COUNTY, story.now):
        pass
    found = {kind.name: str(yuan) for kind, yuan in list_of_case(COUNTY, case.id)}
    assert found == {"claimed": "2000.00", "agreed": "2000.00", "performed": "1200.00"}
