"""What differs between two versions of a county's rules, name by name. Not for judging the difference."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.storing import body_of


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs; `path` is dotted, None stands for absent."""

    path: str
    before: Any
    after: Any


def show_changes(old: Pack, new: Pack) -> tuple[Change, ...]:
    """Every value that differs between two packs, in the order of the new one."""
    return tuple(_differ("", _named(body_of(old)["rules"]), _named(body_of(new)["rules"])))


def _differ(path: str, old: Any, new: Any) -> Iterator[Change]:
    if old == new:
        return
    if not isinstance(old, dict) or not isinstance(new, dict):
        yield Change(path, old, new)
        return
    for name in dict.fromkeys((*new, *old)):
        yield from _differ(f"{path}.{name}".lstrip("."), old.get(name), new.get(name))


def _named(value: Any) -> Any:
    """Lists of pairs as named values again, so that an insertion does not shift all that follows."""
    if isinstance(value, dict):
        return {name: _named(one) for name, one in value.items()}
    if isinstance(value, list) and value and all(_is_pair(one) for one in value):
        return {name: _named(one) for name, one in value}
    return value


def _is_pair(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and isinstance(value[0], str)
