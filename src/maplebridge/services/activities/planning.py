"""Plans, changes, holds, reports and cancels activities. Not for who comes: signing_up; not for sums: summing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import get_place
from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault, Forbidden, Missing
from maplebridge.ground.words.personal import find_personal
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.matters.activity_kinds import ActivityRules
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.activities.models import Activity, Appointment
from maplebridge.services.activities.rules import check_step, read_figures
from maplebridge.services.activities.signing_up import promote, tell_cancelled, tell_moved

PLANNERS = frozenset({"handler", "unit_head", "dispatcher", "mediator", "leader"})
LONGEST = {"title": 60, "address": 80, "for_whom": 80, "note": 1000, "happened": 2000, "reason": 200}
MOST = 100_000
NO_ACTIVITY = Text("没有这个活动", "there is no such activity")
NOT_YOURS = Text("由牵头单位的人办理", "the unit that leads the activity does this")
NO_UNIT = Text("请选择您所在的单位", "choose a unit that you serve in")
NO_OTHER = Text("联合单位里有不认识的单位", "one of the units that join is not known")
NO_KIND = Text("请选择活动种类", "choose a kind")
NO_WORDS = Text("请填写", "please fill this in")
TOO_LONG = Text("太长了，请缩短", "too long; please shorten it")
WRONG_TIMES = Text("结束时间要晚于开始时间", "the end has to be later than the beginning")
WRONG_MANY = Text("名额应是 1 以上的整数；不限就不填", "places are 1 or more; leave it empty for no limit")
NO_APPOINTMENT = Text("没有这份聘任", "there is no such appointment")


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody plans."""

    kind: str
    title: str
    unit: str
    place: str
    starts_at: datetime
    ends_at: datetime
    units: tuple[str, ...] = ()
    address: str = ""
    for_whom: str = ""
    note: str = ""
    capacity: int | None = None
    appointment: UUID | None = None


def units_of(actor: Actor) -> tuple[str, ...]:
    """The units for which the actor may plan, by code."""
    return tuple(sorted({duty.unit for duty in actor.duties if duty.unit and duty.role in PLANNERS}))


def plan_activity(*, actor: Actor, plan: Plan, now: datetime) -> UUID:
    """Puts an activity into the plan of a unit of one's own; its id. Raises Fault naming the field."""
    if plan.unit not in units_of(actor):
        raise Fault("no_such_unit", NO_UNIT, field="unit")
    columns = _checked(actor.county, plan)
    row = Activity(county=actor.county, id=new_id(), unit=plan.unit, made_by=actor.id, made_at=now, changed_at=now,
                   **columns)  # fmt: skip
    return Activity.objects.insert([row])[0].id


def change_activity(*, actor: Actor, activity: UUID, plan: Plan, now: datetime) -> None:
    """Changes what was planned; who signed up is told of another time or place, and more places let in who waited.
    Raises Fault, Forbidden, Missing."""
    columns = _checked(actor.county, plan)
    with transaction.atomic():
        row = lock_own(actor, activity)
        check_step("change", row.state, row.starts_at, now)
        moved = any(getattr(row, name) != columns[name] for name in ("starts_at", "ends_at", "place", "address"))
        _write(row, now, **columns)
        if moved:
            tell_moved(row, now)
        promote(row, now)


def open_sign_up(*, actor: Actor, activity: UUID, now: datetime) -> None:
    """Lets people sign up. Raises Fault, Forbidden, Missing, Conflict."""
    _step(actor, activity, "open_sign_up", now)


def close_sign_up(*, actor: Actor, activity: UUID, now: datetime) -> None:
    """Nobody more may sign up; who did stays on the list."""
    _step(actor, activity, "close_sign_up", now)


def hold(*, actor: Actor, activity: UUID, now: datetime) -> None:
    """Notes that it took place; the figures may follow."""
    _step(actor, activity, "hold", now)


