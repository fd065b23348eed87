"""What is begun is kept sealed for its owner, for thirty days, and leaves no files behind."""

from collections.abc import Collection
from datetime import timedelta

import pytest
from tests.world import COUNTY, World

from maplebridge.ground.files.actions import store
from maplebridge.ground.files.queries import open_file
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.services.drafting.actions import drop_draft, save_draft
from maplebridge.services.drafting.jobs import clear_drafts_once
from maplebridge.services.drafting.models import Draft
from maplebridge.services.drafting.queries import get_draft

OWNER, OTHER = "browser:one", "browser:two"
VALUES = {"text": ["村口路灯"], "kept": ["a", "b"]}
PDF = b"%PDF-1.7 a paper that somebody began with"


def nobody(county: str, files: Collection[str]) -> set[str]:
    """No other room keeps any of them."""
    return set()


def test_what_is_kept_comes_back_to_its_owner_alone(world: World) -> None:
    save_draft(county=COUNTY, owner=OWNER, form="report", values=VALUES, files=["f"], now=world.now)
    draft = get_draft(COUNTY, [OWNER], "report", world.now)
    assert draft is not None
    assert (draft.values, draft.files) == (VALUES, ("f",))
    assert get_draft(COUNTY, [OTHER], "report", world.now) is None
    assert get_draft(COUNTY, [OWNER], "apply-relief", world.now) is None
    assert get_draft(COUNTY, [], "report", world.now) is None


def test_the_newest_of_all_owners_is_given(world: World) -> None:
    later = world.now + timedelta(minutes=1)
    save_draft(county=COUNTY, owner=OWNER, form="report", values={"text": ["before"]}, now=world.now)
    save_draft(county=COUNTY, owner="person", form="report", values={"text": ["after"]}, now=later)
    draft = get_draft(COUNTY, ["person", OWNER], "report", later)
    assert draft is not None
    assert draft.values == {"text": ["after"]}


def test_what_is_typed_lies_sealed(world: World) -> None:
    save_draft(county=COUNTY, owner=OWNER, form="report", values=VALUES, now=world.now)
    assert "村口".encode() not in bytes(Draft.objects.of(COUNTY).get().sealed)


def test_a_draft_moved_to_another_owner_does_not_open(world: World) -> None:
    save_draft(county=COUNTY, owner=OWNER, form="report", values=VALUES, now=world.now)
    row = Draft.objects.of(COUNTY).get()
    Draft.objects.insert(
        [
            Draft(
                county=COUNTY,
                owner=OTHER,
                form="report",
                sealed=row.sealed,
                saved_at=row.saved_at,
                expires_at=row.expires_at,
            )
        ]
    )
    assert get_draft(COUNTY, [OTHER], "report", world.now) is None


def test_kept_again_it_takes_the_place_of_what_was(world: World) -> None:
    for text in ("one", "two"):
        save_draft(county=COUNTY, owner=OWNER, form="report", values={"text": [text]}, now=world.now)
    assert Draft.objects.of(COUNTY).count() == 1
    draft = get_draft(COUNTY, [OWNER], "report", world.now)
    assert draft is not None
    assert draft.values == {"text": ["two"]}


def test_sent_it_is_forgotten_in_every_name(world: World) -> None:
    for owner in (OWNER, "person", OTHER):
        save_draft(county=COUNTY, owner=owner, form="report", values=VALUES, now=world.now)
    drop_draft(county=COUNTY, owners=["person", OWNER], form="report")
    assert [row.owner for row in Draft.objects.of(COUNTY)] == [OTHER]


@pytest.mark.parametrize(("values", "files"), [({"text": ["字" * 60_001]}, []), ({}, [str(n) for n in range(21)])])
def test_what_is_too_large_is_refused(world: World, values: dict[str, list[str]], files: list[str]) -> None:
    with pytest.raises(Fault, match="draft_too_long"):
        save_draft(county=COUNTY, owner=OWNER, form="report", values=values, files=files, now=world.now)


def test_after_thirty_days_it_is_gone_with_its_files(world: World) -> None:
    file = store(PDF, longest=1000).sha256
    save_draft(county=COUNTY, owner=OWNER, form="report", values=VALUES, files=[file], now=world.now)
    later = world.now + timedelta(days=30, hours=2)
    assert get_draft(COUNTY, [OWNER], "report", world.now + timedelta(days=30, seconds=1)) is None
    assert clear_drafts_once(COUNTY, world.now + timedelta(days=29), nobody) == 0
    assert clear_drafts_once(COUNTY, later, nobody) == 1
    assert clear_drafts_once(COUNTY, later, nobody) == 0
    with pytest.raises(Missing):
        open_file(file)


def test_a_file_that_another_draft_holds_stays(world: World) -> None:
    file = store(PDF + b"shared", longest=1000).sha256
    save_draft(county=COUNTY, owner=OWNER, form="report", values=VALUES, files=[file], now=world.now)
    later = world.now + timedelta(days=31)
    save_draft(county=COUNTY, owner=OTHER, form="report", values=VALUES, files=[file], now=later)
    assert clear_drafts_once(COUNTY, later, nobody) == 1
    open_file(file).close()
