"""Turns what went wrong into two sentences and an exit code, without a stack trace. Not for bugs: those show theirs."""

import sys
from collections.abc import Callable

import click
from django.db import OperationalError
from psycopg import OperationalError as PlainOperationalError

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.site.environment import OddSetting

FAILED, ODD = 1, 2
UNREACHABLE = Text("数据库连接失败", "The database cannot be reached")


def spoken(act: Callable[[], object]) -> int:
    """Run `act`; 0 when it returned. What is wrong with inputs, settings or the database is said in both languages."""
    try:
        act()
    except Fault as fault:
        field = f" [{fault.field}]" if fault.field else ""
        return _say(FAILED, f"{fault.text.zh}{field}", fault.text.en)
    except OddSetting as odd:
        return _say(ODD, f"设置 {odd.name}：{odd.text.zh}", f"Setting {odd.name}: {odd.text.en}")
    except (OperationalError, PlainOperationalError) as trouble:
        return _say(FAILED, f"{UNREACHABLE.zh}：{trouble}".strip(), UNREACHABLE.en)
    return 0


def _say(code: int, *lines: str) -> int:
    click.echo("\n".join(lines), err=True)
    sys.stderr.flush()
    return code
