"""Turns the plates of a place into one PDF. Not for who may ask for it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import islice

from django.conf import settings

from maplebridge.directory.places.queries import get_place
from maplebridge.directory.plates.codes import show
from maplebridge.directory.plates.naming import Spot, name_spots
from maplebridge.directory.plates.rules import PlateFacts, number_of
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import centre_code
from maplebridge.ground.pdf.lettering import Sheet
from maplebridge.services.platework.designs import DESIGNS, Face
from maplebridge.services.platework.layouts import Layout

PATH = "/q/"
PORTION = 500
Report = Callable[[int], None]


def draw_plates(county: str, plates: Iterable[PlateFacts], layout: Layout, report: Report = lambda done: None) -> bytes:
    """The PDF of these plates, in their order; `report` hears of each page how many are drawn.

    Raises Fault `missing_glyph` when a name cannot be printed.
    """
    design = DESIGNS[layout]
    with closing(Sheet(design.width, design.height)) as paper:
        drawn, spots = 0, len(design.spots)
        for face in _faces(county, plates):
            if drawn % spots == 0:
                report(drawn)
                paper.add_page()
                design.cut(paper)
            design.draw(paper, face, *design.spots[drawn % spots])
            drawn += 1
        report(drawn)
        return bytes(paper.output())


def address_of(code: str) -> str:
    """The address that the QR sign of a plate holds."""
    return f"{settings.SITE_URL}{PATH}{code}"


def _faces(county: str, plates: Iterable[PlateFacts]) -> Iterator[Face]:
    centre, waiting = _centre_of(county), iter(plates)
    while portion := list(islice(waiting, PORTION)):
        spots = name_spots(county, (plate.place for plate in portion))
        yield from (_face(plate, spots[plate.place], centre) for plate in portion)


def _face(plate: PlateFacts, spot: Spot, centre: str) -> Face:
    return Face(
        address=address_of(plate.code),
        code=show(plate.code),
        centre=centre,
        town=spot.town,
        village=spot.village,
        spot=spot.within,
        number=number_of(plate.household, plate.place),
    )


def _centre_of(county: str) -> str:
    unit = get_registry(county).unit(centre_code(county))
    return unit.name.zh if unit else get_place(county, county).name
