"""What every form asks besides its matter: where, and how to reach whom. Facts for the templates, nothing else."""

from typing import Any

from django.http import HttpRequest, QueryDict

from maplebridge.directory.plates.queries import Scan, open_plate
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.options import LANGUAGES
from maplebridge.doors.portal.places import list_towns, name_of
from maplebridge.doors.portal.report.filing import KEY_REUSED, NOT_KEPT, SIGNED_OUT
from maplebridge.doors.portal.report.reading import control_of, is_for_another
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault, TooOften

TOWN_DIGITS = 9


def asked_for(
    request: HttpRequest, visitor: Visitor, typed: QueryDict, fault: Fault | None, scan: Scan | None = None
) -> dict[str, Any]:
    """Facts for `_where.html` and `_who.html`, and where a fault belongs; `scan` is a plate that is known already."""
    scan = scan or _read_plate(typed.get("plate", ""))
    county = visitor.county
    units = (unit for unit in get_registry(county) if unit.active and len(unit.place) <= TOWN_DIGITS)
    return {
        "here": request.path,
        "typed": typed,
        "fault": fault,
        "wrong": control_of(fault, for_another=is_for_another(request)) if fault else "",
        "signed_out": fault is not None and fault.code == SIGNED_OUT,
        "early": fault is not None and fault.status == TooOften.status,
        "files_kept": fault is None or fault.code != NOT_KEPT,
        "key": _key(typed, fault),
        "towns": list_towns(county),
        "languages": LANGUAGES.items(),
        "units": sorted(units, key=lambda unit: (len(unit.place), unit.code)),
        "plate": scan.code if scan else "",
        "plate_name": name_of(scan.county, scan.place) if scan else "",
    }


def _key(typed: QueryDict, fault: Fault | None) -> str:
    """One key for one report, however often it is sent; another one for what is sent as another case."""
    used = fault is not None and fault.code == KEY_REUSED
    return str(new_id()) if used else typed.get("key") or str(new_id())


def _read_plate(code: str) -> Scan | None:
    """What a plate stands for; nothing when it cannot be used: the fault shown says so."""
    try:
        return open_plate(code) if code else None
    except Fault:
        return None
