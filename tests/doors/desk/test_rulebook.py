"""The rulebook on the desk: matters, processes, working days, versions and what differs between them."""

import xml.etree.ElementTree as ElementTree

import pytest
from django.test import Client
from tests.doors.desk.reference_pages import second_version
from tests.doors.reading import text
from tests.doors.signing import sign_in
from tests.world import COUNTY, HOUSING, World

from maplebridge.doors.desk.rulebook import words
from maplebridge.doors.desk.rulebook.drawing import HEIGHT, WIDTH, draw
from maplebridge.ground.clock.time import day_of, now
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows import names
from maplebridge.rulebook.workflows.definition import FieldType


@pytest.fixture
def desk(world: World, client: Client) -> Client:
    sign_in(client, world, "luolan")
    return client


@pytest.mark.parametrize(
    ("said", "promised"),
    [
        (words.ROLES, names.ROLES),
        (words.GUARDS_SAID, names.GUARDS),
        (words.EFFECTS_SAID, names.EFFECTS),
        (words.MARKS, names.MARKS),
        (names.EVIDENCE_LABELS, names.EVIDENCE),
        (words.DESKS, names.DESKS),
        (words.AUDIENCES, names.AUDIENCES),
        (words.PRIVACIES, names.PRIVACIES),
        (words.LEVELS, names.LEVELS),
        (words.TYPES, [kind.value for kind in FieldType]),
    ],
)
def test_everything_that_rules_may_name_has_words(said: dict[str, object], promised: list[str]) -> None:
    assert set(said) == set(promised)


def test_matters_stand_by_category_and_are_found_by_what_people_say(desk: Client) -> None:
    assert text(desk, "/desk/rulebook/").count("/desk/rulebook/matters/") == len(get_current_pack(COUNTY).matters)
    found = text(desk, "/desk/rulebook/?words=黑灯瞎火")
    assert found.count("/desk/rulebook/matters/") == 1
    assert "路灯不亮" in found
    assert "路灯不亮" not in text(desk, "/desk/rulebook/?category=01")
    assert "没有这样的事项" in text(desk, "/desk/rulebook/?words=nothing")


def test_a_matter_says_its_form_secrecy_clocks_words_and_who_answers(desk: Client) -> None:
    page = text(desk, "/desk/rulebook/matters/misconduct/")
    assert "被反映的单位和人员" in page
    assert "指定人员" in page
    assert "来访人身份保密" in page
    assert "60 日" in page
    assert "本事项<" in page
    assert "信访工作条例" in page
    assert "吃拿卡要" in page
    assert "/desk/units/discipline_inspection-520524/" in page


def test_a_matter_says_papers_with_their_basis_and_evidence(desk: Client) -> None:
    matter = next(each for each in get_current_pack(COUNTY).matters.values() if each.papers)
    page = text(desk, f"/desk/rulebook/matters/{matter.name}/")
    assert matter.papers[0].label.zh in page
    assert matter.papers[0].basis in page
    assert "照片" in text(desk, "/desk/rulebook/matters/streetlight/")


def test_matters_processes_and_units_lead_to_each_other(desk: Client) -> None:
    assert f'href="/desk/units/{HOUSING}/"' in text(desk, "/desk/rulebook/matters/streetlight/")
    assert 'href="/desk/rulebook/workflows/request/"' in text(desk, "/desk/rulebook/matters/streetlight/")
    assert 'href="/desk/rulebook/matters/streetlight/"' in text(desk, "/desk/rulebook/workflows/request/")


def test_a_process_says_who_may_do_what_on_which_conditions(desk: Client) -> None:
    page = text(desk, "/desk/rulebook/workflows/request/")
    assert "派单后不超过 1 个工作日" in page
    assert "任何未结束的状态" in page
    assert "本县规定：登记后 2 小时内分流" in page


def test_a_process_says_what_follows_from_an_action_and_which_marks_allow_it(desk: Client) -> None:
    page = text(desk, "/desk/rulebook/workflows/mediation/")
    assert "随后开立：" in page
    assert "制发：" in page
    assert "须有标记：" in page
    assert "交给：就近的" in text(desk, "/desk/rulebook/workflows/appraisal/")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_process_is_drawn_within_its_frame(desk: Client, language: str) -> None:
    for name, workflow in get_current_pack(COUNTY).workflows.items():
        drawing = draw(workflow, "zh" if language == "zh" else "en")
        assert len(drawing.boxes) == len(workflow.states)
        assert len({(box.x, box.y) for box in drawing.boxes}) == len(drawing.boxes)
        assert all(box.x + WIDTH <= drawing.width and 0 <= box.y <= drawing.height - HEIGHT for box in drawing.boxes)
        page = text(desk, f"/desk/rulebook/workflows/{name}/?lang={language}")
        svg = page[page.index("<svg") : page.index("</svg>") + 6]
        assert len(list(ElementTree.fromstring(svg).iter("rect"))) == len(workflow.states)
        assert "style=" not in svg


def test_the_calendar_marks_holidays_and_days_worked_instead(desk: Client) -> None:
    page = text(desk, "/desk/rulebook/calendar/?year=2026")
    assert "国庆" in page
    assert 'class="day--worked"' in page
    assert "暂定：" not in page
    assert "暂定：" in text(desk, "/desk/rulebook/calendar/?year=2027")
    assert f"{day_of(now()).year} 年工作日" in text(desk, "/desk/rulebook/calendar/?year=nonsense")


def test_a_version_shows_what_differs_from_the_one_before(desk: Client, world: World) -> None:
    second_version(world)
    listed = text(desk, "/desk/rulebook/versions/")
    assert "zhangsan" in listed
    page = text(desk, "/desk/rulebook/versions/2/")
    assert "<del>路灯不亮</del>" in page
    assert "<ins>路灯坏了</ins>" in page
    assert "取消" in page
    assert "<ins>路灯不亮</ins>" in text(desk, "/desk/rulebook/versions/1/?against=2")
    assert "这是第一版" in text(desk, "/desk/rulebook/versions/1/")


def test_older_rules_can_still_be_read(desk: Client, world: World) -> None:
    second_version(world)
    assert "路灯坏了" in text(desk, "/desk/rulebook/matters/streetlight/")
    old = text(desk, "/desk/rulebook/matters/streetlight/?version=1")
    assert "路灯不亮" in old
    assert "已不是现行规则" in old
    assert 'href="/desk/rulebook/workflows/request/?version=1"' in old
    assert '<a href="/desk/rulebook/matters/streetlight/">看现行的</a>' in old


@pytest.mark.parametrize(
    "path",
    [
        "matters/nothing/",
        "workflows/nothing/",
        "versions/9/",
        "versions/1/?against=9",
        "versions/1/?against=x",
        "?version=9",
        "?version=one",
    ],
)
def test_what_is_not_there_is_not_found(desk: Client, path: str) -> None:
    assert desk.get(f"/desk/rulebook/{path}").status_code == 404


def test_all_in_english_when_wished(desk: Client) -> None:
    page = text(desk, "/desk/rulebook/workflows/request/?lang=en")
    assert "not more than 1 working day after dispatch" in page
    assert "谁" not in page
