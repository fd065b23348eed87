"""What an action changes about a case beyond its state, by name, in the same write. Not for what follows later:
readers of the journal do that."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from maplebridge.directory.people.rules import person_tie
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.spec import ClockSpec
from maplebridge.rulebook.workflows.bundles import note_part, open_parts
from maplebridge.rulebook.workflows.definition import Privacy, stricter
from maplebridge.rulebook.workflows.facts import Attempt, CallFacts, ClockFacts, Draft
from maplebridge.rulebook.workflows.names import CAME
from maplebridge.rulebook.workflows.parties import PARTY_EFFECTS
from maplebridge.rulebook.workflows.roles import next_centre
from maplebridge.rulebook.workflows.running import OVERDUE, clock_specs
from maplebridge.rulebook.workflows.terms import TERM_EFFECTS

TITLE_LENGTH = 60
HOLDERS = ("centre", "unit", "helpers")
EXCLUDED = Text("被投诉的单位不得承办", "the unit complained of cannot handle the case")
NOT_OF_THE_UNIT = Text("此人不在所吹哨的单位任职", "that person serves in none of the units called")
HAS_THE_CASE = Text(
    "该单位正在承办此件，请先改派再回避", "that unit has the case: give it to another one before keeping it out"
)
EXCLUDED_PERSON = Text("此人须回避", "that person is kept out of the case")
HAS_IT_IN_PERSON = Text("此人正在经办此件，请先转交再回避", "that person has the case: hand it over first")
NOBODY_SUCH = Text("没有这个人", "there is no such person")
NO_OTHER_CENTRE = Text(
    "此件在该中心手中，上面没有别的中心可接；请先下派再回避",
    "that centre holds the case and none above could take it: send it down before keeping the centre out",
)
Effect = Callable[[Attempt, Draft], None]


def set_unit(attempt: Attempt, draft: Draft) -> None:
    """The unit named owns the case from now on; a person only if named."""
    draft.changes["unit"] = attempt.fields["unit"]
    draft.changes["person"] = attempt.fields.get("person")
    _widen_circle(attempt, draft, attempt.fields["unit"])


def set_owner(attempt: Attempt, draft: Draft) -> None:
    """The actor's own unit owns the case, the actor in person."""
    draft.changes["unit"], draft.changes["person"] = attempt.duty.unit, attempt.actor.id
    _widen_circle(attempt, draft, attempt.duty.unit)


def release_owner(attempt: Attempt, draft: Draft) -> None:
    """Nobody owns the case until the next dispatch."""
    draft.changes["unit"] = draft.changes["person"] = None


def set_person(attempt: Attempt, draft: Draft) -> None:
    """A person of the owning unit handles the case; none named: the unit as a whole."""
    draft.changes["person"] = attempt.fields.get("person")


def give_unit(attempt: Attempt, draft: Draft) -> None:
    """The nearest unit of the kind that the action names has the case from now on."""
    case, registry = attempt.case, attempt.scene.registry
    unit = registry.nearest(attempt.action.gives, case.place, without=case.excluded_units)
    if unit is None and registry.nearest(attempt.action.gives, case.place) is not None:
        raise Fault("not_complained_of", EXCLUDED, field="action")
    if unit is None:
        raise Fault("no_such_unit", Text("本地没有这类机构", "there is no such unit here"), field="action")
    draft.changes |= {"unit": unit.code, "person": None}
    draft.facts["unit"] = unit.code
    _widen_circle(attempt, draft, unit.code)


def keep_helping(attempt: Attempt, draft: Draft) -> None:
    """The unit that had the case until now goes on seeing it, and helps."""
    if attempt.case.unit is not None:
        helpers = draft.changes.get("helpers", attempt.case.helpers)
        draft.changes["helpers"] = tuple(dict.fromkeys((*helpers, attempt.case.unit)))


def note_trip(attempt: Attempt, draft: Draft) -> None:
    """That somebody had to come for this step stays with the case."""
    if attempt.fields.get("visit") == CAME:
        draft.marks.add(CAME)


