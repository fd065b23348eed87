"""The live feed: what happens to a case reaches the pages that are open, and nobody else's."""

import asyncio
from functools import partial

import pytest
from tests.doors.feed.listening import Page, act, apart, bring, opened, scene, token_of, whistle
from tests.world import COUNTY, HOUSING, VILLAGE, World

from maplebridge.doors.feed.app import hub
from maplebridge.doors.feed.watching import Watch
from maplebridge.ground.post.actions import Draft, lay_out

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_whistle_reaches_the_desk_that_is_called(world: World) -> None:
    token = token_of(world, "yangguang")

    async def play() -> tuple[str, str]:
        async with opened(Page(token)) as page:
            return await asyncio.to_thread(whistle, world, HOUSING), await page.until("called")

    number, event = scene(play)
    assert number in event


def test_a_whistle_reaches_the_phone_of_the_grid_worker(world: World) -> None:
    token = token_of(world, "aduo")

    async def play() -> tuple[str, str]:
        async with opened(Page(token)) as page:
            return await asyncio.to_thread(whistle, world, f"centre-{VILLAGE}"), await page.until("called")

    number, event = scene(play)
    assert number in event


def test_each_call_comes_once_and_in_order_and_other_desks_hear_nothing(world: World) -> None:
    tokens = token_of(world, "yangguang"), token_of(world, "tangwei")

    async def play() -> tuple[list[str], list[str], int]:
        async with opened(Page(tokens[0])) as called, opened(Page(tokens[1])) as other:
            numbers = [await asyncio.to_thread(whistle, world, HOUSING) for _ in range(3)]
            return numbers, [await called.until("called") for _ in numbers], other.sent.qsize()

    numbers, events, elsewhere = scene(play)
    assert [number in event for number, event in zip(numbers, events, strict=True)] == [True] * 3
    assert elsewhere == 0


def test_a_case_that_moves_is_told_where_it_lay_and_where_it_lies(world: World) -> None:
    tokens = token_of(world, "luolan"), token_of(world, "yangguang")  # the village's centre has nobody: the town acts
    number = bring(world).number

    async def play() -> list[str]:
        async with opened(Page(tokens[0])) as centre, opened(Page(tokens[1])) as housing:
            await asyncio.to_thread(act, world, "luolan", number, "dispatch", 1, unit=HOUSING)
            return [await centre.until("desk"), await housing.until("desk")]

    assert all(number in event for event in scene(play))


def test_a_page_that_follows_a_case_hears_that_it_moved_if_its_reader_may_see_it(world: World) -> None:
    number = bring(world).number
    tokens = token_of(world, "luolan"), token_of(world, "tangwei")

    async def play() -> tuple[str, int]:
        query = f"case={number}"
        async with opened(Page(tokens[0], query=query)) as allowed, opened(Page(tokens[1], query=query)) as stranger:
            await asyncio.to_thread(act, world, "axiu", number, "note", None, text="已电话联系。")
            return await allowed.until("moved"), stranger.sent.qsize()

    event, elsewhere = scene(play)
    assert number in event
    assert "已电话" not in event
    assert elsewhere == 0


def test_a_new_message_reaches_whoever_it_is_for(world: World) -> None:
    token, case = token_of(world, "yangguang"), bring(world)

    async def play() -> str:
        async with opened(Page(token)) as page:
            draft = Draft("fact", f"unit:{HOUSING}:handler", "on_your_desk", {"number": case.number}, None)  # type: ignore[arg-type]  # any id does
            await asyncio.to_thread(apart, partial(lay_out, county=COUNTY, drafts=[draft], now=world.now))
            await asyncio.to_thread(whistle, world, "water-520524")
            return await page.until("message")

    assert case.number not in scene(play)


def test_figures_are_told_to_have_changed_to_pages_that_ask(world: World) -> None:
    token = token_of(world, "zhouming")

    async def play() -> str:
        async with opened(Page(token, query="counts=1")) as page:
            await asyncio.to_thread(bring, world)
            return await page.until("counts")

    assert "data: {}" in scene(play)


def test_more_rows_at_once_than_are_read_at_once_are_all_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maplebridge.doors.feed.watching.AT_ONCE", 2)
    token = token_of(world, "yangguang")

    async def play() -> tuple[list[str], list[str]]:
        async with opened(Page(token)) as page:
            watch = Watch(hub)
            numbers = [await asyncio.to_thread(whistle, world, HOUSING) for _ in range(5)]
            async with await watch._connect() as database:
                await watch._look(database)
            return numbers, [await page.until("called") for _ in numbers]

    numbers, events = asyncio.run(play())
    assert [number in event for number, event in zip(numbers, events, strict=True)] == [True] * 5


def test_a_watch_that_loses_its_database_tells_all_that_happened_meanwhile(world: World) -> None:
    token = token_of(world, "yangguang")

    async def play() -> tuple[str, str]:
        async with opened(Page(token)) as page:
            watch = Watch(hub)
            database = await watch._connect()
            await watch._look(database)
            await database.close()
            number = await asyncio.to_thread(whistle, world, HOUSING)
            again = await watch._connect()
            await watch._look(again)
            await again.close()
            return number, await page.until("called")

    number, event = asyncio.run(play())
    assert number in event
