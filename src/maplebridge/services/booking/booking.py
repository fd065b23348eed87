"""Booking a time, moving it, calling it off, noting who came. A place is taken under the lock of its time, in the same
transaction as the booking: no time is ever overfull, and whoever is refused is told how it stands. Not for making
times: slots.py."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from maplebridge.cases.queries import access_case
from maplebridge.cases.scenes import rules_of
from maplebridge.directory.people.agents import is_only_agent
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Conflict, Fault, Forbidden, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.services.booking.models import Booking, BookingSlot
from maplebridge.services.booking.naming import NOBODY, Caller, open_caller, seal_caller
from maplebridge.services.booking.rules import (
    ARRIVED,
    BOOKED,
    CALLED_OFF,
    CANCELLED,
    MISSED,
    MOST_HELD,
    MOVED,
    judge_booking,
    judge_change,
    judge_coming,
)
from maplebridge.services.booking.slots import LONGEST_REASON, NO_MATTER, NO_SLOT, check_present, facts_of, holding
from maplebridge.services.booking.telling import tell_called_off

NAMED_FOR = timedelta(days=90)
NO_BOOKING = Text("没有这个预约", "there is no such booking")
SIGN_IN = Text(
    "请先登录，或者凭案件编号和查询密码预约", "sign in first, or book with the number and secret of your case"
)
NOT_A_PARTY = Text("只有提出这件事的人可以预约", "only whoever brought the case can book for it")
SEALED = Text("保密的案件请直接和承办人员约时间", "for a sealed case please arrange the time with those who handle it")
NOT_THAT_UNIT = Text("这件事不由这个单位办理", "that unit does not handle this case")
TWICE = Text(
    "这件事已经约了时间；要换时间请用“改期”", "a time is booked for this already; to change it, move the booking"
)
ENOUGH = Text(f"最多同时约 {MOST_HELD} 个时间", f"at most {MOST_HELD} times can be booked at once")
NOT_TAKEN_IN = Text("网点只为代收的件预约，请写案件编号", "an outlet books for cases that it took in: give the number")
CASE_OVER = Text("这件事已经办结，不用再约时间", "the case is over: no time need be booked for it")
NO_NAME = Text("请写来人的称呼", "please write down whom to call")


def book(
    *,
    actor: Actor,
    slot: UUID,
    now: datetime,
    number: str = "",
    matter: str = "",
    caller: Caller = NOBODY,
) -> UUID:
    """Books a time for a case or, before there is one, for a matter. Staff book a time of theirs for somebody whom they
    name.

    Raises Conflict when it is full, over, called off or booked already; Fault, Missing or Forbidden.
    """
    case = access_case(actor, number).facts if number else None
    holder = _holder(actor, case, caller)
    wanted = case.matter if case else matter
    if wanted not in get_current_pack(actor.county).matters and not (wanted == "" and actor.kind == "staff"):
        raise Fault("no_matter", NO_MATTER, field="matter")
    booking = _row(actor, slot, holder, case, wanted, caller, now)
    with transaction.atomic():
        found = _slot(actor.county, slot, lock=True)
        if case is not None:
            _fits(case, found.unit, on_tour=found.tour is not None)
        elif actor.kind == "staff":
            check_present(actor, found)
        _take_place(found, wanted, now)
        _insert(booking)
    return booking.id


def move(*, actor: Actor, booking: UUID, slot: UUID, now: datetime, cases: frozenset[UUID] = frozenset()) -> UUID:
    """Gives up one time for another of the same unit; whole or not at all. Returns the new booking."""
    with transaction.atomic():
        row, old = _held(actor, booking, cases, slot)
        judge_change(row.state, old.starts_at, now, staff=actor.kind == "staff")
        _end(row, old, MOVED, "", now)
        found = _slot(actor.county, slot)
        if found.unit != old.unit or found.tour != old.tour:
            raise Fault("other_unit", NOT_THAT_UNIT, field="slot")
        _take_place(found, row.matter, now)
        anew = Booking(
            county=row.county,
            id=new_id(),
            slot=slot,
            holder=row.holder,
            case_id=row.case_id,
            matter=row.matter,
            made_by=actor.id,
            made_at=now,
            changed_at=now,
        )
        anew.sealed = seal_caller(actor.county, anew.id, open_caller(actor.county, row.id, row.sealed))
        _insert(anew)
    return anew.id


def cancel(
    *, actor: Actor, booking: UUID, now: datetime, reason: str = "", cases: frozenset[UUID] = frozenset()
) -> None:
    """Gives a time back. When staff of the unit do it, whoever booked is told. Raises Missing or Conflict."""
    with transaction.atomic():
        row, slot = _held(actor, booking, cases)
        judge_change(row.state, slot.starts_at, now, staff=actor.kind == "staff")
        _end(row, slot, CANCELLED, reason.strip()[:LONGEST_REASON], now)
        if actor.kind == "staff" and row.holder != actor.id:
            tell_called_off(actor.county, [row], slot.starts_at, now)


def end_unasked(county: str, booking: UUID, now: datetime) -> None:
    """Gives back a time that is still to come, of a case that is over: whoever booked has been told that it is."""
    with transaction.atomic():
        row, slot = _together(county, booking)
        if row.state == BOOKED and slot.starts_at > now:
            _end(row, slot, CANCELLED, "", now)


def note_coming(*, actor: Actor, booking: UUID, came: bool, now: datetime) -> None:
    """Notes that somebody came, or did not. Raises Missing, Forbidden or Conflict."""
    with transaction.atomic():
        row = _locked(actor.county, booking)
        slot = _slot(actor.county, row.slot)
        check_present(actor, slot)
        to = ARRIVED if came else MISSED
        judge_coming(row.state, to, slot.starts_at, now)
        Booking.objects.of(actor.county).filter(id=booking).update(state=to, changed_at=now)


def note_walk_in(*, actor: Actor, slot: UUID, caller: Caller, now: datetime, matter: str = "") -> UUID:
    """Notes that somebody came without having booked; they take nobody's place. Raises Missing, Forbidden or Fault."""
    found = _slot(actor.county, slot)
    check_present(actor, found)
    if found.cancelled_at is not None:
        raise Conflict("called_off", CALLED_OFF, field="slot")
    if matter and matter not in get_current_pack(actor.county).matters:
        raise Fault("no_matter", NO_MATTER, field="matter")
    row = _row(actor, slot, "", None, matter, caller, now)
    row.walk_in, row.state = True, ARRIVED
    Booking.objects.insert([row])
    return row.id


