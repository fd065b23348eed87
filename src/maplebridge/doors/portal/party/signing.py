"""A party signs what was agreed: by hand on the screen, or on paper with a photo of it. Not for the mediator's seal."""

import base64
import binascii
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.cases.actions.attach import attach
from maplebridge.cases.actions.take import take
from maplebridge.doors.parts.acting import FILE_LONGEST, read_seen
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.portal.party.pages import SIGN, Meeting, back, facts_of, meet
from maplebridge.doors.portal.party.sights import terms_of
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.ground.words.text import Text

DRAWN_LONGEST = 1_000_000
DATA = "data:image/png;base64,"
NOT_NOW = Text("现在不能签字，可能已经签过了", "there is nothing to sign now; perhaps it has been signed already")
NO_SIGNATURE = Text(
    "请先在框里签名，或者上传纸上签字的照片", "sign in the box first, or add a photo of the signed paper"
)
NOT_DRAWN = Text("签名没有传好，请再签一次", "the signature did not arrive: please sign once more")
NOT_READ = Text("请先勾选“我已看过协议”", "please tick that you have read the agreement")


@page("link", methods=("GET", "HEAD", "POST"))
def sign(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponseBase:
    """The agreement with a box to sign in; sent, the signature is put on the case and the party has signed."""
    meeting = meet(request, visitor, number)
    facts = facts_of(visitor, meeting)
    if SIGN not in facts["allowed"] or meeting.party.signed:
        raise Missing("not_now", NOT_NOW)
    fault: Fault | None = None
    if request.method == "POST":
        try:
            _sign(request, visitor, meeting)
        except Missing:
            raise
        except Fault as wrong:
            fault = wrong
        else:
            return back(meeting, SIGN)
    key = request.POST.get("key") or str(new_id())
    status = fault.status if fault else 200
    return show(request, "portal/party/sign.html", status=status, fault=fault, key=key, **facts)


@page("link")
def agreement(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponseBase:
    """The agreement to print, with a line for each party to sign on."""
    meeting = meet(request, visitor, number)
    facts = facts_of(visitor, meeting)
    if facts["story"].agreement is None:
        raise Missing("not_now", NOT_NOW)
    by_side = [replace(each, own=False, name="") for each in facts["people"]]  # on paper nobody is "you"
    terms = terms_of(facts["story"], meeting.party, by_side, may_report=False)
    return show(request, "portal/party/agreement.html", **(facts | {"terms": terms}))


def _sign(request: HttpRequest, visitor: Visitor, meeting: Meeting) -> None:
    if request.POST.get("read") != "1":
        raise Fault("not_read", NOT_READ, field="read")
    drawn, photo = request.POST.get("drawn", ""), request.FILES.get("photo")
    if not drawn and photo is None:
        raise Fault("no_signature", NO_SIGNATURE, field="photo")
    source = BytesIO(read_drawn(drawn)) if drawn else cast("BinaryIO", photo)
    kept = attach(
        actor=meeting.actor,
        number=meeting.number,
        source=source,
        longest=FILE_LONGEST,
        audience="resident",
        now=visitor.now,
    )
    take(
        actor=meeting.actor,
        number=meeting.number,
        action=SIGN,
        fields={"how_signed": "on_screen" if drawn else "on_paper", "evidence": [kept.sha256]},
        seen=read_seen(request),
        now=visitor.now,
        key=request.POST.get("key", "")[:100],
    )


def read_drawn(text: str) -> bytes:
    """The picture that the box made of the strokes. Raises Fault."""
    if not text.startswith(DATA) or len(text) > DRAWN_LONGEST:
        raise Fault("not_drawn", NOT_DRAWN, field="drawn")
    try:
        return base64.b64decode(text.removeprefix(DATA), validate=True)
    except binascii.Error:
        raise Fault("not_drawn", NOT_DRAWN, field="drawn") from None
