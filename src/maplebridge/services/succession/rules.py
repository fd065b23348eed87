"""What a case that follows from another one is brought with, so that nothing is entered twice. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from maplebridge.cases.intake import Contact, Intake, Point
from maplebridge.directory.people.rules import PERSON
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.workflows.answers import read_answer
from maplebridge.rulebook.workflows.definition import Action, Field, FieldType, Matter, Workflow
from maplebridge.rulebook.workflows.facts import CaseFacts, PartyFacts
from maplebridge.rulebook.workflows.parsing import parse_value
from maplebridge.rulebook.workflows.roles import LINKED
from maplebridge.services.succession.past import Past

ADDS_PARTY, LINKED_ROLE = "add_party", "linked_case"
NO_TEXT = "（原内容已依法删除）"
NOT_CARRIED = frozenset({FieldType.FILES, FieldType.PAPERS, FieldType.SECRET})
OF_THE_REPORTER: Mapping[str, str] = {"applicant": "name", "applicant_id": "id_number", "applicant_phone": "phone"}
OF_THE_OTHER: Mapping[str, str] = {"other_party": "party_name", "other_phone": "party_phone"}
EFFECT_DATE = "effect_date"
OF_A_PARTY = ("party_name", "party_phone", "party_id_number", "party_address", "representative")


def intake_of(past: Past, matter: Matter, workflow: Workflow, *, known_units: Iterable[str], key: str) -> Intake:
    """The new case as it is brought: text, title, place, contacts, form, files and secrecy of the one before it."""
    case, row = past.case.facts, past.case.row
    known = frozenset(known_units)
    point = None if row["longitude"] is None else Point(row["longitude"], row["latitude"])
    return Intake(
        text=past.text or NO_TEXT,
        title=row["title"] or past.words.get((1, "title"), ""),
        matter=matter.name,
        channel=row["channel"],
        source=row["source"],
        place=case.place,
        point=point,
        reporter=Contact(**past.contact("reporter")),
        proxy=Contact(**past.contact("proxy")),
        anonymous=bool(past.rows[0][2].get("anonymous", False)),
        language=case.language,
        complained_of=tuple(sorted(tie for tie in case.excluded_units if tie in known or tie.startswith(PERSON))),
        fields=form_of(past, matter, workflow),
        files=past.files,
        key=key,
        origin=case.id,
        secrecy=case.secrecy,
        circle=tuple(sorted(case.circle)),
    )


def form_of(past: Past, matter: Matter, workflow: Workflow) -> dict[str, Any]:
    """What is known already of what the form of `matter` asks; what does not fit it is left to be asked."""
    found = {field.name: _known(past, field, workflow) for field in matter.form if field.type not in NOT_CARRIED}
    return {name: value for name, value in found.items() if value is not None}


def others_of(past: Past) -> list[PartyFacts]:
    """The parties but for whoever brought the case."""
    case = past.case.facts
    return [party for party in case.parties if party.active and party.actor != case.reporter]


def party_fields(past: Past, party: PartyFacts, action: Action) -> dict[str, Any]:
    """The fields with which a party is added again. Whether they are willing is theirs to say anew."""
    said = {name: past.words.get((party.seq, name)) for name in OF_A_PARTY}
    given = {"side": party.side, "party_kind": party.kind, "party_language": party.language, **said}
    asked = {field.name for field in action.needs}
    return {name: value for name, value in given.items() if value and name in asked}


def adding_action(workflow: Workflow) -> Action | None:
    """The action by which the case before this one may add a party; None where a process is not between parties."""
    actions = (action for action in workflow.actions.values() if ADDS_PARTY in action.effects)
    return next((action for action in actions if LINKED_ROLE in action.roles), None)


def told_fields(
    action: Action, facts: Mapping[str, Any], words: Mapping[str, str], files: Iterable[str]
) -> dict[str, Any]:
    """What an action on the case before asks and the telling row has under the same name; files only if they are on
    that case."""
    there = set(files)
    found: dict[str, Any] = {}
    for field in action.needs:
        value = facts.get(field.name, words.get(field.name))
        if field.type is FieldType.FILES:
            value = [each for each in value or () if each in there]
        if value not in (None, "", []) and field.type is not FieldType.SECRET:
            found[field.name] = value
    return found


def linked_actor_id(case: CaseFacts) -> str:
    """Under which id a case acts on one that it is linked with."""
    return f"{LINKED}{case.id}"


def _known(past: Past, field: Field, workflow: Workflow) -> Any:
    value = past.latest(field.name)
    value = read_answer(field, value) if isinstance(value, str) else value
    if value is None and field.name in OF_THE_REPORTER:
        value = past.contact("reporter").get(OF_THE_REPORTER[field.name])
    if value is None and field.name == EFFECT_DATE and past.binding_since:
        value = past.binding_since.isoformat()
    if value is None and field.name in OF_THE_OTHER and adding_action(workflow) is None:
        others = others_of(past)
        value = past.words.get((others[0].seq, OF_THE_OTHER[field.name])) if others else None
    try:
        return None if value is None else parse_value(field, value)
    except Fault:
        return None
