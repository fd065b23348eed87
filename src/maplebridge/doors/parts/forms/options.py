"""What may be chosen for the fields of an action on a case: units, people, places, matters, extensions, files.
Not for what the rulebook lists itself, and not for deciding: guards do."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from maplebridge.cases.stored import StoredCase
from maplebridge.directory.people.queries import list_holders
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import get_place, list_children
from maplebridge.directory.places.rules import Place
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import Registry, UnitFacts
from maplebridge.doors.parts.forms.rows import Option
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.explaining import say_limit
from maplebridge.rulebook.deadlines.spec import ClockSpec, Extension
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.bundles import NOTES
from maplebridge.rulebook.workflows.definition import Action, Field, FieldType, Matter, Workflow
from maplebridge.rulebook.workflows.demanding import demands, list_demandable
from maplebridge.rulebook.workflows.facts import TermFacts
from maplebridge.rulebook.workflows.fields import SIDES
from maplebridge.rulebook.workflows.roles import serves_excluded

COMPETENT = Text("主管单位", "Competent here")
NEAR = Text("当地单位", "Local units")
COUNTY_WIDE = Text("县级单位", "County units")
OF_THE_MATTER = Text("本事项的材料", "Papers of this matter")
OF_THE_LIST = Text("证明清单上的其他材料", "Others on the list of proofs")
COUNTY, TOWN, VILLAGE = 6, 9, 12
APPOINTS = "not_own_case"
"""The guard of steps by which somebody may also take a case on themselves: a mediator, a judge."""
WATCHING_ROLES = ("handler", "unit_head", "grid_worker", "dispatcher", "mediator", "checker", "leader", "seat")
WORKING_ROLES = ("handler", "unit_head", "grid_worker", "dispatcher", "mediator")


def options_for(
    action: Action, stored: StoredCase, actor: Actor, pack: Pack, workflow: Workflow, matter: Matter, now: datetime
) -> dict[str, list[Option]]:
    """The choices of each field of `action` that the rulebook does not list; at most a few hundred in all."""
    scene = _Scene(stored, actor, pack, workflow, matter, now)
    scene.oneself_too = APPOINTS in action.guards
    scene.parts_only = NOTES in action.effects
    found: dict[str, list[Option]] = {}
    for field in action.needs:
        if field.name == "next_matter":
            found[field.name] = [Option(name, pack.matters[name].title) for name in action.opens]
            continue
        if field.type is FieldType.PAPERS:
            found[field.name] = list(_papers(pack.county, matter)) if demands(action) else []
            continue
        maker = NAMED.get(field.name) or TYPED.get(field.type)
        if maker is not None and not field.choices:
            found[field.name] = maker(scene, field)
    return found


class _Scene:
    """What the choices are made from."""

    def __init__(
        self, stored: StoredCase, actor: Actor, pack: Pack, workflow: Workflow, matter: Matter, now: datetime
    ) -> None:
        self.stored, self.actor, self.pack = stored, actor, pack
        self.workflow, self.matter, self.now = workflow, matter, now
        self.case = stored.facts
        self.registry: Registry = get_registry(actor.county)
        self.oneself_too = self.parts_only = False


def _units(scene: _Scene, _: Field) -> list[Option]:
    shut = set(scene.case.excluded_units)
    competent = [
        unit for unit in scene.registry.competent(scene.case.category, scene.case.place) if unit.code not in shut
    ]
    seen = {unit.code for unit in competent} | shut
    near = [unit for unit in _local(scene.registry, scene.case.place) if unit.code not in seen]
    seen |= {unit.code for unit in near}
    county = [u for u in scene.registry if u.place == scene.case.county and u.active and u.code not in seen]
    return [
        *(_unit_option(unit, COMPETENT) for unit in competent),
        *(_unit_option(unit, NEAR) for unit in near),
        *(_unit_option(unit, COUNTY_WIDE) for unit in sorted(county, key=lambda unit: unit.code)),
    ]


def _local(registry: Registry, place: str) -> Iterable[UnitFacts]:
    places = {place[:width] for width in (TOWN, VILLAGE) if len(place) >= width}
    return [unit for unit in registry if unit.active and unit.place in places]


def _unit_option(unit: UnitFacts, group: Text) -> Option:
    return Option(unit.code, unit.name, group)


def _people(scene: _Scene, _: Field) -> list[Option]:
    """Colleagues of the acting person's units and of the lead unit, and who serves the place of the case."""
    units = dict.fromkeys([scene.case.unit, *(duty.unit for duty in scene.actor.duties), scene.case.centre])
    found: dict[str, Option] = {}
    for code in filter(None, units):
        unit = scene.registry.unit(code)
        for holder in list_holders(scene.actor.county, WORKING_ROLES, scene.now, unit=code):
            own = holder.id == scene.actor.id and not scene.oneself_too
            if not own and not serves_excluded(holder, scene.case):
                found.setdefault(
                    holder.id, Option(holder.id, Text(holder.name, holder.name), unit.name if unit else None)
                )
    place = scene.case.place
    if len(place) > VILLAGE:
        for worker in list_holders(scene.actor.county, ("grid_worker",), scene.now, places=[place[:15]]):
            found.setdefault(
                worker.id, Option(worker.id, Text(worker.name, worker.name), Text("网格员", "Grid worker"))
            )
    return list(found.values())


