"""Supervision cards on paper: A6 sheets, or four to cut from an A4 sheet, each with a QR sign that opens the unit's
page. Not for what that page says."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.plates.queries import access_plates
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import UnitFacts, centre_code
from maplebridge.ground.jobs.actions import ask
from maplebridge.ground.jobs.kinds import Handler, Kind, Report, Task
from maplebridge.ground.jobs.results import PDF, Result
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

PRINT_CARDS = Kind("print_supervision_cards")
PATH = "/supervise/"
DRAWING = Text("正在排版", "Drawing")
NO_UNITS = Text("这里没有单位", "there are no units here")
BLOCK = 1 << 20
LARGEST = 3000


class CardLayout(StrEnum):
    """How cards are laid out."""

    SHEETS = "sheets"
    SINGLE = "single"


CARD_LAYOUTS: Mapping[CardLayout, Text] = {
    CardLayout.SHEETS: Text("A4 纸，每张 4 块，可裁切", "A4 sheets, four to cut from each"),
    CardLayout.SINGLE: Text("单块 A6", "Single cards of A6"),
}


def units_within(county: str, within: str, *, below: bool) -> list[UnitFacts]:
    """The active units of a place, alone or with all that lies below it, by code. Not the county's centre: it handles
    what cards bring in, so its own could not promise that it does not."""
    units = [unit for unit in get_registry(county) if unit.active and unit.code != centre_code(county)]
    found = [unit for unit in units if unit.place == within or (below and unit.place.startswith(within))]
    return sorted(found, key=lambda unit: (unit.place, unit.code))


def ask_cards(*, actor: Actor, within: str, below: bool, layout: CardLayout, now: datetime, code: str = "") -> UUID:
    """Asks for the PDF of the cards of a place's units, or of one; the job's id. Raises Forbidden, Fault."""
    access_plates(actor, within)
    units = [unit for unit in units_within(actor.county, within, below=below) if code in ("", unit.code)]
    if not units:
        raise Fault("no_units", NO_UNITS, field="within")
    title = Text(f"打印监督卡，{len(units)} 块", f"Print {len(units)} supervision cards")
    params = {"units": [unit.code for unit in units[:LARGEST]], "layout": layout.value}
    return ask(county=actor.county, kind=PRINT_CARDS, title=title, params=params, asked_by=actor.id, now=now)


def print_cards(task: Task, report: Report) -> Result:
    """The PDF of the cards asked for."""
    registry = get_registry(task.county)
    units = [unit for code in task.params["units"] if (unit := registry.unit(code)) is not None]

    def tell(done: int) -> None:
        report(done, len(units), DRAWING)

    content = draw_cards(units, CardLayout(task.params["layout"]), tell)
    return Result(f"监督卡-{len(units)}.pdf", PDF, _blocks(content))


def draw_cards(
    units: Sequence[UnitFacts], layout: CardLayout, report: Callable[[int], None] = lambda done: None
) -> bytes:
    """The PDF of these units' cards, in their order; `report` hears how many are drawn."""
    from maplebridge.ground.pdf.lettering import Sheet  # loads the typeface's tools: workers only
    from maplebridge.services.platework.card_design import SHEETS, draw_card

    width, height, spots = SHEETS[layout == CardLayout.SHEETS]
    with closing(Sheet(width, height)) as paper:
        for number, unit in enumerate(units):
            if number % len(spots) == 0:
                report(number)
                paper.add_page()
            draw_card(paper, unit, address_of(unit.code), *spots[number % len(spots)])
        report(len(units))
        return bytes(paper.output())


def address_of(code: str) -> str:
    """The address that the QR sign of a card holds."""
    from django.conf import settings

    return f"{settings.SITE_URL}{PATH}{code}/"


def _blocks(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), BLOCK):
        yield content[start : start + BLOCK]


HANDLERS = (Handler(PRINT_CARDS, print_cards),)
