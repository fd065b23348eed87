"""A town in which a unit is accused under seal, and what every address of the site answers before and after.

The URL table names the addresses and the worker its loops, so what is added later is asked as well.
"""

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import get_resolver
from PIL import Image
from tests.doors.signing import sign_in
from tests.house.test_access import NOWHERE, PART, addresses
from tests.world import COUNTY, GRID, HOUSING, World, found_county, streetlight

from maplebridge.cases.actions.attach import attach
from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Contact, Intake
from maplebridge.cases.models import CaseEvent
from maplebridge.cases.queries import get_case
from maplebridge.doors.feed import meaning
from maplebridge.doors.feed.hub import Happening
from maplebridge.doors.feed.meaning import Row, happenings
from maplebridge.ground.clock.time import now
from maplebridge.ground.numbers import case_number
from maplebridge.ground.sql.statements import fetch
from maplebridge.site.worker import list_loops

MARK, NAME, PHONE = "Qz4青藤暗号Vw8", "举报人石榴", "13877665544"
SAID = f"检举住建局有人收钱批条子：{MARK}，请查。"
ABOUT_A_CASE = re.compile("number>|case_id>|<uuid:id>")
FEED = Path(meaning.__file__).parent / "sql"
MATTER, BUREAU = "petition_accusation", "petition_bureau-520524"
WRITES = re.compile("^report/$|devices/end")
"""Addresses that bring a case or end the session."""
NUMBERS = ("number", "numbers", "case", "case_number", "lead", "join", "list", "earlier_number", "q")
FILTERS = {
    "matter": MATTER,
    "category": "0808",
    "unit": HOUSING,
    "team": HOUSING,
    "place": GRID[:6],
    "within": GRID[:6],
    "state": "handling",
    "secrecy": "case_sealed",
    "kind": "report",
    "list": "inbox",
    "measure": "received",
    "result": "open",
    "standing": "open",
    "period": "30d",
    "year": "2026",
    "version": "1",
    "form": "csv",
    "many": "200",
} | dict.fromkeys(("all", "open", "over", "ended", "large", "asked", "without", "overdue", "counts"), "1")
"""What somebody would narrow a list or a figure to who knows what to look for."""
KEPT_HEADERS = ("Location", "ETag", "Last-Modified", "Content-Disposition")
LEFT_OUT = re.compile("logout|feed|demo/|account/second/|field/token")
"""Addresses that end the session, never end, sign in as somebody else, or make a fresh secret for the reader alone."""
CHANGING = (
    (re.compile(r'name="csrfmiddlewaretoken" value="\w+"|"?X-CSRFToken"?: ?"\w+"'), "csrf"),
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"), "an id"),
    (re.compile(r"[0-2]?\d:[0-5]\d(:[0-5]\d(\.\d+)?)?"), "o'clock"),
    (re.compile(r"\d+ ?(秒|分钟|seconds?|minutes?|min)"), "a while"),
    (re.compile("<p><strong>(正在营业|现在不开)</strong>.*?</p>", re.DOTALL), "open or not"),
)