def forget_names_once(county: str, now: datetime) -> int:
    """Erases how to call and reach people whose booking lies long behind; returns 0: once a round is enough."""
    old = Booking.objects.of(county).filter(changed_at__lt=now - NAMED_FOR).exclude(sealed=None)
    gone = BookingSlot.objects.of(county).filter(id__in=old.values("slot"), ends_at__lt=now - NAMED_FOR)
    Booking.objects.of(county).filter(id__in=old.values("id"), slot__in=gone.values("id")).update(sealed=None)
    return 0


def _holder(actor: Actor, case: CaseFacts | None, caller: Caller) -> str:
    if actor.kind == "staff":
        if case is None and is_only_agent(actor):
            raise Forbidden("not_taken_in", NOT_TAKEN_IN, field="number")
        if case is None and not caller.name.strip():
            raise Fault("no_name", NO_NAME, field="name")
        return f"case:{case.id}" if case else ""
    if actor.kind != "resident":
        raise Forbidden("sign_in", SIGN_IN)
    if actor.id.startswith("party:"):
        raise Forbidden("not_a_party", NOT_A_PARTY)
    if actor.id.startswith("case:") and case is None:
        raise Forbidden("sign_in", SIGN_IN)
    return actor.id


def _fits(case: CaseFacts, unit: str, *, on_tour: bool) -> None:
    _, workflow, _ = rules_of(case)
    if workflow.states[case.state].end:
        raise Conflict("case_over", CASE_OVER, field="number")
    if case.secrecy != "ordinary" or unit in case.excluded_units:
        raise Fault("sealed", SEALED, field="number")
    if not on_tour and unit not in {case.unit, case.centre, *case.helpers}:
        raise Fault("not_that_unit", NOT_THAT_UNIT, field="slot")


