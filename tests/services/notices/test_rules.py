"""Who hears of what: the mirror of the journal, without a database."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from maplebridge.cases.reading import JournalRow
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.spec import OfficeHours
from maplebridge.rulebook.matters.message_texts import MessageTemplate, Wording
from maplebridge.rulebook.workflows.definition import Workflow
from maplebridge.services.notices.rules import Notice, notices_of

CASE = UUID(int=7)
PARAMS = {"number": "5205240000000000", "state": "received", "rules": 1, "workflow": "", "matter": "streetlight"}
VILLAGE, TOWN, COUNTY = "centre-520524103200", "centre-520524103", "centre-520524"
HOUSING, WATER = "housing-520524", "water-520524"


class OnlyTownAndCounty:
    """Nobody sits in the village; leaders sit in the county alone."""

    def staffed(self, unit: str, role: str = "dispatcher", excluded: Collection[str] = ()) -> str:
        if not unit.startswith("centre-"):
            return unit
        return COUNTY if role == "leader" or TOWN in excluded or unit == COUNTY else TOWN


def row(action: str = "note", **changes: Any) -> JournalRow:
    facts = {
        "case_id": CASE,
        "number": "5205240000000000",
        "seq": 3,
        "action": action,
        "actor_kind": "staff",
        "actor": "p1",
        "state_from": "received",
        "state_to": "received",
        "audience": "resident",
        "happened_at": datetime(2026, 9, 18, tzinfo=UTC),
        "recorded_at": datetime(2026, 9, 18, tzinfo=UTC),
        "facts": {},
        "centre": VILLAGE,
        "unit": None,
        "secrecy": "ordinary",
        "rules": 1,
        "matter": "streetlight",
        "person": None,
        "excluded_units": (),
    }
    return JournalRow(**{**facts, **changes})


def told(row: JournalRow) -> set[tuple[str, str]]:
    return {(notice.recipient, notice.template) for notice in notices_of(row, OnlyTownAndCounty())}


def test_most_steps_concern_nobody_else() -> None:
    assert told(row()) == set()


def test_a_desk_hears_of_what_comes_to_it() -> None:
    assert told(row("dispatch", facts={"desk": HOUSING})) == {(f"unit:{HOUSING}", "on_your_desk")}
    assert told(row("supply", facts={"desk": "nobody"})) == set()


def test_a_desk_at_which_nobody_sits_is_heard_of_above() -> None:
    assert told(row("submit", facts={"desk": VILLAGE})) == {
        (f"unit:{TOWN}", "on_your_desk"),
        (f"case:{CASE}", "received"),
    }


def test_a_centre_complained_of_hears_nothing() -> None:
    shut = {"facts": {"desk": VILLAGE, "told": ["dispatcher"]}, "excluded_units": (TOWN,)}
    assert TOWN not in {who.split(":")[1] for who, _ in told(row("overdue", **shut))}


@pytest.mark.parametrize(("action", "template"), [("whistle", "called"), ("add_helper", "helping")])
def test_units_called_or_asked_to_help_hear_of_it(action: str, template: str) -> None:
    assert told(row(action, facts={"units": [HOUSING, WATER]})) == {
        (f"unit:{HOUSING}", template),
        (f"unit:{WATER}", template),
    }


def test_the_pack_tells_those_who_help_what_it_names_and_no_party() -> None:
    lacks = MessageTemplate("lacks", "work", Wording(Text("缺", "lacks")), on=("agent.ask",), to="helpers")
    workflow = Workflow("agent", Text("代办", "Agent"), "received", {}, {}, {}, OfficeHours(()))
    asked = row("ask", helpers=(HOUSING, WATER), parties=((2, 2),))

    def hears(each: JournalRow) -> list[str]:
        return [one.recipient for one in notices_of(each, OnlyTownAndCounty(), workflow, {"lacks": lacks})]

    assert hears(asked) == [f"unit:{HOUSING}", f"unit:{WATER}"]
    assert hears(row("note", helpers=(HOUSING,))) == []
    assert hears(row("ask", helpers=(HOUSING,), audience="staff")) == []


def test_signing_in_calls_nobody() -> None:
    assert told(row("arrive", facts={"units": [HOUSING]})) == set()


@pytest.mark.parametrize(
    ("role", "unit", "person", "address"),
    [
        ("handler", HOUSING, None, f"unit:{HOUSING}:handler"),
        ("unit_head", HOUSING, None, f"unit:{HOUSING}:unit_head"),
        ("unit_head", None, None, f"unit:{TOWN}:dispatcher"),
        ("owner_person", HOUSING, "p7", "person:p7"),
        ("owner_person", HOUSING, None, f"unit:{HOUSING}:handler"),
        ("dispatcher", HOUSING, None, f"unit:{TOWN}:dispatcher"),
        ("checker", HOUSING, None, f"unit:{TOWN}:checker"),
        ("leader", HOUSING, None, f"unit:{COUNTY}:leader"),
        ("county_dispatcher", HOUSING, None, f"unit:{COUNTY}:dispatcher"),
        ("resident", HOUSING, None, f"case:{CASE}"),
    ],
)
@pytest.mark.parametrize("action", ["overdue", "escalate"])
def test_each_role_has_an_address(action: str, role: str, unit: str | None, person: str | None, address: str) -> None:
    late = row(action, facts={"told": [role], "clock": "sign"}, unit=unit, person=person)
    assert notices_of(late, OnlyTownAndCounty()) == [
        Notice(address, action, PARAMS | {"action": action, "clock": "sign"})
    ]


def test_a_missed_call_is_heard_of_by_the_unit_s_head_and_the_centre() -> None:
    missed = row("missed_call", facts={"unit": WATER, "turn": 2})
    assert told(missed) == {(f"unit:{WATER}:unit_head", "missed_call"), (f"unit:{TOWN}", "missed_call")}


def test_the_resident_hears_of_each_new_state() -> None:
    assert told(row("sign", state_to="handling")) == {(f"case:{CASE}", "state_changed")}


@pytest.mark.parametrize("audience", ["staff", "circle"])
def test_what_is_not_for_the_resident_is_not_told_to_the_resident(audience: str) -> None:
    assert told(row("sign", state_to="handling", audience=audience)) == set()
    assert told(row("submit", audience=audience)) == set()
    assert f"case:{CASE}" not in {who for who, _ in told(row("recompute", audience=audience))}


@pytest.mark.parametrize("action", ["recompute", "approve_extension"])
def test_a_date_that_moves_is_told_to_both_sides(action: str) -> None:
    assert told(row(action, unit=HOUSING)) == {(f"unit:{HOUSING}", "date_moved"), (f"case:{CASE}", "date_moved")}
    assert told(row(action)) == {(f"unit:{TOWN}", "date_moved"), (f"case:{CASE}", "date_moved")}


def test_lives_replayed_from_the_past_disturb_nobody() -> None:
    assert told(row("dispatch", facts={"desk": HOUSING, "replayed": True}, state_to="dispatched")) == set()


def test_nothing_that_people_said_is_in_a_message() -> None:
    said = row("sign", state_to="handling", facts={"desk": HOUSING, "outcome": "solved", "person": "p1"})
    for notice in notices_of(said, OnlyTownAndCounty()):
        assert set(notice.params) <= {"number", "action", "state", "clock", "rules", "workflow", "matter"}


@pytest.mark.parametrize("secrecy", ["case_sealed", "identity_sealed"])
def test_what_a_sealed_case_is_about_is_in_no_message(secrecy: str) -> None:
    sealed = row("dispatch", facts={"desk": HOUSING}, state_to="dispatched", secrecy=secrecy)
    assert {notice.params["matter"] for notice in notices_of(sealed, OnlyTownAndCounty())} == {""}


def test_whoever_leads_the_field_overall_hears_of_chases_but_never_of_a_sealed_case() -> None:
    head = ("unit:justice_bureau-520524:unit_head", "pressed_overall")

    def hears(each: JournalRow) -> bool:
        notices = notices_of(each, OnlyTownAndCounty(), overall="justice_bureau-520524")
        return head in {(notice.recipient, notice.template) for notice in notices}

    assert all(hears(row(action)) for action in ("chase", "instruct", "overdue", "escalate"))
    assert not hears(row("note"))
    assert not hears(row("chase", secrecy="identity_sealed"))
    assert not hears(row("chase", secrecy="case_sealed"))
