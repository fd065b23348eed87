"""Reads the journal and lays messages in the outbox, each once. Not for sending them."""

from collections.abc import Sequence
from datetime import datetime

from maplebridge.cases.desks import Desks
from maplebridge.cases.reading import JournalRow, read_on
from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.post.actions import Draft, lay_out
from maplebridge.rulebook.duties.rules import find_overall
from maplebridge.rulebook.publishing.queries import get_current_pack, get_pack
from maplebridge.rulebook.workflows.definition import Workflow
from maplebridge.rulebook.workflows.roles import place_of_centre
from maplebridge.services.notices.rules import CHASES, notices_of

READER = "notices"


def tell_once(county: str, now: datetime) -> int:
    """Turns the journal rows that are new into messages; returns how many rows. Call again while it is not 0."""

    def handle(county: str, rows: Sequence[JournalRow]) -> None:
        desks, templates = Desks(county, now), get_current_pack(county).messages.templates
        drafts = [
            Draft(f"{row.case_id}:{row.seq}", notice.recipient, notice.template, notice.params, row.case_id)
            for row in rows
            for notice in notices_of(row, desks, _workflow(county, row), templates, _overall(county, row))
        ]
        lay_out(county=county, drafts=drafts, now=now)

    return read_on(county, READER, handle)


def _overall(county: str, row: JournalRow) -> str:
    """The unit that leads overall by the list in force; "" for nobody."""
    if row.action not in CHASES:
        return ""
    matter = get_pack(county, row.rules).matters.get(row.matter)
    registry, lines = get_registry(county), get_current_pack(county).duties.lines
    category = matter.category if matter else ""
    holder = find_overall(lines, registry, category, place_of_centre(row.centre)) if category else None
    return holder.unit.code if holder is not None else ""


def _workflow(county: str, row: JournalRow) -> Workflow | None:
    pack = get_pack(county, row.rules)
    matter = pack.matters.get(row.matter)
    return pack.workflows[matter.workflow] if matter else None
