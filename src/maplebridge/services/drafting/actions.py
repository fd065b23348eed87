"""Keeps what somebody has begun, and lets it go. Not for taking it in: that is `cases.actions.submit`."""

from collections.abc import Sequence
from datetime import datetime

import orjson

from maplebridge.ground.vault.cipher import seal
from maplebridge.services.drafting.models import Draft
from maplebridge.services.drafting.rules import KEPT_FOR, Values, check_size, context_of


def save_draft(*, county: str, owner: str, form: str, values: Values, files: Sequence[str] = (), now: datetime) -> None:
    """Keeps what `owner` has typed so far, in place of what was kept before; 30 days from now. Raises Fault."""
    check_size(values, tuple(files))
    sealed = seal(county, orjson.dumps(dict(values)).decode(), context_of(owner, form))
    Draft.objects.of(county).update_or_create(
        owner=owner,
        form=form,
        defaults={"sealed": sealed, "files": list(files), "saved_at": now, "expires_at": now + KEPT_FOR},
        create_defaults={
            "county": county,
            "sealed": sealed,
            "files": list(files),
            "saved_at": now,
            "expires_at": now + KEPT_FOR,
        },
    )


def drop_draft(*, county: str, owners: Sequence[str], form: str) -> None:
    """Forgets what `owners` have begun on a form: it was sent, or is not wanted any more."""
    Draft.objects.of(county).filter(owner__in=owners, form=form).delete()
