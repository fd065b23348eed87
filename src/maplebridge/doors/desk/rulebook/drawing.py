"""Draws the states of a workflow as boxes in columns with arrows between, for an SVG. Pure; not for deciding anything.

A column holds the states that are as far on, as the rules list them; where cases end is the last one. Arrows that lead
back run below. Actions that are open in every state are left out: the table names them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from maplebridge.ground.words.text import Language
from maplebridge.rulebook.workflows.definition import ANY_OPEN, ANYWHERE, State, Workflow

WIDTH, HEIGHT, COLUMN, ROW, EDGE = 124, 40, 172, 70, 12
LINE, ONE_LINE = 16, 17
SWEEPS = 4
BELOW, OUT, ASIDE, TIP = 34, 26, 10, 4

Ways = Mapping[tuple[str, str], list[str]]
Point = tuple[int, int]
Spots = Mapping[str, Point]


@dataclass(frozen=True, slots=True)
class Box:
    """A state: where its left upper corner is, its words in lines with the height of each, its colour."""

    x: int
    y: int
    lines: tuple[tuple[str, int], ...]
    middle: int
    colour: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from one state to another: its path, its words, and whether it leads back."""

    path: str
    words: str
    back: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of it, with its size."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def draw(workflow: Workflow, language: Language) -> Drawing:
    """The diagram of a workflow, in the reader's language."""
    ways = _ways(workflow, language)
    columns = _ordered(_columns(workflow, ways), ways)
    tallest = max(len(column) for column in columns)
    spots = {
        name: (EDGE + place * COLUMN, EDGE + row * ROW + (tallest - len(column)) * ROW // 2)
        for place, column in enumerate(columns)
        for row, name in enumerate(column)
    }
    boxes = tuple(_box(workflow.states[name], spot, language) for name, spot in spots.items())
    arrows = tuple(_arrow(way, words, spots) for way, words in ways.items())
    height = tallest * ROW + EDGE + (BELOW if any(arrow.back for arrow in arrows) else 0)
    return Drawing(len(columns) * COLUMN - COLUMN + WIDTH + 2 * EDGE + OUT, height, boxes, arrows)


def _ways(workflow: Workflow, language: Language) -> Ways:
    """Who leads where by which actions, ways that stay where they are left out."""
    found: dict[tuple[str, str], list[str]] = {}
    for action in workflow.actions.values():
        targets = list(action.to_by[1].values()) if action.to_by else [action.to] if action.to else []
        for start in action.from_states:
            for target in dict.fromkeys(targets):
                if start not in (ANY_OPEN, ANYWHERE) and start != target:
                    found.setdefault((start, target), []).append(action.label.say(language))
    return found


def _columns(workflow: Workflow, ways: Ways) -> list[list[str]]:
    """The states by how far on they are: as many steps as the longest way there that never leads back.

    A state to which only later ones lead stands beside the last ones before the end.
    """
    order = {name: place for place, name in enumerate(workflow.states)}
    on = [(start, target) for start, target in ways if order[start] < order[target]]
    steps = {workflow.start: 0}
    for name in workflow.states:
        before = [steps[start] for start, target in on if target == name and start in steps]
        if before:
            steps[name] = max(before) + 1
    last = max(step for name, step in steps.items() if not workflow.states[name].end)
    columns: list[list[str]] = [[] for _ in range(last + 2)]
    for name, state in workflow.states.items():
        columns[-1 if state.end else steps.get(name, last)].append(name)
    return [column for column in columns if column]


def _ordered(columns: list[list[str]], ways: Ways) -> list[list[str]]:
    """Each column sorted so that what belongs together lies at about the same height."""
    ordered = [list(column) for column in columns]
    for sweep in range(SWEEPS):
        pairs: Iterable[tuple[list[str], list[str]]] = pairwise(ordered)
        if sweep % 2:
            pairs = [(after, before) for before, after in pairwise(ordered)][::-1]
        for fixed, column in pairs:
            column.sort(key=partial(_height, fixed=fixed, ways=ways))
    return ordered


def _height(name: str, fixed: list[str], ways: Ways) -> float:
    rows = [row for row, other in enumerate(fixed) if (other, name) in ways or (name, other) in ways]
    return sum(rows) / len(rows) / max(len(fixed), 1) if rows else 0.5


def _box(state: State, spot: tuple[int, int], language: Language) -> Box:
    lines = _wrap(state.label.say(language))
    first = spot[1] + HEIGHT // 2 - (len(lines) - 1) * LINE // 2
    placed = tuple((line, first + number * LINE) for number, line in enumerate(lines))
    return Box(spot[0], spot[1], placed, spot[0] + WIDTH // 2, "end" if state.end else state.desk)


def _wrap(words: str) -> list[str]:
    """In two lines where one is too short for it."""
    if len(words) <= ONE_LINE or " " not in words:
        return [words]
    pieces = words.split(" ")
    cut = min(range(1, len(pieces)), key=lambda n: abs(len(" ".join(pieces[:n])) - len(" ".join(pieces[n:]))))
    return [" ".join(pieces[:cut]), " ".join(pieces[cut:])]


def _arrow(way: tuple[str, str], words: list[str], spots: Spots) -> Arrow:
    (x1, y1), (x2, y2) = spots[way[0]], spots[way[1]]
    said, from_side, to_side = "、".join(words), (x1 + WIDTH, y1 + HEIGHT // 2), (x2, y2 + HEIGHT // 2)
    if x2 > x1:
        half = (x2 - x1 - WIDTH) // 2
        return Arrow(_curve(from_side, (half, 0), (-half, 0), (to_side[0] - TIP, to_side[1])), said, back=False)
    if x1 == x2:
        end = (x2 + WIDTH + TIP, to_side[1] + ASIDE)
        return Arrow(_curve((from_side[0], from_side[1] + ASIDE), (OUT, 0), (OUT, 0), end), said, back=True)
    start, end = (x1 + WIDTH // 2 - ASIDE, y1 + HEIGHT), (x2 + WIDTH // 2 + ASIDE, y2 + HEIGHT + TIP)
    deep = max(y1, y2) + HEIGHT + BELOW
    return Arrow(_curve(start, (-OUT, deep - start[1]), (OUT, deep - end[1]), end), said, back=True)


def _curve(start: Point, leaving: Point, arriving: Point, end: Point) -> str:
    first, second = (start[0] + leaving[0], start[1] + leaving[1]), (end[0] + arriving[0], end[1] + arriving[1])
    return f"M{start[0]} {start[1]} C{first[0]} {first[1]} {second[0]} {second[1]} {end[0]} {end[1]}"
