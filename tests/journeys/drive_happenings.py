"""What the court and its helpers do in the town while a drive goes on: called through `Town.do`."""

from datetime import datetime
from uuid import UUID

from tests.services.drives.court import act, register
from tests.world import COUNTY, World

from maplebridge.ground.clock.time import now
from maplebridge.services.drives.models import DriveCase


def register_judgments(world: World, many: int) -> list[str]:
    """So many judgments to enforce, each with its judge; their numbers."""
    return register(world, many, now(), now)


def numbers_of(world: World, drive: str, team: int) -> list[str]:
    """The cases of a team in the order in which its page lists them."""
    rows = DriveCase.objects.of(COUNTY).filter(drive_id=UUID(drive), team=team).order_by("place", "case_id")
    return list(rows.values_list("number", flat=True))


def work_off(world: World, drive: str) -> None:
    """What the three teams do besides what is done by hand; the first case of each is left to that.

    Team 1 contacts 30 and ends 12 of them with 500 yuan each; team 2 brings 25 times 200 yuan, and 11 of those cases
    end with 300 more; team 3 brings 19 times 100 yuan, and 10 of those cases end without assets.
    """
    at = now()
    court, bureau, labour = (world.actor(code, at) for code in ("weizheng", "qinhai", "tangwei"))
    first, second, third = (numbers_of(world, drive, team)[1:] for team in (1, 2, 3))
    for number in first[:30]:
        act(court, number, "measure", now(), measure="contacted")
    for number in second[:25]:
        act(bureau, number, "measure", now(), measure="paid", recovered="200")
    for number in third[:19]:
        act(labour, number, "measure", now(), measure="paid", recovered="100")
    for number in first[:12]:
        _end(world, number, now(), "performed", "500")
    for number in second[:11]:
        _end(world, number, now(), "performed", "300")
    for number in third[:10]:
        _end(world, number, now(), "this_round", "")


def note_late(world: World, number: str) -> None:
    """Something is done on a case when the drive has ended."""
    act(world.actor("weizheng", now()), number, "measure", now(), measure="paid", recovered="9999")


def _end(world: World, number: str, at: datetime, manner: str, yuan: str) -> None:
    more = {"recovered": yuan} if yuan else {}
    act(world.actor("weizheng", at), number, "end_case", at, manner=manner, result="已结案", **more)
