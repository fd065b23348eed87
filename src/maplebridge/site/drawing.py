"""Draws the house from its imports: floors as rows, rooms as boxes, what points up in red. Not for serving.

Run as a module it writes var/map.svg and fails when an import points up.
"""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

import click
import grimp

FLOORS = ("site", "doors", "services", "cases", "rulebook", "directory", "ground")
WIDTH, HEIGHT, GAP, ROW, LEFT = 106, 36, 30, 108, 90
TARGET = Path("var/map.svg")
Arrow = tuple[str, str]
Places = dict[str, tuple[float, float]]
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1f2a24}.floor{font-weight:600;fill:#55635b}"
    "rect{fill:#fff;stroke:#07803f;stroke-width:1.3}path{fill:none;stroke:#55635b}"
    ".told{stroke-opacity:.13}.up{stroke:#c0271b;stroke-width:2}#head path{fill:#55635b;stroke:none}"
)
HEAD = (
    '<marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0L8 4L0 8z"/></marker>'
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
    """The rooms of each floor, top floor first; on a floor, those that import their neighbours come first."""
    known = list(arrows)
    rooms = sorted({room for arrow in known for room in arrow})
    floors = {floor: [room for room in rooms if floor_of(room) == floor] for floor in FLOORS}
    return {floor: sorted(found, key=lambda room: -_depth(room, known)) for floor, found in floors.items()}


def floor_of(room: str) -> str:
    """The floor on which a room lies."""
    return room.partition(".")[0]


def _depth(room: str, arrows: list[Arrow]) -> int:
    """How many neighbours on its floor stand one below the other under the room."""
    below = [there for here, there in arrows if here == room and floor_of(there) == floor_of(room)]
    return 1 + max((_depth(there, arrows) for there in below), default=0)


def list_implied(arrows: Iterable[Arrow]) -> set[Arrow]:
    """The arrows whose end is also reached by way of other rooms: they add no order to the house."""
    known = set(arrows)
    ends = {here: {there for start, there in known if start == here} for here, _ in known}

    def reached(room: str) -> set[str]:
        return ends.get(room, set()).union(*(reached(there) for there in ends.get(room, ())))

    return {(a, b) for a, b in known if any(b in reached(there) for there in ends[a] - {b})}


def points_up(arrow: Arrow) -> bool:
    """Whether it leads to a floor above; neighbours on one floor are import-linter's affair."""
    here, there = (FLOORS.index(floor_of(room)) for room in arrow)
    return there < here


def picture(rooms: dict[str, list[str]], arrows: Iterable[Arrow]) -> str:
    """The SVG: arrows below, boxes above them."""
    known = sorted(arrows)
    widest = max(len(found) for found in rooms.values())
    places: Places = {
        room: (LEFT + (widest - len(found)) * (WIDTH + GAP) / 2 + column * (WIDTH + GAP), 20 + row * ROW)
        for row, found in enumerate(rooms.values())
        for column, room in enumerate(found)
    }
    implied = set() if any(map(points_up, known)) else list_implied(known)
    drawn = [_arrow(places, arrow, arrow in implied) for arrow in sorted(known, key=lambda arrow: arrow not in implied)]
    size = f'viewBox="0 0 {LEFT + widest * (WIDTH + GAP)} {len(FLOORS) * ROW}"'
    parts = [f"<style>{STYLE}</style><defs>{HEAD}</defs>", *drawn, *_boxes(places), *_floors()]
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>\n'


def _floors() -> Iterator[str]:
    for row, floor in enumerate(FLOORS):
        yield f'<text class="floor" x="10" y="{20 + row * ROW + HEIGHT / 2 + 5}">{floor}</text>'


def _boxes(places: Places) -> Iterator[str]:
    for room, (x, y) in places.items():
        name = escape(room.rpartition(".")[2])
        yield f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="5"/>'
        yield f'<text x="{x + WIDTH / 2}" y="{y + HEIGHT / 2 + 5}" text-anchor="middle">{name}</text>'


def _arrow(places: Places, arrow: Arrow, implied: bool) -> str:
    kind = "up" if points_up(arrow) else "told" if implied else ""
    head = "" if implied else ' marker-end="url(#head)"'
    title = escape(" → ".join(arrow))
    return f'<path class="{kind}" d="{_curve(places, arrow)}"{head}><title>{title}</title></path>'


def _curve(places: Places, arrow: Arrow) -> str:
    """From under the one box to above the other; between neighbours on a floor a bow beneath both."""
    (x1, y1), (x2, y2) = (places[room] for room in arrow)
    here, there = x1 + WIDTH / 2, x2 + WIDTH / 2
    start = y1 + HEIGHT
    if y1 == y2:
        deep = start + min(14 + abs(x2 - x1) / 14, 60)
        return f"M{here} {start}C{here + 10} {deep} {there - 10} {deep} {there} {start}"
    return f"M{here} {start}C{here} {start + 36} {there} {y2 - 36} {there} {y2}"


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
