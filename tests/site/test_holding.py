"""Whoever sends again what a unit published, and never finishes, takes nothing off the shelf."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.world import COUNTY, World, found_county

from maplebridge.ground.files.actions import store
from maplebridge.ground.files.queries import open_file
from maplebridge.services.activities import schools
from maplebridge.services.disclosure.publishing import Draft, publish, withdraw
from maplebridge.services.drafting.actions import save_draft
from maplebridge.site.holding import list_held_elsewhere
from maplebridge.site.worker import list_loops

PDF = b"%PDF-1.7 what a unit published"


@pytest.fixture
def world(db: None) -> World:
    return found_county()


def published(world: World, file: str) -> None:
    """Withdrawn, too: that it was there can be looked into."""
    clerk = world.actor("heqin")
    draft = Draft("legal_aid-520524", "明白卡", file=file, file_name="卡.pdf", mime="application/pdf")
    made = publish(actor=clerk, draft=draft, now=world.now)
    withdraw(actor=clerk, publication=made, reason="换版", now=world.now)


def agreed(world: World, file: str) -> None:
    """The signed agreement with a legal vice-principal."""
    terms = schools.Terms("school-520524103", "韦正", "court-520524", date(2026, 1, 1), date(2028, 12, 31))
    keeper = world.actor("qinhai")
    made = schools.appoint(actor=keeper, terms=terms, now=world.now)
    papers = schools.Papers("", None, file, "协议.pdf", "application/pdf")
    schools.note_papers(actor=keeper, appointment=made, papers=papers, now=world.now)


@pytest.mark.parametrize("keep", [published, agreed])
def test_what_a_room_keeps_outlives_the_draft_of_whoever_sent_it_again(
    world: World, keep: Callable[[World, str], None]
) -> None:
    file, own = store(PDF, longest=1000).sha256, store(PDF + b", changed", longest=1000).sha256
    keep(world, file)
    save_draft(county=COUNTY, owner="browser:x", form="report", values={}, files=[file, own], now=world.now)
    (clearing,) = [loop for loop in list_loops() if loop.name == "old drafts"]
    assert clearing.once(COUNTY, world.now + timedelta(days=31)) == 1
    open_file(file).close()
    assert list_held_elsewhere(COUNTY, [file, own]) == {file}
