"""Who may listen, and where: tokens, sessions, links and walls; how many; for pages of which site."""

import asyncio
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from tests.doors.feed.listening import Page, act, apart, bring, now, opened, scene, token_of
from tests.doors.signing import sign_in
from tests.world import COUNTY, HOUSING, World

from maplebridge.directory.accounts.actions import close_account
from maplebridge.directory.people.queries import forget_people
from maplebridge.doors.feed import app
from maplebridge.doors.feed.places import Places
from maplebridge.doors.feed.visitors import Asking, find_guest

pytestmark = pytest.mark.django_db(transaction=True)


def session_of(world: World, code: str, **how: bool) -> str:
    client = Client()
    sign_in(client, world, code, **how)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def addresses(**said: object) -> frozenset[str]:
    guest = find_guest(Asking(**said))  # type: ignore[arg-type]  # what a request said
    return guest.addresses if guest else frozenset()


def test_nobody_listens_without_a_token_that_may_read(world: World) -> None:
    for token in ("", "mb_520524_wrong", token_of(world, "alice"), token_of(world, "yangguang", "act")):
        assert asyncio.run(Page(token).ask()) == "401"
    assert asyncio.run(Page(path="/elsewhere").ask()) == "404"
    assert asyncio.run(Page(path="/healthz").ask()) == "200"


def test_whoever_is_signed_in_listens_at_their_units_and_their_name(world: World) -> None:
    found = addresses(session=session_of(world, "yangguang"))
    person = world.ids["yangguang"]
    assert {f"{COUNTY}/{HOUSING}", f"{COUNTY}/person:{person}", f"{COUNTY}/to:unit:{HOUSING}:handler"} <= found
    assert not [address for address in found if address.endswith("/counts")]


def test_staff_without_their_second_factor_hear_nothing(world: World) -> None:
    assert addresses(session=session_of(world, "yangguang", second_factor=False)) == frozenset()


def test_a_browser_that_is_not_signed_in_is_told_so_in_the_stream(world: World) -> None:
    assert asyncio.run(asks(Page(cookie="ended-long-ago"))) == ["200", "event: signed_out\ndata: {}"]


async def asks(page: Page) -> list[str]:
    return [await page.ask(), await page.next()]


def test_a_resident_hears_of_their_own_case_and_not_of_what_staff_say_among_themselves(world: World) -> None:
    cookie, case = session_of(world, "alice"), bring(world, world.actor("alice"))

    async def play() -> list[str]:
        async with opened(Page(cookie=cookie)) as page:
            await asyncio.to_thread(act, world, "axiu", case.number, "remark", None, text="内部的话。")
            await asyncio.to_thread(act, world, "axiu", case.number, "note", None, text="请等待回复。")
            await page.until("moved")
            return [page.sent.get_nowait() for _ in range(page.sent.qsize())]

    assert not [event for event in scene(play) if "event: moved" in event]


def test_the_holder_of_a_link_hears_of_that_case_alone(world: World) -> None:
    mine, other = bring(world), bring(world)
    assert len(addresses(cases=(f"{mine.number}:{mine.secret}",))) == 1
    assert addresses(cases=(f"{other.number}:{mine.secret}",)) == frozenset()
    client = Client()
    client.get("/")
    session = client.session
    session["links"] = [mine.number]
    session.save()
    assert len(addresses(session=session.session_key, cases=(mine.number, other.number))) == 1


def test_a_wall_screen_hears_that_figures_changed_and_nothing_else(world: World) -> None:
    session = Client().session
    session["wall_device"] = "1"
    session.save()
    assert [each.partition("/")[2] for each in addresses(session=session.session_key)] == ["counts"]


def test_whoever_signs_out_hears_no_more(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "RECHECK_SECONDS", 0.01)
    cookie = session_of(world, "yangguang")

    async def play() -> str:
        async with opened(Page(cookie=cookie)) as page:
            await asyncio.to_thread(apart, Session.objects.filter(session_key=cookie).delete)
            return await page.until("signed_out")

    assert asyncio.run(play()) == "event: signed_out\ndata: {}"


def test_a_session_that_ran_out_and_an_account_that_was_closed_hear_nothing(world: World) -> None:
    cookie, other = session_of(world, "yangguang"), session_of(world, "hefang")
    Session.objects.filter(session_key=cookie).update(expire_date=now() - timedelta(seconds=1))
    close_account(county=COUNTY, person_id=world.ids["hefang"])
    forget_people()
    assert (addresses(session=cookie), addresses(session=other)) == (frozenset(), frozenset())


def test_pages_of_other_sites_are_refused_and_those_of_this_one_may_read(world: World) -> None:
    token = token_of(world, "yangguang")
    assert asyncio.run(Page(token, origin="https://elsewhere.example").ask()) == "403"

    async def play() -> dict[bytes, bytes]:
        async with opened(Page(token, origin="http://testserver")) as page:
            return page.headers

    headers = asyncio.run(play())
    assert headers[b"access-control-allow-origin"] == b"http://testserver"
    assert headers[b"access-control-allow-credentials"] == b"true"
    assert headers[b"vary"] == b"Origin"


def test_one_too_many_is_asked_to_come_later(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    token = token_of(world, "yangguang")

    async def play() -> tuple[str, bytes]:
        async with opened(Page(token)):
            more = Page(token)
            return await more.ask(), more.headers[b"retry-after"]

    for limits in (Places(1, 9, 9), Places(9, 1, 9), Places(9, 9, 1)):
        monkeypatch.setattr(app, "places", limits)
        assert asyncio.run(play()) == ("503", b"5")
        assert (limits.taken, dict(limits._taken)) == (0, {})
