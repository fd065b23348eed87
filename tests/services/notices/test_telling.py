"""Messages of a real case: each fact once, to addresses under which somebody is found."""

from tests.cases.stage import DONE, PHOTO, Stage, messages
from tests.world import COUNTY, HOUSING, TOWN_CENTRE

from maplebridge.cases.desks import Desks
from maplebridge.directory.people.queries import list_holders


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