@dataclass(slots=True)
class Town:
    """The county with some ordinary work in it; `accuse` brings the sealed case and lets it live."""

    world: World = field(default_factory=found_county)
    number: str = field(default_factory=lambda: case_number.make(COUNTY))
    id: UUID = field(default_factory=lambda: UUID(NOWHERE))
    file: str = "cd" * 32

    def settle(self) -> None:
        """Ordinary cases, of the accused unit too, so that there is something to list and to count."""
        for n, text in enumerate(("村口的路灯三天不亮了。", "路灯又坏了一盏。", "巷子里路灯不亮。")):
            made = submit(county=COUNTY, intake=Intake(**streetlight(text=text)), sender=None, now=now())
            fields = {"unit": HOUSING}
            axiu = self.world.actor("luolan")
            take(actor=axiu, number=made.number, action="dispatch", fields=fields, seen=None, now=now(), key=str(n))
        self.follow_up()

    def accuse(self, *units: str) -> None:
        """Somebody accuses these units; the petition bureau accepts, and all who follow the journal follow."""
        intake = Intake(
            text=SAID,
            matter=MATTER,
            place=GRID,
            reporter=Contact(name=NAME, phone=PHONE),
            complained_of=units,
            fields={"accused": MARK, "accused_of": "discipline"},
        )
        self.number = submit(county=COUNTY, intake=intake, sender=None, now=now()).number
        self.id = get_case(COUNTY, self.number).facts.id
        self._act("route", unit=BUREAU, reason=MARK, exception=MARK)
        self._act("accept", reason=MARK)
        self._act("remark", text=MARK)
        self._act("pass_to_procuratorate", text=MARK)
        self.file = self._attach()
        self.follow_up()

    def _act(self, action: str, **fields: Any) -> None:
        actor = self.world.actor("fengyan")
        take(actor=actor, number=self.number, action=action, fields=fields, seen=None, now=now())

    def _attach(self) -> str:
        picture = io.BytesIO()
        Image.new("RGB", (8, 8), "red").save(picture, "PNG")
        picture.seek(0)
        actor = self.world.actor("fengyan")
        file = attach(actor=actor, number=self.number, source=picture, longest=10_000, audience="staff", now=now())
        return file.sha256

    def follow_up(self) -> None:
        """Every loop of the worker goes round until it finds nothing more to do."""
        for loop in list_loops():
            for _ in range(50):
                if not loop.once(COUNTY, now()):
                    break

    def signals(self) -> list[Happening]:
        """All that the live feed tells of the case."""
        seqs = list(CaseEvent.objects.of(COUNTY).filter(case_id=self.id).values_list("seq", flat=True))
        values = {"county": COUNTY, "cases": [self.id] * len(seqs), "seqs": seqs}
        rows = [Row(*row) for row in fetch(FEED / "rows.sql", values)]
        return [signal for row in rows for signal in happenings(replace(row, facts=json.loads(str(row.facts))))]

    def excluded(self) -> frozenset[str]:
        """The units kept out of the case."""
        return get_case(COUNTY, self.number).facts.excluded_units

    def client(self, code: str | None) -> Client:
        """A browser of one of the cast, or of nobody."""
        client = Client(raise_request_exception=False)
        if code:
            sign_in(client, self.world, code)
        return client

    def addresses(self) -> Iterator[tuple[str, str]]:
        """Every route of the site with its address about the case."""
        parts = {
            "number": self.number,
            "case_id": str(self.id),
            "id": str(self.id),
            "county": COUNTY,
            "place": GRID[:9],
        }
        parts |= {"file": self.file, "file_id": self.file, "sha256": self.file, "matter": MATTER, "name": MATTER}
        parts |= {"unit": HOUSING, "code": HOUSING, "measure": "received", "action": "route", "year": "2026"}
        for route, _ in addresses(get_resolver().url_patterns):
            if not LEFT_OUT.search(route):
                yield route, "/" + PART.sub(lambda part: _fill(part[0], parts), route)

    def look(self, code: str | None, headers: Mapping[str, str] | None = None) -> dict[str, str]:
        """What each address answers this reader: bare, asked for the case's words and number, and narrowed to it."""
        client, seen = self.client(code), {}
        asked = {"q": MARK, "text": SAID, "number": self.number}
        for route, address in self.addresses():
            if headers is None or address.startswith("/api/"):
                seen[route] = self.plain(client.get(address, headers=headers))
                seen[f"{route}?"] = self.plain(client.get(address, asked, headers=headers))
                seen[f"{route}?..."] = self.plain(client.get(address, FILTERS, headers=headers))
        return seen

    def send(self, code: str | None, headers: Mapping[str, str] | None = None) -> dict[str, str]:
        """What each address answers this sender: those about a case when they would act on it or change its files,
        the others when its number stands wherever one may stand."""
        client, seen = self.client(code), {}
        said = {"text": "我要看", "reason": "我要看", "version": "1", "unit": HOUSING, "key": "probe"}
        named = dict.fromkeys(NUMBERS, self.number)
        kind = {} if headers is None else {"content_type": "application/json"}
        for route, address in self.addresses():
            if ABOUT_A_CASE.search(route):
                seen[route] = self.plain(client.post(address, said, headers=headers))
            elif not WRITES.search(route) and (headers is None or address.startswith("/api/")):
                seen[route] = self.plain(client.post(address, said | named, headers=headers, **kind))
        return seen

    def plain(self, answer: Any) -> str:
        """Status, where it leads, and body, with what differs each time and the case's own names put alike."""
        content = b"".join(answer) if answer.streaming else answer.content
        headers = " ".join(answer.headers.get(name, "") for name in KEPT_HEADERS)
        text = f"{answer.status_code} {headers} {content.decode(errors='replace')}"
        for own in (self.number, _spaced(self.number), self.file):
            text = text.replace(own, "the case")
        for pattern, word in CHANGING:
            text = pattern.sub(word, text)
        return text


def _spaced(number: str) -> str:
    return " ".join(number[at : at + 4] for at in range(0, len(number), 4))


def _fill(part: str, parts: dict[str, str]) -> str:
    kind, _, name = part.strip("<>").rpartition(":")
    if kind == "uuid":
        return parts["case_id"] if name in ("case_id", "id") else NOWHERE
    return parts.get(name, "1")


def differing(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The addresses that answer otherwise, each with the first stretch that differs."""
    return {route: _first_difference(before[route], after[route]) for route in before if before[route] != after[route]}


def _first_difference(one: str, other: str) -> tuple[str, str]:
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(at - 80, 0)
    return one[start : at + 160], other[start : at + 160]
