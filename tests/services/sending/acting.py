"""Short words for the tests of sending: let the workers do all there is to do, and see what came of it."""

from datetime import timedelta

from tests.cases.stage import Stage, moment
from tests.world import COUNTY

from maplebridge.services.sending.jobs import send_once
from maplebridge.services.sending.models import Delivery

PHONE = "13800000001"
REPORTER = {"name": "王爱丽", "phone": PHONE}


def work(stage: Stage, when: str = "") -> None:
    """Tells, plans, sends and asks until nothing is left to do at that time."""
    if when:
        stage.at(when)
    stage.tell()
    while send_once(COUNTY, stage.now):
        pass


def states(stage: Stage, channel: str = "sms") -> list[tuple[str, str, str]]:
    """Template, state and reason of every delivery by a channel, in the order in which they were made."""
    rows = Delivery.objects.of(COUNTY).filter(channel=channel).order_by("message")
    return list(rows.values_list("template", "state", "reason"))


def minutes_later(stage: Stage, minutes: float) -> Stage:
    """The stage so many minutes on."""
    stage.now += timedelta(minutes=minutes)
    return stage


__all__ = ["PHONE", "REPORTER", "minutes_later", "moment", "states", "work"]
