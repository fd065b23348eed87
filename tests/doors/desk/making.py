"""Cases for pages of the desk: brought and taken as far as a test needs."""

from datetime import UTC, datetime
from typing import Any

from tests.world import COUNTY, HOUSING, World, streetlight

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Contact, Intake, Point

ALICE = Contact(name="王爱丽", phone="13800000001")


def bring(world: World, **said: Any) -> str:
    """A new case; its number."""
    words = streetlight(reporter=ALICE, point=Point(105.775, 26.665), channel="phone_page") | said
    return submit(county=COUNTY, intake=Intake(**words), sender=None, now=datetime.now(UTC)).number


def do(world: World, number: str, who: str, action: str, **fields: Any) -> int:
    """One step; the version it led to."""
    said = {name: _meant(world, value) for name, value in fields.items()}
    now = datetime.now(UTC)
    return take(actor=world.actor(who), number=number, action=action, fields=said, seen=None, now=now).version


def dispatched(world: World, **said: Any) -> str:
    """A case that lies with the housing bureau, not signed for yet."""
    number = bring(world, **said)
    do(world, number, "luolan", "accept")
    do(world, number, "luolan", "dispatch", unit=HOUSING)
    return number


def handled(world: World, **said: Any) -> str:
    """A case that the housing bureau has signed for."""
    number = dispatched(world, **said)
    do(world, number, "yangguang", "sign")
    return number


def returned(world: World, **said: Any) -> str:
    """A case that the housing bureau sent back."""
    number = dispatched(world, **said)
    do(world, number, "yangguang", "return", reason="路灯由镇里管护。", right_unit="water-520524")
    return number


def _meant(world: World, value: Any) -> Any:
    return world.ids[value[1:]] if isinstance(value, str) and value.startswith("@") else value
