"""Checking receipts without us: a page that sends nothing, and the same page as a file to keep. Not for making them."""

import json
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import SafeString

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.vault.signing import export_public_keys

SCRIPT, STYLE = "dist/portal-verify.js", "dist/portal-verify.css"


@page("public")
def verify(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """Choose a receipt and see whether it is genuine."""
    return show(request, "portal/verify/page.html", keys=_keys())


@page("public")
def offline(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The same in a single file, with the county's keys in it: works from a disk, without any network."""
    facts = {
        "keys": _keys(),
        "script": SafeString(_built(SCRIPT).replace("</", "<\\/")),
        "style": SafeString(_built(STYLE)),
        "visitor": visitor,
        "en": visitor.en,
    }
    body = render_to_string("portal/verify/offline.html", facts)
    headers = {"Content-Disposition": 'attachment; filename="verify-receipt.html"'}
    return HttpResponse(body, headers=headers)


def _keys() -> str:
    return json.dumps(export_public_keys(), sort_keys=True)


def _built(name: str) -> str:
    """The text of a built file."""
    found = finders.find(static(name).removeprefix("/static/"))
    return Path(str(found)).read_text(encoding="utf-8") if found else ""
