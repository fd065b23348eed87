"""Money over the API: what a case amounts to, the sums of a place or unit, and what everybody may know.
Not for adding up: services.amounts does; whose figures somebody may see, services.insight says."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from ninja import Router

from maplebridge.cases.viewing import CaseView, access_view
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import actor_of, caller_of, county_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.cases import Code, County, PlaceCode
from maplebridge.doors.api.v1.shapes.money import CaseMoneyOut, MoneyOut, MonthName, PeriodName, PublicMoneyOut
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.amounts.kinds import KINDS, Kind
from maplebridge.services.amounts.public import Told, get_public_money
from maplebridge.services.amounts.queries import (
    Money,
    MoneySheet,
    Months,
    get_money,
    get_money_of_unit,
    list_of_case,
)
from maplebridge.services.amounts.rules import carries_money
from maplebridge.services.insight.periods import NO_PERIOD, list_months, read_period
from maplebridge.services.insight.queries import access_scope, names_of_places
from maplebridge.services.insight.reading import Scope

router = Router(tags=["money"])
BETWEEN_PARTIES = frozenset({"agreed", "performed"})
"""What every party of a case knows anyway; the rest is for whoever brought it and for staff."""
PUBLIC_MONTHS = 13
Names = Mapping[str, Text]


@operation(router, "GET", "/cases/{number}/money", "token:read", "link", returns=CaseMoneyOut)
def get_money_of_case(request: HttpRequest, number: str) -> HttpResponse:
    """What a case amounts to: claimed, agreed, performed, recovered, waived, paid.

    Parties who did not bring the case read only what was agreed and performed.
    """
    view = access_view(actor_of(request), number)
    return answer({"number": view.row["number"], "amounts": amounts_shown(view)})


def amounts_shown(view: CaseView) -> list[rendering.JSON]:
    """The money of a case as the reader of its view may know it. One round trip; none where no money can be."""
    if not carries_money(view.workflow, view.matter):
        return []
    whole = view.reader.staff or view.reader.own
    return [
        {"kind": kind.name, "label": rendering.both(kind.label), "yuan": f"{yuan:.2f}"}
        for kind, yuan in list_of_case(view.pack.county, view.stored.facts.id)
        if whole or kind.name in BETWEEN_PARTIES
    ]


@operation(router, "GET", "/money", "token:read", returns=MoneyOut)
def get_money_sums(
    request: HttpRequest, place: PlaceCode = "", unit: Code = "", period: PeriodName = "30d"
) -> HttpResponse:
    """The money of a place or unit whose figures you may see, in the whole months that a period touches.

    Without a place or unit it is the widest that is yours. Money is summed by months.
    """
    actor, now = actor_of(request), caller_of(request).now
    scope, days = access_scope(actor, place=place, unit=unit), read_period(period, now)
    months = Months.touched(days.first, days.last)
    return answer(
        {
            "place": None if scope.unit else scope.place,
            "unit": rendering.unit_named(get_registry(actor.county), scope.unit),
            "first_month": months.first.isoformat(),
            "last_month": months.last.isoformat(),
            "kinds": [_kind(kind) for kind in KINDS.values()],
            **(_of_unit(scope, months) if scope.unit else _of_place(scope, months)),
        }
    )


@operation(router, "GET", "/money/public", "public", "token:read", returns=PublicMoneyOut)
def get_open_money(request: HttpRequest, county: County = "", month: MonthName = "") -> HttpResponse:
    """The money of a county in one of the last thirteen months that are over, by town and by group of categories.

    Sums of fewer than ten cases are not told.
    """
    caller = caller_of(request)
    place = county_of(caller, county)
    known = list_months(caller.now, PUBLIC_MONTHS)
    found = next((each for each in known if month in ("", f"{each.first:%Y-%m}")), None)
    if found is None:
        raise Missing("no_such_period", NO_PERIOD, field="month")
    towns = names_of_places(place, place)
    told = get_public_money(place, Months.touched(found.first, found.last), sorted(towns))
    return answer(
        {
            "month": f"{found.first:%Y-%m}",
            "kinds": [_kind(kind) for kind in told.kinds],
            "total": _told(told.total),
            "towns": _told_parts(told.towns, towns),
            "groups": _told_parts(told.groups, _categories(place)),
        }
    )


def _of_unit(scope: Scope, months: Months) -> rendering.JSON:
    empty = Money({})
    total = get_money_of_unit(scope.county, scope.unit, months)
    return _sheet(MoneySheet(months, total, {}, {}, {}, empty), scope, {})


def _of_place(scope: Scope, months: Months) -> rendering.JSON:
    names = names_of_places(scope.county, scope.place)
    return _sheet(get_money(scope.county, scope.place, months, parts=names), scope, names)


def _sheet(sheet: MoneySheet, scope: Scope, places: Names) -> rendering.JSON:
    matters = {name: each.title for name, each in get_current_pack(scope.county).matters.items()}
    return {
        "total": _sums(sheet.total),
        "shares": [{"label": rendering.both(label), "percent": percent} for label, percent in sheet.total.shares()],
        "places": _parts(sheet.places, places),
        "categories": _parts(sheet.categories, _categories(scope.county)),
        "matters": _parts(sheet.matters, matters),
        "apart": _sums(sheet.apart) if scope.whole else [],
    }


def _categories(county: str) -> Names:
    return {code: each.name for code, each in get_current_pack(county).categories.items()}


def _kind(kind: Kind) -> rendering.JSON:
    return {"kind": kind.name, "label": rendering.both(kind.label), "meaning": rendering.both(kind.meaning)}


def _sums(money: Money) -> list[rendering.JSON]:
    return [
        {"kind": kind.name, "yuan": f"{total.yuan:.2f}", "cases": total.cases}
        for kind, total in money.listed()
        if total.cases
    ]


def _parts(parts: Mapping[str, Money], names: Names) -> list[rendering.JSON]:
    return [{"part": rendering.named(key, names.get(key)), "amounts": _sums(parts[key])} for key in sorted(parts)]


def _told(told: Told) -> list[rendering.JSON]:
    return [{"kind": kind, "yuan": None if yuan is None else f"{yuan:.2f}"} for kind, yuan in told.items()]


def _told_parts(parts: Mapping[str, Told], names: Names) -> list[rendering.JSON]:
    return [{"part": rendering.named(key, names.get(key)), "amounts": _told(parts[key])} for key in sorted(parts)]
