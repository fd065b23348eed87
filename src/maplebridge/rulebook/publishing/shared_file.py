"""Reads actions.yaml, if a pack has one: groups of actions that several processes share. A process that names a group
reads its actions as if they stood in its own file; a fault in them names the line here. Not for judging them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from maplebridge.rulebook.publishing.faults import Findings
from maplebridge.rulebook.publishing.nodes import Node
from maplebridge.rulebook.publishing.reading import Record, add_unknown, strings

SHARES, ACTIONS = "shares", "actions"
Shared = Mapping[str, Mapping[str, Node]]
"""Groups by name, each with its actions by name."""


def read_shared(node: Node, findings: Findings) -> Shared:
    """The groups of the file."""
    names = list(node.value) if isinstance(node.value, Mapping) else []
    row = Record(node, findings, may=names, what="共用动作 actions.yaml")
    return {name: dict(row.each(name)) for name in names}


def with_shared(node: Node, shared: Shared, findings: Findings) -> Node:
    """A process with the actions of the groups that it shares; its own of the same name take their place."""
    rows = node.value
    if not isinstance(rows, Mapping) or SHARES not in rows:
        return node
    own = rows[ACTIONS].value if ACTIONS in rows else {}
    if not isinstance(own, Mapping):
        return node
    found = dict(_named(rows[SHARES], shared, findings))
    actions = Node({**own, **{name: each for name, each in found.items() if name not in own}}, rows[ACTIONS].where)
    return replace(node, value={**rows, ACTIONS: actions})


def _named(asked: Node, shared: Shared, findings: Findings) -> Iterator[tuple[str, Node]]:
    for name, where in strings(asked, findings):
        if name not in shared:
            add_unknown(findings, where, name, shared)
        yield from shared.get(name, {}).items()
