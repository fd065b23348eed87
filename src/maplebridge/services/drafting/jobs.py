"""Clears drafts away whose time is over, with files that nothing else holds. Not for drafts that were sent."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from maplebridge.cases.models import CaseFile
from maplebridge.ground.files.actions import remove
from maplebridge.rulebook.publishing.queries import list_counties
from maplebridge.services.drafting.models import Draft

AT_ONCE = 100
GRACE = timedelta(hours=1)
Held = Callable[[str, Collection[str]], set[str]]
"""`held(county, files)`: those of the files that other rooms of the county keep."""


def clear_drafts_once(county: str, now: datetime, held: Held) -> int:
    """Forgets some drafts that have expired; returns how many. Call again while it is not 0."""
    rows = list(Draft.objects.of(county).filter(expires_at__lt=now - GRACE).order_by("expires_at")[:AT_ONCE])
    for row in rows:
        Draft.objects.of(county).filter(owner=row.owner, form=row.form, saved_at=row.saved_at).delete()
    _remove_unheld(county, {file for row in rows for file in row.files}, held)
    return len(rows)


def _remove_unheld(county: str, files: set[str], held: Held) -> None:
    """The shelf keeps equal files once for all counties, whoever sent them: somebody may have sent again what a unit
    published."""
    kept = {file for each in {county, *list_counties()} for file in held(each, files)} if files else set()
    for file in files - kept:
        if not any(_is_held(each, file) for each in {county, *list_counties()}):
            remove(file)


def _is_held(county: str, file: str) -> bool:
    """Whether a case or another draft has it."""
    return (
        CaseFile.objects.of(county).filter(sha256=file).exists()
        or Draft.objects.of(county).filter(files__contains=[file]).exists()
    )
