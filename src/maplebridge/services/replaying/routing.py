"""Which matter, category, secrecy and unit a past request gets by the rules in force. Not for deciding new cases."""

from dataclasses import dataclass

from maplebridge.directory.units.rules import Registry, centre_code
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.routing.rules import Suggestion, suggest
from maplebridge.rulebook.workflows.definition import Matter, Privacy
from maplebridge.services.replaying.rules import Request

STRICTNESS: tuple[Privacy, ...] = ("ordinary", "identity_sealed", "case_sealed")


@dataclass(frozen=True, slots=True)
class Route:
    """Where a request goes. `exception` says why a unit gets it that the list of competence does not name."""

    matter: str
    category: str
    secrecy: Privacy
    unit: str
    certain: bool
    exception: str = ""


def find_route(pack: Pack, registry: Registry, request: Request) -> Route:
    """The route the rules suggest; where they are not certain the county's centre leads.

    The place of a past request is not in the file: it counts as the county.
    """
    suggestion = suggest(
        pack,
        registry,
        text=f"{request.title} {request.text}",
        matter=None,
        category=None,
        place=pack.county,
        language="zh",
        excluded_units=(),
    )
    centre, unsorted = centre_code(pack.county), pack.matters[pack.unsorted]
    if not suggestion.certain or suggestion.unit is None:
        return Route(unsorted.name, unsorted.category, unsorted.privacy, centre, False)
    matter = _matter(pack, suggestion, unsorted)
    category = suggestion.category or matter.category
    return Route(
        matter=matter.name,
        category=category,
        secrecy=_stricter(pack, category, matter),
        unit=suggestion.unit,
        certain=True,
        exception=_exception(registry, suggestion, category, pack.county),
    )


def _matter(pack: Pack, suggestion: Suggestion, unsorted: Matter) -> Matter:
    """The matter suggested, if a request with nothing but a text and a reply can go its way; else the unsorted one."""
    matter = pack.matters.get(suggestion.matter or "", unsorted)
    asks_for_more = any(field.required for field in matter.form) or matter.evidence.get("finish")
    return unsorted if asks_for_more or matter.workflow != unsorted.workflow else matter


def _stricter(pack: Pack, category: str, matter: Matter) -> Privacy:
    known = pack.categories.get(category)
    least: Privacy = known.privacy if known is not None else "ordinary"
    return max(least, matter.privacy, key=STRICTNESS.index)


def _exception(registry: Registry, suggestion: Suggestion, category: str, place: str) -> str:
    unit = suggestion.unit
    if unit == centre_code(place) or any(each.code == unit for each in registry.competent(category, place)):
        return ""
    return "；".join(reason.zh for reason in suggestion.reasons)[:2000]
