"""The journal of a case over the API."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from maplebridge.cases.telling import EntryTold, access_journal
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import actor_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.journal import JournalOut

router = Router(tags=["journal"])


@operation(router, "GET", "/cases/{number}/journal", "token:read", "link", returns=JournalOut)
def get_journal(request: HttpRequest, number: str) -> HttpResponse:
    """All that happened to a case, as you may read it.

    What you may not read is there as a link of the chain, so that the chain can be checked without us.
    """
    told = access_journal(actor_of(request), number)
    case = told.stored.facts
    entries = [_entry(entry) for entry in told.entries]
    return answer({"number": case.number, "version": case.version, "head": case.head.hex(), "entries": entries})


def _entry(entry: EntryTold) -> rendering.JSON:
    link = {"seq": entry.seq, "prev": entry.prev, "hash": entry.hash}
    told = entry.told
    if told is None:
        return link
    words = [rendering.word(sight) for sight in told.words]
    return {**link, "label": rendering.both(told.label), "row": told.row, "words": words, "whole": told.whole}