def add_helper(attempt: Attempt, draft: Draft) -> None:
    """Units that help without owning the case."""
    named = [
        *attempt.fields.get("units", []),
        *([attempt.fields["unit"]] if "unit" in attempt.fields else []),
    ]
    draft.changes["helpers"] = tuple(dict.fromkeys((*attempt.case.helpers, *named)))
    _widen_circle(attempt, draft, *named)


def offer_competent(attempt: Attempt, draft: Draft) -> None:
    """Whoever may handle such a case at its place sees it from now on, but for units it complains of."""
    case = attempt.case
    able = (unit.code for unit in attempt.scene.registry.competent(case.category, case.place))
    fit = [code for code in able if code not in case.excluded_units]
    draft.changes["helpers"] = tuple(dict.fromkeys((*draft.changes.get("helpers", case.helpers), *fit)))
    _widen_circle(attempt, draft, *fit)


def call_units(attempt: Attempt, draft: Draft) -> None:
    """The centre whistles: every unit named has to sign in by the time given."""
    by = datetime.fromisoformat(attempt.fields["arrive_by"])
    turn = attempt.case.version + 1
    person, own = _person_called(attempt)
    draft.calls.extend(CallFacts(turn, u, person if u in own else None, by) for u in attempt.fields["units"])
    _widen_circle(attempt, draft, *attempt.fields["units"])


def _person_called(attempt: Attempt) -> tuple[str | None, frozenset[str]]:
    """The one person who is meant, and those of the units called in which they serve."""
    if "person" not in attempt.fields:
        return None, frozenset()
    person = attempt.scene.person(attempt.fields["person"])
    own = frozenset(attempt.fields["units"]) & {duty.unit for duty in (person.duties if person else ())}
    if person is None or not own:
        raise Fault("not_of_the_unit", NOT_OF_THE_UNIT, field="fields.person")
    return person.id, own


def sign_in(attempt: Attempt, draft: Draft) -> None:
    """The actor's units stand where they were called to."""
    units, me = {duty.unit for duty in attempt.actor.duties}, attempt.actor.id
    calls = (call for call in attempt.case.calls if call.unit in units and call.person in (None, me))
    arrived = [call for call in calls if call.arrived_at is None]
    draft.calls.extend(replace(call, arrived_at=attempt.scene.now) for call in arrived)
    draft.facts["units"] = [call.unit for call in arrived]


def miss_call(attempt: Attempt, draft: Draft) -> None:
    """A call ran out in silence."""
    unit, turn = attempt.fields["unit"], attempt.fields["turn"]
    silent = [c for c in attempt.case.calls if (c.unit, c.turn) == (unit, turn) and not c.arrived_at and not c.missed]
    if not silent:
        raise Fault("call_answered", Text("该吹哨已签到", "that call has been answered"), field="fields.unit")
    draft.calls.extend(replace(call, missed=True) for call in silent)


def set_centre_up(attempt: Attempt, draft: Draft) -> None:
    """The centre above holds the case."""
    above = next_centre(attempt.case, attempt.scene.registry)
    if above is not None:
        draft.changes["centre"] = draft.facts["centre"] = above
        _widen_circle(attempt, draft, above)


def set_centre_down(attempt: Attempt, draft: Draft) -> None:
    """The centre of the place named (or of the case's own place, a level down) holds the case."""
    place = attempt.fields.get("place", attempt.case.place)
    centre = attempt.scene.registry.centre_of(place)
    if centre in attempt.case.excluded_units:
        raise Fault("not_complained_of", EXCLUDED, field="fields.place")
    draft.changes["centre"] = draft.facts["centre"] = centre
    if not attempt.case.place.startswith(place):
        draft.changes["place"] = place
    _widen_circle(attempt, draft, centre)


def set_place(attempt: Attempt, draft: Draft) -> None:
    """The case lies at another place than was thought."""
    if "place" in attempt.fields:
        draft.changes["place"] = attempt.fields["place"]


def set_matter(attempt: Attempt, draft: Draft) -> None:
    """The case is about another matter of the same workflow, whose limits and secrecy hold from now on."""
    matter = attempt.scene.matters.get(attempt.fields["matter"])
    if matter is None or matter.workflow != attempt.workflow.name:
        raise Fault(
            "no_such_matter",
            Text("同一流程中没有此事项", "no such matter in this workflow"),
            field="fields.matter",
        )
    draft.changes |= {"matter": matter.name, "category": matter.category, "kind": matter.kind}
    draft.marks |= set(matter.marks)
    _keep_secret(attempt, draft, matter.privacy)


