"""`maplebridge demo`: a whole county on this computer, with a database of its own, until Ctrl-C."""

import os
import signal
import sys
from functools import partial

import click

from maplebridge.ground.words.fault import Conflict
from maplebridge.ground.words.text import Text
from maplebridge.site.cli.outcome import spoken
from maplebridge.site.demo import accounts
from maplebridge.site.demo.environment import DemoFolder, here
from maplebridge.site.demo.standing import standing
from maplebridge.site.running import programs
from maplebridge.site.running.answering import answers, is_free
from maplebridge.site.running.aside import run_aside
from maplebridge.site.running.crew import Crew

HOST, NAME = "127.0.0.1", "localhost"


@click.command()
@click.option("--port", default=8000, show_default=True, envvar="PORT", type=click.IntRange(1, 65534))
@click.option("--reset", is_flag=True, envvar="RESET", help="Start over: forget the data of the last run.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 16), help="Web processes.")
def command(port: int, reset: bool, workers: int) -> None:
    """本机演示：自带数据库和示范县，按 Ctrl-C 结束。 Run a demo county on this computer until Ctrl-C.

    Without DATABASE_URL it starts a PostgreSQL of its own under var/demo; with it (an administrator's address,
    version 15 or later) it makes its two roles and its tables there.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # also before the programs run, nothing is left behind
    folder = here()
    with standing(folder, port, reset=reset) as values:
        for each in (port, port + 1):
            _refuse_busy(each)
        os.environ.update(values)
        code = run_aside(partial(spoken, partial(_fill, folder)))
        sys.exit(code or _run(folder, port, workers))


def _refuse_busy(port: int) -> None:
    if not is_free(HOST, port):
        text = Text(f"端口 {port} 已被占用，请用 PORT=… 另选。", f"Port {port} is taken; choose another: PORT=…")
        raise Conflict("port_taken", text, field="port")


def _fill(folder: DemoFolder) -> None:
    """In a process of its own: what is loaded here is not needed afterwards."""
    from maplebridge.ground.clock.time import now
    from maplebridge.site.cli.site import load

    load()
    from maplebridge.site.cli.progress import show_steps
    from maplebridge.site.database import guarding, migrating
    from maplebridge.site.demo import filling

    moment = now()
    migrating.migrate(verbosity=0)
    guarding.refuse_unfit_role()
    stamp = filling.stamp_of_pack() + os.environ["DATABASE_URL"]
    if folder.read().get("FILLED") != stamp:
        show_steps(list(filling.list_steps(moment)))
        folder.keep(folder.read() | {"FILLED": stamp})
    accounts.refresh(folder.accounts, filling.COUNTY, moment)


def _run(folder: DemoFolder, port: int, workers: int) -> int:
    hands = {"web": programs.web(HOST, port, workers=workers, threads=4), "worker": programs.work()}
    if programs.has_feed():
        hands["feed"] = programs.feed(HOST, port + 1)
    ready, announce = partial(answers, HOST, port), partial(_announce, folder, port)
    return Crew(hands, mark=str(folder.path), ready=ready, announce=announce).run()


def _announce(folder: DemoFolder, port: int) -> None:
    click.echo(f"\n枫桥演示 Maplebridge demo   http://{NAME}:{port}/")
    click.echo(f"一按登录 Sign in by one press   http://{NAME}:{port}/account/demo/\n")
    click.echo("接口令牌 Tokens for the API (Authorization: Bearer …)")
    for account in accounts.read(folder.accounts):
        click.echo(f"  {account.code:18}{account.name:6}\t{', '.join(account.roles):14}\t{account.token}")
    click.echo(
        f"\n账号文件 Kept in {folder.accounts}\n按 Ctrl-C 结束，RESET=1 重新开始 Ctrl-C ends, RESET=1 starts over\n"
    )
