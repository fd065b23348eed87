"""Files that come with a form: read as they will be kept, good ones kept even when another is bad. Not for cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.portal.drafts.owning import find_draft
from maplebridge.ground.files.actions import store
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

MIB = 1024 * 1024
FILE_LONGEST = 300 * MIB
PHOTOS_AT_MOST = 9
TOO_MANY = Text("照片最多 9 张，请删去几张再提交", "nine photos at most: please take some out")


@dataclass(frozen=True, slots=True)
class Uploads:
    """What was sent now, each with the control it came from, and the ids of what a draft has kept."""

    fresh: "tuple[tuple[str, UploadedFile[bytes]], ...]"
    kept: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The controls that sent something now."""
        return tuple(control for control, _ in self.fresh)


def read_uploads(request: HttpRequest, visitor: Visitor, form: str, controls: Sequence[str]) -> Uploads:
    """The files of this request, and those of the visitor's own draft that are still wanted."""
    fresh = [(control, file) for control in controls for file in request.FILES.getlist(control)]
    wanted = request.POST.getlist("kept")
    draft = find_draft(request, visitor, form) if wanted else None
    return Uploads(tuple(fresh), tuple(each for each in wanted if draft and each in draft.files))


def check_uploads(uploads: Uploads) -> tuple[list[str], Fault | None]:
    """Reads each file as it will be kept: the ids of the good ones, and what is wrong with the first bad one."""
    good: list[str] = []
    first: Fault | None = None
    for control, file in uploads.fresh:
        try:
            good.append(store(cast("BinaryIO", file), longest=FILE_LONGEST, field=control).sha256)
        except Fault as fault:
            first = first or type(fault)(fault.code, _about(file.name or "", fault.text), field=control)
        file.seek(0)
    if uploads.names.count("photos") + len(uploads.kept) > PHOTOS_AT_MOST + 1:
        first = first or Fault("too_many", TOO_MANY, field="photos")
    return good, first


def _about(name: str, text: Text) -> Text:
    return Text(f"“{name}”：{text.zh}", f"“{name}”: {text.en}")
