"""Writes of accounts: open one for a person, set its password, close it. Not for second factors and sessions."""

from django.db import IntegrityError, transaction

from maplebridge.directory.accounts import faults
from maplebridge.directory.accounts.models import Account
from maplebridge.directory.people.models import Person


def open_account(*, county: str, person_id: str, login: str = "", password: str = "") -> Account:
    """Open the account of a member of staff, or open it again; without a password there is none to guess.

    `login` is the person's code when it is not given. Raises Missing and Conflict.
    """
    person = Person.objects.of(county).filter(id=person_id, active=True).first()
    if person is None:
        raise faults.no_person()
    account = Account.objects.filter(county=county, person=person_id).first() or Account(
        county=county, person=person.id, kind=person.kind
    )
    account.login, account.active = login or account.login or person.code, True
    if password or not account.password:
        account.set_password(password or None)
    _store(account)
    return account


def set_password(*, account: Account, password: str) -> None:
    """Give an account a new password; whoever was signed in with the old one is signed out."""
    account.set_password(password)
    account.save(update_fields=["password"])


def close_account(*, county: str, person_id: str) -> None:
    """Let an account sign in no more; its sessions end with their next page. Raises Missing."""
    if not Account.objects.filter(county=county, person=person_id).update(active=False):
        raise faults.no_account()


def _store(account: Account) -> None:
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError:
        raise faults.login_taken(account.login) from None
