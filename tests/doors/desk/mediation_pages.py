"""The pages of mediation, with who opens them and how many queries they take."""

from tests.doors.page import Page
from tests.services.mediation.quarrels import actor_of, agreed, bring_quarrel, settle_around
from tests.world import COUNTY, World

from maplebridge.ground.clock.time import now
from maplebridge.services.mediation.noting import keep_note
from maplebridge.services.mediation.turning import follow_mediations_once


def in_mediation(world: World) -> str:
    settle_around(world)
    return f"/desk/cases/{bring_quarrel(world).number}/mediation/"


def with_agreement(world: World) -> str:
    settle_around(world)
    return f"/desk/cases/{agreed(world).number}/mediation/"


def with_notes(world: World) -> str:
    settle_around(world)
    case, author = bring_quarrel(world), actor_of(world.ids["xiongbo"])
    for text in ("他说底线是八千元。", "她担心邻居以后不来往。"):
        keep_note(actor=author, case=case, text=text, party=None, now=now())
    return f"/desk/cases/{case.number}/mediation/"


def mine_with_notes(world: World) -> str:
    with_notes(world)
    agreed(world)
    while follow_mediations_once(COUNTY, now()):
        pass
    return "/desk/mediations/"


PAGES = [
    Page("desk_mediation", "luolan", in_mediation, 12),
    Page("desk_mediation", "xiongbo", with_notes, 15, "with-notes"),
    Page("desk_mediation", "xiongbo", with_agreement, 9, "with-agreement"),
    Page("desk_mediations", "xiongbo", mine_with_notes, 7),
]
