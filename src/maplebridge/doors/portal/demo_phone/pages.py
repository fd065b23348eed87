"""The phone of a demonstration: the texts that would have gone out, with their links. There is none elsewhere."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.services.sending.displaying import TextSight, list_recent_texts

LINK = re.compile(r"https?://\S+/(s/[0-9a-z]{16})")


@dataclass(frozen=True, slots=True)
class Bubble:
    """One text on the phone: its words before and after the link."""

    phone: str
    before: str
    link: str
    after: str
    at: datetime


@page("demo")
def phone(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The newest texts."""
    bubbles = [_bubble(sight) for sight in list_recent_texts(visitor.county)]
    return show(request, "portal/demo_phone/page.html", bubbles=bubbles)


def _bubble(sight: TextSight) -> Bubble:
    found = LINK.search(sight.text)
    if found is None:
        return Bubble(sight.phone, sight.text, "", "", sight.at)
    return Bubble(sight.phone, sight.text[: found.start()], f"/{found[1]}", sight.text[found.end() :], sight.at)
