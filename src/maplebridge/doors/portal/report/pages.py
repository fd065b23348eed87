"""The report page: say what is wrong in three taps, and take a number away. Not for applications: apply."""

from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.directory.plates.queries import Scan
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.rows import form_of
from maplebridge.doors.parts.limits import paced
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.portal.drafts.owning import as_typed, find_draft, show_kept
from maplebridge.doors.portal.report.asked import asked_for
from maplebridge.doors.portal.report.filing import file_report
from maplebridge.doors.portal.report.reading import read_report
from maplebridge.doors.portal.report.uploads import PHOTOS_AT_MOST, read_uploads
from maplebridge.doors.portal.tiles import list_tiles
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.publishing.queries import get_current_pack

FORM = "report"


@page("public", methods=("GET", "HEAD", "POST"))
@paced("report")
def report(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The form; sent, it becomes a case."""
    if request.method == "POST":
        return _file(request, visitor)
    return show_report(request, visitor)


def show_report(
    request: HttpRequest, visitor: Visitor, *, fault: Fault | None = None, scan: Scan | None = None
) -> HttpResponseBase:
    """The report page with what was typed so far and what is wrong with it; at a scanned plate the place is known."""
    draft = find_draft(request, visitor, FORM)
    sent = request.method == "POST"
    resumed = draft if draft and not sent and not request.GET.get("text") else None
    typed: QueryDict = request.POST if sent else as_typed(resumed) if resumed else request.GET
    pack = get_current_pack(visitor.county)
    matter = pack.matters.get(typed.get("matter", ""))
    return show(
        request,
        "portal/report/page.html",
        status=fault.status if fault else 200,
        **asked_for(request, visitor, typed, fault, scan),
        draft=resumed,
        draft_form=FORM,
        kept=show_kept(draft.files) if draft else [],
        tiles=list_tiles(pack),
        extra=form_of(matter.form, values=typed.dict(), fault=fault) if matter and matter.form else None,
        photos_at_most=PHOTOS_AT_MOST,
    )


def done_page(number: str, *, whole: bool) -> str:
    """The address of what is taken away; it says so when the files could not come along."""
    return reverse("portal_done", args=[number]) + ("" if whole else "?without=files")


def _file(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    uploads = read_uploads(request, visitor, FORM, ("photos", "voice"))
    pack, spoken = get_current_pack(visitor.county), "voice" in uploads.names or bool(uploads.kept)
    try:
        receipt, whole = file_report(
            request,
            visitor,
            FORM,
            uploads,
            lambda: read_report(request, visitor, pack, spoken=spoken),
            pace="report",
        )
    except Fault as fault:
        return show_report(request, visitor, fault=fault)
    return HttpResponseRedirect(done_page(receipt.number, whole=whole))
