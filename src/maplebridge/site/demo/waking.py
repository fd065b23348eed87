"""Lets any command use the demo's database: wakes it when it sleeps, and the last to leave turns it off again."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

import click

from maplebridge.ground.postgres.server import EmbeddedServer
from maplebridge.ground.words.text import Text
from maplebridge.site.demo.environment import DemoFolder, here
from maplebridge.site.environment import OddSetting

EMBEDDED = "EMBEDDED"
NOWHERE = Text(
    "未设置数据库地址，此处也没有演示数据；请设置，或先运行 make demo",
    "names no database, and there is no demo in this folder; set it, or run `make demo` first",
)


def borrow_demo(context: click.Context) -> None:
    """Take over the settings of this folder's demo until the command ends. Raises OddSetting where there is none."""
    folder = here()
    values = folder.read()
    if "DATABASE_URL" not in values:
        raise OddSetting("DATABASE_URL", NOWHERE)
    for name, value in values.items():
        os.environ.setdefault(name, value)
    if values.get(EMBEDDED):
        context.with_resource(awake(folder))


@contextmanager
def awake(folder: DemoFolder) -> Iterator[EmbeddedServer]:
    """The embedded server, running; stopped at the end unless somebody else still uses it."""
    folder.path.mkdir(parents=True, exist_ok=True)
    server = EmbeddedServer(folder.database)
    with folder.lock.open("w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        server.start()
        try:
            yield server
        finally:
            _leave(users.fileno(), server)


def _leave(users: int, server: EmbeddedServer) -> None:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    server.stop()
