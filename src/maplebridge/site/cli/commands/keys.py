"""`maplebridge keys`: make a key ring, put a new key in front, list its ids. Not for rows sealed with older keys."""

import sys
from collections.abc import Callable

import click

from maplebridge.ground.vault import rotation
from maplebridge.ground.vault.keys import KeyRingError, Use
from maplebridge.ground.words.text import Text
from maplebridge.site.cli.outcome import spoken
from maplebridge.site.environment import Environment, OddSetting

SEALS = click.Choice(["aes", "sm4"])
USES = click.Choice(["aes", "sm4", "sign"])


@click.group()
def command() -> None:
    """密钥环：新建、轮换、查看。 Key ring: make one, rotate, list."""


@command.command("new")
@click.option("--use", type=SEALS, default="aes", show_default=True, help="Cipher that seals: AES-256-GCM or SM4-GCM.")
def new(use: Use) -> None:
    """新建密钥环，写入 KEY_RING。 Print a new ring for the setting KEY_RING; keep it secret and keep a copy."""
    click.echo(rotation.generate_ring(use), nl=False)


@command.command("rotate")
@click.option("--use", type=USES, default="aes", show_default=True, help="What the new key is for.")
def rotate(use: Use) -> None:
    """在最前面加一把新密钥。 Print KEY_RING with a new key in front; the older ones stay, so what they sealed opens."""
    sys.exit(spoken(lambda: click.echo(_of_ring(lambda text: rotation.rotate(text, use)), nl=False)))


@command.command("list")
def listed() -> None:
    """列出密钥编号，不显示密钥。 List the ids of KEY_RING, never the keys."""
    sys.exit(spoken(lambda: click.echo(_of_ring(_lines), nl=False)))


def _lines(text: str) -> str:
    facts = rotation.list_keys(text)
    return "".join(f"{key.id:8} {key.use:5} {'在用 active' if key.active else '旧 older'}\n" for key in facts)


def _of_ring(act: Callable[[str], str]) -> str:
    try:
        return act(Environment().secret("KEY_RING"))
    except KeyRingError as odd:
        raise OddSetting("KEY_RING", Text(f"密钥环不可用：{odd}", f"the key ring cannot be used: {odd}")) from None