def report(*, actor: Actor, activity: UUID, figures: Mapping[str, str], happened: str, now: datetime) -> None:
    """Reports what happened in the figures of its kind, zero too; again, it corrects them. Raises Fault."""
    with transaction.atomic():
        row = lock_own(actor, activity)
        to = check_step("report", row.state, row.starts_at, now)
        read = read_figures(_rules(actor.county).figures_of(row.kind), figures)
        words = _public("happened", happened)
        _write(row, now, state=to, figures=read, happened=words, reported_at=row.reported_at or now)


def cancel(*, actor: Actor, activity: UUID, reason: str, now: datetime) -> int:
    """Calls it off, and tells everybody who signed up; how many. Raises Fault, Forbidden, Missing, Conflict."""
    words = _line("reason", reason)
    if not words:
        raise Fault("missing", NO_WORDS, field="reason")
    with transaction.atomic():
        row = lock_own(actor, activity)
        to = check_step("cancel", row.state, row.starts_at, now)
        _write(row, now, state=to, reason=words)
        return tell_cancelled(row, now)


def lock_own(actor: Actor, activity: UUID) -> Activity:
    """The row of an activity that a unit of the actor leads, locked. Raises Missing, Forbidden."""
    row = Activity.objects.of(actor.county).select_for_update().filter(id=activity).first()
    if row is None:
        raise Missing("no_activity", NO_ACTIVITY)
    if row.unit not in units_of(actor):
        raise Forbidden("not_yours", NOT_YOURS)
    return row


def _step(actor: Actor, activity: UUID, step: str, now: datetime) -> None:
    with transaction.atomic():
        row = lock_own(actor, activity)
        _write(row, now, state=check_step(step, row.state, row.starts_at, now))


def _write(row: Activity, now: datetime, **columns: object) -> None:
    for name, value in columns.items():
        setattr(row, name, value)
    Activity.objects.of(row.county).filter(id=row.id).update(changed_at=now, **columns)


def _rules(county: str) -> ActivityRules:
    return get_current_pack(county).activities


def _checked(county: str, plan: Plan) -> dict[str, object]:
    """The columns of a plan. Raises Fault naming the field."""
    words = {name: _line(name, getattr(plan, name)) for name in ("title", "address", "for_whom", "note")}
    if not words["title"]:
        raise Fault("missing", NO_WORDS, field="title")
    if plan.kind not in _rules(county).kinds:
        raise Fault("no_such_kind", NO_KIND, field="kind")
    if plan.ends_at <= plan.starts_at:
        raise Fault("invalid", WRONG_TIMES, field="ends_at")
    if plan.capacity is not None and not 0 < plan.capacity <= MOST:
        raise Fault("invalid", WRONG_MANY, field="capacity")
    units = tuple(dict.fromkeys(code for code in plan.units if code != plan.unit))
    if any(get_registry(county).unit(code) is None for code in units):
        raise Fault("no_such_unit", NO_OTHER, field="units")
    place = get_place(county, plan.place).code
    return {**words, "kind": plan.kind, "place": place, "starts_at": plan.starts_at, "ends_at": plan.ends_at,
            "units": list(units), "capacity": plan.capacity, "appointment": _appointment(county, plan)}  # fmt: skip


def _appointment(county: str, plan: Plan) -> UUID | None:
    """The appointment under which a lecture is given; other kinds have none."""
    if plan.appointment is None or not _rules(county).kinds[plan.kind].lecture:
        return None
    if not Appointment.objects.of(county).filter(id=plan.appointment).exists():
        raise Fault("no_appointment", NO_APPOINTMENT, field="appointment")
    return plan.appointment


def _public(name: str, said: str) -> str:
    """A line that everybody reads and that names nobody. Raises Fault."""
    words = _line(name, said)
    found = next(iter(find_personal(words)), None)
    if found is not None:
        zh, en = f"有{found.kind.zh}，不能公开。可以写成 {found.masked}", f"{found.kind.en} must not be published"
        raise Fault("personal", Text(zh, f"{en}. Write {found.masked} instead"), field=name)
    return words


def _line(name: str, said: str) -> str:
    words = said.strip()
    if len(words) > LONGEST[name]:
        raise Fault("too_long", TOO_LONG, field=name)
    return words
