"""Clears drafts away whose time is over, with files that nothing else holds. Not for drafts that were sent."""

from datetime import datetime, timedelta

from maplebridge.cases.models import CaseFile
from maplebridge.ground.files.actions import remove
from maplebridge.rulebook.publishing.queries import list_counties
from maplebridge.services.drafting.models import Draft

AT_ONCE = 100
GRACE = timedelta(hours=1)


def clear_drafts_once(county: str, now: datetime) -> int:
    """Forgets some drafts that have expired; returns how many. Call again while it is not 0."""
    rows = list(Draft.objects.of(county).filter(expires_at__lt=now - GRACE).order_by("expires_at")[:AT_ONCE])
    for row in rows:
        files = list(row.files)
        Draft.objects.of(county).filter(owner=row.owner, form=row.form, saved_at=row.saved_at).delete()
        _remove_unheld(county, files)
    return len(rows)


def _remove_unheld(county: str, files: list[str]) -> None:
    for file in files:
        if not any(_is_held(each, file) for each in {county, *list_counties()}):
            remove(file)


def _is_held(county: str, file: str) -> bool:
    """Whether a case or another draft has it; the shelf keeps equal files once for all counties."""
    return (
        CaseFile.objects.of(county).filter(sha256=file).exists()
        or Draft.objects.of(county).filter(files__contains=[file]).exists()
    )
