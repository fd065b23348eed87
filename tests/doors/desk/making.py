"""Cases for pages of the desk: brought and taken as far as a test needs."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from tests.world import COUNTY, HOUSING, World, streetlight

from maplebridge.cases.actions.attach import attach
from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Contact, Intake, Point

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301"
    "0100c9fe92ef0000000049454e44ae426082"
)
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


def with_photo(world: World) -> tuple[str, str]:
    """A new case with a photo on it; its number and the photo's id."""
    number, now = bring(world), datetime.now(UTC)
    kept = attach(
        actor=world.actor("luolan"), number=number, source=BytesIO(PNG), longest=1000, audience="resident", now=now
    )
    return number, kept.sha256


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
