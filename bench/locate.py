"""The grid of a point, against a bare STRtree bulk query on the same points. Prints ratios; `--json` for machines.

Runs without a database: the made-up county of the demo, 5,376 polygons of some 25 corners each. The rounds are
interleaved and the medians compared, because the machine's own speed moves.
"""

import argparse
import csv
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
import shapely

import maplebridge
from maplebridge.directory.places.generating.county import make_grids
from maplebridge.directory.places.locating import GridIndex
from maplebridge.directory.places.rules import Place, level_of, parent_code

DIVISIONS = Path(maplebridge.__file__).parent / "packs" / "demo" / "places.csv"
BULK = 200_000
SINGLES = 5_000
ROUNDS = 5
TARGET_RATIO = 0.5
GUIDE_MICROSECONDS = 20


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--json", action="store_true")
    as_json = arguments.parse_args().json
    figures = measure()
    print(json.dumps(figures) if as_json else table(figures))


def measure() -> Mapping[str, float]:
    """Medians of interleaved rounds: points a second, microseconds for one, and the ratio to the bare query."""
    codes, shapes = county()
    index = GridIndex(codes, list(shapely.to_wkb(shapes)))
    bare = shapely.STRtree(shapes)
    lons, lats = scatter_points(shapes)
    points = shapely.points(lons, lats)
    singles = list(zip(lons[:SINGLES].tolist(), lats[:SINGLES].tolist(), strict=True))
    races: Mapping[str, Callable[[], object]] = {
        "bare": lambda: bare.query(points, predicate="intersects"),
        "many": lambda: index.locate_many(lons, lats),
        "single": lambda: [index.locate(lon, lat) for lon, lat in singles],
    }
    seconds = race(races)
    return {
        "polygons": len(index),
        "points": BULK,
        "bare_points_per_second": round(BULK / seconds["bare"]),
        "locate_many_points_per_second": round(BULK / seconds["many"]),
        "ratio_to_bare": round(seconds["bare"] / seconds["many"], 2),
        "single_microseconds": round(seconds["single"] / SINGLES * 1e6, 2),
    }


def race(runners: Mapping[str, Callable[[], object]]) -> Mapping[str, float]:
    """The median seconds of each, run in turns after one turn that does not count."""
    turns: dict[str, list[float]] = {name: [] for name in runners}
    for _ in range(ROUNDS + 1):
        for name, run in runners.items():
            begun = perf_counter()
            run()
            turns[name].append(perf_counter() - begun)
    return {name: median(seconds[1:]) for name, seconds in turns.items()}


def county() -> tuple[list[str], "np.ndarray[tuple[int], np.dtype[np.object_]]"]:
    """The made-up county: codes and polygons of its grids."""
    with DIVISIONS.open(encoding="utf-8") as file:
        rows = [(row["code"], row["name"]) for row in csv.DictReader(file)]
    grids = make_grids([Place(code, name, level_of(code), parent_code(code)) for code, name in rows])
    return [grid.code for grid in grids], np.array([shapely.Polygon(grid.ring) for grid in grids])


def scatter_points(shapes: "np.ndarray[tuple[int], np.dtype[np.object_]]") -> tuple[np.ndarray, np.ndarray]:
    """Points all over the county's box: some four in five lie inside."""
    west, south, east, north = shapely.total_bounds(shapes)
    dice = np.random.default_rng(520524)
    return dice.uniform(west, east, BULK), dice.uniform(south, north, BULK)


def table(figures: Mapping[str, float]) -> str:
    """For people."""
    return "\n".join(
        (
            f"{figures['polygons']:,} polygons, {figures['points']:,} points, median of {ROUNDS} interleaved rounds",
            f"bare STRtree bulk query  {figures['bare_points_per_second']:>12,} points/s",
            f"locate_many              {figures['locate_many_points_per_second']:>12,} points/s",
            f"ratio                    {figures['ratio_to_bare']:>12} (target at least {TARGET_RATIO})",
            f"locate, one point        {figures['single_microseconds']:>12} microseconds (guide {GUIDE_MICROSECONDS})",
        )
    )


if __name__ == "__main__":
    main()
