"""Sets the demo up: one at a time, database up, roles made, settings kept. Not for filling or running it."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from psycopg.errors import InsufficientPrivilege

from maplebridge.ground.postgres import addresses
from maplebridge.ground.postgres.roles import OLDEST, TooOld
from maplebridge.ground.postgres.server import EmbeddedServer
from maplebridge.ground.words.fault import Conflict
from maplebridge.ground.words.text import Text
from maplebridge.site.demo.database import NAME, DemoDatabase, given
from maplebridge.site.demo.environment import DemoFolder, make_values
from maplebridge.site.demo.waking import EMBEDDED, awake
from maplebridge.site.environment import OddSetting
from maplebridge.site.running.leftovers import end_leftovers

TWICE = Text("此处的演示已在运行。", "The demo of this folder is running already.")
ADMINISTRATOR = Text(
    "须是管理员地址：演示要在其中建立两个角色",
    "must be an administrator's: the demo makes two roles there",
)
OLD = Text(f"需要 PostgreSQL {OLDEST} 或更高版本", f"PostgreSQL {OLDEST} or later is needed")


@contextmanager
def standing(folder: DemoFolder, port: int, *, reset: bool) -> Iterator[dict[str, str]]:
    """The environment of the demo's programs; its database is up for as long as the block runs. Raises Conflict."""
    folder.path.mkdir(parents=True, exist_ok=True)
    with ExitStack() as end:
        _alone(folder, end)
        end_leftovers(str(folder.path))
        given_url = os.environ.get("DATABASE_URL", "")
        if reset:
            _forget(folder, port, given_url)
        values = make_values(folder, port)
        values |= _roles_made(_database(folder, given_url, end), values)
        folder.keep(values | ({} if given_url else {EMBEDDED: "1"}))
        yield values


def _alone(folder: DemoFolder, end: ExitStack) -> None:
    lock = end.enter_context((folder.path.parent / "demo.running").open("w"))
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Conflict("demo_runs", TWICE) from None


def _database(folder: DemoFolder, url: str, end: ExitStack) -> DemoDatabase:
    if url:
        return given(addresses.read(url))
    return DemoDatabase(end.enter_context(awake(folder)).address(), NAME)


def _roles_made(database: DemoDatabase, values: dict[str, str]) -> dict[str, str]:
    try:
        return database.make_roles(values)
    except InsufficientPrivilege as refused:
        raise OddSetting("DATABASE_URL", ADMINISTRATOR) from refused
    except TooOld as old:
        raise OddSetting("DATABASE_URL", OLD) from old


def _forget(folder: DemoFolder, port: int, url: str) -> None:
    """Start over: the demo's tables, keys, files and settings go."""
    if url:
        given(addresses.read(url)).forget(make_values(folder, port))
    EmbeddedServer(folder.database).remove()
    shutil.rmtree(folder.path)
    folder.path.mkdir()
