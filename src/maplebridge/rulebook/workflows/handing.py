"""Conditions on whom an action hands a case to: units and people who are competent, speak the language and are not
complained of. Not for which of them is proposed: routing."""

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.facts import Attempt, CaseFacts
from maplebridge.rulebook.workflows.roles import serves_excluded


def named_units(attempt: Attempt) -> list[str]:
    """The units that the action names as those who are to handle or help."""
    fields = attempt.fields
    return [*([fields["unit"]] if "unit" in fields else []), *fields.get("units", [])]


def competent(attempt: Attempt) -> Text | None:
    """The unit exists, works, and is competent for the category at the place, or is a centre of that place."""
    case, registry = attempt.case, attempt.scene.registry
    able = {unit.code for unit in registry.competent(case.category, case.place)}
    for code in named_units(attempt):
        unit = registry.unit(code)
        if unit is None or not unit.active:
            return Text(f"没有这个单位：{code}", f"there is no such unit: {code}")
        holds_place = unit.kind == "centre" and case.place.startswith(unit.place)
        if code not in able and not holds_place and not attempt.fields.get("exception"):
            return Text(
                f"{unit.name.zh}不主管此类事项；确需交办请填写例外理由",
                f"{unit.name.en} is not competent for this category; give a reason for an exception",
            )
    return None


def not_complained_of(attempt: Attempt) -> Text | None:
    """A unit that is complained of never handles the complaint, nor does anybody who serves in it."""
    case = attempt.case
    if serves_excluded(attempt.actor, case) or case.excluded_units.intersection(named_units(attempt)):
        return Text("被投诉的单位不得承办", "the unit complained of cannot handle the case")
    return None


def speaks_language(attempt: Attempt) -> Text | None:
    """Whoever is given the case speaks the language of each party, unless an exception is recorded."""
    needed, scene = languages_needed(attempt.case), attempt.scene
    if not needed or attempt.fields.get("exception"):
        return None
    spoken = [unit.languages for unit in map(scene.registry.unit, named_units(attempt)) if unit]
    if "person" in attempt.fields:
        person = scene.person(attempt.fields["person"])
        spoken.append(person.languages if person else frozenset())
    if not {"unit", "units", "person"}.intersection(need.name for need in attempt.action.needs):
        spoken.append(attempt.actor.languages)
    missing = sorted({language for language in needed for spoken_there in spoken if language not in spoken_there})
    if not missing:
        return None
    return Text(
        f"当事人使用的语言（{'、'.join(missing)}）无人会说；确需交办请填写例外理由",
        f"nobody there speaks the party's language ({', '.join(missing)}); give a reason for an exception",
    )


def languages_needed(case: CaseFacts) -> frozenset[str]:
    """The languages besides Chinese that whoever brought the case and its parties speak."""
    spoken = {case.language, *(party.language for party in case.parties if party.active)}
    return frozenset(spoken - {"zh"})


def same_unit(attempt: Attempt) -> Text | None:
    """A person who is given the case belongs to the unit that owns it."""
    if "person" not in attempt.fields:
        return None
    person, unit = attempt.scene.person(attempt.fields["person"]), attempt.fields.get("unit", attempt.case.unit)
    if person is None or all(duty.unit != unit for duty in person.duties):
        return Text("此人不属于承办单位", "that person does not belong to the unit that owns the case")
    if serves_excluded(person, attempt.case):
        return Text("此人在被投诉的单位任职", "that person also serves in the unit complained of")
    return None


HANDING_GUARDS = (competent, not_complained_of, speaks_language, same_unit)
