"""Codes for phones: send one, check one, let its owner in. Not for staff, and not for how a message travels."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from maplebridge.directory.accounts import faults, rules
from maplebridge.directory.accounts.models import Account, SignInCode
from maplebridge.directory.people.actions import add_people
from maplebridge.directory.people.contacts import find_by_phone
from maplebridge.directory.people.drafts import PersonDraft
from maplebridge.directory.people.models import Person
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.vault.cipher import blind, blind_all

KIND = "resident"


def ask_code(*, county: str, phone: str, source: str, now: datetime) -> str:
    """A new code for a phone; it takes the place of the one before. Raises Fault: too many, or no phone.

    The caller sends it within the same transaction.
    """
    number = _phone(phone)
    until = rules.wait_until(_asked(county, number, source, now), now)
    if until is not None:
        raise faults.too_many_codes(until)
    code, row = rules.make_code(), new_id()
    SignInCode.objects.of(county).filter(sent_at__lt=now - rules.KEPT_FOR).delete()
    sent = SignInCode(
        county=county,
        id=row,
        phone_blind=blind(county, "phone", number),
        digest=_digest(county, str(row), code),
        source=_blind_source(county, source),
        sent_at=now,
    )
    SignInCode.objects.insert([sent])
    return code


def let_in(*, county: str, phone: str, code: str, now: datetime) -> Account:
    """The account of whoever has the code of this phone; their first time opens it. Raises Fault."""
    number = _phone(phone)
    _use_code(county, number, code, now)
    account = _account_of(county, number) or _open(county, number, now)
    if not account.active:
        raise faults.closed()
    return account


def _use_code(county: str, phone: str, code: str, now: datetime) -> None:
    """Counts the try before comparing, so that tries at the same moment count as well."""
    sent = SignInCode.objects.of(county).filter(phone_blind__in=blind_all(county, "phone", phone))
    last = sent.order_by("-sent_at").values_list("id", "digest", "sent_at", "used_at").first()
    if last is None or last[3] is not None or now - last[2] > rules.GOOD_FOR:
        raise faults.old_code()
    row = SignInCode.objects.of(county).filter(id=last[0], used_at=None, tries__lt=rules.MOST_TRIES)
    if not row.update(tries=F("tries") + 1):
        raise faults.old_code()
    if _digest(county, str(last[0]), code.strip()) != last[1]:
        raise faults.wrong_code()
    if not SignInCode.objects.of(county).filter(id=last[0], used_at=None).update(used_at=now):
        raise faults.old_code()


def _account_of(county: str, phone: str) -> Account | None:
    return Account.objects.filter(county=county, phone_blind__in=blind_all(county, "phone", phone)).first()


def _open(county: str, phone: str, now: datetime) -> Account:
    """Of two first times at one moment the second finds what the first opened."""
    try:
        with transaction.atomic():
            person = _person_of(county, phone) or _add_person(county, phone, now)
            account = Account(county=county, person=person, kind=KIND, phone_blind=blind(county, "phone", phone))
            account.login = f"{KIND}/{account.id}"
            account.set_unusable_password()
            account.save()
            return account
    except IntegrityError:
        found = _account_of(county, phone)
        if found is None:
            raise
        return found


def _person_of(county: str, phone: str) -> str | None:
    """The resident with this phone whom a clerk has written down, if there is exactly one without an account."""
    known = Person.objects.of(county).filter(id__in=find_by_phone(county, phone), kind=KIND)
    people = [str(person) for person in known.values_list("id", flat=True)]
    taken = Account.objects.filter(county=county, person__in=people).exists()
    return people[0] if len(people) == 1 and not taken else None


def _add_person(county: str, phone: str, now: datetime) -> str:
    draft = PersonDraft(code=f"{KIND}-{new_id()}", name=rules.mask_phone(phone), kind="resident", phone=phone)
    return add_people(county=county, drafts=[draft], now=now)[draft.code]


def _asked(county: str, phone: str, source: str, now: datetime) -> rules.Asked:
    since = SignInCode.objects.of(county).filter(sent_at__gt=now - rules.WINDOW)
    for_phone = since.filter(phone_blind__in=blind_all(county, "phone", phone))
    return rules.Asked(
        list(for_phone.values_list("sent_at", flat=True)),
        list(since.filter(source=_blind_source(county, source)).values_list("sent_at", flat=True)),
    )


def _phone(text: str) -> str:
    number = rules.read_phone(text)
    if number is None:
        raise faults.no_phone()
    return number


def _blind_source(county: str, source: str) -> str:
    """Enough to count by: where somebody asked from stands nowhere."""
    return blind(county, "source", source).hex()


def _digest(county: str, row: str, code: str) -> str:
    return blind(county, "sign_in_code", f"{row}/{code}").hex()
