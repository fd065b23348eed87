"""Messages to a unit go to all who serve there, but not to those whom the case keeps out: not when they are planned,
and not when they go."""

import pytest
from tests.cases.stage import Stage
from tests.ground.post.channels.wecom_server import WecomServer
from tests.world import COUNTY, GRID, HOUSING

from maplebridge.directory.people.actions import give_duties
from maplebridge.directory.people.queries import forget_people
from maplebridge.directory.people.rules import Duty
from maplebridge.services.notices.jobs import tell_once
from maplebridge.services.sending.delivering import deliver_once
from maplebridge.services.sending.models import Delivery
from maplebridge.services.sending.planning import plan_once

LABOUR, SOON = f"human_resources-{COUNTY}", "2026-09-18T18:00:00+08:00"


@pytest.fixture
def both(stage: Stage) -> Stage:
    """A clerk of the labour office also serves in the housing office."""
    stage.at("09-18 10:00")
    duty = Duty("handler", LABOUR, COUNTY)
    give_duties(county=COUNTY, wanted={stage.world.ids["yangguang"]: [duty]}, now=stage.now)
    forget_people()
    return stage


def targets(stage: Stage, state: str) -> set[str]:
    """Who of the staff is written to about the case."""
    rows = Delivery.objects.of(COUNTY).filter(case_id=stage.case.facts.id, channel="wecom", state=state)
    names = {f"person:{person}": code for code, person in stage.world.ids.items()}
    return {names[target] for target in rows.values_list("target", flat=True)}


def plan(stage: Stage) -> None:
    while tell_once(COUNTY, stage.now) + plan_once(COUNTY, stage.now):
        pass


def test_nobody_is_written_to_whom_the_case_keeps_out(both: Stage, wecom: WecomServer) -> None:
    both.submit("alice", matter="streetlight", place=GRID, complained_of=(HOUSING,))
    both.take("luolan", "whistle", units=[LABOUR], arrive_by=SOON)
    plan(both)
    assert targets(both, "waiting") == {"tangwei"}


def test_what_was_planned_before_they_were_kept_out_does_not_go(both: Stage, wecom: WecomServer) -> None:
    both.submit("alice", matter="streetlight", place=GRID)
    both.take("luolan", "whistle", units=[LABOUR], arrive_by=SOON)
    plan(both)
    assert targets(both, "waiting") == {"tangwei", "yangguang"}
    both.take("luolan", "exclude_person", excluded_person=both.world.ids["yangguang"], reason="投诉的就是他")
    while deliver_once(COUNTY, both.now):
        pass
    assert not wecom.members  # the other one has no WeCom
    assert targets(both, "failed") == {"tangwei"}
    assert targets(both, "silenced") == {"yangguang"}
