"""Gathers who may mediate a dispute: the rosters of the bodies that are competent, the parties, the conflicts, the
rota. Not for deciding: candidates."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from maplebridge.cases.models import Case
from maplebridge.cases.scenes import rules_of
from maplebridge.directory.people.models import Person
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import Registry, UnitFacts
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.vault.cipher import blind_all
from maplebridge.rulebook.publishing.queries import get_pack
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.services.mediation.candidates import Candidate, Dispute, Load, Member, in_order, judge
from maplebridge.services.mediation.conflicts import list_said
from maplebridge.services.mediation.models import MediatorChoice
from maplebridge.services.mediation.people import PartyPeople, get_party_people
from maplebridge.services.mediation.rules import MEDIATOR, is_mediation

SQL = Path(__file__).parent / "sql"
BODIES = ("_mediation", "elders_studio")
ROLES = (MEDIATOR, "handler")
Wishes = Mapping[int, tuple[str, ...]]


def list_mediators(
    case: CaseFacts, now: datetime, *, people: Sequence[PartyPeople] | None = None, wishes: Wishes | None = None
) -> tuple[Candidate, ...]:
    """All who might mediate the case, the proposed first, each with what stands in the way; a few round trips, fewer
    for whoever has the parties' people and wishes at hand."""
    registry = get_registry(case.county)
    people = get_party_people(case) if people is None else people
    members = _members(case, registry, now)
    loads = _loads(case.county, [member.person for member in members])
    dispute = _dispute(case, registry, people, list_wishes(case) if wishes is None else wishes)
    parties = [party.number for party in case.parties if party.active]
    return in_order((judge(each, dispute, loads.get(each.person, Load())) for each in members), parties)


def list_wishes(case: CaseFacts) -> dict[int, tuple[str, ...]]:
    """Whom each party chose; an empty choice leaves it to the body, a party that is not there has not said."""
    rows = MediatorChoice.objects.of(case.county).filter(case_id=case.id).values_list("party", "people")
    return {party: tuple(people) for party, people in rows}


def _members(case: CaseFacts, registry: Registry, now: datetime) -> list[Member]:
    units = [unit.code for unit in _bodies(case, registry)]
    values = {"county": case.county, "units": units, "roles": list(ROLES), "day": day_of(now)}
    rows = fetch(SQL / "roster.sql", values) if units else []
    staffed = {row[5] for row in rows if row[6] == MEDIATOR}
    found: dict[str, Member] = {}
    for row in rows:
        # The handlers of a body mediate where it has appointed nobody: a village committee has no other members.
        if row[6] == MEDIATOR or row[5] not in staffed:
            member = _member(row)
            if member.person not in found or member.unit == case.unit:
                found[member.person] = member
    return list(found.values())


def _bodies(case: CaseFacts, registry: Registry) -> Iterable[UnitFacts]:
    lead = registry.unit(case.unit) if case.unit else None
    competent = (unit for unit in registry.competent(case.category, case.place) if unit.kind.endswith(BODIES))
    return dict.fromkeys([*([lead] if lead else []), *competent])


def _member(row: Sequence[Any]) -> Member:
    person, name, languages, phone, id_number, unit, _, away_until, units = row
    return Member(
        person=person,
        name=name,
        unit=unit,
        languages=frozenset(languages),
        contacts=frozenset(bytes(each) for each in (phone, id_number) if each is not None),
        units=frozenset(units or ()),
        away_until=away_until,
    )


def _loads(county: str, people: list[str]) -> dict[str, Load]:
    rows = fetch(SQL / "turns.sql", {"county": county, "people": people}) if people else []
    return {person: Load(count, last) for person, count, last in rows}


def _dispute(case: CaseFacts, registry: Registry, people: Sequence[PartyPeople], wishes: Wishes) -> Dispute:
    accounts = {each.account for each in people if each.account}
    contacts = {blind for each in people for blind in _blinds(case.county, each)}
    for pair in Person.objects.of(case.county).filter(id__in=accounts).values_list("phone_blind", "id_number_blind"):
        contacts |= {bytes(each) for each in pair if each is not None}
    names = {each.name for each in people if each.kind == "unit" and each.name}
    return Dispute(
        unit=case.unit,
        languages=frozenset({case.language, *(p.language for p in case.parties if p.active)}),
        people=frozenset(accounts),
        contacts=frozenset(contacts),
        kept_out=registry.with_all_below(case.excluded_units),
        party_units=frozenset(unit.code for unit in registry if unit.name.zh in names),
        acted_before=_acted_before(case),
        said=list_said(case, contacts),
        wished=wishes,
    )


def _blinds(county: str, people: PartyPeople) -> Iterable[bytes]:
    for kind, plain in (("phone", people.phone), ("id_number", people.id_number)):
        if plain:
            yield from blind_all(county, kind, plain)


def _acted_before(case: CaseFacts) -> frozenset[str]:
    """Who had the case that this one follows from, unless that was a mediation, too: that one goes on here."""
    if case.origin_id is None:
        return frozenset()
    rows = Case.objects.of(case.county).filter(id=case.origin_id, person__isnull=False)
    for rules, matter, person in rows.values_list("rules", "matter", "person"):
        pack = get_pack(case.county, rules)
        if not is_mediation(pack.workflows[pack.matters[matter].workflow]):
            return frozenset(filter(None, [person]))
    return frozenset()


def is_mediated(case: CaseFacts) -> bool:
    """Whether the process of the case is one in which parties come to terms."""
    return is_mediation(rules_of(case)[1])
