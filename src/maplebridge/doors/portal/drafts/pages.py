"""Keeps what somebody is writing, by itself every few seconds or at a button. Not for the forms themselves."""

import re

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.limits import paced, unpaced
from maplebridge.doors.parts.pacing import check_pace
from maplebridge.doors.parts.paging import page
from maplebridge.doors.portal.drafts.owning import begins_here, find_draft, forget_draft, keep_draft, mime_of
from maplebridge.doors.portal.report.uploads import check_uploads, read_uploads
from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.files.queries import open_file
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.ground.words.text import Text

FORM = re.compile(r"report|apply-[a-z0-9_]{1,60}")
NO_DRAFT = Text("没有这份草稿", "there is no such draft")
BY_ITSELF = "X-Live"  # such requests do not push the end of a session ahead
ALONE = {"Cache-Control": "private, no-store", "Content-Security-Policy": "default-src 'none'; sandbox"}


@page("public", methods=("POST",))
@paced("draft")
def save(request: HttpRequest, visitor: Visitor, form: str) -> HttpResponseBase:
    """Keeps the fields sent; files too when a person pressed the button, which leads back to the form."""
    _check(form)
    draft = find_draft(request, visitor, form)
    files = list(draft.files) if draft else []
    by_itself = request.headers.get(BY_ITSELF) == "1"
    try:
        if not by_itself or begins_here(request, visitor):
            check_pace(request, visitor, "draft")
        if not by_itself:
            uploads = read_uploads(request, visitor, form, tuple(request.FILES))
            files = [*uploads.kept, *check_uploads(uploads)[0]]
        keep_draft(request, visitor, form, files)
    except Fault as fault:
        if not by_itself:
            raise
        return JsonResponse({"said": fault.text.say(visitor.language)}, status=fault.status)
    if by_itself:
        return JsonResponse({"at": f"{visitor.now.astimezone(SHANGHAI):%H:%M}"})
    return HttpResponseRedirect(_page_of(form))


def _page_of(form: str) -> str:
    if form == "report":
        return reverse("portal_report")
    return reverse("portal_form", args=[form.removeprefix("apply-")])


@page("public", methods=("POST",))
@unpaced("forgets one's own draft")
def drop(request: HttpRequest, visitor: Visitor, form: str) -> HttpResponseBase:
    """Forgets it and begins anew."""
    _check(form)
    forget_draft(request, visitor, form)
    back = request.POST.get("next", "/")
    return HttpResponseRedirect(back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else "/")


@page("public")
def file(request: HttpRequest, visitor: Visitor, form: str, file_id: str) -> HttpResponseBase:
    """A file of one's own draft."""
    _check(form)
    draft = find_draft(request, visitor, form)
    mime = mime_of(file_id) if draft and file_id in draft.files else ""
    if not mime:
        raise Missing("no_draft", NO_DRAFT)
    response: HttpResponse | FileResponse = FileResponse(open_file(file_id), content_type=mime, headers=ALONE)
    return response


def _check(form: str) -> None:
    if not FORM.fullmatch(form):
        raise Missing("no_draft", NO_DRAFT)
