"""Asks the provider of text messages what became of those it took. Not for sending."""

from datetime import datetime

from django.db import transaction

from maplebridge.ground.post.channels.outcome import NotSent, Report
from maplebridge.services.sending.addressing import Due, prepare
from maplebridge.services.sending.channels import Way, open_ways
from maplebridge.services.sending.delivering import ODD, tell_desk
from maplebridge.services.sending.models import Delivery
from maplebridge.services.sending.rules import ask_again_at

AT_ONCE = 10
COLUMNS = (
    "message", "channel", "target", "recipient", "template", "case_id", "tries", "refusals", "unsure", "made_at",
    "sent_at",
)  # fmt: skip


def ask_once(county: str, now: datetime) -> int:
    """Asks about up to ten messages; returns how many. Two workers at once ask twice, which does no harm."""
    due = Delivery.objects.of(county).filter(state="sent", next_at__isnull=False, next_at__lte=now)
    rows = list(due.order_by("next_at").values_list(*COLUMNS)[:AT_ONCE])
    ways = open_ways() if rows else {}
    for *columns, sent_at in rows:
        one = Due(county, *columns)
        way = ways.get(one.channel)
        report = _report(one, way, sent_at, now) if way else None
        _note(one, report, now)
    return len(rows)


def _report(due: Due, way: Way, sent_at: datetime, now: datetime) -> Report | None:
    try:
        ready = prepare(due, now)
        return way.ask(ready.out, sent_at, now) if ready else None
    except (NotSent, *ODD):
        return None


def _note(due: Due, report: Report | None, now: datetime) -> None:
    one = Delivery.objects.of(due.county).filter(
        message=due.message, channel=due.channel, target=due.target, state="sent"
    )
    with transaction.atomic():
        if report is None or report.arrival in ("waiting", "unknown"):
            one.update(tries=due.tries + 1, next_at=ask_again_at(due.tries + 1, now), changed_at=now)
        elif report.arrival == "delivered":
            one.update(state="delivered", next_at=None, changed_at=now)
        elif one.update(state="failed", reason=report.code, next_at=None, changed_at=now):
            tell_desk(due.county, due.message, due.channel, due.case_id, now)
