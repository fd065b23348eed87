"""Which matter, category, secrecy and unit a past request gets by the rules in force. Not for deciding new cases."""

from dataclasses import dataclass
from functools import partial

from maplebridge.directory.units.rules import Registry, centre_code
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.routing.filing import file_under
from maplebridge.rulebook.routing.rules import Suggestion, suggest
from maplebridge.rulebook.workflows.definition import Matter, Privacy
from maplebridge.services.replaying.rules import Request


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
    filed = file_under(pack, suggestion, partial(_needs_no_more, pack))
    certain = suggestion.certain and suggestion.unit is not None
    return Route(
        matter=filed.matter.name,
        category=filed.category,
        secrecy=filed.privacy,
        unit=suggestion.unit if certain and suggestion.unit else centre_code(pack.county),
        certain=certain,
        exception=_exception(registry, suggestion, filed.category, pack.county) if certain else "",
    )


def _needs_no_more(pack: Pack, matter: Matter) -> bool:
    """Whether a request with nothing but a text and a reply can go the way of `matter`."""
    asks_for_more = any(field.required for field in matter.form) or matter.evidence.get("finish")
    return not asks_for_more and matter.workflow == pack.matters[pack.unsorted].workflow


def _exception(registry: Registry, suggestion: Suggestion, category: str, place: str) -> str:
    unit = suggestion.unit
    if unit == centre_code(place) or any(each.code == unit for each in registry.competent(category, place)):
        return ""
    return "；".join(reason.zh for reason in suggestion.reasons)[:2000]
