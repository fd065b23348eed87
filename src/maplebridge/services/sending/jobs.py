"""What the worker does for messages: plan new ones, send those that are due, ask what became of them."""

from datetime import datetime

from maplebridge.services.sending.delivering import deliver_once
from maplebridge.services.sending.models import Delivery, ShortLink
from maplebridge.services.sending.planning import plan_once
from maplebridge.services.sending.reporting import ask_once
from maplebridge.services.sending.rules import BETWEEN_INVITATIONS


def send_once(county: str, now: datetime) -> int:
    """One round; returns how many messages it dealt with."""
    return plan_once(county, now) + deliver_once(county, now) + ask_once(county, now)


def tidy_once(county: str, now: datetime) -> int:
    """Forgets what is no longer needed: whom an invitation older than a week went to, links that have ended."""
    invited = Delivery.objects.of(county).filter(kind="invitation", contact_blind__isnull=False)
    forgotten = invited.filter(made_at__lt=now - BETWEEN_INVITATIONS).update(contact_blind=None)
    ended, _ = ShortLink.objects.of(county).filter(expires_at__lt=now).delete()
    return forgotten + ended
