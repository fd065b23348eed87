"""A law lecture of the justice office in the town, planned for three days from now."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.world import VILLAGE, World, found_county

from maplebridge.services.activities.planning import Plan, open_sign_up, plan_activity

OFFICE = "justice_office-520524103"


@pytest.fixture
def world(db: None) -> World:
    return found_county()


def a_plan(world: World, **changes: Any) -> Plan:
    start = world.now + timedelta(days=3)
    plan = Plan("law_lecture", "婚姻家庭法律讲座", OFFICE, VILLAGE, start, start + timedelta(hours=2))
    return replace(plan, **changes)


def planned(world: World, **changes: Any) -> UUID:
    return plan_activity(actor=world.actor("zhangqi"), plan=a_plan(world, **changes), now=world.now)


def opened(world: World, **changes: Any) -> UUID:
    activity = planned(world, **changes)
    open_sign_up(actor=world.actor("zhangqi"), activity=activity, now=world.now)
    return activity
