"""Reads and keeps what people wish of messages. Not for what follows from it: rules.py."""

from datetime import datetime

from maplebridge.ground.vault.cipher import CannotOpen, open_sealed, seal
from maplebridge.services.sending.models import Preference
from maplebridge.services.sending.rules import Wishes


def get_wishes(county: str, holder: str) -> Wishes:
    """The wishes of `person:<id>` or `case:<id>`; those of everybody when none were said."""
    kept = Preference.objects.of(county).filter(holder=holder).first()
    if kept is None:
        return Wishes()
    return Wishes(
        language=kept.language,
        quiet_from=kept.quiet_from,
        quiet_to=kept.quiet_to,
        channels_off=frozenset(kept.channels_off),
        kinds_off=frozenset(kept.kinds_off),
        email=_opened(county, holder, bytes(kept.email_sealed or b"")),
    )


def keep_wishes(*, county: str, holder: str, wishes: Wishes, now: datetime) -> None:
    """Keeps the wishes from now on, in place of earlier ones."""
    email = seal(county, wishes.email, _context(holder)) if wishes.email else None
    row = Preference(
        county=county,
        holder=holder,
        language=wishes.language,
        quiet_from=wishes.quiet_from,
        quiet_to=wishes.quiet_to,
        channels_off=sorted(wishes.channels_off),
        kinds_off=sorted(wishes.kinds_off),
        email_sealed=email,
        changed_at=now,
    )
    changed = ["language", "quiet_from", "quiet_to", "channels_off", "kinds_off", "email_sealed", "changed_at"]
    Preference.objects.insert([row], update_conflicts=True, update_fields=changed, unique_fields=["county", "holder"])


def _opened(county: str, holder: str, sealed: bytes) -> str:
    if not sealed:
        return ""
    try:
        return open_sealed(county, sealed, _context(holder))
    except CannotOpen:
        return ""


def _context(holder: str) -> str:
    return f"message_preference/{holder}/email"
