"""Draws the house from its imports: floors as rows, rooms as boxes, what points up in red. Not for serving.

Run as a module it writes var/map.svg and fails when an import points up.
"""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

import click
import grimp

FLOORS = ("site", "doors", "services", "cases", "rulebook", "directory", "ground")
WIDTH, HEIGHT, GAP, ROW, LEFT = 118, 40, 22, 104, 110
TARGET = Path("var/map.svg")
Arrow = tuple[str, str]
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1f2a24}.floor{font-weight:600;fill:#55635b}"
    "rect{fill:#fff;stroke:#07803f;stroke-width:1.3}path{fill:none;stroke:#55635b;stroke-opacity:.45}"
    ".up{stroke:#c0271b;stroke-opacity:1;stroke-width:2}"
)


def draw() -> tuple[str, list[Arrow]]:
    """The picture as SVG, and the arrows in it that point up."""
    arrows = sorted(find_arrows())
    return picture(rooms_of(arrows), arrows), [arrow for arrow in arrows if points_up(arrow)]


def find_arrows() -> set[Arrow]:
    """Which room imports which, each as `floor.room` or, for a floor without rooms, `floor`."""
    graph = grimp.build_graph("maplebridge")
    pairs = (
        (room_of(module), room_of(there))
        for module in graph.modules
        for there in graph.find_modules_directly_imported_by(module)
    )
    return {(here, there) for here, there in pairs if here and there and here != there}


def room_of(module: str) -> str:
    """`ground.sql` for `maplebridge.ground.sql.county`; "" for what stands on no floor."""
    floor, *rest = module.split(".")[1:] or [""]
    if floor not in FLOORS or (not rest and floor not in ("site", "cases")):
        return ""
    return floor if floor in ("site", "cases") else f"{floor}.{rest[0]}"


def rooms_of(arrows: Iterable[Arrow]) -> dict[str, list[str]]:
    """The rooms of each floor, top floor first."""
    rooms = sorted({room for arrow in arrows for room in arrow})
    return {floor: [room for room in rooms if room.partition(".")[0] == floor] for floor in FLOORS}


def points_up(arrow: Arrow) -> bool:
    """Whether it leads to a floor above; neighbours on one floor are import-linter's affair."""
    here, there = (FLOORS.index(room.partition(".")[0]) for room in arrow)
    return there < here


def picture(rooms: dict[str, list[str]], arrows: Iterable[Arrow]) -> str:
    """The SVG: arrows below, boxes above them."""
    places = {
        room: (LEFT + column * (WIDTH + GAP), 20 + row * ROW)
        for row, floor in enumerate(FLOORS)
        for column, room in enumerate(rooms[floor])
    }
    width = max((x for x, _ in places.values()), default=LEFT) + WIDTH + GAP
    parts = [*(_arrow(places, arrow) for arrow in arrows), *_boxes(places), *_floors()]
    size = f'viewBox="0 0 {width} {len(FLOORS) * ROW}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><style>{STYLE}</style>{"".join(parts)}</svg>\n'


def _floors() -> Iterator[str]:
    for row, floor in enumerate(FLOORS):
        yield f'<text class="floor" x="10" y="{20 + row * ROW + HEIGHT / 2 + 5}">{floor}</text>'


def _boxes(places: dict[str, tuple[int, int]]) -> Iterator[str]:
    for room, (x, y) in places.items():
        name = escape(room.rpartition(".")[2])
        yield f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="5"/>'
        yield f'<text x="{x + WIDTH / 2}" y="{y + HEIGHT / 2 + 5}" text-anchor="middle">{name}</text>'


def _arrow(places: dict[str, tuple[int, int]], arrow: Arrow) -> str:
    (x1, y1), (x2, y2) = (places[room] for room in arrow)
    start, end = (x1 + WIDTH / 2, y1 + HEIGHT), (x2 + WIDTH / 2, y2)
    bend = 60 if y1 == y2 else 30
    curve = f"M{start[0]} {start[1]}C{start[0]} {start[1] + bend} {end[0]} {end[1] - bend} {end[0]} {end[1]}"
    title = escape(" → ".join(arrow))
    return f'<path class="{"up" if points_up(arrow) else ""}" d="{curve}"><title>{title}</title></path>'


def main() -> None:
    """Write the picture; exit code 1 when an import points up."""
    drawn, upward = draw()
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(drawn, encoding="utf-8")
    click.echo(TARGET)
    for above, below in upward:
        click.echo(f"{above} → {below}", err=True)
    raise SystemExit(bool(upward))


if __name__ == "__main__":
    main()
