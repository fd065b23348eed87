"""Replays a file of past requests with their replies: each becomes a case with its whole life, written once.

A chunk of lives is one statement and one commit, so an end in the middle loses nothing and doubles nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db import IntegrityError

from maplebridge.cases.actions.take import CLOCK_SKEWED, KEY_REUSED
from maplebridge.cases.actions.writing import write_new
from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.words.fault import Fault, Passing
from maplebridge.ground.words.records import decode, split
from maplebridge.rulebook.deadlines.actions import seed_years
from maplebridge.rulebook.deadlines.seeding import FIRST_PUBLISHED, LAST_PUBLISHED
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.replaying.cast import Cast
from maplebridge.services.replaying.documents import digest_of, renumber, write_down
from maplebridge.services.replaying.lives import Life, live
from maplebridge.services.replaying.queries import count_answered, get_known
from maplebridge.services.replaying.rules import Reject, Request, read_header, read_request

AT_ONCE = 100
TRIES = 5
SLOWEST = 10
Clock = Callable[[], datetime]
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Replay:
    """What became of a file. `on_time` are those answered in time, of `due` whose time is over or whose answer came;
    `slowest` are ids with the days from request to reply.
    """

    read: int = 0
    submitted: int = 0
    closed: int = 0
    already: int = 0
    suggested: int = 0
    rejected: list[Reject] = field(default_factory=list)
    on_time: int = 0
    due: int = 0
    slowest: list[tuple[str, float]] = field(default_factory=list)


def replay(
    *, county: str, data: bytes, clock: Clock, limit: int | None = None, progress: Progress = lambda done, of: None
) -> Replay:
    """Takes the first `limit` records of a CSV file round the loop. `clock` is asked before each write.

    Raises Fault when the file has no such columns or the county no rules; what is wrong with one record stops no other.
    """
    requests, result = read_requests(data, clock(), limit)
    seed_calendar(county, requests, clock())
    pack, cast = get_current_pack(county), Cast(county, clock())
    progress(result.read - len(requests), result.read)
    for start in range(0, len(requests), AT_ONCE):
        chunk = requests[start : start + AT_ONCE]
        _replay_chunk(pack, cast, chunk, clock, result)
        progress(result.read - len(requests) + start + len(chunk), result.read)
    _sum_up(county, requests, clock(), result)
    return result


def read_requests(data: bytes, now: datetime, limit: int | None) -> tuple[list[Request], Replay]:
    """The good records of a file, and a result that counts what was read and rejected so far."""
    records = split(decode(data))
    names = read_header(next(records, None))
    result, requests = Replay(), []
    for record in islice(records, limit):
        request = read_request(names, record, now)
        result.read += 1
        if isinstance(request, Reject):
            result.rejected.append(request)
        else:
            requests.append(request)
    return requests, result


def seed_calendar(county: str, requests: Sequence[Request], now: datetime) -> None:
    """Sees to it that the years of the file have their true days off."""
    years = {moment.year for each in requests for moment in (each.opened_at, each.replied_at)}
    known = [year for year in (*years, *(year + 1 for year in years)) if FIRST_PUBLISHED <= year <= LAST_PUBLISHED]
    if known:
        seed_years(county, min(known), max(known), now=now, by="replay")


def _replay_chunk(pack: Pack, cast: Cast, chunk: Sequence[Request], clock: Clock, result: Replay) -> None:
    fresh = _drop_known(pack.county, chunk, result)
    registry = get_registry(pack.county)
    lives = []
    for request in fresh:
        try:
            lives.append(live(pack, registry, cast, request, clock()))
        except Fault as fault:
            result.rejected.append(Reject(request.line, fault.field, fault.text))
    _count(_write(pack.county, lives, clock, result), result)


def _drop_known(county: str, chunk: Sequence[Request], result: Replay) -> list[Request]:
    """The requests not taken in before, here or in this chunk; known ones are counted, and refused if they differ."""
    known = get_known(county, [request.key for request in chunk])
    fresh = []
    for request in chunk:
        digest = digest_of(request)
        if request.key not in known:
            known[request.key] = digest
            fresh.append(request)
        elif known[request.key] == digest:
            result.already += 1
        else:
            result.rejected.append(Reject(request.line, "id", KEY_REUSED))
    return fresh


def _write(county: str, lives: list[Life], clock: Clock, result: Replay) -> list[Life]:
    """Writes the lives in one statement; returns those that nobody else had written meanwhile."""
    for attempt in range(TRIES):
        now = clock()
        try:
            written = write_new(write_down(lives, now), now) if lives else set()
            break
        except IntegrityError:
            if attempt == TRIES - 1:
                raise
            lives = [renumber(life) for life in lives]
    rest = [life.request for life in lives if life.opening.case.id not in written]
    if rest and _drop_known(county, rest, result):
        raise Passing("clock_skewed", CLOCK_SKEWED)
    return [life for life in lives if life.opening.case.id in written]


def _count(written: Sequence[Life], result: Replay) -> None:
    result.submitted += len(written)
    result.closed += sum(life.ended for life in written)
    result.suggested += sum(life.route.certain for life in written)


def _sum_up(county: str, requests: Sequence[Request], now: datetime, result: Replay) -> None:
    result.rejected.sort(key=lambda reject: reject.line)
    result.on_time, result.due = count_answered(county, [request.key for request in requests], now)
    spans = sorted(((each.replied_at - each.opened_at, each.id) for each in requests), reverse=True)
    result.slowest = [(name, round(span.total_seconds() / 86400, 2)) for span, name in spans[:SLOWEST]]
