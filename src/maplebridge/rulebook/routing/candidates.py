"""Which unit may get a case, in the order of the rules; constraints come before any rule. Not for reading texts."""

from collections.abc import Iterator
from dataclasses import dataclass

from maplebridge.directory.units.rules import CENTRE, Registry, UnitFacts
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.duties.definition import DUTIES, LEVELS
from maplebridge.rulebook.duties.rules import list_answerable
from maplebridge.rulebook.matters.routing_rules import RoutingRule
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.routing.lessons import NO_LESSONS, Lessons

KIND = "kind:"
OWN_WORDS = 0.9
MANDARIN = frozenset({"", "zh"})


@dataclass(frozen=True, slots=True)
class Question:
    """Where should a case go: what is known of it, its text already plain."""

    text: str
    matter: str | None
    category: str
    place: str
    language: str
    excluded: frozenset[str]
    lessons: Lessons = NO_LESSONS


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit, how fitting it is (0 to 1), and the rule that says so; `alone` is what a rule's own words are worth."""

    unit: UnitFacts
    fit: float
    reason: Text
    alone: float = 0.0


def is_excluded(unit: UnitFacts, registry: Registry, excluded: frozenset[str]) -> bool:
    """Whether the unit, or one above it, is complained of; whoever reports to that unit may not handle it either."""
    seen: set[str] = set()
    current: UnitFacts | None = unit
    while current is not None and current.code not in seen:
        if current.code in excluded:
            return True
        seen.add(current.code)
        current = registry.unit(current.parent) if current.parent else None
    return False


def allowed(unit: UnitFacts, registry: Registry, question: Question) -> bool:
    """Whether the unit works, is not complained of, and speaks the party's language."""
    speaks = question.language in MANDARIN or question.language in unit.languages
    return unit.active and speaks and not is_excluded(unit, registry, question.excluded)


def list_candidates(pack: Pack, registry: Registry, question: Question) -> Iterator[Candidate]:
    """The allowed units, the most fitting first; none twice is not promised."""
    proposed = (_by_lesson, _by_rules, _by_duty, _by_competence, _by_place)
    found = (each for propose in proposed for each in propose(pack, registry, question))
    return (each for each in found if allowed(each.unit, registry, question))


def _by_lesson(pack: Pack, registry: Registry, question: Question) -> Iterator[Candidate]:
    decided = question.lessons.find(question.category, question.place) if question.category else None
    unit = registry.unit(decided.unit) if decided is not None else None
    if decided is not None and unit is not None:
        day, name = decided.day.isoformat(), unit.name
        case = Text(f"（案件{decided.number}）", f" in case {decided.number}") if decided.number else Text("", "")
        zh = f"{day}裁定此地此类事项由{name.zh}承办{case.zh}"
        yield Candidate(unit, 1.0, Text(zh, f"decided on {day}{case.en}: {name.en} is in charge here"))


def _by_rules(pack: Pack, registry: Registry, question: Question) -> Iterator[Candidate]:
    for rule in pack.routing.rules:
        unit = _named(rule, registry, question.place) if rule.unit and _holds(rule, pack, question) else None
        if unit is not None:
            reason = rule.reason or Text(f"规则“{rule.name}”", f"rule “{rule.name}”")
            told = Text(f"{reason.zh}：{unit.name.zh}", f"{reason.en}: {unit.name.en}")
            yield Candidate(unit, 1.0, told, alone=OWN_WORDS if rule.words else 0.0)


def _holds(rule: RoutingRule, pack: Pack, question: Question) -> bool:
    matter = pack.matters.get(question.matter or "")
    return (
        question.category.startswith(rule.category)
        and question.place.startswith(rule.place)
        and rule.matter in ("", question.matter)
        and (not rule.level or (matter is not None and rule.level == matter.level))
        and (not rule.words or any(word in question.text for word in rule.words))
    )


def _named(rule: RoutingRule, registry: Registry, place: str) -> UnitFacts | None:
    if not rule.unit.startswith(KIND):
        return registry.unit(rule.unit)
    kind = rule.unit.removeprefix(KIND)
    if kind == CENTRE:
        return _centre(registry, place)
    near = [unit for unit in registry.of_kind(kind) if unit.active and place.startswith(unit.place)]
    return max(near, key=lambda unit: len(unit.place), default=None)


def _by_duty(pack: Pack, registry: Registry, question: Question) -> Iterator[Candidate]:
    """By the list of responsibilities, whose line is named; it goes before mere competence."""
    lines = pack.duties.lines if question.category else ()
    for holder in list_answerable(lines, registry, question.category, question.place):
        name, line, duty = holder.unit.name, holder.line, DUTIES[holder.line.duty]
        level, about = LEVELS[line.level], _title_of(pack, question.category)
        zh = f"责任清单第 {line.number} 条：“{about.zh}”由{name.zh}负{level.zh}{duty.zh}"
        en = f"list of responsibilities, line {line.number}: {name.en} for “{about.en}”, {duty.en} ({level.en.lower()})"
        yield Candidate(holder.unit, 1.0, Text(zh, en))


def _title_of(pack: Pack, code: str) -> Text:
    category = pack.categories.get(code)
    return category.name if category is not None else Text(code, code)


def _by_competence(pack: Pack, registry: Registry, question: Question) -> Iterator[Candidate]:
    label = _title_of(pack, question.category)
    for found in registry.competences(question.category, question.place) if question.category else ():
        zh, en = ("主办", "leads") if found.duty == "lead" else ("协办", "helps")
        name = found.unit.name
        reason = Text(f"{name.zh}{zh}“{label.zh}”（{question.category}）", f"{name.en} {en} in “{label.en}”")
        yield Candidate(found.unit, 1.0 if found.duty == "lead" else 0.8, reason)


def _by_place(pack: Pack, registry: Registry, question: Question) -> Iterator[Candidate]:
    """When nobody competent may have it: the centres of the place, upwards; they find somebody."""
    unit = _centre(registry, question.place) if question.category else None
    while unit is not None:
        name = unit.name
        yield Candidate(
            unit, 0.3, Text(f"没有可交办的主管单位，由{name.zh}协调", f"nobody competent may have it: {name.en}")
        )
        above = registry.centre_above(unit.code)
        unit = registry.unit(above) if above else None


def _centre(registry: Registry, place: str) -> UnitFacts | None:
    try:
        return registry.unit(registry.centre_of(place))
    except Missing:
        return None
