"""Files what a form says: opens the case, puts the files on it, lets the draft go. Not for reading forms."""

from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO, cast

from django.http import HttpRequest

from maplebridge.cases.actions.attach import attach
from maplebridge.cases.actions.submit import Receipt, submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.joining import join
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.links import keep_link
from maplebridge.doors.parts.pacing import check_case, check_pace
from maplebridge.doors.portal.drafts.owning import forget_draft, keep_draft
from maplebridge.doors.portal.report.reading import Report
from maplebridge.doors.portal.report.uploads import FILE_LONGEST, Uploads, check_uploads
from maplebridge.ground.files.queries import open_file
from maplebridge.ground.words.fault import Fault, TooOften
from maplebridge.ground.words.text import Text

SIGNED_OUT, NOT_KEPT = "signed_out", "files_not_kept"
EXPIRED = Text(
    "登录已过期，内容已保存。可以重新登录，也可以不登录直接提交。",
    "you were signed out meanwhile; all is kept. Sign in again, or send it without signing in",
)


SENT_BEFORE = Text(
    "刚才已经提交过一次，在“查进度”里可以看到。现在的内容不一样，要作为新的一件，请再按一次提交。",
    "You have sent this before; see it under Follow. What you wrote now is different: to send it as another case, "
    "press once more.",
)
KEY_REUSED = "key_reused"


def file_report(
    request: HttpRequest,
    visitor: Visitor,
    form: str,
    uploads: Uploads,
    read: Callable[[], Report],
    *,
    pace: str,
    matter: str = "",
) -> tuple[Receipt, bool]:
    """Opens the case, lets this browser hold it, and puts the files on it; safe to repeat with the same key.
    Also says whether the files are on it: some matters take none. `pace` is what is counted by the hour; `matter` is
    where that is settled.

    Raises Fault when something is wrong; what was typed and the good files are then kept as a draft.
    """
    try:
        said = {"matter": matter or request.POST.get("matter", ""), "text": request.POST.get("text", "")}
        check_case(request, visitor.county, visitor.actor, pace, visitor.now, **said)
    except TooOften as fault:
        _keep_for_later(request, visitor, form, uploads, fault)
        raise
    good, bad = check_uploads(uploads)
    try:
        report = _check(request, visitor, bad, read)
        sender = visitor.actor if visitor.actor and visitor.actor.county == report.county else None
        receipt = submit(county=report.county, intake=report.intake, sender=sender, now=visitor.now)
    except Fault as fault:
        if good or uploads.kept or fault.code == SIGNED_OUT:
            keep_draft(request, visitor, form, list(dict.fromkeys([*uploads.kept, *good])))
        raise Fault(KEY_REUSED, SENT_BEFORE) if fault.code == KEY_REUSED else fault from None
    actor = keep_link(request, receipt.number, receipt.secret)
    whole = _put_on(actor, receipt.number, visitor, uploads, report)
    _join(actor, receipt, request.POST.get("join", ""), visitor)
    forget_draft(request, visitor, form)
    return receipt, whole


def _keep_for_later(request: HttpRequest, visitor: Visitor, form: str, uploads: Uploads, fault: TooOften) -> None:
    """Keeps what comes too early as a draft; the fault tells where the files could not be kept: not all that is sent
    in a flood can lie on our disks."""
    try:
        check_pace(request, visitor, "draft")
        good, bad = check_uploads(uploads)
        keep_draft(request, visitor, form, list(dict.fromkeys([*uploads.kept, *good])))
        lost = bad is not None
    except Fault:
        lost = bool(uploads.fresh)
    fault.code = NOT_KEPT if lost else fault.code


def _check(request: HttpRequest, visitor: Visitor, bad: Fault | None, read: Callable[[], Report]) -> Report:
    if bad is not None:
        raise bad
    if request.POST.get("signed_in") and visitor.actor is None:
        raise Fault(SIGNED_OUT, EXPIRED)
    return read()


def _put_on(actor: Actor, number: str, visitor: Visitor, uploads: Uploads, report: Report) -> bool:
    """Whether all files are on the case; one that takes none is brought all the same."""
    try:
        _attach_all(actor, number, visitor, uploads, report)
    except Fault:
        return False
    return True


def _attach_all(actor: Actor, number: str, visitor: Visitor, uploads: Uploads, report: Report) -> None:
    ids = [_attach(actor, number, visitor, cast("BinaryIO", file)) for _, file in uploads.fresh]
    for each in uploads.kept:
        with open_file(each) as content:
            ids.append(_attach(actor, number, visitor, content))
    if not ids:
        return
    fields = {"files": ids} | ({"text": report.about_files} if report.about_files else {})
    key = f"files:{report.intake.key}"
    take(actor=actor, number=number, action="attach", fields=fields, seen=None, now=visitor.now, key=key)


def _join(actor: Actor, receipt: Receipt, reference: str, visitor: Visitor) -> None:
    """Joins the case that was chosen while writing; when that cannot be any more, this one goes its own way."""
    if reference and not receipt.already:
        with suppress(Fault):
            join(actor=actor, number=receipt.number, reference=reference, now=visitor.now)


def _attach(actor: Actor, number: str, visitor: Visitor, source: BinaryIO) -> str:
    stored = attach(
        actor=actor, number=number, source=source, longest=FILE_LONGEST, audience="resident", now=visitor.now
    )
    return stored.sha256
