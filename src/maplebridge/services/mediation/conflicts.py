"""Conflicts of interest that were said: by a mediator of themselves, or by a party that asks for somebody else.
Not for those that can be seen from the case: candidates."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from maplebridge.directory.people.models import Person
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.vault.cipher import blind, open_sealed, seal
from maplebridge.ground.words.fault import Fault, Forbidden
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.services.mediation.candidates import ASKED, ASKED_FOR, GROUNDS
from maplebridge.services.mediation.models import MediatorConflict
from maplebridge.services.mediation.people import PartyPeople, get_party_people, named

REASON_LONGEST = 500
NO_GROUND = Text("请选择回避的理由", "choose why")
NO_PARTY = Text("请选择与哪一方当事人有关", "choose which party it is about")
TOO_LONG = Text(f"说明最长 {REASON_LONGEST} 字", f"at most {REASON_LONGEST} signs, please")
NOT_STAFF = Text("只有工作人员本人可以声明", "only staff can declare this, of themselves")


def declare_conflict(
    *, actor: Actor, case: CaseFacts, party: int, ground: str, reason: str, now: datetime
) -> MediatorConflict:
    """A mediator says that they should not mediate for a party; it holds for other cases of the same person as well.
    Raises Fault."""
    if actor.kind != "staff":
        raise Forbidden("not_yours", NOT_STAFF)
    people = named(get_party_people(case)).get(party)
    if people is None:
        raise Fault("no_such_party", NO_PARTY, field="party")
    if ground not in GROUNDS:
        raise Fault("missing", NO_GROUND, field="ground")
    if len(reason) > REASON_LONGEST:
        raise Fault("too_long", TOO_LONG, field="reason")
    return _keep(case, person=actor.id, party=party, said_by=actor.id, ground=ground, reason=reason,
                 blinds=_blinds(case.county, people), now=now)  # fmt: skip


def note_asked(*, case: CaseFacts, person: str, party: int, said_by: str, now: datetime) -> MediatorConflict:
    """A party has asked for somebody else; that is enough: nobody mediates whom a party does not accept
    (人民调解法第二十三条). It holds for this case only."""
    return _keep(case, person=person, party=party, said_by=said_by, ground=ASKED, reason="", blinds=[], now=now)


def list_said(case: CaseFacts, contacts: Collection[bytes]) -> dict[str, tuple[Text, ...]]:
    """The conflicts said that bear on the case, by the person whom they keep from it."""
    active = {party.number for party in case.parties if party.active}
    rows = MediatorConflict.objects.of(case.county).filter(
        Q(case_id=case.id) | Q(blinds__overlap=list(contacts)) if contacts else Q(case_id=case.id)
    )
    found: dict[str, tuple[Text, ...]] = {}
    for row in rows.order_by("made_at"):
        if row.case_id != case.id or row.party in active or row.ground == ASKED:
            found[row.person] = (*found.get(row.person, ()), _label(row.ground))
    return found


def open_reason(row: MediatorConflict) -> str:
    """What the mediator wrote of it; "" when nothing."""
    return open_sealed(row.county, bytes(row.sealed), _context(row.id)) if row.sealed else ""


def _label(ground: str) -> Text:
    if ground == ASKED:
        return ASKED_FOR
    said = GROUNDS[ground]
    return Text(f"本人声明：{said.zh}", f"says so: {said.en}")


def _blinds(county: str, people: PartyPeople) -> list[bytes]:
    found = [blind(county, kind, plain) for kind, plain in (("phone", people.phone), ("id_number", people.id_number))
             if plain]  # fmt: skip
    known = Person.objects.of(county).filter(id=people.account) if people.account else Person.objects.of(county).none()
    for pair in known.values_list("phone_blind", "id_number_blind"):
        found += [bytes(each) for each in pair if each is not None]
    return found


def _keep(
    case: CaseFacts,
    *,
    person: str,
    party: int,
    said_by: str,
    ground: str,
    reason: str,
    blinds: list[bytes],
    now: datetime,
) -> MediatorConflict:
    row_id, words = new_id(), reason.strip()
    row = MediatorConflict(
        county=case.county,
        id=row_id,
        person=person,
        case_id=case.id,
        party=party,
        said_by=said_by,
        ground=ground,
        sealed=seal(case.county, words, _context(row_id)) if words else None,
        blinds=blinds,
        made_at=now,
    )
    return MediatorConflict.objects.insert([row])[0]


def _context(row: UUID) -> str:
    return f"mediator-conflict/{row}"
