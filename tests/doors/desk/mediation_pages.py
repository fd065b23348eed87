"""The pages of mediation, with who opens them and how many queries they take."""

from tests.doors.page import Page
from tests.services.mediation.quarrels import actor_of, bring_quarrel, settle_around
from tests.world import World

from maplebridge.ground.clock.time import now
from maplebridge.services.mediation.noting import keep_note


def in_mediation(world: World) -> str:
    settle_around(world)
    return f"/desk/cases/{bring_quarrel(world).number}/mediation/"


def with_notes(world: World) -> str:
    settle_around(world)
    case, author = bring_quarrel(world), actor_of(world.ids["xiongbo"])
    for text in ("他说底线是八千元。", "她担心邻居以后不来往。"):
        keep_note(actor=author, case=case, text=text, party=None, now=now())
    return f"/desk/cases/{case.number}/mediation/"


def mine_with_notes(world: World) -> str:
    with_notes(world)
    return "/desk/mediations/"


PAGES = [
    Page("desk_mediation", "luolan", in_mediation, 5),
    Page("desk_mediation", "xiongbo", with_notes, 8, "with-notes"),
    Page("desk_mediations", "xiongbo", mine_with_notes, 4),
]
