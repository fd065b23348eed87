"""A mediator's private notes: sealed for one person, shown by name only, destroyed for good."""

from datetime import timedelta

import pytest
from tests.services.mediation.quarrels import actor_of
from tests.world import COUNTY, World

from maplebridge.cases.models import Case
from maplebridge.directory.people.actions import record_leave
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.vault.cipher import CannotOpen, open_sealed
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.services.mediation.jobs import destroy_notes_once
from maplebridge.services.mediation.models import CaucusNote, NoteShare
from maplebridge.services.mediation.noting import (
    destroy_note,
    destroy_own_notes,
    keep_note,
    list_note_places,
    list_notes,
    share_note,
    unshare_note,
)
from maplebridge.services.mediation.rules import NOTE_LONGEST, note_context

SAID = "他说底线是八千元，别让对方知道。"
DAY = timedelta(days=1)


@pytest.fixture
def author(world: World) -> Actor:
    return world.actor("xiongbo")


def write(author: Actor, quarrel: CaseFacts, world: World, text: str = SAID) -> CaucusNote:
    note = keep_note(actor=author, case=quarrel, text=text, party=None, now=world.now)
    return CaucusNote.objects.of(COUNTY).get(id=note)


def texts(actor: Actor, quarrel: CaseFacts, world: World) -> list[str]:
    return [note.text for note in list_notes(actor, quarrel, world.now)]


def test_its_author_reads_it_and_nobody_else(
    author: Actor, quarrel: CaseFacts, world: World, around: dict[str, str]
) -> None:
    write(author, quarrel, world)
    assert texts(author, quarrel, world) == [SAID]
    for person in (*around.values(), *world.ids.values()):
        if person != author.id:
            assert texts(actor_of(person), quarrel, world) == []


def test_it_lies_sealed_and_opens_in_its_own_row_only(author: Actor, quarrel: CaseFacts, world: World) -> None:
    row, other = write(author, quarrel, world), write(author, quarrel, world)
    sealed = bytes(row.sealed or b"")
    assert SAID.encode() not in sealed
    assert open_sealed(COUNTY, sealed, note_context(quarrel.id, author.id, row.id)) == SAID
    for context in (note_context(quarrel.id, author.id, other.id), note_context(new_id(), author.id, row.id)):
        with pytest.raises(CannotOpen):
            open_sealed(COUNTY, sealed, context)
    with pytest.raises(CannotOpen):
        open_sealed(COUNTY, sealed, note_context(quarrel.id, "another", row.id))


def test_a_stand_in_does_not_inherit_it_and_the_author_keeps_it_while_away(
    author: Actor, quarrel: CaseFacts, world: World, around: dict[str, str]
) -> None:
    write(author, quarrel, world)
    today = day_of(world.now)
    record_leave(county=COUNTY, person_id=author.id, stand_in_id=around["daiban"], first=today, last=today + DAY)
    stand_in, away = actor_of(around["daiban"]), actor_of(author.id)
    assert any(duty.role == "mediator" for duty in stand_in.duties)
    assert texts(stand_in, quarrel, world) == []
    assert texts(away, quarrel, world) == [SAID]


def test_a_co_mediator_reads_it_once_shown_and_no_longer_once_taken_back(
    author: Actor, quarrel: CaseFacts, world: World, around: dict[str, str]
) -> None:
    note, other = write(author, quarrel, world), write(author, quarrel, world, "另一条")
    co_mediator = actor_of(around["yangmei"])
    share_note(actor=author, case=quarrel, note=note.id, person=co_mediator.id, now=world.now)
    assert texts(co_mediator, quarrel, world) == [SAID]
    (sight,) = list_notes(co_mediator, quarrel, world.now)
    assert (sight.own, sight.author, sight.colleagues) == (False, "熊波", ())
    unshare_note(actor=author, note=note.id, person=co_mediator.id)
    assert texts(co_mediator, quarrel, world) == []
    assert other.id != note.id


