"""Built files go by the name under which they were built, are found by the site and may be kept for ever."""

from pathlib import Path

import hatch_build
import pytest
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.test import Client

from maplebridge.site import built

ENTRIES = [path.name for path in hatch_build.list_entries()]


def test_each_door_has_a_style_sheet_and_a_script() -> None:
    assert {f"{door}.{kind}" for door in ("portal", "field", "desk", "wall") for kind in ("css", "js")} <= set(ENTRIES)


@pytest.mark.parametrize("name", ENTRIES)
def test_an_entry_is_served_by_a_name_that_changes_with_its_content(name: str) -> None:
    address = static(f"dist/{name}")
    stem, ending = name.rsplit(".", 1)
    assert address.startswith(f"/static/dist/{stem}-")
    assert address.endswith(f".{ending}")
    assert finders.find(address.removeprefix("/static/"))


def test_a_built_file_may_be_kept_for_ever_and_is_sent_compressed() -> None:
    answer = Client().get(static("dist/portal.css"), headers={"Accept-Encoding": "gzip"})
    answer.close()
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Encoding"] == "gzip"


def test_without_a_build_the_plain_name_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(built, "DIST", tmp_path)
    assert built.built_name("desk.css") == "desk.css"


def test_lock_files_are_pinned_and_name_no_address() -> None:
    assert hatch_build.check() == []
