"""The duty list of the desk: problems on the list by batch, state and unit, and the button to claim one.
Claiming is an action of the case. Not for the public: that has a page of its own."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.text import Text
from maplebridge.services.dutylist.queries import Count, Wanted, count_duties, list_duties
from maplebridge.services.dutylist.rules import BATCHES, HOW, OUTCOMES, SETTLED, STANDS

COLOURS: Mapping[str, str] = {"listed": "amber", "naming": "red", "handling": "blue", "publishing": "blue",
                              "confirming": "blue", "closed": "green"}  # fmt: skip
LONGEST = 60


@page("staff")
def duties(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The list as far as I may see it, those due first."""
    assert visitor.actor is not None
    wanted = wanted_of(request)
    counts = count_duties(visitor.county, visitor.now)
    listed = list_duties(visitor.actor, wanted, visitor.now)
    lines = [
        (duty, STANDS.get(duty.state), COLOURS.get(duty.state, "grey"), BATCHES.get(duty.batch)) for duty in listed
    ]
    return show(
        request,
        "desk/dutylist/page.html",
        here="duties",
        wanted=wanted,
        lines=lines,
        how=HOW,
        outcomes=OUTCOMES,
        settled=SETTLED,
        stands=STANDS,
        tabs=_tabs(counts, wanted),
        units=_units(visitor.county, counts),
        table=_table(counts),
        raises="dispatcher" in visitor.roles,
        address=urlencode(_asked(wanted)),
    )


def wanted_of(request: HttpRequest) -> Wanted:
    """What the address narrows the list to."""
    said = {name: request.GET.get(name, "").strip()[:LONGEST] for name in ("batch", "state", "unit", "how")}
    known = {"batch": BATCHES, "state": STANDS, "how": HOW}
    clean = {name: value if value in known.get(name, {value}) else "" for name, value in said.items()}
    return Wanted(**clean, late=request.GET.get("late") == "1", over=request.GET.get("over") == "1")


def _asked(wanted: Wanted) -> dict[str, str]:
    said = {name: getattr(wanted, name) for name in ("batch", "state", "unit", "how")}
    return {name: value for name, value in said.items() if value} | ({"late": "1"} if wanted.late else {})


def _tabs(counts: list[Count], wanted: Wanted) -> list[tuple[Text, str, int, bool]]:
    """All batches and each, with how many problems of it are on the list."""
    rest = {name: value for name, value in _asked(wanted).items() if name != "batch"}
    on = [each for each in counts if each.state != "closed"]
    tabs = [(Text("全部", "All"), "", sum(each.many for each in on))]
    tabs += [(label, name, sum(each.many for each in on if each.batch == name)) for name, label in BATCHES.items()]
    return [
        (label, f"?{urlencode({**rest, **({'batch': name} if name else {})})}", many, name == wanted.batch)
        for label, name, many in tabs
    ]


def _units(county: str, counts: list[Count]) -> list[tuple[str, Text]]:
    registry = get_registry(county)
    codes = sorted({each.unit for each in counts if each.unit})
    return [(code, unit.name) for code in codes if (unit := registry.unit(code))]


def _table(counts: list[Count]) -> list[tuple[Text, list[int], int]]:
    """For each batch how many stand how, and how many are late."""
    return [
        (
            label,
            [sum(each.many for each in counts if (each.batch, each.state) == (batch, state)) for state in STANDS],
            sum(each.late for each in counts if each.batch == batch),
        )
        for batch, label in BATCHES.items()
    ]