@pytest.mark.parametrize("code", ["longjun", "shilei", "daiban"])
def test_only_a_mediator_of_the_same_case_can_be_shown_it(
    author: Actor, quarrel: CaseFacts, world: World, around: dict[str, str], code: str
) -> None:
    note = write(author, quarrel, world)
    with pytest.raises(Fault, match="not_a_co_mediator"):
        share_note(actor=author, case=quarrel, note=note.id, person=around[code], now=world.now)
    assert not NoteShare.objects.of(COUNTY).exists()


def test_whoever_was_shown_it_can_neither_destroy_it_nor_pass_it_on(
    author: Actor, quarrel: CaseFacts, world: World, around: dict[str, str]
) -> None:
    note = write(author, quarrel, world)
    co_mediator = actor_of(around["yangmei"])
    share_note(actor=author, case=quarrel, note=note.id, person=co_mediator.id, now=world.now)
    with pytest.raises(Missing):
        destroy_note(actor=co_mediator, note=note.id, now=world.now)
    with pytest.raises(Missing):
        share_note(actor=co_mediator, case=quarrel, note=note.id, person=around["longjun"], now=world.now)
    with pytest.raises(Missing):
        unshare_note(actor=co_mediator, note=note.id, person=co_mediator.id)


@pytest.mark.parametrize("code", ["luolan", "zhouming", "chenjing", "yangguang", "jike", "alice"])
def test_nobody_but_a_mediator_of_the_case_can_write_one(quarrel: CaseFacts, world: World, code: str) -> None:
    with pytest.raises(Missing):
        keep_note(actor=world.actor(code), case=quarrel, text=SAID, party=None, now=world.now)


@pytest.mark.parametrize("text", ["", "  \n ", "字" * (NOTE_LONGEST + 1)])
def test_an_empty_or_endless_note_is_refused(author: Actor, quarrel: CaseFacts, world: World, text: str) -> None:
    with pytest.raises(Fault) as caught:
        keep_note(actor=author, case=quarrel, text=text, party=None, now=world.now)
    assert caught.value.field == "text"


def test_a_note_on_a_party_that_is_not_there_is_refused(author: Actor, quarrel: CaseFacts, world: World) -> None:
    with pytest.raises(Fault, match="no_such_party"):
        keep_note(actor=author, case=quarrel, text=SAID, party=9, now=world.now)


def test_destroyed_nothing_of_it_is_left(
    author: Actor, quarrel: CaseFacts, world: World, around: dict[str, str]
) -> None:
    note = write(author, quarrel, world)
    share_note(actor=author, case=quarrel, note=note.id, person=around["yangmei"], now=world.now)
    destroy_note(actor=author, note=note.id, now=world.now)
    left = CaucusNote.objects.of(COUNTY).get(id=note.id)
    assert (left.sealed, left.destroyed_at) == (None, world.now)
    assert not NoteShare.objects.of(COUNTY).exists()
    assert texts(author, quarrel, world) == []
    with pytest.raises(Missing):
        destroy_note(actor=author, note=note.id, now=world.now)


def test_the_author_finds_and_destroys_notes_on_a_case_that_has_passed_to_others(
    author: Actor, quarrel: CaseFacts, world: World
) -> None:
    write(author, quarrel, world)
    write(author, quarrel, world)
    (place,) = list_note_places(author)
    assert (place.number, place.count) == (quarrel.number, 2)
    assert destroy_own_notes(actor=author, number=quarrel.number, now=world.now) == 2
    assert list_note_places(author) == []
    assert destroy_own_notes(actor=author, number="没有", now=world.now) == 0


def test_notes_go_thirty_days_after_their_case_has_ended(author: Actor, quarrel: CaseFacts, world: World) -> None:
    write(author, quarrel, world)
    assert destroy_notes_once(COUNTY, world.now + 400 * DAY) == 0
    Case.objects.of(COUNTY).filter(id=quarrel.id).update(ended_at=world.now)
    assert destroy_notes_once(COUNTY, world.now + 30 * DAY) == 0
    assert destroy_notes_once(COUNTY, world.now + 31 * DAY) == 1
    assert destroy_notes_once(COUNTY, world.now + 31 * DAY) == 0
    assert CaucusNote.objects.of(COUNTY).get().sealed is None
