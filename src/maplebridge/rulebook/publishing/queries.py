"""Reads of published rules, kept in the process: a version never changes. Not for rules in files."""

from dataclasses import dataclass
from datetime import datetime

from maplebridge.ground.memory.recent import Recent
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.models import RuleVersion
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.storing import rebuild

_kept: dict[tuple[str, int], Pack] = {}
_current: Recent[str, int] = Recent()
NO_PACK = Text("这个县还没有发布规则包。", "This county has no published rules yet.")


@dataclass(frozen=True, slots=True)
class Version:
    """One published version, without its rules."""

    number: int
    digest: str
    published_at: datetime
    published_by: str


def get_pack(county: str, number: int) -> Pack:
    """The rules of one version; one round trip the first time in a process, none after. Raises Missing."""
    pack = _kept.get((county, number))
    if pack is None:
        pack = _kept[county, number] = _read(county, number)
    return pack


def get_current_pack(county: str) -> Pack:
    """The rules in force, noticed within five seconds of their publication. Raises Missing when there are none."""
    number = _current.get(county)
    if number is None:
        number = _current.keep(county, get_newest_number(county))
    return get_pack(county, number)


def get_newest_number(county: str) -> int:
    """The number of the newest version, asked of the table. Raises Missing."""
    newest = RuleVersion.objects.filter(county=county).order_by("-number").values_list("number", flat=True)
    number = newest.first()
    if number is None:
        raise Missing("no_pack", NO_PACK, field="county")
    return number


def list_counties() -> tuple[str, ...]:
    """The counties that have published rules, by code."""
    return tuple(RuleVersion.objects.order_by("county").values_list("county", flat=True).distinct())


def list_versions(county: str) -> tuple[Version, ...]:
    """All versions, newest first."""
    columns = ("number", "digest", "published_at", "published_by")
    rows = RuleVersion.objects.filter(county=county).order_by("-number").values_list(*columns)
    return tuple(Version(*row) for row in rows)


def forget_packs() -> None:
    """Forget what this process has kept: after publishing, and between tests."""
    _kept.clear()
    _current.forget()


def _read(county: str, number: int) -> Pack:
    found = RuleVersion.objects.filter(county=county, number=number).values_list("digest", "body").first()
    if found is None:
        raise Missing("no_pack", NO_PACK, field="rules")
    return rebuild(county, number, *found)
