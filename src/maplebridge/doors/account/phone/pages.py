"""Residents sign in with a code sent to their phone. Not for staff, and not for following a case without an account."""

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from maplebridge.directory.accounts.codes import ask_code, let_in
from maplebridge.directory.accounts.rules import mask_phone, read_phone
from maplebridge.doors.account.entering import enter, way_on
from maplebridge.doors.account.owning import WRITE
from maplebridge.doors.account.phone.sending import send_code
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.limits import unpaced
from maplebridge.doors.parts.pacing import source_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.fault import Fault

BEGIN = "/account/login/?as=resident"
PHONE, CODE = "account/phone/page.html", "account/phone/code.html"


@page("public", methods=WRITE)
@unpaced("codes are counted by phone and by line where they are made")
def ask(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """Send a code, then ask for it; whoever comes without a number begins where it is asked for."""
    if request.method != "POST":
        return HttpResponseRedirect(BEGIN)
    phone, source = request.POST.get("phone", ""), source_of(request)
    try:
        with transaction.atomic():
            code = ask_code(county=visitor.county, phone=phone, source=source, now=visitor.now)
            send_code(visitor.county, read_phone(phone) or phone, code, visitor.language, visitor.now)
    except Fault as fault:
        return show(request, PHONE, status=fault.status, fault=fault, phone=phone, next=way_on(request, ""))
    return _ask_for_code(request, phone, shown=code if settings.DEMO else "")


@page("public", methods=WRITE)
@unpaced("a code is worth nothing after a few wrong ones")
def check(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """Let in whoever has the code."""
    if request.method != "POST":
        return HttpResponseRedirect(BEGIN)
    phone = request.POST.get("phone", "")
    try:
        account = let_in(county=visitor.county, phone=phone, code=request.POST.get("code", ""), now=visitor.now)
    except Fault as fault:
        return _ask_for_code(request, phone, fault=fault)
    enter(request, account, method="code")
    return HttpResponseRedirect(way_on(request, "/"))


def _ask_for_code(request: HttpRequest, phone: str, *, fault: Fault | None = None, shown: str = "") -> HttpResponseBase:
    facts = {"phone": phone, "masked": mask_phone(read_phone(phone) or phone), "next": way_on(request, "")}
    return show(request, CODE, status=fault.status if fault else 200, fault=fault, shown=shown, **facts)
