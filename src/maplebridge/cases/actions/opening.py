"""Works out a new case from an intake, in memory: its matter, place, desk, secrecy, first journal row and clocks.
Nothing is written here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from maplebridge.cases.actions.carrying import asked_of, carried_files, with_secrecy
from maplebridge.cases.actions.placing import find_place, wgs84_of
from maplebridge.cases.intake import CHANNELS, SOURCES, Contact, Intake
from maplebridge.cases.journal import GENESIS
from maplebridge.cases.rights import may_see
from maplebridge.cases.rows import TITLE_LENGTH
from maplebridge.cases.scenes import gather_scene
from maplebridge.directory.people.agents import check_taking_in, is_only_agent
from maplebridge.directory.people.rules import PERSON, Actor
from maplebridge.directory.units.rules import Registry
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers import case_number
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.rules import add
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.routing.filing import Filed, file_under, named
from maplebridge.rulebook.routing.rules import suggest
from maplebridge.rulebook.routing.standing_in import find_stand_in
from maplebridge.rulebook.workflows.answers import is_coded, write_answer
from maplebridge.rulebook.workflows.definition import Field, FieldType, Matter, Workflow
from maplebridge.rulebook.workflows.facts import CallFacts, CaseFacts, Outcome, Scene, Word
from maplebridge.rulebook.workflows.parsing import parse_fields, parse_value
from maplebridge.rulebook.workflows.parties import first_party
from maplebridge.rulebook.workflows.roles import AT_OPENING, serves_excluded
from maplebridge.rulebook.workflows.rules import open_case

LONGEST_TEXT = 20_000
ADDS_PARTIES, ANSWERS = "add_party", "sign_in"
LEVEL_LENGTH = {"county": 6, "town": 9, "village": 12}
CONTACT_FIELDS = {
    "name": Field("name", FieldType.PERSON_NAME, Text("姓名", "Name"), longest=60),
    "phone": Field("phone", FieldType.PHONE, Text("电话", "Phone")),
    "id_number": Field("id_number", FieldType.ID_NUMBER, Text("身份证号", "Identity number")),
    "address": Field("address", FieldType.ADDRESS, Text("住址", "Address"), longest=200),
}
TEXT_MISSING = Text("请写明要反映的事情", "please say what it is about")
TEXT_TOO_LONG = Text("内容过长，请控制在 20000 字以内", "the text is longer than 20,000 signs")
PROXIED = ("window", "hotline", "grid")
AT_A_COUNTER, REPORTER = ("window", "hotline"), "reporter"
NO_MATTER = Text("没有这个事项", "there is no such matter")
NOT_LISTED = Text("不在可选范围内", "not one of those listed")
NO_UNIT = Text("没有这个单位", "there is no such unit")
AHEAD = Text("时间不能晚于现在", "a time ahead of now")


@dataclass(frozen=True, slots=True)
class Opening:
    """A new case before it is written: the facts, who brings it, its first outcome and the columns only it sets.

    `files` are the rows of those that come with it.
    """

    case: CaseFacts
    actor: Actor
    outcome: Outcome
    scene: Scene
    matter: Matter
    columns: Mapping[str, Any]
    files: Sequence[dict[str, Any]] = ()


def work_out(county: str, pack: Pack, intake: Intake, sender: Actor | None, now: datetime) -> Opening:
    """The case that `intake` opens. Raises Fault naming the field at fault."""
    _check(intake, now)
    happened_at = intake.happened_at or now
    scene = gather_scene(pack, happened_at)
    place = find_place(county, intake)
    excluded = _excluded(scene.registry, intake)
    filed = _file(pack, scene.registry, intake, place, excluded)
    matter, case_id = filed.matter, new_id()
    actor = _actor(county, intake, sender, case_id)
    check_taking_in(actor, matter.name, scene.registry, day_of(scene.now))
    case = with_secrecy(_facts(county, pack, filed, intake, place, excluded, scene, case_id, actor), intake)
    case = _with_lead_unit(_with_first_party(case, pack.workflows[matter.workflow], actor), matter, scene)
    case = _whistled(_kept_in_sight(case, actor), pack, scene)
    outcome = open_case(pack.workflows[matter.workflow], matter, case, actor, scene)
    facts, words = _said(matter, intake, case)
    return Opening(
        case=case,
        actor=actor,
        outcome=replace(outcome, facts={**outcome.facts, **facts}, words=words),
        scene=scene,
        matter=matter,
        columns=_columns(intake, matter, case, actor),
        files=carried_files(intake, case),
    )


def _actor(county: str, intake: Intake, sender: Actor | None, case_id: UUID) -> Actor:
    """Who the journal says brought the case: of a resident who stays anonymous, only that somebody did."""
    if sender is None or (intake.anonymous and sender.kind == "resident"):
        return Actor(county, f"case:{case_id}", "resident", "")
    return sender


def _check(intake: Intake, now: datetime) -> None:
    if not intake.text.strip():
        raise Fault("missing", TEXT_MISSING, field="text")
    if len(intake.text) > LONGEST_TEXT or "\x00" in intake.text + intake.title:
        raise Fault("invalid", TEXT_TOO_LONG, field="text")
    if intake.channel not in CHANNELS:
        raise Fault("invalid", NOT_LISTED, field="channel")
    if intake.source not in SOURCES:
        raise Fault("invalid", NOT_LISTED, field="source")
    if intake.happened_at is not None and intake.happened_at > now:
        raise Fault("invalid", AHEAD, field="happened_at")


def _excluded(registry: Registry, intake: Intake) -> frozenset[str]:
    people = {tie for tie in intake.complained_of if intake.origin and tie.startswith(PERSON)}
    units = [code for code in intake.complained_of if code not in people]
    if any(registry.unit(code) is None for code in units):
        raise Fault("no_such_unit", NO_UNIT, field="complained_of")
    return registry.with_all_below(units) | people


def _file(pack: Pack, registry: Registry, intake: Intake, place: str, excluded: frozenset[str]) -> Filed:
    if intake.matter:
        if intake.matter not in pack.matters:
            raise Fault("no_such_matter", NO_MATTER, field="matter")
        return named(pack, pack.matters[intake.matter])
    suggestion = suggest(
        pack,
        registry,
        text=f"{intake.title} {intake.text}",
        matter=None,
        category=None,
        place=place,
        language=intake.language,
        excluded_units=excluded,
    )
    # Nobody is asked for a field of a matter they have not chosen themselves.
    return file_under(pack, suggestion, lambda matter: all(f.name in intake.fields for f in matter.form if f.required))


def _facts(
    county: str,
    pack: Pack,
    filed: Filed,
    intake: Intake,
    place: str,
    excluded: frozenset[str],
    scene: Scene,
    case_id: UUID,
    actor: Actor,
) -> CaseFacts:
    matter = filed.matter
    centre = _centre(scene.registry, matter, place, excluded)
    own = actor.kind != "staff" or not _for_somebody(intake, actor, pack.workflows[matter.workflow])
    return CaseFacts(
        county=county,
        id=case_id,
        number=case_number.make(county),
        version=0,
        head=GENESIS,
        rules=pack.number,
        matter=matter.name,
        category=filed.category,
        state=pack.workflows[matter.workflow].start,
        place=place,
        centre=centre,
        opened_at=scene.now,
        language=intake.language,
        secrecy=filed.privacy,
        circle=frozenset({centre}) if filed.privacy == "case_sealed" else frozenset(),
        excluded_units=excluded,
        reporter=actor.id if own else f"case:{case_id}",
        marks=frozenset(matter.marks),
        origin_id=intake.origin,
    )


def _for_somebody(intake: Intake, actor: Actor, workflow: Workflow) -> bool:
    """Whether staff write it down for somebody else: who said how to reach them or stays anonymous, or who stands at
    the window or is on the phone. In processes in which staff report what they found it is theirs unless it says so."""
    if intake.anonymous or intake.reporter.given() or intake.proxy.given() or is_only_agent(actor):
        return True
    found = any(REPORTER in action.roles for action in workflow.actions.values())
    return intake.channel in AT_A_COUNTER and not found


def _with_first_party(case: CaseFacts, workflow: Workflow, actor: Actor) -> CaseFacts:
    """Where a process is between parties, whoever brings it is the first, unless staff only found it."""
    between = any(ADDS_PARTIES in action.effects for action in workflow.actions.values())
    found = actor.kind == "staff" and case.reporter == actor.id
    return replace(case, parties=first_party(case)) if between and not found else case


def _with_lead_unit(case: CaseFacts, matter: Matter, scene: Scene) -> CaseFacts:
    """A matter with a lead of its own waits for no dispatch, unless that unit is complained of."""
    unit = scene.registry.nearest(matter.lead, case.place) if matter.lead else None
    if unit is None or unit.code in case.excluded_units:
        return case
    circle = case.circle | {unit.code} if case.secrecy == "case_sealed" else case.circle
    return replace(case, unit=unit.code, circle=circle)


def _kept_in_sight(case: CaseFacts, actor: Actor) -> CaseFacts:
    """Staff who bring a case for somebody go on seeing it, wherever it is handled: their unit helps with it.

    Not with a sealed one: who is in its circle is not for whoever took the call.
    """
    away = actor.kind == "staff" and case.secrecy != "case_sealed" and not may_see(actor, case)
    unit = next((duty.unit for duty in actor.duties if duty.unit), None) if away else None
    return replace(case, helpers=(unit,)) if unit and not serves_excluded(actor, case) else case


def _whistled(case: CaseFacts, pack: Pack, scene: Scene) -> CaseFacts:
    """A case that complains of the county's own centre calls whoever stands in for that at once, if its process lets
    somebody answer a call."""
    rules, workflow = pack.routing, pack.workflows[pack.matters[case.matter].workflow]
    answers = any(ANSWERS in action.effects for action in workflow.actions.values())
    named: dict[str, Any] = {"category": case.category, "place": case.place, "excluded": case.excluded_units}
    unit = find_stand_in(rules, scene.registry, **named) if answers else None
    if unit is None or rules.stand_ins is None:
        return case
    by = add(scene.now, rules.stand_ins.arrive, scene.calendar, workflow.office_hours).at
    circle = case.circle | {unit} if case.secrecy == "case_sealed" else case.circle
    return replace(case, calls=(CallFacts(AT_OPENING, unit, None, by),), circle=circle)


def _centre(registry: Registry, matter: Matter, place: str, excluded: frozenset[str]) -> str:
    centre = registry.centre_of(place[: LEVEL_LENGTH[matter.level]])
    while centre in excluded:
        above = registry.centre_above(centre)
        if above is None:
            break
        centre = above
    return centre


def _said(matter: Matter, intake: Intake, case: CaseFacts) -> tuple[dict[str, Any], tuple[Word, ...]]:
    form = parse_fields(asked_of(matter, intake), intake.fields)
    kept = {f.name for f in matter.form if case.secrecy == "case_sealed" or not is_coded(f)}
    facts = {
        "channel": intake.channel,
        "matter": matter.name,
        "place": case.place,
        "centre": case.centre,
        "anonymous": intake.anonymous,
        "form": {name: value for name, value in form.items() if name not in kept},
    }
    if case.origin_id:
        facts["origin"] = str(case.origin_id)
    if case.helpers:
        facts["units"] = list(case.helpers)
    if case.calls:
        facts["whistled"] = [call.unit for call in case.calls]
    words = [Word("text", intake.text.strip(), False, "staff"), Word("title", _title(intake), False, "staff")]
    answered = (f for f in matter.form if f.name in form and f.name in kept)
    words += [Word(f"form.{f.name}", write_answer(f, form[f.name]), f.personal, "staff") for f in answered]
    contacts = {} if intake.anonymous else {"reporter": intake.reporter}
    for whose, contact in {**contacts, "proxy": intake.proxy}.items():
        words += [Word(f"{whose}.{name}", value, True, "circle") for name, value in _parsed(whose, contact).items()]
    return facts, tuple(words)


def _parsed(whose: str, contact: Contact) -> dict[str, str]:
    given = contact.given()
    return {name: parse_value(CONTACT_FIELDS[name], value, whose) for name, value in given.items()}


def _written_for(intake: Intake, case: CaseFacts, actor: Actor) -> bool:
    """Whether a member of staff wrote it down for somebody, whatever they call the entrance."""
    return case.reporter == f"case:{case.id}" and (actor.kind == "staff" or intake.channel in PROXIED)


def _title(intake: Intake) -> str:
    return (intake.title.strip() or intake.text.strip().splitlines()[0])[:TITLE_LENGTH]


def _columns(intake: Intake, matter: Matter, case: CaseFacts, actor: Actor) -> dict[str, Any]:
    longitude, latitude = wgs84_of(intake.point) if intake.point else (None, None)
    return {
        "kind": matter.kind,
        "channel": intake.channel,
        "source": intake.source,
        "longitude": longitude,
        "latitude": latitude,
        "datum": intake.point.datum if intake.point else "",
        "by_proxy": bool(intake.proxy.given()) or _written_for(intake, case, actor),
        "trips": intake.trips,
        "origin_id": str(case.origin_id) if case.origin_id else None,
        "title": "" if case.secrecy == "case_sealed" else _title(intake),
    }
