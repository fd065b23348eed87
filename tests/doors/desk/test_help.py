"""The help of the desk: a section for every page there is, reached from that page, in both languages."""

import re
from pathlib import Path

import pytest
from django.test import Client
from tests.doors.reading import text
from tests.doors.signing import sign_in
from tests.world import World

from maplebridge.doors import desk as door
from maplebridge.doors.desk.help.first_day import FIRST_DAY
from maplebridge.doors.desk.help.sections import SECTIONS

HERE = re.compile(r"""\bhere="([a-z_]+)\"""")


@pytest.fixture
def desk(world: World, client: Client) -> Client:
    sign_in(client, world, "luolan")
    return client


def pages_of_the_desk() -> set[str]:
    """What the pages of the desk call themselves."""
    folder = Path(str(door.__file__)).parent
    return {name for path in folder.glob("*/*.py") for name in HERE.findall(path.read_text(encoding="utf-8"))}


def test_every_page_of_the_desk_has_its_section() -> None:
    assert {section.name for section in SECTIONS} == pages_of_the_desk() - {"help"}


def test_every_page_leads_to_its_section(desk: Client) -> None:
    page = text(desk, "/desk/help/")
    for path, name in (("/desk/", "inbox"), ("/desk/units/", "units"), ("/desk/rulebook/calendar/", "rulebook")):
        assert f'href="/desk/help/#{name}"' in text(desk, path)
        assert f'id="{name}"' in page


def test_sections_lead_to_pages_that_open(desk: Client) -> None:
    for section in SECTIONS:
        if section.address:
            assert desk.get(section.address).status_code in (200, 403), section.name


def test_the_first_day_has_ten_sentences(desk: Client) -> None:
    assert len(FIRST_DAY) == 10
    assert all(sentence.zh in text(desk, "/desk/help/") for sentence in FIRST_DAY[:1])


def test_nothing_is_left_in_the_other_language(desk: Client) -> None:
    chinese = re.compile(r"[\u4e00-\u9fff]")
    main = text(desk, "/desk/help/?lang=en").split("<main")[1].split("</main>")[0]
    assert not chinese.search(main)
