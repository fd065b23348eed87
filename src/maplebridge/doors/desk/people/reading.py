"""Members of staff with their duties, leaves and stand-ins, as the desk lists them. Not for rights: those rest on
`directory.people.queries`; and never with a phone or an ID number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from maplebridge.directory.people.models import DutyHeld, Leave, Person
from maplebridge.doors.desk.naming import LANGUAGES, name_of
from maplebridge.doors.desk.people.words import ROLES
from maplebridge.doors.desk.places.naming import name_places
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text

STAFF = "staff"
MANY = 50
NO_PERSON = Text("没有这名工作人员。", "There is no such member of staff.")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list of people is asked for; what is empty asks for nothing. `after`: the code before the first."""

    words: str = ""
    role: str = ""
    unit: str = ""
    place: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A duty with its days; `until` None while it is open; `where` is "" for the whole county."""

    id: UUID
    person: UUID
    role: str
    unit: str
    place: str
    since: date
    until: date | None
    where: str

    @property
    def title(self) -> Text:
        """What the role is called."""
        return name_of(ROLES, self.role)


@dataclass(frozen=True, slots=True)
class Away:
    """A leave: who is away, who stands in."""

    person: UUID
    name: str
    stand_in: UUID
    stand_in_name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Member:
    """A member of staff with the duties of a day and the leaves that are not over."""

    id: UUID
    code: str
    name: str
    languages: tuple[str, ...]
    active: bool
    duties: tuple[Held, ...] = ()
    leaves: tuple[Away, ...] = ()

    @property
    def tongues(self) -> list[Text]:
        """The languages they speak besides Chinese, which everybody does."""
        return [name_of(LANGUAGES, code) for code in self.languages if code != "zh"]


def list_members(county: str, asked: Asked, day: date) -> list[Member]:
    """A page of people who work today, by code, and one more if there are more; four round trips."""
    people = Person.objects.of(county).filter(kind=STAFF, active=True, code__gt=asked.after)
    if asked.words:
        people = people.filter(Q(name__icontains=asked.words) | Q(code__istartswith=asked.words))
    if asked.role or asked.unit or asked.place:
        people = people.filter(id__in=_holding(county, asked, day).values("person"))
    return _with_duties(county, people.order_by("code")[: MANY + 1], day)


def get_member(county: str, person: UUID, day: date) -> Member:
    """One person with the duties that are not over, those to come too. Raises Missing."""
    found = _with_duties(county, Person.objects.of(county).filter(kind=STAFF, id=person), day, later=True)
    if not found:
        raise Missing("no_person", NO_PERSON, field="person")
    return found[0]


def count_roles(county: str, unit: str, day: date) -> dict[str, int]:
    """How many people hold each role of a unit today."""
    held = _holding(county, Asked(unit=unit), day).values_list("role").annotate(many=Count("person", distinct=True))
    return dict(held.order_by())


def list_unit(county: str, unit: str, day: date, many: int) -> dict[str, list[Member]]:
    """The first people of each role of a unit today."""
    rank = Window(RowNumber(), partition_by=F("role"), order_by=[F("place").asc(), F("id").asc()])
    held = _holding(county, Asked(unit=unit), day).annotate(rank=rank).filter(rank__lte=many)
    pairs = list(held.order_by("role", "rank").values_list("role", "person"))
    people = {each.id: each for each in list_chosen(county, [person for _, person in pairs], day)}
    found: defaultdict[str, list[Member]] = defaultdict(list)
    for role, person in pairs:
        if person in people and people[person] not in found[role]:
            found[role].append(people[person])
    return dict(found)


def list_chosen(county: str, people: Iterable[UUID], day: date) -> list[Member]:
    """These people, as far as they work, by code."""
    rows = Person.objects.of(county).filter(id__in=set(people), kind=STAFF, active=True)
    return _with_duties(county, rows.order_by("code"), day)


def list_colleagues(county: str, member: Member, day: date, many: int) -> list[tuple[str, str]]:
    """Code and name of people with a duty in one of the same units, those of the same town first."""
    units = {duty.unit for duty in member.duties if duty.unit}
    towns = {duty.place[:9] for duty in member.duties}
    held = DutyHeld.objects.of(county).filter(running(day), unit__in=units).exclude(person=member.id)
    near = held.filter(_within(towns)) if towns else held
    people = Person.objects.of(county).filter(id__in=near.values("person"), kind=STAFF, active=True)
    return list(people.order_by("code").values_list("code", "name")[:many])


def list_staffed(county: str, day: date) -> list[str]:
    """The places that have a grid worker today."""
    held = DutyHeld.objects.of(county).filter(running(day), role="grid_worker")
    return list(held.order_by().values_list("place", flat=True).distinct())


def _within(places: Iterable[str]) -> Q:
    found = Q()
    for place in places:
        found |= Q(place__startswith=place)
    return found


def _holding(county: str, asked: Asked, day: date) -> QuerySet[DutyHeld]:
    held = DutyHeld.objects.of(county).filter(running(day))
    named = {"role": asked.role, "unit": asked.unit, "place__startswith": asked.place}
    return held.filter(**{column: value for column, value in named.items() if value})


def running(day: date) -> Q:
    """The duties that stand on a day."""
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))


def _with_duties(county: str, people: "QuerySet[Person]", day: date, *, later: bool = False) -> list[Member]:
    rows = list(people.values_list("id", "code", "name", "languages", "active"))
    ids = [row[0] for row in rows]
    duties, leaves = _duties(county, ids, day, later=later), _leaves(county, ids, day)
    return [
        Member(
            id_,
            code,
            name,
            tuple(languages),
            active,
            tuple(each for each in duties if each.person == id_),
            tuple(each for each in leaves if id_ in (each.person, each.stand_in)),
        )
        for id_, code, name, languages, active in rows
    ]


def _duties(county: str, people: Sequence[UUID], day: date, *, later: bool) -> list[Held]:
    days = Q(valid_to=None) | Q(valid_to__gte=day) if later else running(day)
    held = DutyHeld.objects.of(county).filter(days, person__in=people)
    columns = ("id", "person", "role", "unit", "place", "valid_from", "valid_to")
    rows = list(held.order_by("unit", "role", "place").values_list(*columns))
    names = name_places(county, [row[4] for row in rows])
    return [
        Held(id_, who, role, unit or "", place, since, until, names[place])
        for id_, who, role, unit, place, since, until in rows
    ]


def _leaves(county: str, people: Sequence[UUID], day: date) -> list[Away]:
    mine = Q(person__in=people) | Q(stand_in__in=people)
    found = Leave.objects.of(county).filter(mine, last_day__gte=day).order_by("first_day")
    rows = list(found.values_list("person", "stand_in", "first_day", "last_day"))
    both = {person for row in rows for person in row[:2]}
    named = Person.objects.of(county).filter(id__in=both).values_list("id", "name") if both else ()
    names = dict(named)
    return [
        Away(person, names.get(person, ""), stand_in, names.get(stand_in, ""), first, last)
        for person, stand_in, first, last in rows
    ]