def set_language(attempt: Attempt, draft: Draft) -> None:
    """The party speaks another language than was thought."""
    if "language" in attempt.fields:
        draft.changes["language"] = attempt.fields["language"]


def mark_excluded(attempt: Attempt, draft: Draft) -> None:
    """The units complained of, and whoever reports to them, neither see nor handle the case from now on."""
    case, named = attempt.case, attempt.scene.registry.with_all_below(attempt.fields.get("excluded", ()))
    excluded = case.excluded_units | named
    if case.unit in excluded:
        raise Fault("has_the_case", HAS_THE_CASE, field="fields.excluded")
    draft.changes["excluded_units"] = excluded
    helpers = draft.changes.get("helpers", case.helpers)
    draft.changes["helpers"] = tuple(unit for unit in helpers if unit not in excluded)
    draft.changes["circle"] = frozenset(draft.changes.get("circle", case.circle)) - excluded
    above = next_centre(replace(case, excluded_units=excluded), attempt.scene.registry)
    if case.centre in excluded and above is None:
        raise Fault("no_other_centre", NO_OTHER_CENTRE, field="fields.excluded")
    if case.centre in excluded and above is not None:
        draft.changes["centre"] = draft.facts["centre"] = above
        _widen_circle(attempt, draft, above)


def exclude_person(attempt: Attempt, draft: Draft) -> None:
    """One person neither sees nor handles the case from now on, wherever they serve; their unit goes on with it."""
    case, named = attempt.case, attempt.fields["excluded_person"]
    if case.person == named:
        raise Fault("has_the_case", HAS_IT_IN_PERSON, field="fields.excluded_person")
    if attempt.scene.person(named) is None:
        raise Fault("no_such_person", NOBODY_SUCH, field="fields.excluded_person")
    excluded = draft.changes.get("excluded_units", case.excluded_units)
    draft.changes["excluded_units"] = excluded | {person_tie(named)}


def seal_identity(attempt: Attempt, draft: Draft) -> None:
    """The case stays visible, the person does not."""
    _keep_secret(attempt, draft, "identity_sealed")


def extend_clock(attempt: Attempt, draft: Draft) -> None:
    """A clock runs longer; the field names `clock:extension`."""
    clock, _, extension = attempt.fields["extension"].partition(":")
    draft.extended = (clock, extension)


def finish_handling(attempt: Attempt, draft: Draft) -> None:
    """Remembers who handled the case, so that nobody checks their own work."""
    draft.changes["finished_by"] = attempt.actor.id
    draft.changes["outcome"] = attempt.fields.get("outcome")


def new_rating_round(attempt: Attempt, draft: Draft) -> None:
    """The resident is asked for a rating; the secrets of earlier rounds no longer open."""
    draft.changes["rounds"] = attempt.case.rounds + 1


def keep_rating(attempt: Attempt, draft: Draft) -> None:
    """The resident's word on the case: solved or not, and how satisfied."""
    draft.changes["solved"] = attempt.fields.get("solved")
    draft.changes["satisfaction"] = attempt.fields.get("satisfaction")


def teach_routing(attempt: Attempt, draft: Draft) -> None:
    """A decision on competence is kept as a lesson for routing: the journal row carries what the lesson needs."""
    draft.facts["lesson"] = {
        "matter": attempt.case.matter,
        "category": attempt.case.category,
        "place": attempt.case.place,
        "unit": attempt.fields["unit"],
    }


def erase_words(attempt: Attempt, draft: Draft) -> None:
    """Words go for good and leave a tombstone; the journal keeps their digests, whose salt goes with them."""
    for named in attempt.fields["words"]:
        seq, _, field = named.partition(":")
        if not (seq.isdigit() and field and 0 < int(seq) <= attempt.case.version):
            raise Fault("no_such_words", Text("没有这一项内容", "there are no such words"), field="fields.words")
        draft.erased.append((int(seq), field))
        if field in ("text", "title"):
            draft.changes["title"] = ""
    _erase_titles_too(draft)


