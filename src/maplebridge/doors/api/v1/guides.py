"""Guides, proofs, measures and responsibilities over the API, for everybody. Not for cases."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from maplebridge.cases.actions.opening import NO_MATTER
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import caller_of, county_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.cases import County
from maplebridge.doors.api.v1.shapes.guides import (
    GuideOut,
    GuidesOut,
    Kind,
    MeasuresOut,
    Place,
    ProofsOut,
    ResponsibilitiesOut,
    Saves,
    Words,
)
from maplebridge.doors.parts.duties import DutySight, sights_of
from maplebridge.doors.parts.guiding import Demanded, Door, Guide, Limit, guide_of
from maplebridge.doors.parts.meaning import GROUP_DIGITS, means
from maplebridge.doors.parts.measures import MeasureSight, list_measures
from maplebridge.doors.parts.proving import ProofSight, list_proofs
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.guide import Fee

router = Router(tags=["guides"])


@operation(router, "GET", "/guides", "public", "token:read", returns=GuidesOut)
def list_guides(request: HttpRequest, county: County = "", q: Words = "") -> HttpResponse:
    """The matters that words may mean; every one of them has a guide."""
    pack = _pack(request, county)
    found = [matter for matter in pack.matters.values() if means(matter, q)]
    lines = [
        {
            "name": matter.name,
            "title": rendering.both(matter.title),
            "group": rendering.both(pack.categories[matter.category[:GROUP_DIGITS]].name),
        }
        for matter in sorted(found, key=lambda each: (each.category, each.name))
    ]
    return answer({"rules": pack.number, "guides": lines})


@operation(router, "GET", "/guides/{name}", "public", "token:read", returns=GuideOut)
def get_guide(request: HttpRequest, name: str, county: County = "", place: Place = "") -> HttpResponse:
    """What a matter takes: papers with their basis, limits, fee, and where to go from a place."""
    pack = _pack(request, county)
    matter = pack.matters.get(name)
    if matter is None:
        raise Missing("no_such_matter", NO_MATTER, field="name")
    where = place if place.startswith(pack.county) else ""
    return answer(_guide(guide_of(pack, matter, caller_of(request).now, where), pack.number))


@operation(router, "GET", "/proofs", "public", "token:read", returns=ProofsOut)
def list_all_proofs(request: HttpRequest, county: County = "", q: Words = "") -> HttpResponse:
    """What may be demanded and by which law, and what is abolished."""
    pack = _pack(request, county)
    found = list_proofs(pack, q)
    return answer({"rules": pack.number, "proofs": [_proof(each) for each in (*found.standing, *found.abolished)]})


@operation(router, "GET", "/measures", "public", "token:read", returns=MeasuresOut)
def list_all_measures(
    request: HttpRequest, county: County = "", q: Words = "", kind: Kind = "", saves: Saves = ""
) -> HttpResponse:
    """What was made easier, narrowed down by words, kind of unit and what is saved."""
    pack = _pack(request, county)
    found = list_measures(pack, q, kind, saves)
    counts = {name: many for name, _, many in found.units}
    return answer({"rules": pack.number, "measures": [_measure(each) for each in found.found], "counts": counts})


@operation(router, "GET", "/responsibilities", "public", "token:read", returns=ResponsibilitiesOut)
def list_responsibilities(request: HttpRequest, county: County = "", kind: Kind = "") -> HttpResponse:
    """The list of responsibilities in its order, of all units or of one kind."""
    pack = _pack(request, county)
    lines = [line for line in pack.duties.lines if kind in ("", line.unit)]
    return answer({"rules": pack.number, "responsibilities": [_duty(each) for each in sights_of(pack, lines)]})


def _pack(request: HttpRequest, county: str) -> Pack:
    return get_current_pack(county_of(caller_of(request), county))


def _guide(guide: Guide, rules: int) -> rendering.JSON:
    return {
        "name": guide.matter.name,
        "title": rendering.both(guide.matter.title),
        "rules": rules,
        **{name: _maybe(getattr(guide, name)) for name in ("category", "who", "note")},
        "sealed": guide.sealed,
        "papers": [_paper(each) for each in (*guide.bring, *guide.fetched)],
        "limits": [_limit(each) for each in guide.limits],
        "later": [_limit(each) for each in guide.later],
        "fee": _fee(guide.fee) if guide.fee else None,
        "where": rendering.both(guide.where),
        "doors": [_door(each) for each in guide.doors],
        "outlets": guide.outlets,
    }


def _paper(paper: Demanded) -> rendering.JSON:
    return {
        "label": rendering.both(paper.label),
        "required": paper.required,
        "basis": rendering.both(paper.basis),
        "issuer": _maybe(paper.issuer),
        "ways": [rendering.both(way) for way in paper.ways],
    }


def _limit(limit: Limit) -> rendering.JSON:
    more = [rendering.both(each) for each in limit.more]
    said = {"label": rendering.both(limit.label), "limit": rendering.both(limit.limit)}
    return {**said, "basis": limit.basis, "extensions": more}


def _fee(fee: Fee) -> rendering.JSON:
    return {"yuan": fee.yuan, "basis": rendering.both(fee.basis), "note": _maybe(fee.note)}


def _door(door: Door) -> rendering.JSON:
    state = door.near.state
    return {
        "unit": rendering.named(door.unit.code, door.unit.name),
        "address": _maybe(door.unit.address),
        "phone": door.unit.phone,
        "hours": [rendering.both(line) for line in door.hours],
        "metres": door.near.metres,
        "open": state.open if state else None,
    }


def _proof(sight: ProofSight) -> rendering.JSON:
    gone = sight.proof.abolished
    return {
        "name": sight.proof.name,
        "title": rendering.both(sight.proof.title),
        "basis": _maybe(sight.proof.basis),
        "issuer": _maybe(sight.issuer),
        "ways": [rendering.both(way) for way in sight.ways],
        "matters": [matter.name for matter in sight.matters],
        "abolished": {"since": gone.since, "by": rendering.both(gone.by), "instead": rendering.both(gone.instead)}
        if gone
        else None,
    }


def _measure(sight: MeasureSight) -> rendering.JSON:
    measure = sight.measure
    return {
        "name": measure.name,
        "title": rendering.both(measure.title),
        "kind": measure.unit,
        "unit": rendering.both(sight.unit),
        "since": measure.since,
        "matters": list(measure.matters),
        "saves": dict(measure.saves),
    }


def _duty(sight: DutySight) -> rendering.JSON:
    line = sight.line
    return {
        "line": line.number,
        "duty": line.duty,
        "duty_name": rendering.both(sight.duty),
        "kind": line.unit,
        "unit": rendering.both(sight.unit),
        "level": line.level,
        "categories": list(line.categories),
        "says": _maybe(line.says),
        "basis": rendering.both(line.basis),
    }


def _maybe(text: Text | None) -> rendering.JSON | None:
    return None if text is None else rendering.both(text)
