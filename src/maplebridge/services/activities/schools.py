"""Legal vice-principals of schools: letters of appointment, what they do, and which schools have none. Not for the
lectures: those are activities."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import UnitFacts
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault, Forbidden, Missing
from maplebridge.ground.words.text import Text
from maplebridge.services.activities.models import Appointment

SCHOOL = "school"
SENDERS = ("court", "procuratorate", "police", "justice_bureau", "justice_office")
"""Whose people are appointed: courts, procuratorates, police and justice (《中小学法治副校长聘任与管理办法》)."""
ENDS_SOON = timedelta(days=60)
KEEPERS = frozenset({"education", "justice_bureau"})
NOT_YOURS = Text("由教育、司法行政部门登记法治副校长", "The education and justice bureaus keep this register")
NO_SCHOOL = Text("请选择学校", "choose a school")
NO_SENDER = Text("请选择派出单位", "choose the unit that sends them")
NO_NAME = Text("请写姓名", "write the name")
WRONG_DAYS = Text("结束日期不能早于开始日期", "the last day cannot be before the first")
NO_REASON = Text("请写明原因", "please say why")
LONGEST = {"person": 60, "letter": 80, "duties": 1000, "reason": 200, "agreement": 80}
TOO_LONG = Text("太长了，请缩短", "too long; please shorten it")
NO_APPOINTMENT = Text("没有这份聘任", "there is no such appointment")
AHEAD = Text("日期不能在今天以后", "the day cannot be in the future")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a letter of appointment says."""

    school: str
    person: str
    sender: str
    since: date
    until: date
    letter: str = ""
    agreed_on: date | None = None
    duties: str = ""


