"""Refuses signs that no table can keep, before a page reads what was sent. Not for what words mean: rooms say that."""

from django.http import HttpRequest

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

NULL = "\x00"
NUL = Text("文字中含有空字符（U+0000）", "the text holds a null sign (U+0000)")


def refuse_null_signs(request: HttpRequest) -> None:
    """Raises Fault naming the field that holds one; no keyboard makes it, and no text column takes it."""
    for sent in (request.GET, request.POST):
        for name, values in sent.lists():
            if any(NULL in value for value in (name, *values)):
                raise Fault("null_sign", NUL, field=name.replace(NULL, ""))
