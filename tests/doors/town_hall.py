"""Run as a program inside the town: founds the county, then calls what it is told to, a line of JSON each way."""

import importlib
import json
import sys
import traceback
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import django
from shapely import box, to_wkb

from maplebridge.site.running.leftovers import end_leftovers

SIDE = 0.01  # degrees: about a kilometre
WEST, SOUTH = 105.77, 26.66


def main() -> None:
    """Found the county, say who is who, serve until the line is closed."""
    out, sys.stdout = sys.stdout, sys.stderr
    django.setup()
    from tests.world import found_county

    from maplebridge.site.demo.accounts import open_for_pages

    world = found_county()
    draw_grids()
    open_for_pages("520524")
    _say(out, {"right": dict(world.ids)})
    for line in sys.stdin:
        _say(out, _done(replace(world, now=datetime.now(UTC)), *json.loads(line)))
    end_leftovers(sys.argv[1])  # also when the tests were killed: nobody else would end them


def draw_grids() -> None:
    """A square for each grid, side by side."""
    from tests.world import COUNTY, forget_all

    from maplebridge.directory.places.models import Grid

    for column, grid in enumerate(Grid.objects.of(COUNTY).order_by("code")):
        west = WEST + column * SIDE
        grid.boundary = to_wkb(box(west, SOUTH, west + SIDE, SOUTH + SIDE))
        Grid.objects.of(COUNTY).filter(code=grid.code).update(boundary=grid.boundary)
    forget_all()


def cookie(world: Any, who: str, url: str) -> dict[str, str]:
    """The cookie of a new session of one of the cast, second factor included."""
    from tests.doors.signing import cookie_for

    return cookie_for(world, who, url)


def _done(world: Any, function: str, words: dict[str, Any]) -> dict[str, Any]:
    from django.db import close_old_connections

    module, _, name = function.partition(":")
    try:
        return {"right": getattr(importlib.import_module(module), name)(world, **words)}
    except Exception:
        close_old_connections()
        return {"wrong": traceback.format_exc()}


def _say(out: Any, answer: dict[str, Any]) -> None:
    out.write(json.dumps(answer, default=str, ensure_ascii=False) + "\n")
    out.flush()


if __name__ == "__main__":
    main()
