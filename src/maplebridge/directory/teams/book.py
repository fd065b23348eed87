"""The kinds of team and the parts in them as teams.yaml says them, and how they are kept. Not for the teams."""

from collections.abc import Iterable, Mapping
from typing import Any

from maplebridge.directory.people.rules import ROLES
from maplebridge.directory.teams.rules import LEVEL_WIDTH, Need, Part, Task, TeamKind
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

MEETS = ("month", "quarter", "never")
GROUPS = {"platform": Text("平台", "Platform"), "team": Text("队伍", "Team"), "task": Text("任务", "Task")}
KIND_KEYS = ("kind", "zh", "en", "duties", "covers", "meets", "asks", "needs", "log")
Entry = Mapping[str, Any]


def read_kinds(entries: Iterable[Entry]) -> dict[str, TeamKind]:
    """The kinds of a teams.yaml by code. Raises Fault naming what is wrong."""
    kinds = [_kind(entry, f"kinds[{n}]") for n, entry in enumerate(entries)]
    return {kind.code: kind for kind in kinds}


def read_parts(entries: Iterable[Entry]) -> dict[str, Part]:
    """The parts of a teams.yaml by code. Raises Fault naming what is wrong."""
    parts = [_part(entry, f"parts[{n}]") for n, entry in enumerate(entries)]
    return {part.code: part for part in parts}


def _kind(entry: Entry, where: str) -> TeamKind:
    require(entry, ("kind", "zh", "en", "duties"), where)
    only(entry, KIND_KEYS, where)
    meets, covers = entry.get("meets", "never"), tuple(entry.get("covers", []))
    one_of(meets, MEETS, f"{where}.meets")
    for level in covers:
        one_of(level, tuple(LEVEL_WIDTH), f"{where}.covers")
    return TeamKind(
        code=entry["kind"],
        name=Text(entry["zh"], entry["en"]),
        duties=text_of(entry["duties"], f"{where}.duties"),
        covers=covers,
        meets=meets,
        asks=entry.get("asks", ""),
        needs=tuple(_need(each, f"{where}.needs[{n}]") for n, each in enumerate(entry.get("needs", []))),
        log=tuple(_task(each, f"{where}.log[{n}]") for n, each in enumerate(entry.get("log", []))),
    )


def _need(entry: Entry, where: str) -> Need:
    require(entry, ("need", "group", "zh", "en"), where)
    one_of(entry["group"], tuple(GROUPS), f"{where}.group")
    return Need(entry["need"], entry["group"], Text(entry["zh"], entry["en"]))


def _task(entry: Entry, where: str) -> Task:
    require(entry, ("duty", "zh", "en", "counts"), where)
    return Task(entry["duty"], Text(entry["zh"], entry["en"]), text_of(entry["counts"], f"{where}.counts"))


def _part(entry: Entry, where: str) -> Part:
    require(entry, ("part", "zh", "en"), where)
    roles = tuple(entry.get("roles", []))
    for role in roles:
        one_of(role, tuple(sorted(ROLES)), f"{where}.roles")
    return Part(entry["part"], Text(entry["zh"], entry["en"]), roles)


def text_of(entry: Entry, where: str) -> Text:
    """A sentence written {zh: …, en: …}."""
    require(entry, ("zh", "en"), where)
    return Text(entry["zh"], entry["en"])


def require(entry: Entry, names: Iterable[str], where: str) -> None:
    """Raises Fault where one of `names` is missing."""
    for name in names:
        if not entry.get(name):
            raise wrong(f"{where}.{name}", f"{where} 缺少“{name}”，请补上。", f"{where} lacks “{name}”; please add it.")


def only(entry: Entry, names: Iterable[str], where: str) -> None:
    """Raises Fault for a key that is none of `names`: a slip of the pen is not passed over."""
    known = tuple(names)
    for name in entry:
        if name not in known:
            zh = f"{where} 里不认识“{name}”，可写：{'、'.join(known)}。"
            raise wrong(f"{where}.{name}", zh, f"“{name}” is not known in {where}; there are {', '.join(known)}.")


def one_of(said: str, names: tuple[str, ...], where: str) -> None:
    """Raises Fault for a word that is none of `names`."""
    if said not in names:
        zh = f"{where} 没有“{said}”，可写：{'、'.join(names)}。"
        raise wrong(where, zh, f"{where}: there is no “{said}”; there are {', '.join(names)}.")


def wrong(where: str, zh: str, en: str) -> Fault:
    """The fault of a teams.yaml at `where`."""
    return Fault("teams_wrong", Text(zh, en), field=where)


def keep(kinds: Mapping[str, TeamKind], parts: Mapping[str, Part]) -> dict[str, Any]:
    """The same as JSON, for keeping."""
    return {
        "kinds": [
            {
                "kind": kind.code,
                **_both(kind.name),
                "duties": _both(kind.duties),
                "covers": list(kind.covers),
                "meets": kind.meets,
                "asks": kind.asks,
                "needs": [{"need": each.code, "group": each.group, **_both(each.name)} for each in kind.needs],
                "log": [{"duty": each.code, **_both(each.name), "counts": _both(each.counts)} for each in kind.log],
            }
            for kind in kinds.values()
        ],
        "parts": [{"part": part.code, **_both(part.name), "roles": list(part.roles)} for part in parts.values()],
    }


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
