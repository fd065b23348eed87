"""No page says anything in one language only: every sentence of a template stands in a tag with both."""

import re
from pathlib import Path

import pytest
from tests.house import walk

TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<!--.*?-->", re.S)
MARKUP = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>|\bclass=\"[^\"]*\"", re.S)
SAID = re.compile(r"""\b(?:alt|title|placeholder|aria-label|label)=(?:"([^"]*)"|'([^']*)')""")
CHINESE = re.compile(r"[㐀-鿿]")
ENGLISH = re.compile(r"[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}")
NAMES = {"中文", "简体中文", "English"}
"""What a language calls itself, for those who read no other."""


def one_language(text: str) -> list[str]:
    """Pieces of a template that only readers of one language understand."""
    plain = TAGS.sub("\x00", text)
    pieces = [piece for found in SAID.findall(plain) for piece in found] + re.sub(MARKUP, "\x00", plain).split("\x00")
    return [p.strip() for p in pieces if p.strip() not in NAMES and (CHINESE.search(p) or ENGLISH.search(p))]


def templates() -> list[Path]:
    return sorted(walk.DOORS.rglob("*.html"))


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.relative_to(walk.DOORS).as_posix())
def test_every_sentence_of_a_template_has_both_languages(path: Path) -> None:
    assert one_language(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "bad", ["<p>只有中文</p>", "<p>only in English</p>", '<img alt="一张图">', '<input placeholder="your name">']
)
def test_a_sentence_in_one_language_is_found(bad: str) -> None:
    assert one_language(bad)


@pytest.mark.parametrize(
    "good",
    [
        '<p>{% t "两种" "both of them" %}</p>',
        "{# only for us #}",
        '<a href="?lang=en" lang="en">English</a>',
        "<b>12</b>",
    ],
)
def test_sentences_in_both_languages_are_fine(good: str) -> None:
    assert one_language(good) == []
