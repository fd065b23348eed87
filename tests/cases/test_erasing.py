"""A lawful deletion: the words are gone, a tombstone stands, the chain stays whole."""

from datetime import UTC, datetime

import pytest
from tests.world import COUNTY, World, streetlight

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Contact, Intake
from maplebridge.cases.journal import GENESIS
from maplebridge.cases.models import Case, CaseEvent, CaseWord
from maplebridge.ground.words.fault import Fault, Forbidden, Missing

BASIS = "个人信息保护法第四十七条"


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def number(world: World) -> str:
    contact = Contact(name="王爱丽", phone="13800000001")
    return submit(county=COUNTY, intake=Intake(**streetlight(), reporter=contact), sender=None, now=now()).number


def erase(world: World, number: str, who: str, *words: str) -> None:
    fields = {"words": list(words), "basis": BASIS}
    take(actor=world.actor(who), number=number, action="erase", fields=fields, seen=None, now=now())


def test_erased_words_leave_a_tombstone_with_its_basis(world: World, number: str) -> None:
    erase(world, number, "anran", "1:reporter.phone", "1:text")
    words = {word.field: word for word in CaseWord.objects.of(COUNTY).filter(seq=1)}
    for name in ("reporter.phone", "text"):
        word = words[name]
        assert (word.plain, word.sealed, word.blind, bytes(word.salt)) == (None, None, None, b"")
        assert word.erased_basis == BASIS
        assert word.erased_at is not None
    assert words["reporter.name"].sealed is not None
    assert Case.objects.of(COUNTY).get(number=number).title == ""


def test_the_journal_says_who_erased_what_and_stays_whole(world: World, number: str) -> None:
    before = CaseEvent.objects.of(COUNTY).get(seq=1)
    erase(world, number, "anran", "1:reporter.phone")
    rows = list(CaseEvent.objects.of(COUNTY).order_by("seq"))
    assert [(row.action, row.actor) for row in rows[1:]] == [("erase", world.ids["anran"])]
    assert rows[0].digests == before.digests
    assert bytes(rows[0].prev) == GENESIS
    assert bytes(rows[1].prev) == bytes(rows[0].hash)


def test_only_whoever_has_the_duty_erases(world: World, number: str) -> None:
    for who, refusal in (("luolan", Forbidden), ("zhouming", Forbidden), ("jike", Missing)):
        with pytest.raises(refusal):
            erase(world, number, who, "1:text")
    assert CaseWord.objects.of(COUNTY).filter(erased_at__isnull=False).count() == 0


@pytest.mark.parametrize("named", ["text", "9:text", "x:text", "1:"])
def test_words_that_are_not_there_cannot_be_named(world: World, number: str, named: str) -> None:
    with pytest.raises(Fault) as told:
        erase(world, number, "anran", named)
    assert told.value.field == "fields.words"
    assert Case.objects.of(COUNTY).get(number=number).version == 1
