"""Who stands behind an address of the house and how they are reached. Contacts are opened for sending alone and are
shown to nobody. Not for deciding whether to send."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

from maplebridge.cases.models import Case
from maplebridge.cases.rows import word_context
from maplebridge.directory.people.agents import AGENT
from maplebridge.directory.people.contacts import find_by_phone, open_phone
from maplebridge.directory.people.models import Person
from maplebridge.directory.people.queries import get_actor, list_holders
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.vault.cipher import CannotOpen, open_sealed

SQL = Path(__file__).parent / "sql"
CENTRE = "centre-"
AT_A_DESK = ("handler", "unit_head", AGENT)


@dataclass(frozen=True, slots=True)
class CaseContact:
    """A case as far as writing to whoever brought it, or to one `party` of it, needs it; `person` is their id when
    they have an account. `own_phone` is whether it is the phone of the person whose matter it is, as far as known, and
    not that of whoever wrote for them."""

    case_id: UUID
    number: str
    language: str
    secrecy: str
    centre: str
    excluded_units: frozenset[str]
    group: str
    phone: str = field(repr=False)
    person: str = ""
    staff: bool = False
    party: int = 0
    by_proxy: bool = False
    own_phone: bool = True

    @property
    def target(self) -> str:
        """Whom a message goes to."""
        return f"party:{self.case_id}:{self.party}" if self.party else f"case:{self.case_id}"

    @property
    def open_to_group(self) -> bool:
        """Whether the chat group that it came from may go on reading of it: those whom it keeps out may sit there."""
        return bool(self.group) and self.secrecy != "case_sealed" and not self.excluded_units

    @property
    def holder(self) -> str:
        """Whose wishes count."""
        return f"person:{self.person}" if self.person else self.target


def find_case_contact(county: str, case_id: UUID, now: datetime) -> CaseContact | None:
    """How to reach whoever brought a case; None when there is no such case."""
    for row in fetch(SQL / "contact.sql", {"county": county, "case_id": case_id}):
        number, reporter, language, secrecy, centre, excluded, group, sealed, proxys, by_proxy = row
        person = get_actor(county, reporter, now) if reporter and not reporter.startswith("case:") else None
        own = _opened(county, case_id, "reporter.phone", sealed)
        phone = own or _opened(county, case_id, "proxy.phone", proxys)
        resident = person is not None and person.kind == "resident"
        if person is not None and resident and not phone:
            phone = open_phone(county, person.id)
        return CaseContact(
            case_id=case_id,
            number=number,
            language=language,
            secrecy=secrecy,
            centre=centre,
            excluded_units=frozenset(excluded),
            group=group or "",
            phone=phone,
            person=person.id if person else "",
            staff=person is not None and not resident,
            by_proxy=by_proxy,
            own_phone=bool(own) or not by_proxy,
        )
    return None


def reaches_in_person(county: str, contact: CaseContact, now: datetime) -> bool:
    """Whether what is sent on a case is read by the person whose matter it is: not by whoever brings it for them, nor
    on the phone of anybody who serves."""
    if not (contact.by_proxy and contact.own_phone):
        return not contact.by_proxy
    people = (get_actor(county, each, now) for each in find_by_phone(county, contact.phone))
    return not any(person is not None and person.kind == "staff" for person in people)


def find_party_contact(county: str, case_id: UUID, number: int) -> CaseContact | None:
    """How to reach one party of a case who did not bring it; None when there is no such party any more."""
    for row in fetch(SQL / "party_contact.sql", {"county": county, "case_id": case_id, "party": number}):
        case_number, secrecy, centre, excluded, seq, language, phone = row
        return CaseContact(
            case_id=case_id,
            number=case_number,
            language=language,
            secrecy=secrecy,
            centre=centre,
            excluded_units=frozenset(excluded),
            group="",
            phone=_opened(county, case_id, "party_phone", phone, seq=seq),
            party=number,
        )
    return None


def party_of_address(address: str) -> int:
    """The number of the party that an address `party:<case>:<number>` names; 0 when it is none."""
    kind, _, rest = address.partition(":")
    number = rest.partition(":")[2]
    return int(number) if kind == "party" and number.isdigit() else 0


def list_staff(county: str, recipient: str, now: datetime) -> list[Actor]:
    """The people who hold the duty that an address `person:…` or `unit:…` names, today."""
    kind, _, rest = recipient.partition(":")
    if kind == "person":
        found = get_actor(county, rest, now)
        return [found] if found else []
    unit, _, role = rest.partition(":")
    if unit.startswith(CENTRE):
        return list_holders(county, [role or "dispatcher"], now, places=[unit.removeprefix(CENTRE)])
    return list_holders(county, [role] if role else AT_A_DESK, now, unit=unit)


def list_ties_out(county: str, case_id: UUID | None) -> frozenset[str]:
    """Whom the case that a message is about keeps out; nobody where it is about none."""
    rows = Case.objects.of(county).filter(id=case_id).values_list("excluded_units", flat=True) if case_id else ()
    return frozenset(tie for ties in rows for tie in ties)


def member_id(county: str, person_id: str) -> str:
    """Under which name WeCom knows a member of staff: the one they are known by here."""
    return Person.objects.of(county).filter(id=person_id).values_list("code", flat=True).first() or ""


def _opened(county: str, case_id: UUID, name: str, sealed: bytes | None, *, seq: int = 1) -> str:
    if sealed is None:
        return ""
    try:
        return open_sealed(county, bytes(sealed), word_context(case_id, seq, name))
    except CannotOpen:
        return ""
