"""No path leads to a mediator's private note but its author's own page: not for leaders, heads, administrators,
stand-ins, colleagues, parties or machines; no operation, search, ledger, message, program or table tells it."""

import io
import json
import logging
import re
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from click.testing import CliRunner
from django.db import connection
from django.test import Client
from django.urls import get_resolver
from tests.doors.signing import sign_in
from tests.house.test_access import PART, addresses
from tests.services.mediation.quarrels import actor_of, bring_quarrel, settle_around
from tests.world import COUNTY, GRID, World, found_county

from maplebridge.cases.scenes import make_access_secret, rules_of
from maplebridge.directory.people.actions import issue_token, record_leave
from maplebridge.directory.people.rules import SCOPES
from maplebridge.ground.clock.time import day_of, now
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.services.insight.ledgers import Order, iterate, write
from maplebridge.services.mediation.noting import keep_note
from maplebridge.services.notices.jobs import tell_once
from maplebridge.services.searching.jobs import index_once
from maplebridge.services.searching.queries import search
from maplebridge.services.sending.jobs import send_once
from maplebridge.site.cli import site
from maplebridge.site.cli.main import maplebridge

MARK = "Qx7灯塔暗语Zk9"
SAID = f"申请人私下说：{MARK}，八千元就肯。"
INSIDE = ("leader", "unit head", "dispatcher", "county dispatcher", "checker", "auditor", "security", "system",
          "stand-in", "co-mediator", "other mediator", "handler", "grid worker", "seat")  # fmt: skip
TELLING = ("leader", "system", "stand-in", "co-mediator", "handler", "resident", "link", "stranger")
"""Those of whom each may know something that nobody else may; the others are walked by the long proofs."""
CODES = {
    "leader": "zhouming",
    "unit head": "longjun",
    "dispatcher": "luolan",
    "county dispatcher": "axiu",
    "checker": "chenjing",
    "auditor": "shenji",
    "security": "anran",
    "system": "jike",
    "stand-in": "daiban",
    "co-mediator": "yangmei",
    "other mediator": "shilei",
    "handler": "yangguang",
    "grid worker": "aduo",
    "seat": "linxi",
    "resident": "alice",
    "another resident": "ama",
    "author": "xiongbo",
}
TABLES = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
QUIET = {"case_read", "django_session", "people_accesstoken"}
"""Tables in which looking at a page leaves a trace of its own."""


class Scene:
    """The quarrel with one note on it, its author away with a stand-in, and all who might want to read it."""

    def __init__(self) -> None:
        world = found_county()
        self.ids = {**world.ids, **settle_around(world)}
        self.world = World(self.ids, world.now)
        self.case: CaseFacts = bring_quarrel(self.world)
        self.note = keep_note(actor=actor_of(self.ids["xiongbo"]), case=self.case, text=SAID, party=None, now=now())

    def send_author_away(self) -> None:
        """From now on the stand-in holds all duties of the note's author."""
        today, ids = day_of(now()), self.ids
        record_leave(
            county=COUNTY,
            person_id=ids["xiongbo"],
            stand_in_id=ids["daiban"],
            first=today,
            last=today + timedelta(days=2),
        )

    def client(self, who: str) -> Client:
        """A browser of one of them."""
        client = Client(raise_request_exception=False)
        if who == "link":
            client.get(f"/c/{self.case.number}/{make_access_secret(COUNTY, self.case.id)}")
        elif who in CODES:
            sign_in(client, self.world, CODES[who])
        return client

    def token(self, code: str) -> dict[str, str]:
        """The headers of a program that may do all that a token can be made for."""
        token = issue_token(
            county=COUNTY, person_id=self.ids[code], name="wall", scopes=sorted(SCOPES), days=1, now=now()
        )
        return {"Authorization": f"Bearer {token}"}

    def addresses(self) -> Iterator[str]:
        """Every address of the site, about this case, its note and whoever wrote it."""
        parts = {"number": self.case.number, "note": str(self.note), "person": self.ids["xiongbo"], "code": GRID}
        parts |= {"secret": make_access_secret(COUNTY, self.case.id), "county": COUNTY, "place": GRID[:9]}
        parts |= {"file": "ab" * 32, "file_id": "ab" * 32, "matter": "neighbour_dispute", "name": "neighbour_dispute"}
        for route, _ in addresses(get_resolver().url_patterns):
            for action in self._actions() if "<action>" in route or ":action>" in route else ("",):
                yield "/" + PART.sub(lambda part, action=action: _fill(part[0], parts | {"action": action}), route)

    def _actions(self) -> list[str]:
        return list(rules_of(self.case)[1].actions)


def _fill(part: str, parts: dict[str, str]) -> str:
    kind, _, name = part.strip("<>").rpartition(":")
    return parts.get(name) or (str(uuid4()) if kind == "uuid" else "1")


def tells(content: bytes) -> bool:
    """Whether the mark stands in there, in whichever way text is written into answers."""
    escaped = json.dumps(MARK).strip('"').encode()
    return any(
        each in content for each in (MARK.encode(), escaped, MARK.encode("gb18030"), MARK.encode().hex().encode())
    )


