"""Matters over the API: what can be brought, with form, papers and clocks. Not for cases."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from maplebridge.cases.actions.opening import NO_MATTER
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import caller_of, county_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.cases import County
from maplebridge.doors.api.v1.shapes.directory import MatterOut, MattersOut
from maplebridge.ground.words.fault import Missing
from maplebridge.rulebook.deadlines.explaining import say_limit
from maplebridge.rulebook.deadlines.spec import ClockSpec, Extension
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.definition import Matter
from maplebridge.rulebook.workflows.running import clock_specs

router = Router(tags=["matters"])


@operation(router, "GET", "/matters", "public", "token:read", returns=MattersOut)
def list_matters(request: HttpRequest, county: County = "") -> HttpResponse:
    """Everything that can be brought to a county, with the words people use for it."""
    pack = get_current_pack(county_of(caller_of(request), county))
    return answer({"rules": pack.number, "matters": [_line(pack, matter) for matter in pack.matters.values()]})


@operation(router, "GET", "/matters/{name}", "public", "token:read", returns=MatterOut)
def get_matter(request: HttpRequest, name: str, county: County = "") -> HttpResponse:
    """A matter: its form, the papers to bring, its clocks, each with its legal basis."""
    pack = get_current_pack(county_of(caller_of(request), county))
    matter = pack.matters.get(name)
    if matter is None:
        raise Missing("no_such_matter", NO_MATTER, field="name")
    specs = clock_specs(pack.workflows[matter.workflow], matter)
    return answer(
        {
            **_line(pack, matter),
            "rules": pack.number,
            "workflow": matter.workflow,
            "privacy": matter.privacy,
            "form": [rendering.field(field) for field in matter.form],
            "papers": [
                {"name": p.name, "label": rendering.both(p.label), "required": p.required, "basis": p.basis}
                for p in matter.papers
            ],
            "evidence": {action: list(kinds) for action, kinds in matter.evidence.items()},
            "clocks": [_clock(spec) for spec in specs.values()],
        }
    )


def _line(pack: Pack, matter: Matter) -> rendering.JSON:
    category = pack.categories.get(matter.category)
    return {
        **{name: getattr(matter, name) for name in ("name", "kind", "level", "response", "says")},
        "title": rendering.both(matter.title),
        "category": rendering.named(matter.category, category.name if category else None),
    }


def _clock(spec: ClockSpec) -> rendering.JSON:
    return {
        **{name: getattr(spec, name) for name in ("name", "starts", "stops", "protects", "binds", "basis")},
        "label": rendering.both(spec.label),
        "limit": rendering.both(say_limit(spec.limit)),
        "pauses": dict(spec.pauses or {}),
        "extensions": [_extension(extension) for extension in spec.extensions],
    }


def _extension(extension: Extension) -> rendering.JSON:
    limit = rendering.both(say_limit(extension.limit))
    return {"name": extension.name, "mode": extension.mode, "limit": limit, "approver": extension.approver}