def _in_sight(scene: _Scene, _: Field) -> list[Option]:
    """Whoever serves in a unit that has to do with the case, and the leaders of its place: they could be kept out."""
    case, county = scene.case, scene.actor.county
    units = {case.unit, case.centre, *case.helpers, *case.circle, *(duty.unit for duty in scene.actor.duties)}
    found: dict[str, Option] = {}
    for code in sorted(filter(None, units - case.excluded_units)):
        unit = scene.registry.unit(code)
        for holder in list_holders(county, WATCHING_ROLES, scene.now, unit=code) if unit else ():
            found.setdefault(holder.id, Option(holder.id, Text(holder.name, holder.name), unit.name if unit else None))
    places = [case.place[:width] for width in (COUNTY, TOWN, VILLAGE) if len(case.place) >= width]
    for leader in list_holders(county, ("leader", "checker"), scene.now, places=places):
        found.setdefault(leader.id, Option(leader.id, Text(leader.name, leader.name), Text("领导", "Leaders")))
    return list(found.values())


def _places(scene: _Scene, _: Field) -> list[Option]:
    """The towns of the county; within the town of the case its villages, within its village the grids."""
    county, place = scene.case.county, scene.case.place
    found = [_place_option(each, Text("乡镇（街道）", "Towns")) for each in list_children(county, county)]
    for width in (TOWN, VILLAGE):
        if len(place) >= width:
            parent = get_place(county, place[:width])
            heading = Text(parent.name, parent.name)
            found += [_place_option(each, heading) for each in list_children(county, parent.code)]
    return found


def _place_option(place: Place, group: Text) -> Option:
    return Option(place.code, Text(place.name, place.name), group)


def _matters(scene: _Scene, _: Field) -> list[Option]:
    if scene.parts_only:
        return [Option(name, scene.pack.matters[name].title) for name in scene.matter.parts]
    return matter_options(scene.pack)


def matter_options(pack: Pack) -> list[Option]:
    """All matters of a pack under the names of their categories' first level."""
    ordered = sorted(pack.matters.values(), key=lambda matter: (matter.category, matter.name))
    return [Option(matter.name, matter.title, _heading(pack, matter.category)) for matter in ordered]


def _heading(pack: Pack, category: str) -> Text | None:
    found = pack.categories.get(category[:2])
    return found.name if found else None


def _extensions(scene: _Scene, _: Field) -> list[Option]:
    """The extensions that the clocks now running allow."""
    running = {clock.name for clock in scene.case.clocks if clock.state == "running"}
    specs: Mapping[str, ClockSpec] = {**scene.workflow.clocks, **scene.matter.limits}
    return [
        Option(f"{name}:{one.name}", say_extension(spec, one))
        for name, spec in specs.items()
        if name in running
        for one in spec.extensions
    ]


def say_extension(spec: ClockSpec, one: Extension) -> Text:
    """An extension by its clock and how far it reaches."""
    limit = say_limit(one.limit)
    if one.mode == "to":
        return Text(f"{spec.label.zh}：延至 {limit.zh}", f"{spec.label.en}: to {limit.en} in all")
    return Text(f"{spec.label.zh}：再延 {limit.zh}", f"{spec.label.en}: {limit.en} more")


def _clocks(scene: _Scene, _: Field) -> list[Option]:
    specs: Mapping[str, ClockSpec] = {**scene.workflow.clocks, **scene.matter.limits}
    return [Option(name, spec.label) for name, spec in specs.items()]


LANGUAGES: Mapping[str, Text] = {
    "zh": Text("汉语", "Chinese"),
    "hmd": Text("苗语", "Miao"),
    "yig": Text("彝语", "Yi"),
    "pcc": Text("布依语", "Bouyei"),
}
"""Languages that residents speak, by ISO 639-3 (Chinese by its short code)."""


def _languages(_: _Scene, __: Field) -> list[Option]:
    return [Option(code, label) for code, label in LANGUAGES.items()]


def _parties(scene: _Scene, _: Field) -> list[Option]:
    """The parties by number and side: their names stay where they are sealed."""
    sides = {choice.value: choice.label for choice in SIDES}
    return [
        Option(str(p.number), Text(f"{p.number} {sides[p.side].zh}", f"{p.number} {sides[p.side].en}"))
        for p in scene.case.parties
        if p.active
    ]


def _terms(scene: _Scene, _: Field) -> list[Option]:
    return [Option(str(term.number), say_term(term)) for term in scene.case.terms if term.open]


def say_term(term: TermFacts) -> Text:
    """A term by its number, what is left of its money and its day."""
    left = f" {term.yuan - term.paid:,.2f} " if term.yuan is not None else ""
    yuan = Text(f"，{left.strip()} 元", f", {left.strip()} yuan") if left else Text("", "")
    return Text(f"第 {term.number} 项{yuan.zh}，{term.due} 前", f"Term {term.number}{yuan.en}, by {term.due}")


def _papers(county: str, matter: Matter) -> Iterable[Option]:
    """What may be asked for: the matter's own papers, then the rest of today's list, each with its law."""
    for paper in list_demandable(matter, get_current_pack(county).proofs):
        group = OF_THE_MATTER if paper.own else OF_THE_LIST
        yield Option(paper.title.zh, paper.title, group, note=paper.basis)


Maker = Callable[[_Scene, Field], list[Option]]
TYPED: Mapping[FieldType, Maker] = {
    FieldType.UNIT: _units,
    FieldType.UNITS: _units,
    FieldType.PERSON: _people,
    FieldType.PLACE: _places,
    FieldType.MATTER: _matters,
    FieldType.PARTY: _parties,
    FieldType.TERM: _terms,
    FieldType.TERMS: _parties,
}
NAMED: Mapping[str, Maker] = {
    "extension": _extensions,
    "excluded_person": _in_sight,
    "clock": _clocks,
    "language": _languages,
    "party_language": _languages,
}
