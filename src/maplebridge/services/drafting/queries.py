"""Reads of drafts by those who may own them: a person, and the browser they began in. Not for anybody else's."""

from collections.abc import Sequence
from datetime import datetime

import orjson

from maplebridge.ground.vault.cipher import CannotOpen, open_sealed
from maplebridge.services.drafting.models import Draft
from maplebridge.services.drafting.rules import DraftSight, context_of


def get_draft(county: str, owners: Sequence[str], form: str, now: datetime) -> DraftSight | None:
    """What one of `owners` has begun on a form, the newest; one round trip."""
    rows = Draft.objects.of(county).filter(owner__in=owners, form=form, expires_at__gt=now).order_by("-saved_at")
    return next((sight for row in rows if (sight := _sight(row))), None)


def _sight(row: Draft) -> DraftSight | None:
    try:
        text = open_sealed(row.county, bytes(row.sealed), context_of(row.owner, row.form))
    except CannotOpen:
        return None
    return DraftSight(row.form, orjson.loads(text), tuple(row.files), row.saved_at)
