"""Whom a case is between: who may act as which party, what each has said, and who is given the case."""

from dataclasses import replace

import pytest
from tests.rulebook.workflows.agreeing import CASE, COUNTY, MEDIATOR, a_case, after, party

from maplebridge.directory.people.rules import Actor
from maplebridge.ground.words.fault import Fault, Forbidden
from maplebridge.rulebook.workflows.handing import languages_needed
from maplebridge.rulebook.workflows.parties import first_party
from maplebridge.rulebook.workflows.roles import party_of

NEIGHBOUR = {"side": "respondent", "party_kind": "resident", "party_name": "罗伯", "party_language": "hmd"}


def test_a_party_added_has_a_number_and_its_name_is_a_sealed_word() -> None:
    case, outcome = after(a_case(), "add_party", **NEIGHBOUR)
    added = case.parties[-1]
    assert (added.number, added.seq, added.side, added.language, added.willing) == (3, 3, "respondent", "hmd", None)
    assert outcome.facts["party"] == 3
    assert "party_name" not in outcome.facts
    assert [(word.field, word.personal) for word in outcome.words] == [("party_name", True)]


def test_each_party_acts_for_itself_and_nobody_for_another() -> None:
    case, _ = after(a_case(), "say", party(2), willing="no", party=1)
    assert [each.willing for each in case.parties] == [True, False]


def test_staff_say_for_which_party_they_write() -> None:
    case, _ = after(a_case(), "say", MEDIATOR, willing="yes", party=2)
    assert case.parties[1].willing
    with pytest.raises(Fault) as raised:
        after(a_case(), "say", MEDIATOR, willing="yes", party=9)
    assert raised.value.field == "fields.party"


def test_nothing_begins_before_all_are_willing() -> None:
    with pytest.raises(Fault):
        after(a_case(), "begin")
    willing, _ = after(a_case(), "say", party(2), willing="yes")
    after(willing, "begin")


def test_one_party_alone_is_no_dispute() -> None:
    alone = a_case(parties=a_case().parties[:1])
    with pytest.raises(Fault):
        after(alone, "begin")


def test_one_put_down_by_mistake_is_party_no_more() -> None:
    case, _ = after(a_case(), "drop", party=2)
    assert not case.parties[1].active
    assert party_of(party(2), case) is None
    with pytest.raises(Forbidden):
        after(case, "say", party(2), willing="yes")


def test_whoever_brought_it_stays_a_party() -> None:
    with pytest.raises(Fault) as raised:
        after(a_case(), "drop", party=1)
    assert raised.value.code == "first_party"


def test_the_holder_of_the_link_is_whoever_brought_it_and_nobody_else() -> None:
    holder = Actor(COUNTY, f"case:{CASE}", "resident", "")
    assert party_of(holder, a_case()) == a_case().parties[0]
    found_by_staff = a_case(reporter="p-worker", parties=a_case().parties[1:])
    assert party_of(holder, found_by_staff) is None


def test_staff_are_never_a_party_by_their_id() -> None:
    assert party_of(Actor(COUNTY, "p-alice", "staff", ""), a_case()) is None


def test_the_first_party_has_said_that_they_are_willing_by_bringing_it() -> None:
    first = first_party(a_case(parties=(), language="hmd"))
    assert [(each.number, each.willing, each.language) for each in first] == [(1, True, "hmd")]


def test_the_languages_of_all_who_are_still_parties_are_needed() -> None:
    case = a_case()
    assert languages_needed(case) == {"hmd"}
    gone = replace(case, parties=(case.parties[0], replace(case.parties[1], active=False)))
    assert languages_needed(gone) == frozenset()


def test_the_nearest_unit_of_a_kind_is_given_the_case_and_the_last_one_goes_on_helping() -> None:
    case, outcome = after(a_case(), "give_up")
    assert (case.unit, case.helpers) == ("justice-520524103", (MEDIATOR.duties[0].unit,))
    assert outcome.desk_unit == "justice-520524103"


def test_a_unit_complained_of_is_not_given_the_case() -> None:
    with pytest.raises(Fault) as raised:
        after(a_case(excluded_units=frozenset({"justice-520524103"})), "give_up")
    assert raised.value.code == "not_complained_of"


def test_an_institute_does_only_what_it_is_licensed_for() -> None:
    after(a_case(), "send", unit="lab-520524", licence="dna")
    for unit, licence in (("lab-520524", "documents"), ("justice-520524", "dna")):
        with pytest.raises(Fault) as raised:
            after(a_case(), "send", unit=unit, licence=licence)
        assert raised.value.code == "licensed"


def test_nobody_but_staff_records_that_another_party_agrees() -> None:
    with pytest.raises(Fault) as raised:
        after(a_case(), "add_willing", party(1), **NEIGHBOUR, willing="yes")
    assert raised.value.field == "fields.willing"
    case, _ = after(a_case(), "add_willing", MEDIATOR, **NEIGHBOUR, willing="yes")
    assert case.parties[-1].willing
