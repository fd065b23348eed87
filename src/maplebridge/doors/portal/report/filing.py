"""Files a report: keeps its files, opens the case, puts the files on it. Not for reading forms, and not for drafts."""

from collections.abc import Sequence
from typing import BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from maplebridge.cases.actions.attach import attach
from maplebridge.cases.actions.submit import Receipt, submit
from maplebridge.cases.actions.take import take
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.links import keep_link
from maplebridge.doors.portal.report.reading import Report
from maplebridge.ground.files.actions import store
from maplebridge.ground.files.queries import open_file
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

MIB = 1024 * 1024
FILE_LONGEST = 300 * MIB
PHOTOS_AT_MOST = 9
TOO_MANY = Text("照片最多 9 张，请删去几张再提交", "nine photos at most: please take some out")


def check_files(files: Sequence[UploadedFile], *, field: str) -> None:
    """Reads each file as it will be kept. Raises Fault that names the file at fault, before anything is filed."""
    for file in files:
        try:
            store(cast("BinaryIO", file), longest=FILE_LONGEST, field=field)
        except Fault as fault:
            raise type(fault)(fault.code, _about(file.name or "", fault.text), field=field) from None
        file.seek(0)


def file_report(
    request: HttpRequest, visitor: Visitor, report: Report, files: Sequence[UploadedFile], kept: Sequence[str]
) -> Receipt:
    """Opens the case, lets this browser hold it, and puts the files on it; safe to repeat with the same key."""
    sender = visitor.actor if visitor.actor and visitor.actor.county == report.county else None
    receipt = submit(county=report.county, intake=report.intake, sender=sender, now=visitor.now)
    actor = keep_link(request, receipt.number, receipt.secret)
    _put_on(actor, receipt.number, visitor, files, kept, f"files:{report.intake.key}")
    return receipt


def _put_on(
    actor: Actor, number: str, visitor: Visitor, files: Sequence[UploadedFile], kept: Sequence[str], key: str
) -> None:
    ids = [_attach(actor, number, visitor, cast("BinaryIO", file)) for file in files]
    for each in kept:
        with open_file(each) as content:
            ids.append(_attach(actor, number, visitor, content))
    if ids:
        take(actor=actor, number=number, action="attach", fields={"files": ids}, seen=None, now=visitor.now, key=key)


def _attach(actor: Actor, number: str, visitor: Visitor, source: BinaryIO) -> str:
    stored = attach(
        actor=actor, number=number, source=source, longest=FILE_LONGEST, audience="resident", now=visitor.now
    )
    return stored.sha256


def _about(name: str, text: Text) -> Text:
    return Text(f"“{name}”：{text.zh}", f"“{name}”: {text.en}")
