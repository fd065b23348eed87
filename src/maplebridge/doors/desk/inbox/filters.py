"""What the inbox may be narrowed down to: matters, places of the reader's area, languages. Not for the narrowing."""

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from maplebridge.cases.listing import Wanted
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import get_place, list_children
from maplebridge.directory.places.rules import Place
from maplebridge.doors.desk.naming import LANGUAGES
from maplebridge.doors.parts.forms.options import matter_options
from maplebridge.doors.parts.forms.rows import Option
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.pack import Pack

VILLAGE = 12


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of the three small fields above the table."""

    matters: list[tuple[Text | None, list[Option]]]
    places: list[Option]
    languages: list[Option]


def read_wanted(request: HttpRequest, sent: QueryDict | None = None) -> Wanted:
    """What is asked for in the address, or in what was `sent`; codes that mean nothing find nothing."""
    given = request.GET if sent is None else sent
    asked = {name: str(given.get(name, "")).strip()[:60] for name in ("state", "matter", "place", "language")}
    return Wanted(**asked, overdue=given.get("overdue") == "1")


def known_place(county: str, wanted: Wanted) -> Wanted:
    """The same without a place that is not one of the county's."""
    try:
        known = not wanted.place or get_place(county, wanted.place).code.startswith(county)
    except Fault:
        known = False
    return wanted if known else Wanted(wanted.state, wanted.matter, "", wanted.language, wanted.overdue)


def choices_of(actor: Actor, pack: Pack, wanted: Wanted) -> Choices:
    """All matters, the places directly within the reader's area and the one chosen, the languages of the house."""
    return Choices(
        matters=_grouped(matter_options(pack), wanted.matter),
        places=_places(actor, wanted.place),
        languages=[Option(code, name, None, code == wanted.language) for code, name in LANGUAGES.items()],
    )


def _grouped(options: list[Option], chosen: str) -> list[tuple[Text | None, list[Option]]]:
    found: list[tuple[Text | None, list[Option]]] = []
    for each in options:
        if not found or found[-1][0] != each.group:
            found.append((each.group, []))
        found[-1][1].append(Option(each.value, each.label, each.group, each.value == chosen))
    return found


def _places(actor: Actor, chosen: str) -> list[Option]:
    area = min((duty.place for duty in actor.duties if duty.place), key=len, default=actor.county)
    within = [place for place in _around(actor.county, area, chosen)]
    return [Option(place.code, Text(place.name, place.name), None, place.code == chosen) for place in within]


def _around(county: str, area: str, chosen: str) -> list[Place]:
    found = list(list_children(county, area)) if len(area) <= VILLAGE else [get_place(county, area)]
    if chosen and all(place.code != chosen for place in found):
        found = [get_place(county, chosen), *found]
    if chosen and len(chosen) <= VILLAGE:
        at = next(i for i, place in enumerate(found) if place.code == chosen)
        found[at + 1 : at + 1] = list_children(county, chosen) if chosen != area else ()
    return found
