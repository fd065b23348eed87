"""The form of one matter, filled in: read, kept, filed. Not for which matters there are."""

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.reading import read_form
from maplebridge.doors.parts.forms.rows import form_of
from maplebridge.doors.parts.paging import show
from maplebridge.doors.portal.drafts.owning import as_typed, find_draft, show_kept
from maplebridge.doors.portal.report.asked import asked_for
from maplebridge.doors.portal.report.filing import file_report
from maplebridge.doors.portal.report.pages import done_page
from maplebridge.doors.portal.report.reading import Report, read_report
from maplebridge.doors.portal.report.uploads import Uploads, read_uploads
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.definition import FieldType, Matter

PAPER = "paper."
OTHER_PAPERS = "photos"


def form_name(matter: Matter) -> str:
    """Under which name what is begun on a matter's form is kept."""
    return f"apply-{matter.name}"


def show_application(
    request: HttpRequest, visitor: Visitor, matter: Matter, fault: Fault | None = None
) -> HttpResponseBase:
    """The form with what was typed, or with what was begun earlier."""
    draft = find_draft(request, visitor, form_name(matter))
    sent = request.method == "POST"
    typed: QueryDict = request.POST if sent else as_typed(draft) if draft else request.GET
    return show(
        request,
        "portal/apply/form.html",
        status=fault.status if fault else 200,
        **asked_for(request, visitor, typed, fault),
        matter=matter,
        draft=None if sent else draft,
        draft_form=form_name(matter),
        kept=show_kept(draft.files) if draft else [],
        asks=matter.kind == "consultation" and not matter.form,
        named=any(field.type is FieldType.PERSON_NAME and field.required for field in matter.form),
        form=form_of(matter.form, values=_values(matter, typed, request, sent), fault=fault),
        papers=[(f"{PAPER}{paper.name}", paper) for paper in matter.papers],
    )


def fill_in(request: HttpRequest, visitor: Visitor, matter: Matter) -> str | HttpResponseBase:
    """Files the application and says where to go on, or shows the form again with what is wrong."""
    controls = [*(f"{PAPER}{paper.name}" for paper in matter.papers), OTHER_PAPERS]
    uploads = read_uploads(request, visitor, form_name(matter), controls)
    pack, about = get_current_pack(visitor.county), _about(matter, uploads)

    def read() -> Report:
        return read_report(request, visitor, pack, matter=matter.name, about_files=about)

    try:
        receipt, whole = file_report(
            request, visitor, form_name(matter), uploads, read, pace="application", matter=matter.name
        )
    except Fault as fault:
        return show_application(request, visitor, matter, fault)
    return done_page(receipt.number, whole=whole)


def _values(matter: Matter, typed: QueryDict, request: HttpRequest, sent: bool) -> dict[str, object]:
    if sent:
        return read_form(matter.form, request)
    stood_in = HttpRequest()
    stood_in.POST = QueryDict(typed.urlencode())
    return read_form(matter.form, stood_in)


def _about(matter: Matter, uploads: Uploads) -> str:
    """Which papers are among the files, in the words of the rules."""
    labels = [paper.label.zh for paper in matter.papers if f"{PAPER}{paper.name}" in uploads.names]
    return f"材料：{'、'.join(labels)}" if labels else ""
