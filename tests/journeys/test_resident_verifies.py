"""A receipt is checked without network: on the site, and with the file one keeps; a changed byte is found and named."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.doors.browsing import PageAs
from tests.doors.town import Town


def receipt_of(world: Any, notes: int) -> list[str]:
    """Called inside the town: a case with some notes; its receipts after each."""
    from dataclasses import asdict

    from tests.world import COUNTY, streetlight

    from maplebridge.cases.actions.submit import submit
    from maplebridge.cases.actions.take import take
    from maplebridge.cases.intake import Intake
    from maplebridge.cases.receipt import access_receipt
    from maplebridge.doors.parts.links import open_link
    from maplebridge.ground.clock.time import now

    brought = submit(county=COUNTY, intake=Intake(**streetlight()), sender=None, now=now())
    actor = open_link(brought.number, brought.secret)
    told = []
    for note in range(notes):
        told.append(json.dumps(asdict(access_receipt(actor, brought.number, now())), ensure_ascii=False))
        fields = {"text": f"第 {note} 次补充"}
        take(actor=actor, number=brought.number, action="note", fields=fields, seen=None, now=now())
    told.append(json.dumps(asdict(access_receipt(actor, brought.number, now())), ensure_ascii=False))
    return told


@pytest.fixture
def receipts(town: Town) -> list[dict[str, Any]]:
    made = town.do("tests.journeys.test_resident_verifies:receipt_of", notes=2)
    return [json.loads(each) for each in made]


def choose(page: Page, folder: Path, *receipts: Any) -> None:
    """Give the page receipts as files."""
    paths = []
    for number, receipt in enumerate(receipts):
        paths.append(folder / f"receipt-{len(list(folder.iterdir()))}-{number}.json")
        paths[-1].write_text(json.dumps(receipt, ensure_ascii=False), encoding="utf-8")
    page.locator("#v-file").set_input_files(paths)


def changed(receipt: dict[str, Any], n: int, **values: Any) -> dict[str, Any]:
    """The receipt with milestone `n` changed."""
    copy = json.loads(json.dumps(receipt))
    copy["milestones"][n - 1] |= values
    return dict(copy)


def test_a_genuine_receipt_is_known_with_the_network_off(
    page_as: PageAs, receipts: list[dict[str, Any]], tmp_path: Path
) -> None:
    page = page_as(None, "/verify/")
    page.context.set_offline(True)
    choose(page, tmp_path, receipts[-1])
    expect(page.get_by_text("真实、完整，没有被改动过")).to_be_visible()
    expect(page.locator(".verdict tbody tr")).to_have_count(3)


@pytest.mark.parametrize(
    ("milestone", "values"),
    [(2, {"happened_at": "2026-01-01T00:00:00.000000+00:00"}), (1, {"journal": "0" * 64}), (3, {"hash": "1" * 64})],
)
def test_a_changed_byte_is_found_and_named(
    page_as: PageAs, receipts: list[dict[str, Any]], tmp_path: Path, milestone: int, values: dict[str, Any]
) -> None:
    page = page_as(None, "/verify/")
    page.context.set_offline(True)
    choose(page, tmp_path, changed(receipts[-1], milestone, **values))
    expect(page.get_by_text(f"第 {milestone} 条记录被改动过")).to_be_visible()
    expect(page.locator(".verdict tr.is-late")).to_contain_text(str(milestone))


def test_a_wrong_signature_another_statement_and_nonsense_are_found(
    page_as: PageAs, receipts: list[dict[str, Any]], tmp_path: Path
) -> None:
    page = page_as(None, "/verify/")
    good, other = receipts[-1], receipts[0]
    choose(page, tmp_path, good | {"signature": other["signature"]})
    expect(page.get_by_text("签名不对")).to_be_visible()
    choose(page, tmp_path, good | {"statement": other["statement"]})
    expect(page.get_by_text("对不上")).to_be_visible()
    choose(page, tmp_path, good | {"signature": "stranger:" + good["signature"].partition(":")[2]})
    expect(page.get_by_text("不是本县公布的密钥")).to_be_visible()
    choose(page, tmp_path, {"kind": "something else"})
    expect(page.get_by_text("这不是回执文件")).to_be_visible()


def test_two_receipts_of_one_case_fit_together(page_as: PageAs, receipts: list[dict[str, Any]], tmp_path: Path) -> None:
    page = page_as(None, "/verify/")
    choose(page, tmp_path, receipts[0], receipts[-1])
    expect(page.get_by_text("真实、完整，没有被改动过")).to_have_count(2)


def test_the_file_one_keeps_works_from_the_disk_without_network(
    page_as: PageAs, receipts: list[dict[str, Any]], tmp_path: Path
) -> None:
    page = page_as(None, "/verify/")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载核验工具").click()
    kept = tmp_path / "verify.html"
    download.value.save_as(kept)
    page.context.set_offline(True)
    page.goto(kept.as_uri())
    choose(page, tmp_path, receipts[-1])
    expect(page.get_by_text("真实、完整，没有被改动过")).to_be_visible()
    choose(page, tmp_path, changed(receipts[-1], 2, seq=9))
    expect(page.get_by_text("第 2 条记录被改动过")).to_be_visible()


def test_a_browser_without_the_curve_checks_all_the_same(
    page_as: PageAs, receipts: list[dict[str, Any]], tmp_path: Path
) -> None:
    page = page_as(None)
    page.add_init_script("crypto.subtle.importKey = () => Promise.reject(new Error('not known'));")
    page.goto("/verify/")
    choose(page, tmp_path, receipts[-1])
    expect(page.get_by_text("真实、完整，没有被改动过")).to_be_visible()
    choose(page, tmp_path, receipts[-1] | {"signature": receipts[0]["signature"]})
    expect(page.get_by_text("签名不对")).to_be_visible()