def _erase_titles_too(draft: Draft) -> None:
    """A title is the beginning of a text: it goes with it."""
    titles = [(seq, "title") for seq, field in draft.erased if field == "text" and (seq, "title") not in draft.erased]
    draft.erased.extend(titles)
    draft.facts["words"] = [f"{seq}:{field}" for seq, field in draft.erased]


def set_text(attempt: Attempt, draft: Draft) -> None:
    """What the resident wrote stands corrected; the earlier words stay on the journal."""
    draft.changes["title"] = attempt.fields["text"].splitlines()[0][:TITLE_LENGTH]


def tell_leaders(attempt: Attempt, draft: Draft) -> None:
    """Notes whom the overdue clock names at this step; a reader of the journal tells them."""
    spec, clock = _overdue_clock(attempt)
    step = max(clock.noticed - OVERDUE, 0)
    draft.facts["told"] = list(spec.escalates[step : step + 1])


def escalate_centre(attempt: Attempt, draft: Draft) -> None:
    """A case that nobody owns moves to the centre above when the time of a clock that raises is over."""
    spec, _ = _overdue_clock(attempt)
    if spec.raises and attempt.case.unit is None:
        set_centre_up(attempt, draft)


def join_lead(attempt: Attempt, draft: Draft) -> None:
    """The case goes with its lead, in the hands of whoever has that."""
    lead = attempt.scene.lead
    assert lead is not None, "lead_fits guards this"
    draft.changes |= {"lead_id": lead.id, "unit": lead.unit, "person": None}
    draft.facts["lead"] = lead.number


def leave_lead(attempt: Attempt, draft: Draft) -> None:
    """The case stands by itself and waits for somebody to take it."""
    draft.changes |= {"lead_id": None, "unit": None, "person": None}


def _overdue_clock(attempt: Attempt) -> tuple[ClockSpec, ClockFacts]:
    # Between the worker's look and its act somebody may have stopped, paused or extended the clock.
    name, turn = attempt.fields["clock"], attempt.fields["turn"]
    spec = clock_specs(attempt.workflow, attempt.matter).get(name)
    clock = next((c for c in attempt.case.clocks if (c.name, c.turn) == (name, turn)), None)
    if spec is None or clock is None or clock.state != "running" or clock.due_at > attempt.scene.now:
        raise Fault("not_overdue", Text("该时限未超时", "that clock has not run out"), field="fields.clock")
    return spec, clock


def _keep_secret(attempt: Attempt, draft: Draft, secrecy: Privacy) -> None:
    """Raises the secrecy to `secrecy`; what was more secret before stays so."""
    case = attempt.case
    if stricter(case.secrecy, secrecy) == case.secrecy:
        return
    draft.changes["secrecy"] = secrecy
    if secrecy == "case_sealed":
        after = replace(case, **{name: draft.changes[name] for name in HOLDERS if name in draft.changes})
        called = (call.unit for call in (*case.calls, *draft.calls))
        draft.changes["circle"] = frozenset(filter(None, (after.centre, after.unit, *after.helpers, *called)))


def _widen_circle(attempt: Attempt, draft: Draft, *units: str) -> None:
    if draft.changes.get("secrecy", attempt.case.secrecy) == "case_sealed":
        circle = draft.changes.get("circle", attempt.case.circle)
        draft.changes["circle"] = frozenset(circle) | frozenset(units)


EFFECTS: Mapping[str, Effect] = {
    effect.__name__: effect
    for effect in (
        *PARTY_EFFECTS,
        *TERM_EFFECTS,
        set_unit,
        give_unit,
        keep_helping,
        set_owner,
        release_owner,
        set_person,
        add_helper,
        call_units,
        sign_in,
        miss_call,
        set_centre_up,
        set_centre_down,
        set_place,
        set_matter,
        set_language,
        mark_excluded,
        exclude_person,
        seal_identity,
        extend_clock,
        finish_handling,
        new_rating_round,
        keep_rating,
        teach_routing,
        erase_words,
        set_text,
        tell_leaders,
        escalate_centre,
        join_lead,
        leave_lead,
        note_trip,
        open_parts,
        note_part,
        offer_competent,
    )
}
