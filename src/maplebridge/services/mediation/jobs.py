"""Destroys private notes whose case ended long enough ago. Not for what their authors destroy themselves."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from maplebridge.cases.models import Case
from maplebridge.services.mediation.models import CaucusNote, NoteShare
from maplebridge.services.mediation.rules import KEPT_AFTER_END

AT_ONCE = 100


def destroy_notes_once(county: str, now: datetime) -> int:
    """Destroys some notes of cases that ended 30 days ago or longer; how many. Call again while it is not 0."""
    over = Case.objects.of(county).filter(id=OuterRef("case_id"), ended_at__lt=now - KEPT_AFTER_END)
    live = CaucusNote.objects.of(county).filter(destroyed_at=None)
    notes = list(live.filter(Exists(over)).values_list("id", flat=True)[:AT_ONCE])
    with transaction.atomic():
        NoteShare.objects.of(county).filter(note__in=notes).delete()
        live.filter(id__in=notes).update(sealed=None, destroyed_at=now)
    return len(notes)
