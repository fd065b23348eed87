"""The demo's accounts: a token for each of the cast, kept in a file. Nothing like it outside the demo."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from maplebridge.ground.postgres.initialising import write_private

TOKEN_DAYS = 366
ACT = frozenset({"act", "read"})
HOLDERS: Mapping[str, frozenset[str]] = {
    "axiu": ACT,
    "zhoulei": ACT,
    "luolan": ACT,
    "yangguang": ACT,
    "tangwei": ACT,
    "hefang": ACT,
    "chenjing": ACT,
    "zhouming": ACT,
    "zouping": ACT,
    "shilei": ACT,
    "aduo": ACT,
    "xiongbo": ACT,
    "longqing": ACT,
    "weizheng": ACT,
    "heqin": ACT,
    "pengyu": ACT,
    "zhangqi": ACT,
    "qinhai": ACT,
    "dingning": ACT,
    "linxi": ACT,
    "shenji": frozenset({"read"}),
    "anran": ACT,
    "jike": frozenset({"admin", "read"}),
    "province-platform": frozenset({"act", "bulk", "read"}),
}


@dataclass(frozen=True, slots=True)
class Account:
    """One of the cast, what they may do, and the token to do it with."""

    code: str
    name: str
    roles: tuple[str, ...]
    token: str


def read(path: Path) -> list[Account]:
    """The accounts kept in the file; none before the first run."""
    if not path.exists():
        return []
    return [Account(**{**entry, "roles": tuple(entry["roles"])}) for entry in json.loads(path.read_text())]


def refresh(path: Path, county: str, now: datetime) -> list[Account]:
    """Keep each token that still opens the door, issue the others, write the file; nobody else can read it."""
    kept = {account.code: account.token for account in read(path)}
    accounts = [_account(county, code, kept.get(code, ""), now) for code in HOLDERS]
    write_private(path, json.dumps([asdict(account) for account in accounts], ensure_ascii=False, indent=1))
    open_for_pages(county)
    return accounts


def open_for_pages(county: str) -> None:
    """Let each of the cast sign in by one press; none of them has a password that could be guessed."""
    from maplebridge.directory.accounts.actions import open_account
    from maplebridge.directory.people.listing import get_person_id
    from maplebridge.doors.account.demo.cast import CAST

    for code in CAST:
        open_account(county=county, person_id=get_person_id(county, code))


def _account(county: str, code: str, token: str, now: datetime) -> Account:
    from maplebridge.directory.people.queries import get_actor_by_token

    actor = get_actor_by_token(token, now) if token else None
    if actor is None:
        token = _issue(county, code, now)
        actor = get_actor_by_token(token, now)
    assert actor is not None
    return Account(code, actor.name, tuple(sorted({duty.role for duty in actor.duties})), token)


def _issue(county: str, code: str, now: datetime) -> str:
    from maplebridge.directory.people.actions import issue_token
    from maplebridge.directory.people.listing import get_person_id

    person = get_person_id(county, code)
    return issue_token(county=county, person_id=person, name="demo", scopes=HOLDERS[code], days=TOKEN_DAYS, now=now)
