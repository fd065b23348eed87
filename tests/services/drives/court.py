"""Judgments to enforce and the drives that are made of them, as tests and journeys need them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tests.world import COUNTY, GRID, VILLAGE, World

from maplebridge.cases.actions.submit import submit_many
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Intake
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault
from maplebridge.services.drives.actions.listing import list_from_file
from maplebridge.services.drives.actions.opening import open_to_teams
from maplebridge.services.drives.actions.planning import add_member, add_team, plan_drive

COURT, BUREAU, LABOUR = f"court-{COUNTY}", f"justice_bureau-{COUNTY}", f"human_resources-{COUNTY}"
TEAMS = ((COURT, "weizheng"), (BUREAU, "qinhai"), (LABOUR, "tangwei"))
HEAD = "tianhe"
LIST_CALLED = "案件编号"


def register(world: World, many: int, now: datetime, clock: Callable[[], datetime] | None = None) -> list[str]:
    """So many judgments to enforce, half of them at a grid and half at its village; their numbers in order. With a
    `clock` each gets its judge at the time it shows: many take long."""
    clerk = world.actor("weizheng", now)
    intakes = [
        Intake(
            text=f"申请执行第 {n} 号。",
            matter="enforcement_case",
            channel="bulk",
            place=GRID if n % 2 else VILLAGE,
            anonymous=True,
            fields={"court_number": f"执{n}号", "claimed": "10000"},
        )
        for n in range(1, many + 1)
    ]
    receipts = submit_many(county=COUNTY, intakes=intakes, sender=clerk, now=now)
    numbers = [receipt.number for receipt in receipts if not isinstance(receipt, Fault)]
    assert len(numbers) == many
    for number in numbers:
        at = clock() if clock else now
        act(world.actor(HEAD, at), number, "assign", at, person=world.ids["weizheng"])
    return numbers


def act(actor: Actor, number: str, action: str, now: datetime, **fields: Any) -> int:
    """One step on a case; the length of its journal after it."""
    return take(actor=actor, number=number, action=action, fields=fields, seen=None, now=now).version


def planned(world: World, numbers: list[str], now: datetime, days: int = 100, name: str = "百日执行") -> UUID:
    """A drive of three teams over these cases, not started yet."""
    head, first = world.actor(HEAD, now), day_of(now)
    drive = plan_drive(
        actor=head, name=name, purpose="集中执行涉民生案件", unit=COURT, first=first,
        last=first + timedelta(days=days - 1), now=now,
    )  # fmt: skip
    for unit, member in TEAMS:
        team = add_team(actor=head, drive_id=drive, name=unit.partition("-")[0], unit=unit)
        add_member(actor=head, drive_id=drive, team=team, person=world.ids[member], now=now)
    if numbers:
        listed = list_from_file(actor=head, drive_id=drive, data="\n".join([LIST_CALLED, *numbers]).encode())
        assert listed.added == len(numbers), listed.wrong
    return drive


def open_all(actor: Actor, drive: UUID, clock: Callable[[], datetime]) -> None:
    """Lets the teams work on all their cases."""
    while (opened := open_to_teams(actor=actor, drive_id=drive, now=clock())).left:
        assert opened.wrong == ()
