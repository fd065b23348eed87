"""Opens the contact of whoever brought a case, for sixty seconds, once a reason is in the journal. Not for showing it
masked: the page of the case does."""

from typing import cast

from django.http import HttpRequest, HttpResponse

from maplebridge.cases.disclosing import submitted_fields
from maplebridge.cases.queries import access_case
from maplebridge.cases.revealing import SHOWN_FOR, reveal
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.rows import Form, form_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.fault import Fault, Forbidden, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.built_in import REVEAL
from maplebridge.rulebook.workflows.fields import FIELDS


@page("staff", "staff:agent", methods=("GET", "HEAD", "POST"))
def contact(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponse:
    """Asks why; then shows the contact, which hides itself. Without JavaScript the page leads back by itself."""
    actor = cast("Actor", visitor.actor)
    if request.method != "POST":
        access_case(actor, number)
        return _ask(request, number, form_of(REVEAL.needs))
    reason = request.POST.get("reason", "").strip()
    try:
        revealed = reveal(actor=actor, number=number, reason=reason, now=visitor.now)
    except (Missing, Forbidden):
        raise
    except Fault as fault:
        return _ask(request, number, form_of(REVEAL.needs, values={"reason": reason}, fault=fault), fault.status)
    contacts = [(_label(field), words) for field, words in revealed.contacts.items()]
    seconds = int(SHOWN_FOR.total_seconds())
    response = show(request, _template(request, "contact"), number=number, contacts=contacts, seconds=seconds)
    if not _is_fragment(request):
        response.headers["Refresh"] = f"{seconds}; url=/desk/cases/{number}/"
    return response


def _label(name: str) -> Text:
    """What a contact is; that of a party with the party's number."""
    own = submitted_fields(None).get(name)
    if own is not None:
        return own.label
    _, number, field = name.split(".")
    label = FIELDS[field].label
    return Text(f"{label.zh}（{number}）", f"{label.en} ({number})")


def _ask(request: HttpRequest, number: str, form: Form, status: int = 200) -> HttpResponse:
    return show(request, _template(request, "ask_contact"), status=status, number=number, form=form)


def _template(request: HttpRequest, name: str) -> str:
    return f"desk/case/_{name}.html" if _is_fragment(request) else f"desk/case/{name}.html"


def _is_fragment(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"