def _take_place(slot: BookingSlot, matter: str, now: datetime) -> None:
    """Takes a place of a time that is locked: what is judged is how it stands, not how it stood."""
    judge_booking(facts_of(slot), matter or next(iter(slot.matters), ""), now)
    BookingSlot.objects.of(slot.county).filter(id=slot.id).update(taken=F("taken") + 1)


def _end(row: Booking, slot: BookingSlot, state: str, reason: str, now: datetime) -> None:
    Booking.objects.of(row.county).filter(id=row.id).update(state=state, reason=reason, changed_at=now)
    if not row.walk_in:
        BookingSlot.objects.of(row.county).filter(id=slot.id, taken__gt=0).update(taken=F("taken") - 1)


def _insert(row: Booking) -> None:
    """The holder is held until all is written: of those who book at once the next one counts what this one booked."""
    with holding(row.county, [f"holder:{row.holder}"] if row.holder else []):
        if row.holder:
            held = Booking.objects.of(row.county).filter(holder=row.holder, state=BOOKED).values("slot")
            ahead = BookingSlot.objects.of(row.county).filter(id__in=held, ends_at__gt=row.made_at)
            if ahead.count() >= MOST_HELD:
                raise Conflict("enough", ENOUGH)
        try:
            with transaction.atomic():
                Booking.objects.insert([row])
        except IntegrityError:
            raise Conflict("twice", TWICE) from None


def _held(actor: Actor, booking: UUID, cases: frozenset[UUID], *others: UUID) -> tuple[Booking, BookingSlot]:
    """The booking with its time, if it is the actor's own or of a unit of theirs. Raises Missing."""
    row, slot = _together(actor.county, booking, *others)
    own = row.holder == actor.id or (row.case_id is not None and row.case_id in cases)
    ours = actor.kind == "staff" and slot.unit in {duty.unit for duty in actor.duties if duty.unit}
    if not (own or ours):
        raise Missing("no_booking", NO_BOOKING)
    return row, slot


def _together(county: str, booking: UUID, *others: UUID) -> tuple[Booking, BookingSlot]:
    """The booking and its time, locked. The times come before the booking, in one order, wherever both are locked: so
    nobody waits in a circle. Raises Missing."""
    seen = Booking.objects.of(county).filter(id=booking).values_list("slot", flat=True).first()
    times = BookingSlot.objects.of(county).select_for_update().filter(id__in=[seen, *others])
    slots = {row.id: row for row in times.order_by("id")} if seen else {}
    row = _locked(county, booking)
    return row, slots[row.slot]


def _locked(county: str, booking: UUID) -> Booking:
    row = Booking.objects.of(county).select_for_update().filter(id=booking).first()
    if row is None:
        raise Missing("no_booking", NO_BOOKING)
    return row


def _slot(county: str, slot: UUID, *, lock: bool = False) -> BookingSlot:
    """A time; locked, as it stands when whoever is at it now is through. Raises Missing."""
    rows = BookingSlot.objects.of(county).filter(id=slot)
    row = (rows.select_for_update() if lock else rows).first()
    if row is None:
        raise Missing("no_slot", NO_SLOT, field="slot")
    return row


def _row(
    actor: Actor, slot: UUID, holder: str, case: CaseFacts | None, matter: str, caller: Caller, now: datetime
) -> Booking:
    row = Booking(
        county=actor.county,
        id=new_id(),
        slot=slot,
        holder=holder,
        case_id=case.id if case else None,
        matter=matter,
        made_by=actor.id,
        made_at=now,
        changed_at=now,
    )
    row.sealed = seal_caller(actor.county, row.id, caller)
    return row