@dataclass(frozen=True, slots=True)
class Papers:
    """What is noted of an appointment once it is on paper: the letter's number, the agreement's day and its file (a
    hash of the shelf); without a file the one that is kept stays."""

    letter: str = ""
    agreed_on: date | None = None
    file: str = ""
    file_name: str = ""
    mime: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A school without a legal vice-principal today (`appointment` None), or whose last one ends soon."""

    school: UnitFacts
    appointment: Appointment | None


def may_keep(actor: Actor) -> bool:
    """Whether the actor keeps the register."""
    units = [get_registry(actor.county).unit(duty.unit) for duty in actor.duties if duty.unit]
    return any(unit is not None and unit.kind in KEEPERS for unit in units)


def appoint(*, actor: Actor, terms: Terms, now: datetime) -> UUID:
    """Notes a letter of appointment. Raises Forbidden or Fault naming the field."""
    if not may_keep(actor):
        raise Forbidden("not_yours", NOT_YOURS)
    _check(actor.county, terms)
    row = Appointment(
        county=actor.county,
        id=new_id(),
        school=terms.school,
        person=terms.person.strip(),
        sender=terms.sender,
        since=terms.since,
        until=terms.until,
        letter=terms.letter.strip(),
        agreed_on=terms.agreed_on,
        duties=terms.duties.strip(),
        made_by=actor.id,
        made_at=now,
    )
    return Appointment.objects.insert([row])[0].id


def note_papers(*, actor: Actor, appointment: UUID, papers: Papers, now: datetime) -> None:
    """Notes letter and agreement of an appointment that runs or is to begin. Raises Forbidden, Missing or Fault."""
    if not may_keep(actor):
        raise Forbidden("not_yours", NOT_YOURS)
    _check_length(letter=papers.letter)
    if papers.agreed_on is not None and papers.agreed_on > day_of(now):
        raise Fault("ahead", AHEAD, field="agreed_on")
    noted: dict[str, object] = {"letter": papers.letter.strip(), "agreed_on": papers.agreed_on}
    if papers.file:
        name = papers.file_name.strip()[: LONGEST["agreement"]]
        noted |= {"agreement": papers.file, "agreement_name": name, "agreement_mime": papers.mime}
    if not Appointment.objects.of(actor.county).filter(id=appointment, ended_on=None).update(**noted):
        raise Missing("no_appointment", NO_APPOINTMENT)


def may_read_agreement(actor: Actor, appointment: Appointment) -> bool:
    """Whether the actor may read the signed agreement: those who keep the register, the school and who sent them."""
    return may_keep(actor) or any(duty.unit in (appointment.school, appointment.sender) for duty in actor.duties)


def end_appointment(*, actor: Actor, appointment: UUID, reason: str, now: datetime) -> None:
    """Ends an appointment before its last day. Raises Forbidden, Missing or Fault."""
    if not may_keep(actor):
        raise Forbidden("not_yours", NOT_YOURS)
    if not reason.strip():
        raise Fault("missing", NO_REASON, field="reason")
    _check_length(reason=reason)
    running = Appointment.objects.of(actor.county).filter(id=appointment, ended_on=None)
    if not running.update(ended_on=day_of(now), reason=reason.strip()):
        raise Missing("no_appointment", NO_APPOINTMENT)


def list_appointments(county: str) -> list[Appointment]:
    """All letters of appointment, by school, the newest first."""
    return list(Appointment.objects.of(county).order_by("school", "-since"))


def get_appointment(county: str, appointment: UUID) -> Appointment:
    """One of them. Raises Missing."""
    row = Appointment.objects.of(county).filter(id=appointment).first()
    if row is None:
        raise Missing("no_appointment", NO_APPOINTMENT)
    return row


def list_running(county: str, day: date) -> list[Appointment]:
    """The appointments that run on `day`."""
    rows = Appointment.objects.of(county).filter(ended_on=None, since__lte=day, until__gte=day)
    return list(rows.order_by("school", "since"))


def list_held_files(county: str, files: Collection[str]) -> set[str]:
    """Those of the files that are signed agreements."""
    return set(Appointment.objects.of(county).filter(agreement__in=files).values_list("agreement", flat=True))


def list_schools(county: str) -> list[UnitFacts]:
    """The schools of the county."""
    return [unit for unit in get_registry(county).of_kind(SCHOOL) if unit.active]


def list_senders(county: str) -> list[UnitFacts]:
    """The units that may send somebody."""
    return [unit for kind in SENDERS for unit in get_registry(county).of_kind(kind) if unit.active]


def list_gaps(county: str, day: date) -> list[Gap]:
    """The schools that have nobody on `day`, then those where nobody is appointed for longer than 60 days more."""
    later = Q(ended_on=None, until__gte=day)
    return find_gaps(list_schools(county), list(Appointment.objects.of(county).filter(later)), day)


def find_gaps(schools: Sequence[UnitFacts], appointments: Iterable[Appointment], day: date) -> list[Gap]:
    """The same from rows at hand. One that begins later fills the gap that another leaves, not the one of today."""
    by_school: dict[str, list[Appointment]] = {}
    for each in appointments:
        by_school.setdefault(each.school, []).append(each)
    without, ending = [], []
    for school in schools:
        known = by_school.get(school.code, [])
        last = max(known, key=lambda each: each.until, default=None)
        if last is None or not any(each.since <= day <= each.until for each in known):
            without.append(Gap(school, None))
        elif last.until <= day + ENDS_SOON:
            ending.append(Gap(school, last))
    return [*without, *ending]


def _check(county: str, terms: Terms) -> None:
    if terms.school not in {unit.code for unit in list_schools(county)}:
        raise Fault("no_such_unit", NO_SCHOOL, field="school")
    if terms.sender not in {unit.code for unit in list_senders(county)}:
        raise Fault("no_such_unit", NO_SENDER, field="sender")
    if not terms.person.strip():
        raise Fault("missing", NO_NAME, field="person")
    if terms.until < terms.since:
        raise Fault("invalid", WRONG_DAYS, field="until")
    _check_length(person=terms.person, letter=terms.letter, duties=terms.duties)


def _check_length(**said: str) -> None:
    for name, words in said.items():
        if len(words.strip()) > LONGEST[name]:
            raise Fault("too_long", TOO_LONG, field=name)
