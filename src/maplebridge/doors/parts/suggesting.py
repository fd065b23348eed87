"""Which matter some words most likely mean. Not for filing under it: a person confirms, or routing does."""

from maplebridge.directory.units.queries import get_registry
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.routing.rules import suggest
from maplebridge.rulebook.workflows.definition import Matter

EMERGENCY, READ = "emergency", 500


def is_urgent(county: str, matter: str, text: str) -> bool:
    """Whether this is a matter in which every minute counts, by its name or, without one, by the first of its words."""
    named = get_current_pack(county).matters.get(matter)
    meant = named or (suggest_matter(county, text[:READ]) if text.strip() else None)
    return meant is not None and meant.kind == EMERGENCY


def suggest_matter(county: str, text: str) -> Matter | None:
    """The matter that the text is about, None when its words say too little."""
    pack = get_current_pack(county)
    found = suggest(
        pack,
        get_registry(county),
        text=text,
        matter=None,
        category=None,
        place=county,
        language="zh",
        excluded_units=(),
    )
    return pack.matters.get(found.matter or "") if found.matter != pack.unsorted else None
