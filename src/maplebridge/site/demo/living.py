"""Gives the demo county some weeks of life: invented cases in all states, told through the real rules, always the same
for the same day. Not for real counties."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from shapely import from_wkb

from maplebridge.cases.intake import Contact, Intake, Point
from maplebridge.directory.people.populating import invent_name
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.generating.dice import fraction
from maplebridge.directory.places.models import Grid
from maplebridge.directory.places.queries import list_places
from maplebridge.directory.places.rules import Level
from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.site.demo.aid import tell_aid
from maplebridge.site.demo.claims import AID, APPRAISALS
from maplebridge.site.demo.disputes import tell_dispute
from maplebridge.site.demo.fates import tell
from maplebridge.site.demo.hands import Hands
from maplebridge.site.demo.quarrels import DISPUTES
from maplebridge.site.demo.seeds import Seed
from maplebridge.site.demo.sentences import EMERGENCIES, EVENTS, REQUESTS, SEALED, THANKS, Story
from maplebridge.site.demo.telling import Tale, write
from maplebridge.site.demo.whistling import whistle

CASES, DAYS, AT_ONCE = 600, 60, 60
HOT_SPOTS = 12  # the same thing again in the same grid
RISING = 11  # more of one matter in one town within the last week
OWN = {"alice": 4, "bob": 3, "ama": 2}
WORKER = "aduo"
FRESH, RECENT = 22, 26  # in the worker's town: within the last three hours, within the last twelve days
CHANNELS = ("phone_page",) * 5 + ("plate",) * 3 + ("hotline",) * 3 + ("mini_programme", "window", "chat_group")
SEALED_MATTER, THANKS_MATTER = "domestic_violence", "thanks"
CITY_TOWNS = 8  # the first towns by code lie around the seat and have more to say


def live(county: str, people: Mapping[str, str], clock: Callable[[], datetime]) -> int:
    """Tells and writes the cases; returns how many were new. `people` are the ids of the cast by code."""
    now = clock()
    pack, hands = get_current_pack(county), Hands(county, now)
    worker = hands.person(people[WORKER])
    home = next(duty.place for duty in worker.duties) if worker else county
    seeds = sorted(list_seeds(county, home, now), key=lambda seed: seed.at)
    spots = find_points(county, {seed.grid for seed in seeds})
    tales: list[Tale] = []
    for seed in seeds:
        sender = _sender(seed, hands, people)
        tale = Tale(pack, _intake(seed, sender, spots.get(seed.grid)), sender, now)
        _teller(seed)(seed, tale, hands, now)
        tales.append(tale)
    written = [tale for n in range(0, len(tales), AT_ONCE) for tale in write(tales[n : n + AT_ONCE], clock())]
    if worker is not None:
        whistle(written, hands, clock, worker)
    return len(written)


def _teller(seed: Seed) -> Callable[[Seed, Tale, Hands, datetime], None]:
    if seed.matter in DISPUTES:
        return tell_dispute
    return tell_aid if seed.matter in (*AID, *APPRAISALS) else tell


def list_seeds(county: str, home: str, now: datetime) -> Iterator[Seed]:
    """Every case of these weeks, in no order; `home` is the grid of the worker whose account the demo shows."""
    grids = _grids_of_towns(county)
    towns = sorted(grids)
    stories = [(matter, story) for matter, story in _stories() for _ in range(story.weight)]
    hot = [_grid(grids, towns, "hot", n) for n in range(HOT_SPOTS)]
    for n in range(CASES):
        matter, story = stories[int(fraction("matter", n) * len(stories))]
        grid = hot[n % HOT_SPOTS] if fraction("hot", n) < 0.12 else _grid(grids, towns, "grid", n)
        yield Seed(n, matter, story, grid, _moment(now, fraction("day", n) * DAYS, n))
    for n in range(CASES, CASES + RISING):
        grid = _one(grids[towns[1 % len(towns)]], "rising", n)
        yield Seed(n, "water_supply", REQUESTS["water_supply"], grid, _moment(now, fraction("week", n) * 6, n))
    yield from _own(grids[towns[0]], now)
    yield from _at_home(grids[home[:9]], home, now)


def _own(grids: Sequence[str], now: datetime) -> Iterator[Seed]:
    """Cases of the residents whose accounts the demo shows."""
    names = [name for name, many in OWN.items() for _ in range(many)]
    for n, name in enumerate(names, CASES + RISING):
        matter = list(REQUESTS)[n % 9]
        yield Seed(n, matter, REQUESTS[matter], _one(grids, name), _moment(now, fraction("own", n) * 30, n), name)


def _at_home(grids: Sequence[str], home: str, now: datetime) -> Iterator[Seed]:
    """Enough to do for the people of one town whose accounts the demo shows."""
    first = CASES + RISING + sum(OWN.values())
    stories = [(matter, story) for matter, story in REQUESTS.items() for _ in range(story.weight)]
    for n in range(FRESH + RECENT):
        matter, story = stories[int(fraction("home", n) * len(stories))]
        ago = timedelta(minutes=6 + 8 * n) if n < FRESH else timedelta(days=12 * fraction("lately", n))
        grid = home if fraction("there", n) < 0.25 else _one(grids, "home", n)
        yield Seed(first + n, matter, story, grid, now - ago)


def _stories() -> Iterator[tuple[str, Story]]:
    yield from REQUESTS.items()
    yield from EVENTS.items()
    yield from DISPUTES.items()
    yield from AID.items()
    yield from APPRAISALS.items()
    yield from EMERGENCIES.items()
    yield SEALED_MATTER, Story(SEALED, ("已到场制止并告诫。",), 1)
    yield THANKS_MATTER, Story(THANKS, (), 2)


def _grids_of_towns(county: str) -> dict[str, list[str]]:
    grids: dict[str, list[str]] = {}
    for place in list_places(county, level=Level.GRID):
        grids.setdefault(place.code[:9], []).append(place.code)
    return grids


def _grid(grids: Mapping[str, Sequence[str]], towns: Sequence[str], *what: object) -> str:
    among = towns[:CITY_TOWNS] if fraction("city", *what) < 0.55 else towns
    return _one(grids[_one(among, "town", *what)], *what)


def _one(choices: Sequence[str], *what: object) -> str:
    return choices[int(fraction(*what) * len(choices))]


def _moment(now: datetime, days_ago: float, number: int) -> datetime:
    """A moment of daily life that day: between seven and ten at night, none ahead of now."""
    day = (now.astimezone(SHANGHAI) - timedelta(days=days_ago)).replace(hour=7, minute=0, second=0, microsecond=0)
    at = day + timedelta(minutes=int(fraction("minute", number) * 15 * 60))
    return at if at < now - timedelta(minutes=5) else now - timedelta(minutes=5 + int(fraction("late", number) * 240))


def find_points(county: str, grids: set[str]) -> dict[str, tuple[float, float]]:
    """A point inside each of the grids."""
    drawn = Grid.objects.of(county).filter(code__in=sorted(grids), boundary__isnull=False)
    points = (
        (code, from_wkb(bytes(shape or b"")).representative_point())
        for code, shape in drawn.values_list("code", "boundary")
    )
    return {code: (round(point.x, 6), round(point.y, 6)) for code, point in points}


def _sender(seed: Seed, hands: Hands, people: Mapping[str, str]) -> Actor | None:
    if seed.own:
        return hands.person(people[seed.own])
    if seed.matter in EVENTS or (seed.matter in (*REQUESTS, *DISPUTES, *APPRAISALS) and seed.dice("by grid") < 0.15):
        return hands.grid_worker(seed.grid)
    return None


def _intake(seed: Seed, sender: Actor | None, spot: tuple[float, float] | None) -> Intake:
    staff = sender is not None and sender.kind == "staff"
    named = not seed.own and not (staff and seed.matter in EVENTS) and seed.dice("named") < 0.7
    phone = f"1390001{int(seed.dice('phone') * 10_000):04d}"
    return Intake(
        text=seed.pick(seed.story.says, "says"),
        matter=seed.matter,
        channel="grid" if staff else CHANNELS[int(seed.dice("channel") * len(CHANNELS))],
        place=seed.grid,
        point=Point(*spot) if spot else None,
        reporter=Contact(name=invent_name(f"life{seed.number}"), phone=phone) if named else Contact(),
        anonymous=not named and not staff and not seed.own,
        fields=seed.story.fields,
        trips=int(seed.dice("trips") * 1.3),
        key=f"demo-life:{seed.number}",
        happened_at=seed.at,
    )