def body(answer: Any) -> bytes:
    return b"".join(answer) if answer.streaming else answer.content


def told_to(client: Client, paths: list[str], **headers: Any) -> list[str]:
    """The addresses whose answer carries the mark."""
    return [path for path in paths if tells(body(client.get(path, **headers)))]


@pytest.fixture
def scene(db: None) -> Scene:
    return Scene()


def test_its_author_reads_it_on_one_page_only(scene: Scene) -> None:
    found = told_to(scene.client("author"), list(scene.addresses()))
    assert found == [f"/desk/cases/{scene.case.number}/mediation/"]


@pytest.mark.parametrize(
    "who",
    [
        *TELLING,
        *(pytest.param(who, marks=pytest.mark.prove) for who in (*INSIDE, "another resident") if who not in TELLING),
    ],
)
def test_no_page_and_no_operation_tells_anybody_else(scene: Scene, who: str) -> None:
    scene.send_author_away()
    paths = list(scene.addresses())
    assert len(paths) > 120
    assert told_to(scene.client(who), paths) == []


@pytest.mark.parametrize("code", ["province-platform", "zhouming", "longjun", "jike", "daiban", "xiongbo"])
def test_no_operation_tells_a_program_be_it_the_authors_own(scene: Scene, code: str) -> None:
    headers = scene.token(code)
    paths = [path for path in scene.addresses() if path.startswith("/api/")]
    assert len(paths) > 20
    assert told_to(Client(raise_request_exception=False), paths, headers=headers) == []


@pytest.mark.parametrize("who", INSIDE)
def test_others_do_not_even_learn_that_there_is_one(scene: Scene, who: str) -> None:
    """What is there and what is not answer alike, and the page of the case looks the same without the note."""
    client, page = scene.client(who), f"/desk/cases/{scene.case.number}/mediation/"
    there, nowhere = f"{page}notes/{scene.note}/", f"{page}notes/{uuid4()}/"
    for do in ("destroy", "share", "unshare", ""):
        said = {"do": do, "person": scene.ids["yangmei"]}
        answers = [client.post(path, said) for path in (there, nowhere)]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert _plain(answers[0].content) == _plain(answers[1].content)
    with_note = _plain(client.get(page).content)
    client.get(page)
    scene_without(scene)
    assert _plain(client.get(page).content) == with_note


def scene_without(scene: Scene) -> None:
    """The author destroys the note."""
    path = f"/desk/cases/{scene.case.number}/mediation/notes/{scene.note}/"
    assert scene.client("author").post(path, {"do": "destroy"}).status_code == 302


def _plain(content: bytes) -> str:
    """A page without what differs each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|"csrf[^"]*": ?"\w+"|X-CSRFToken[^,}]*', "", content.decode())


def test_keeping_one_writes_to_its_own_table_and_says_nothing_anywhere(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    client, before = scene.client("author"), counts()
    caplog.set_level(logging.DEBUG)
    path = f"/desk/cases/{scene.case.number}/mediation/notes/"
    assert client.post(path, {"text": SAID}).status_code == 302
    changed = {name for name, count in counts().items() if count != before[name]}
    assert changed - QUIET == {"caucus_note"}
    assert MARK not in caplog.text


def test_the_tables_hold_it_in_no_readable_way(scene: Scene) -> None:
    follow_up()
    found = []
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT t::text FROM {table} t -- of every county")
            found += [table for (row,) in cursor.fetchall() if MARK in row or MARK.encode().hex() in row]
    assert found == []


def test_no_search_ledger_or_message_knows_it(scene: Scene) -> None:
    follow_up()
    for code in set(CODES.values()) | {"province-platform"}:
        actor = actor_of(scene.ids[code])
        assert not search(actor, MARK).lines
        if actor.kind == "staff":
            for form in ("csv", "xlsx"):
                order = Order("inbox", {}, "核对", form=form)
                _, _, file = write(actor, order, iterate(actor, order, now()), now())
                assert not tells(unpacked(file))


def follow_up() -> None:
    """Lets all that follows the journal go as far as there is anything to follow."""
    for once in (tell_once, index_once, send_once):
        while once(COUNTY, now()):
            pass


def unpacked(file: bytes) -> bytes:
    if not file.startswith(b"PK"):
        return file
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


def counts() -> dict[str, int]:
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT count(*) FROM {table} -- of every county")
            found[table.strip('"')] = cursor.fetchone()[0]
    return found


@pytest.mark.parametrize("words", [["verify"], ["verify", "--json"], ["jobs", "list"], ["doctor"]])
def test_no_command_prints_it(transactional_db: None, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    Scene()
    monkeypatch.setattr(site, "load", lambda: None)
    done = CliRunner().invoke(maplebridge, words)
    assert done.output
    assert not tells(done.output.encode())


def test_a_mark_is_found_in_whichever_way_it_is_written() -> None:
    assert tells(SAID.encode())
    assert tells(json.dumps({"a": SAID}).encode())
    assert tells(SAID.encode().hex().encode())
    assert not tells("申请人私下说".encode())
