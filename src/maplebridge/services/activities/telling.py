"""What units and guests are told of activities: a report that is missing, and texts to those without an account.
Not for what is told at once: planning and signing_up lay that out."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from maplebridge.ground.post.actions import Draft, lay_out
from maplebridge.ground.words.fault import Fault
from maplebridge.services.activities.models import Activity, SignUp
from maplebridge.services.activities.signing_up import phone_of, words_of

REMINDED_AFTER, LOOKED_BACK = timedelta(days=3), timedelta(days=60)
UNREPORTED = "activity_unreported"
MOST_TRIES, AT_ONCE = 5, 50
Send = Callable[..., None]
"""`send(county=…, phone=…, template=…, params=…, language=…, now=…)`; it raises a Fault when nothing could be sent."""


def remind_reports_once(county: str, now: datetime) -> int:
    """Tells units whose activity was over three days ago and has no report yet, once for each; always 0."""
    over = Activity.objects.of(county).filter(ends_at__lt=now - REMINDED_AFTER, ends_at__gt=now - LOOKED_BACK)
    rows = over.filter(state__in=("planned", "open", "held"))
    drafts = [
        Draft(f"activity:{row.id}:unreported", f"unit:{row.unit}", UNREPORTED, words_of(row, UNREPORTED), None)
        for row in rows
    ]
    lay_out(county=county, drafts=drafts, now=now)
    return 0


def text_guests_once(county: str, now: datetime, send: Send) -> int:
    """Sends texts to guests without an account; always 0. Whom it cannot reach stays marked, so that the
    unit telephones them."""
    rows = SignUp.objects.of(county).filter(tries__lt=MOST_TRIES).exclude(untold="").order_by("id")[:AT_ONCE]
    activities = {row.id: row for row in Activity.objects.of(county).filter(id__in=[each.activity for each in rows])}
    for row in rows:
        with transaction.atomic():
            _text(row, activities[row.activity], now, send)
    return 0


def _text(row: SignUp, activity: Activity, now: datetime, send: Send) -> None:
    """One text, with the row held meanwhile: what another worker has in hand, or has sent, is not sent again."""
    one = SignUp.objects.of(row.county).filter(id=row.id, untold=row.untold, tries=row.tries)
    if not one.select_for_update(skip_locked=True).exists():
        return
    said = words_of(activity, row.untold)
    try:
        send(county=row.county, phone=phone_of(row), template=row.untold, params=said, language=row.language, now=now)
    except Fault:
        one.update(tries=row.tries + 1)
    else:
        one.update(untold="", tries=0)
