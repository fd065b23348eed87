"""What earlier steps of a case said, for amounts that have their bound there. Not for telling anybody."""

from collections.abc import Collection

from maplebridge.cases.queries import SQL
from maplebridge.cases.stored import StoredCase
from maplebridge.ground.sql.statements import fetch


def list_earlier(case: StoredCase, names: Collection[str]) -> dict[str, str]:
    """What the steps of the case said last under those names. One round trip."""
    values = {"county": case.facts.county, "case_id": case.facts.id, "names": sorted(names)}
    return dict(fetch(SQL / "list_earlier.sql", values))
