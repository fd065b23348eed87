"""Sentences for forms of the framework, in the reader's language when they are shown. Not for our own pages."""

from django.utils.functional import lazy
from django.utils.translation import get_language

from maplebridge.ground.words.text import Text


def _say(zh: str, en: str) -> str:
    return en if (get_language() or "").startswith("en") else zh


_lazily = lazy(_say, str)


def later(text: Text) -> str:
    """`text`, said when somebody reads it."""
    return _lazily(text.zh, text.en)
