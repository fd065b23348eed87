"""A case on the stage: a cast, a movable clock, and what stands in the tables after each step."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from tests.cases.clock_of_database import believe
from tests.world import COUNTY, GRID, World

from maplebridge.cases.actions.submit import Receipt, submit
from maplebridge.cases.actions.take import Taken, take
from maplebridge.cases.intake import Intake
from maplebridge.cases.journal import Break, Entry, find_break
from maplebridge.cases.models import CaseFile
from maplebridge.cases.queries import get_case
from maplebridge.cases.scenes import make_rating_secret
from maplebridge.cases.stored import StoredCase
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.words.fault import Fault
from maplebridge.services.clockwork.jobs import run_clocks_once
from maplebridge.services.clockwork.rules import clock_actor
from maplebridge.services.notices.jobs import tell_once

Row = tuple[str, str, str, Mapping[str, Any], str, Mapping[str, str]]
PHOTO = {"evidence": ["ab" * 32]}
DONE = {"result": "灯泡已更换，现场已恢复照明。", "outcome": "solved"}
ROUNDS_AT_MOST = 50


def moment(text: str) -> datetime:
    """A Shanghai time of 2026, as `09-18 16:00`, or with its year, as `2027-01-04 16:00`."""
    full = text if text[:2] == "20" else f"2026-{text}"
    return datetime.fromisoformat(full).replace(tzinfo=SHANGHAI)


def shown(at: datetime) -> str:
    """The reverse of `moment` for 2026; other years in full."""
    local = at.astimezone(SHANGHAI)
    return local.strftime("%m-%d %H:%M" if local.year == 2026 else "%Y-%m-%d %H:%M")


@dataclass(slots=True)
class Stage:
    """One case and the world around it; `now` moves on with `at`."""

    world: World
    now: datetime = field(default_factory=lambda: moment("09-01 09:00"))
    receipt: Receipt | None = None

    def at(self, when: str) -> "Stage":
        self.now = moment(when)
        believe(self.now)
        return self

    def who(self, code: str) -> Actor:
        if code == "clock":
            return clock_actor(COUNTY)
        if code == "link":
            return Actor(COUNTY, f"case:{self.case.facts.id}", "resident", "")
        return self.world.actor(code, self.now)

    @property
    def number(self) -> str:
        assert self.receipt is not None
        return self.receipt.number

    @property
    def case(self) -> StoredCase:
        return get_case(COUNTY, self.number)

    def submit(self, code: str, **said: Any) -> Receipt:
        believe(self.now)
        words = {"text": "村口的路灯三天不亮了。", "place": GRID} | said
        sender = self.who(code) if code else None
        self.receipt = submit(county=COUNTY, intake=Intake(**words), sender=sender, now=self.now)
        self._lay_photo()
        return self.receipt

    def _lay_photo(self) -> None:
        """A file on the case, for whoever needs evidence."""
        photo = {"sha256": PHOTO["evidence"][0], "mime": "image/jpeg", "size": 1000, "audience": "staff"}
        case_id = self.case.facts.id
        CaseFile.objects.insert([CaseFile(county=COUNTY, case_id=case_id, added_by="test", added_at=self.now, **photo)])

    def take(self, code: str, action: str, *, seen: int | None = None, key: str = "", **fields: Any) -> Taken:
        said = {name: self._meant(value) for name, value in fields.items()}
        actor = self.who(code)
        return take(actor=actor, number=self.number, action=action, fields=said, seen=seen, now=self.now, key=key)

    def _meant(self, value: Any) -> Any:
        """`@code` stands for the id of one of the cast, `secret` and `secret:1` for the secret of a round of rating."""
        if isinstance(value, str) and value.startswith("@"):
            return self.world.ids[value[1:]]
        if isinstance(value, str) and value.split(":")[0] == "secret":
            return self.secret(int(value.partition(":")[2] or 0))
        return value

    def secret(self, round_: int = 0) -> str:
        return make_rating_secret(COUNTY, self.number, round_ or self.case.facts.rounds)

    def run_clocks(self) -> list[str]:
        """Lets the clocks do all that is due; gives the actions they took on this case."""
        before = self.case.facts.version
        for _ in range(ROUNDS_AT_MOST):
            if not run_clocks_once(COUNTY, self.now):
                return [entry.action for entry, _, _ in self.journal()[before:]]
        raise AssertionError("the clocks never come to rest")

    def tell(self) -> None:
        """Lets the reader of the journal lay out every message that is due."""
        while tell_once(COUNTY, self.now):
            pass

    def clocks(self) -> dict[str, str]:
        """The open clocks of the case: when each is due, or `paused`."""
        return {
            clock.name: "paused" if clock.state == "paused" else shown(clock.due_at)
            for clock in self.case.facts.clocks
            if clock.state != "stopped"
        }

    def journal(self) -> list[tuple[Entry, bytes, bytes]]:
        return read_journal(self.number)

    def break_(self) -> Break | None:
        facts = self.case.facts
        return find_break(facts.id, facts.number, facts.version, facts.head, self.journal())

    def fails(self, code: str, action: str, **fields: Any) -> Fault:
        """What is said to somebody who may not; the case must stand as before."""
        before = self.case
        with pytest.raises(Fault) as caught:
            self.take(code, action, **fields)
        assert self.case == before
        assert caught.value.text.zh
        assert caught.value.text.en
        return caught.value


def play(stage: Stage, rows: Sequence[Row]) -> None:
    """Plays a table of (when, who, action, fields, state after it, open clocks after it).

    A state that begins with `!` is the code of the fault that is expected instead; `clock` with the action `run` lets
    the clocks do what is due, its fields name the actions expected.
    """
    for number, (when, who, action, fields, expected, clocks) in enumerate(rows, 1):
        where = f"row {number}: {who} {action}"
        stage.at(when)
        if expected.startswith("!"):
            assert stage.fails(who, action, **fields).code == expected[1:], where
        elif action == "run":
            assert stage.run_clocks() == fields["does"], where
            assert stage.case.facts.state == expected, where
        elif action == "submit":
            assert stage.submit(who, **fields).state == expected, where
        else:
            assert stage.take(who, action, **fields).state == expected, where
        assert stage.clocks() == dict(clocks), where
    assert stage.break_() is None
    assert stage.case.facts.version == len(stage.journal())


def read_journal(number: str) -> list[tuple[Entry, bytes, bytes]]:
    """The journal of a case with its hashes, straight from the table."""
    names = ", ".join(f"e.{name}" for name in Entry.__slots__)
    statement = (
        f'SELECT {names}, e.prev, e.hash FROM case_event e JOIN "case" c ON c.county = e.county AND c.id = e.case_id '
        "WHERE e.county = %s AND c.number = %s ORDER BY e.seq"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [COUNTY, number])
        return [(_entry(row[:-2]), bytes(row[-2]), bytes(row[-1])) for row in cursor.fetchall()]


def _entry(row: tuple[Any, ...]) -> Entry:
    values = dict(zip(Entry.__slots__, row, strict=True))
    for name in ("facts", "digests"):
        values[name] = json.loads(values[name]) if isinstance(values[name], str) else values[name]
    return Entry(**values)


def messages(number: str) -> list[tuple[str, str, dict[str, Any]]]:
    """What lies in the outbox about one case: recipient, template, what is filled in; in order."""
    statement = (
        'SELECT m.recipient, m.template, m.params FROM message m JOIN "case" c ON c.county = m.county '
        "AND c.id = m.case_id WHERE m.county = %s AND c.number = %s ORDER BY m.id"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [COUNTY, number])
        return [(who, what, json.loads(p) if isinstance(p, str) else p) for who, what, p in cursor.fetchall()]
