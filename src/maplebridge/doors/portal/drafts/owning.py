"""Whose drafts a visitor may open: their own, and those begun in this browser before signing in."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from maplebridge.doors.parts.asking import Visitor
from maplebridge.ground.files.kinds import HEAD_BYTES, recognise
from maplebridge.ground.files.queries import open_file
from maplebridge.ground.words.fault import Fault
from maplebridge.services.drafting.actions import drop_draft, save_draft
from maplebridge.services.drafting.queries import get_draft
from maplebridge.services.drafting.rules import DraftSight, browser_owner

KEY = "browser"
NOT_KEPT = frozenset({"csrfmiddlewaretoken", "key", "kept", "join", "signed_in"})


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of a draft; `picture` when it can be shown small."""

    id: str
    picture: bool


def owners_of(request: HttpRequest, visitor: Visitor) -> list[str]:
    """As whom this visitor may have begun something; none for somebody without an account or a session."""
    owners = [visitor.actor.id] if visitor.actor else []
    known = request.session.get(KEY)
    return [*owners, browser_owner(known)] if known else owners


def begins_here(request: HttpRequest, visitor: Visitor) -> bool:
    """Whether what is kept now is the first of this browser: what it keeps later takes its place."""
    return not owners_of(request, visitor)


def find_draft(request: HttpRequest, visitor: Visitor, form: str) -> DraftSight | None:
    """What this visitor has begun on a form; costs nothing for whoever has begun nothing anywhere."""
    owners = owners_of(request, visitor)
    return get_draft(visitor.county, owners, form, visitor.now) if owners else None


def keep_draft(request: HttpRequest, visitor: Visitor, form: str, files: list[str]) -> None:
    """Keeps what the browser has just sent."""
    values = {name: given for name, given in request.POST.lists() if name not in NOT_KEPT}
    save_draft(
        county=visitor.county,
        owner=_owner(request, visitor),
        form=form,
        values={name: [str(each) for each in given] for name, given in values.items()},
        files=files,
        now=visitor.now,
    )


def forget_draft(request: HttpRequest, visitor: Visitor, form: str) -> None:
    """Forgets it in every name."""
    if owners := owners_of(request, visitor):
        drop_draft(county=visitor.county, owners=owners, form=form)


def as_typed(draft: DraftSight) -> QueryDict:
    """A draft's values as a browser would send them."""
    typed = QueryDict(mutable=True)
    values: Mapping[str, list[str]] = draft.values
    for name, given in values.items():
        typed.setlist(name, given)
    return typed


def show_kept(files: tuple[str, ...] | list[str]) -> list[KeptFile]:
    """The files of a draft, without those that are gone."""
    return [KeptFile(each, mime_of(each).startswith("image/")) for each in files if mime_of(each)]


def mime_of(file: str) -> str:
    """The media type of a kept file; "" when it is not there any more."""
    try:
        with open_file(file) as content:
            kind = recognise(content.read(HEAD_BYTES))
    except Fault:
        return ""
    return kind.mime if kind else ""


def _owner(request: HttpRequest, visitor: Visitor) -> str:
    if visitor.actor:
        return visitor.actor.id
    if KEY not in request.session:
        request.session[KEY] = secrets.token_urlsafe(24)
    return browser_owner(request.session[KEY])
