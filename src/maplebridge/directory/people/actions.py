"""Writes of people: add them, give and end duties, leaves, access tokens. Not for reading files."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from maplebridge.directory.people import faults, tokens
from maplebridge.directory.people.drafts import PersonDraft
from maplebridge.directory.people.models import AccessToken, DutyHeld, Leave, Person
from maplebridge.directory.people.queries import forget_people
from maplebridge.directory.people.rules import ADMINISTRATORS, SCOPES, Absence, Duty, clashing
from maplebridge.directory.people.storing import store_duties, store_people
from maplebridge.directory.units import actions as units
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers.ids import new_id

LONGEST_TOKEN_DAYS = 366
Given = dict[tuple[str, Duty], UUID]


def add_people(*, county: str, drafts: Iterable[PersonDraft], now: datetime) -> dict[str, str]:
    """Add people, or bring known ones (same code) up to date, with their duties; the id of each code.

    Duties they already hold stay as they are. Raises Conflict when administrators' roles would come together.
    """
    people = list(drafts)
    with transaction.atomic():
        ids = store_people(county, people)
        _give(county, {ids[draft.code]: draft.duties for draft in people}, day_of(now))
    return {code: str(person) for code, person in ids.items()}


def give_duties(*, county: str, wanted: Mapping[str, Sequence[Duty]], now: datetime) -> Given:
    """Give people duties that they do not hold yet, from today on, without end; the ids of the new ones.

    Raises Conflict when administrators' roles would come together.
    """
    with transaction.atomic():
        given = _give(county, {UUID(person): duties for person, duties in wanted.items()}, day_of(now))
    return {(str(row.person), Duty(row.role, row.unit or "", row.place)): row.id for row in given}


def end_duty(*, county: str, duty_id: str, last_day: date) -> None:
    """Let a duty end with `last_day`. Raises Missing."""
    with transaction.atomic():
        rows = DutyHeld.objects.of(county).filter(id=duty_id, valid_from__lte=last_day)
        if not rows.update(valid_to=last_day):
            raise faults.no_duty()
        _mark_changed(county, last_day)


def record_leave(*, county: str, person_id: str, stand_in_id: str, first: date, last: date) -> str:
    """Let the stand-in hold the person's duties from `first` to `last`, both counted; the leave's id.

    Refused when the stand-in is away on one of these days, or the person stands in for somebody then.
    """
    if first > last or person_id == stand_in_id:
        raise faults.odd_leave()
    person, stand_in = _known(county, person_id), _known(county, stand_in_id)
    _refuse_chain(county, Absence(str(person), str(stand_in), first, last))
    _refuse_clash(_duties_around(county, {person, stand_in}, first))
    row = Leave(county=county, id=new_id(), person=person, stand_in=stand_in, first_day=first, last_day=last)
    Leave.objects.insert([row])
    forget_people()
    return str(row.id)


def issue_token(*, county: str, person_id: str, name: str, scopes: Iterable[str], days: int, now: datetime) -> str:
    """Issue an access token for a person and return its text, which is shown only this once."""
    wanted = sorted(set(scopes))
    if not wanted or not set(wanted) <= SCOPES:
        raise faults.no_scope(SCOPES)
    if not 1 <= days <= LONGEST_TOKEN_DAYS:
        raise faults.odd_days(LONGEST_TOKEN_DAYS)
    if not name.strip():
        raise faults.no_token_name()
    person, text = _known(county, person_id), tokens.make(county)
    row = AccessToken(
        county=county,
        digest=tokens.digest(text),
        person=person,
        name=name.strip(),
        scopes=wanted,
        issued_at=now,
        expires_at=now + timedelta(days=days),
    )
    AccessToken.objects.insert([row])
    return text


def revoke_token(*, county: str, number: str, now: datetime) -> None:
    """Revoke the token whose listed number it is, from now on (in other processes: within five seconds)."""
    open_ones = AccessToken.objects.of(county).filter(revoked_at=None, digest__startswith=number)
    if len(number) < tokens.NUMBER_SIGNS or not open_ones.update(revoked_at=now):
        raise faults.no_token()
    forget_people()


def deactivate(*, county: str, person_id: str, day: date) -> None:
    """Let a person act no more: neither they nor their tokens are anybody from now on; duties end with `day`."""
    person = _known(county, person_id)
    with transaction.atomic():
        Person.objects.of(county).filter(id=person).update(active=False)
        held = DutyHeld.objects.of(county).filter(Q(valid_to=None) | Q(valid_to__gt=day), person=person)
        held.filter(valid_from__gt=day).delete()
        held.update(valid_to=day)
        _mark_changed(county, day)


def refresh_languages(*, county: str, day: date) -> int:
    """Note at each unit what the people with a duty there speak; how many units changed."""
    speakers = Person.objects.of(county).filter(active=True).exclude(languages=[])
    spoken = dict(speakers.values_list("id", "languages"))
    held = DutyHeld.objects.of(county).filter(_running(day)).exclude(unit=None)
    by_unit: defaultdict[str, set[str]] = defaultdict(set)
    for person, unit in held.values_list("person", "unit"):
        by_unit[unit or ""].update(spoken.get(person, ()))
    return units.note_languages(
        county=county, spoken={unit: frozenset(languages) for unit, languages in by_unit.items()}
    )


def _running(day: date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))


def _known(county: str, person_id: str) -> UUID:
    found = Person.objects.of(county).filter(id=person_id, active=True).values_list("id", flat=True).first()
    if found is None:
        raise faults.no_person(person_id)
    return found


def _duties_around(county: str, people: set[UUID], day: date) -> list[Duty]:
    """Every duty, now or later, of these people and of all who stand in for them or for whom they do."""
    leaves = Leave.objects.of(county).filter(last_day__gte=day)
    near = leaves.filter(Q(person__in=people) | Q(stand_in__in=people)).values_list("person", "stand_in")
    everybody = people.union(*near)
    held = DutyHeld.objects.of(county).filter(Q(valid_to=None) | Q(valid_to__gte=day), person__in=everybody)
    return [Duty(role, unit or "", place) for role, unit, place in held.values_list("role", "unit", "place")]


def _give(county: str, wanted: Mapping[UUID, Sequence[Duty]], day: date) -> list[DutyHeld]:
    for person, duties in wanted.items():
        if not ADMINISTRATORS.isdisjoint(duty.role for duty in duties):
            _refuse_clash([*duties, *_duties_around(county, {person}, day)])
    given = store_duties(county, wanted, day)
    _mark_changed(county, day)
    return given


def _refuse_clash(duties: Iterable[Duty]) -> None:
    found = clashing(duties)
    if found:
        raise faults.roles_clash(found)


def _refuse_chain(county: str, leave: Absence) -> None:
    others = Leave.objects.of(county).filter(first_day__lte=leave.last, last_day__gte=leave.first)
    if others.filter(person=leave.person).exists():
        raise faults.already_away()
    if others.filter(person=leave.stand_in).exists():
        raise faults.stand_in_away()
    if others.filter(stand_in=leave.person).exists():
        raise faults.is_stand_in()


def _mark_changed(county: str, day: date) -> None:
    refresh_languages(county=county, day=day)
    forget_people()
    transaction.on_commit(forget_people)
