"""Putting files on the shelf: what is kept, what is refused, and how often."""

import hashlib
import io
from pathlib import Path

import pytest

from maplebridge.ground.files import actions, queries
from maplebridge.ground.words.fault import Fault, Missing, TooLarge

PDF = b"%PDF-1.7\n" + b"x" * 5000
MIB = 1024 * 1024


def test_a_stored_file_opens_again(shelf_folder: Path) -> None:
    stored = actions.store(PDF, longest=MIB, name="证明.pdf")
    assert (stored.sha256, stored.size) == (hashlib.sha256(PDF).hexdigest(), len(PDF))
    assert (stored.mime, stored.name_hint) == ("application/pdf", "证明.pdf")
    with queries.open_file(stored.sha256) as content:
        assert content.read() == PDF
    assert (shelf_folder / stored.sha256[:2] / stored.sha256[2:4] / stored.sha256).is_file()


def test_the_same_content_is_kept_once_and_leaves_no_drafts(shelf_folder: Path) -> None:
    first = actions.store(PDF, longest=MIB, name="a.pdf")
    second = actions.store(io.BytesIO(PDF), longest=MIB, name="b.pdf")
    assert first.sha256 == second.sha256
    assert len([path for path in shelf_folder.rglob("*") if path.is_file()]) == 1


class Trickle(io.BytesIO):
    """A stream that gives seven bytes at a time, as a slow phone does."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(7)


def test_a_stream_may_come_in_small_pieces() -> None:
    assert actions.store(Trickle(PDF), longest=MIB).sha256 == hashlib.sha256(PDF).hexdigest()


@pytest.mark.parametrize("content", [b"MZ\x90\x00", b"<script>alert(1)</script>", b"GIF"])
def test_other_kinds_are_refused_naming_the_field(content: bytes) -> None:
    with pytest.raises(Fault) as caught:
        actions.store(content, longest=MIB, field="evidence.0")
    assert (caught.value.code, caught.value.field) == ("file_kind_refused", "evidence.0")


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(Fault) as caught:
        actions.store(b"", longest=MIB)
    assert caught.value.code == "file_empty"


def test_one_byte_too_many_is_refused_and_leaves_nothing(shelf_folder: Path) -> None:
    with pytest.raises(TooLarge) as caught:
        actions.store(PDF, longest=len(PDF) - 1, field="photo")
    assert caught.value.field == "photo"
    assert [path for path in shelf_folder.rglob("*") if path.is_file()] == []
    assert actions.store(PDF, longest=len(PDF)).size == len(PDF)


def test_a_kind_keeps_its_own_limit_even_if_more_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(actions.LONGEST, "document", 100)
    with pytest.raises(TooLarge):
        actions.store(PDF, longest=MIB)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\文件\\合同.exe", "合同.pdf"),
        ('a"; rm -rf\n.pdf', "a rm -rf.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        ("x" * 300, "x" * 80 + ".pdf"),
    ],
)
def test_name_to_save_under_is_safe_and_ends_as_the_content_does(name: str, hint: str) -> None:
    assert actions.store(PDF, longest=MIB, name=name).name_hint == hint


@pytest.mark.parametrize("sha256", ["", "../../../etc/passwd", "A" * 64, "0" * 64])
def test_what_is_not_there_is_missing(sha256: str) -> None:
    with pytest.raises(Missing):
        queries.open_file(sha256)


def test_a_removed_file_is_gone() -> None:
    sha256 = actions.store(PDF, longest=MIB).sha256
    assert [actions.remove(sha256), actions.remove(sha256)] == [True, False]
    with pytest.raises(Missing):
        queries.open_file(sha256)


def test_a_shelf_without_a_folder_says_which_setting_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    monkeypatch.setattr(settings, "MEDIA_ROOT", "")
    with pytest.raises(RuntimeError, match="MEDIA_ROOT"):
        actions.store(PDF, longest=MIB)
