"""Messages of a real case: each fact once, to addresses under which somebody is found."""

from tests.cases.stage import DONE, PHOTO, Stage, messages, play
from tests.scenarios.story import Story
from tests.scenarios.test_agent_matter import DEALER, DONE_CAR, NOT_OURS, TAKEN_IN
from tests.world import COUNTY, HOUSING, TOWN_CENTRE

from maplebridge.cases.desks import Desks
from maplebridge.directory.people.queries import list_holders
from maplebridge.directory.people.rules import ties_of
from maplebridge.services.sending.contacts import list_staff
from maplebridge.services.sending.mailbox import addresses_of, list_letters


def test_a_whole_loop_is_told_to_both_sides_in_order_and_once(stage: Stage) -> None:
    stage.at("09-18 16:00").submit("alice", matter="streetlight")
    for who, action, fields in (
        ("luolan", "dispatch", {"unit": HOUSING}),
        ("yangguang", "sign", {}),
        ("yangguang", "finish", DONE | PHOTO),
        ("wujie", "approve", {}),
        ("alice", "rate", {"rating_secret": "secret", "solved": "yes", "satisfaction": "satisfied"}),
    ):
        stage.take(who, action, **fields)
        stage.tell()
    stage.tell()
    resident = f"case:{stage.case.facts.id}"
    heard = [(what, params["action"]) for who, what, params in messages(stage.number) if who == resident]
    steps = ("dispatch", "sign", "finish", "approve", "rate")
    told = [("please_rate" if step == "approve" else "state_changed", step) for step in steps]
    assert heard == [("received", "submit"), *told]
    desks = [(who, params["action"]) for who, what, params in messages(stage.number) if what == "on_your_desk"]
    assert desks == [
        (f"unit:{TOWN_CENTRE}", "submit"),
        (f"unit:{HOUSING}", "dispatch"),
        (f"unit:{HOUSING}", "sign"),
        (f"unit:{TOWN_CENTRE}", "finish"),
    ]


def test_a_desk_is_looked_for_upward_until_somebody_sits_at_one(stage: Stage) -> None:
    desks = Desks(COUNTY, stage.now)
    assert desks.staffed("centre-520524103200") == TOWN_CENTRE
    assert desks.staffed("centre-520524103200", "leader") == "centre-520524"
    assert desks.staffed("centre-520524103200", "auditor", (TOWN_CENTRE,)) == "centre-520524"
    assert desks.staffed(HOUSING) == HOUSING
    assert list_holders(COUNTY, ["dispatcher"], stage.now, places=["520524103"])


LACKS, GRANTED, ENDED = "要补材料，请通知群众补齐，或者代为补交", "已办好，请按群众选的方式交付证件", "已结束：不予办理"


def read_by(story: Story, code: str) -> list[str]:
    """What lies in the mailbox of somebody on duty about the case, the oldest first, without what it is about."""
    story.tell()
    who = story.who(code)
    letters = list_letters(COUNTY, addresses_of(who), ties=ties_of(who))
    return [each.text.zh.partition("）")[2].rstrip("。") for each in reversed(letters)]


def test_an_outlet_hears_of_what_waits_for_it_and_no_other_outlet_does(story: Story) -> None:
    play(story, TAKEN_IN)
    assert read_by(story, "jiangbo") == []
    lacks = {"papers": ["purchase_tax"], "reason": "缺购置税凭证。"}
    story.at("09-15 10:00").take("gaofeng", "ask", **lacks)
    assert read_by(story, "jiangbo") == [LACKS]
    story.at("09-16 11:00").take("jiangbo", "supply", papers=["purchase_tax"])
    story.at("09-17 09:00").take("gaofeng", "accept")
    story.take("gaofeng", "grant", **DONE_CAR)
    assert read_by(story, "jiangbo") == [LACKS, GRANTED]
    assert read_by(story, "liuyan") == []
    assert [each.name for each in list_staff(COUNTY, f"unit:{DEALER}", story.now)] == ["江波"]


def test_an_outlet_hears_that_what_it_took_in_was_refused(story: Story) -> None:
    play(story, TAKEN_IN)
    story.at("09-15 10:00").take("gaofeng", "decline", **NOT_OURS)
    assert read_by(story, "jiangbo") == [ENDED]
