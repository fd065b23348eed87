"""Which kinds of units a pack's units.yaml makes, and at which levels. Not for the units themselves: directory."""

from collections.abc import Mapping
from pathlib import Path

from maplebridge.rulebook.publishing.faults import Findings
from maplebridge.rulebook.publishing.nodes import Node, read_file
from maplebridge.rulebook.publishing.reading import items

Kinds = Mapping[str, frozenset[str]]
FILE = "units.yaml"


def read_kinds(folder: Path, findings: Findings) -> Kinds:
    """The levels at which units of each kind stand; empty for a pack that names no units."""
    node = read_file(folder, FILE, findings) if (folder / FILE).exists() else None
    found: dict[str, set[str]] = {}
    parts = node.value if node and isinstance(node.value, Mapping) else {}
    for part in ("units", "each"):
        for entry in items(parts[part], findings) if part in parts else ():
            kind, level = _said(entry, "kind") or _said(entry, "code"), _said(entry, "level")
            found.setdefault(kind, set()).add(level if part == "each" else "county")
    return {kind: frozenset(levels) for kind, levels in found.items() if kind}


def _said(entry: Node, key: str) -> str:
    value = entry.value.get(key) if isinstance(entry.value, Mapping) else None
    return value.value if value is not None and isinstance(value.value, str) else ""
