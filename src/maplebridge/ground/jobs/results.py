"""Where the files lie that jobs leave: a shelf for each county, cleared after some days. Not for attachments."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from maplebridge.ground.files.shelf import Shelf

KEPT = timedelta(days=14)
REMEMBERED = timedelta(days=90)
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Result:
    """A file that a job leaves for whoever asked: the name to save it under, its media type, its content."""

    name: str
    mime: str
    blocks: Iterable[bytes]


def result_shelf(county: str) -> Shelf:
    """The county's shelf: apart from attachments, so that clearing it away touches nothing else."""
    return Shelf(Path(settings.MEDIA_ROOT) / "results" / county)
