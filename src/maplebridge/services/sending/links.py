"""Short links: a code that opens one case for whoever was sent it. Not for the page it leads to."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from maplebridge.cases.models import Case
from maplebridge.cases.scenes import make_access_secret, make_party_secret
from maplebridge.services.sending.contacts import find_case_contact, reaches_in_person
from maplebridge.services.sending.models import ShortLink

SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"  # without i, l, o, u: nothing to mistake when read from a small screen
COUNTY_SIGNS, RANDOM_SIGNS = 4, 12
LASTS, RENEWED_BEFORE = timedelta(days=90), timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a short link opens: a case, with the secret that lets its holder follow it, as one `party` of it or, when
    that is 0, as whoever brought it. `in_person`: it went to the phone of the person whose matter it is, so that its
    holder has the last word on what others wrote for them."""

    county: str
    case_id: UUID
    number: str
    secret: str
    party: int = 0
    in_person: bool = False


def make_link(county: str, case_id: UUID, now: datetime, *, party: int = 0) -> str:
    """The address of a link to the case: the one in use while it lasts long enough, else a new one."""
    live = ShortLink.objects.of(county).filter(revoked_at=None, expires_at__gt=now + RENEWED_BEFORE)
    kept = live.filter(case_id=case_id, party=party)
    code = kept.values_list("code", flat=True).first()
    if code is None:
        code = _spell(int(county), COUNTY_SIGNS) + "".join(secrets.choice(SIGNS) for _ in range(RANDOM_SIGNS))
        row = ShortLink(county=county, code=code, case_id=case_id, party=party, made_at=now, expires_at=now + LASTS)
        ShortLink.objects.insert([row])
    return f"{settings.LINK_URL}/s/{code}"


def open_link(code: str, now: datetime) -> Opened | None:
    """What the link opens; None when it is none, has ended or was called back."""
    county = county_of(code)
    found = ShortLink.objects.of(county).filter(code=code, revoked_at=None, expires_at__gt=now) if county else None
    row = found.first() if found is not None else None
    if row is None:
        return None
    if row.party:
        number = Case.objects.of(row.county).values_list("number", flat=True).get(id=row.case_id)
        return Opened(row.county, row.case_id, number, make_party_secret(row.county, row.case_id, row.party), row.party)
    contact = find_case_contact(row.county, row.case_id, now)
    if contact is None:
        return None
    secret, in_person = make_access_secret(row.county, row.case_id), reaches_in_person(row.county, contact, now)
    return Opened(row.county, row.case_id, contact.number, secret, in_person=in_person)


def revoke_links(*, county: str, case_id: UUID, now: datetime) -> int:
    """Calls back every link to the case; returns how many."""
    return ShortLink.objects.of(county).filter(case_id=case_id, revoked_at=None).update(revoked_at=now)


def county_of(code: str) -> str:
    """The county that a code belongs to, "" when it is no code."""
    if len(code) != COUNTY_SIGNS + RANDOM_SIGNS or any(sign not in SIGNS for sign in code):
        return ""
    number = 0
    for sign in code[:COUNTY_SIGNS]:
        number = number * len(SIGNS) + SIGNS.index(sign)
    return f"{number:06d}"


def _spell(number: int, length: int) -> str:
    signs = ""
    for _ in range(length):
        number, rest = divmod(number, len(SIGNS))
        signs = SIGNS[rest] + signs
    return signs
