"""Settings are typed, may come from files, and are refused when odd."""

from pathlib import Path

import pytest

from maplebridge.site.environment import Environment, OddSetting


def refused(act: object) -> str:
    with pytest.raises(OddSetting) as odd:
        act()  # type: ignore[operator]  # each of the cases is a call
    assert odd.value.text.zh
    assert odd.value.text.en
    return odd.value.name


@pytest.mark.parametrize("value", [None, "", "   "])
def test_required_text_is_missed(value: str | None) -> None:
    env = Environment({} if value is None else {"NAME": value})
    assert refused(lambda: env.text("NAME")) == "NAME"


def test_default_stands_in_for_a_missing_text() -> None:
    assert Environment({}).text("NAME", "here") == "here"


@pytest.mark.parametrize(("value", "meant"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("", False)])
def test_flags_are_read_generously(value: str, meant: bool) -> None:
    assert Environment({"FLAG": value}).flag("FLAG", default=not meant) is meant


@pytest.mark.parametrize("value", ["2", "maybe", "是"])
def test_odd_flag_is_refused(value: str) -> None:
    assert refused(lambda: Environment({"FLAG": value}).flag("FLAG", default=False)) == "FLAG"


@pytest.mark.parametrize("value", ["0", "11", "-1", "1.5", "ten", "１"])
def test_number_outside_its_range_is_refused(value: str) -> None:
    assert refused(lambda: Environment({"N": value}).number("N", 5, least=1, most=10)) == "N"


@pytest.mark.parametrize("value", ["1", "10"])
def test_ends_of_the_range_are_taken(value: str) -> None:
    assert Environment({"N": value}).number("N", 5, least=1, most=10) == int(value)


def test_secret_comes_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("hush\n")
    assert Environment({"KEY_FILE": str(tmp_path / "key")}).secret("KEY") == "hush"


def test_secret_from_two_places_is_refused(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("hush")
    env = Environment({"KEY": "loud", "KEY_FILE": str(tmp_path / "key")})
    assert refused(lambda: env.secret("KEY")) == "KEY"


@pytest.mark.parametrize("content", [None, b"", b" \n", b"\xff\xfe"])
def test_secret_file_that_cannot_be_used_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "key"
    if content is not None:
        path.write_bytes(content)
    assert refused(lambda: Environment({"KEY_FILE": str(path)}).secret("KEY")) == "KEY_FILE"


def test_refusal_does_not_tell_the_secret(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("hush")
    env = Environment({"KEY": "loud", "KEY_FILE": str(tmp_path / "key")})
    with pytest.raises(OddSetting) as odd:
        env.secret("KEY")
    assert not {"hush", "loud"} & set(str(odd.value).split())


@pytest.mark.parametrize("url", ["mysql://a@b/c", "postgresql://a@b", "postgresql://a@b:port/c", "here"])
def test_address_of_another_kind_is_refused(url: str) -> None:
    assert refused(lambda: Environment({"DATABASE_URL": url}).address("DATABASE_URL")) == "DATABASE_URL"


@pytest.mark.parametrize("url", ["example.org", "ftp://example.org", "https://example.org/path", "https://"])
def test_odd_site_is_refused(url: str) -> None:
    assert refused(lambda: Environment({"SITE_URL": url}).site("SITE_URL", "")) == "SITE_URL"


def test_names_are_a_list() -> None:
    assert Environment({"HOSTS": "a, b,,c "}).names("HOSTS") == ["a", "b", "c"]
