"""What a list of cases shows beside a case: by which entrance it came and who has it. Not for what is listed."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from maplebridge.cases.listing import CaseLine
from maplebridge.ground.numbers.ids import read_id
from maplebridge.ground.sql.statements import fetch
from maplebridge.services.viewing.tallying import SQL


@dataclass(frozen=True, slots=True)
class Beside:
    """The entrance of a case, and the name of the person who has it ("" for nobody)."""

    channel: str
    person: str


def list_besides(county: str, lines: Iterable[CaseLine]) -> dict[UUID, Beside]:
    """Both for the cases of one page; one round trip, none for an empty page."""
    page = list(lines)
    people = [person for person in (read_id(line.person or "") for line in page) if person is not None]
    values = {"county": county, "ids": [line.id for line in page], "people": people}
    rows = fetch(SQL / "besides.sql", values) if page else []
    return {id_: Beside(channel, name or "") for id_, channel, name in rows}
