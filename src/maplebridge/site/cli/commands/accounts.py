"""`maplebridge accounts`: let staff sign in, hand over the link for their first password, close, unlock."""

import click

from maplebridge.site.cli.options import county_option, json_option
from maplebridge.site.cli.site import as_json, needs_site


@click.group()
def command() -> None:
    """登录账号：开通、链接、停用、解锁。 Accounts to sign in with: open, link, close, unlock."""


@command.command("open")
@click.argument("person")
@county_option
@click.option("--login", default="", help="The login name; the person's code if left out.")
@needs_site
def opened(person: str, county: str, login: str) -> None:
    """给人员开通账号，输出设置密码的链接。 Open an account for a person; prints the link for a password."""
    from maplebridge.directory.accounts.actions import open_account
    from maplebridge.directory.people.listing import get_person_id

    _hand_over(open_account(county=county, person_id=get_person_id(county, person), login=login))


@command.command()
@click.argument("login")
@needs_site
def link(login: str) -> None:
    """新的密码链接（三天内用一次）。 A new link to set a password: works once, for three days; the old one ends."""
    from maplebridge.directory.accounts.faults import no_account
    from maplebridge.directory.accounts.queries import find_by_login

    account = find_by_login(login)
    if account is None:
        raise no_account()
    _hand_over(account)


@command.command()
@click.argument("person")
@county_option
@needs_site
def close(person: str, county: str) -> None:
    """停用账号。 Close the account of the person of that code."""
    from maplebridge.directory.accounts.actions import close_account
    from maplebridge.directory.people.listing import get_person_id

    close_account(county=county, person_id=get_person_id(county, person))


@command.command("list")
@county_option
@json_option
@needs_site
def listed(county: str, machine: bool) -> None:
    """列出工作人员账号。 List the accounts of staff: login name, whether open, how many second factors."""
    from maplebridge.directory.accounts.listing import list_staff_accounts

    lines = list_staff_accounts(county)
    if machine:
        as_json([line._asdict() for line in lines])
        return
    for line in lines:
        state = "" if line.active else "  (停用 closed)"
        click.echo(f"{line.login:28}{line.person}\t{line.factors}{state}")


@command.command()
@click.argument("login")
@needs_site
def unlock(login: str) -> None:
    """解除锁定。 End the pause after too many wrong tries."""
    from axes.utils import reset

    click.echo(reset(username=login))


@command.command()
@click.argument("login")
@needs_site
def forget(login: str) -> None:
    """手机丢失且没有恢复码时清除两步验证。 Take all second factors away, for a lost phone."""
    from allauth.mfa.models import Authenticator

    click.echo(Authenticator.objects.filter(user__login=login).delete()[0])


def _hand_over(account: object) -> None:
    from django.conf import settings
    from django.contrib.auth.tokens import default_token_generator
    from django.urls import reverse

    from maplebridge.directory.accounts.models import Account

    assert isinstance(account, Account)
    token = default_token_generator.make_token(account)
    click.echo(f"{settings.SITE_URL}{reverse('account_begin', args=[account.pk, token])}")
