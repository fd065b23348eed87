"""Keeps the demo's outgoing texts, sealed, so that a visitor can read them on a page. Not outside the demo."""

from dataclasses import dataclass
from datetime import datetime

from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.vault.cipher import open_sealed, seal
from maplebridge.services.sending.models import ShownText

KEPT = 100


@dataclass(frozen=True, slots=True)
class TextSight:
    """A text as the demo's page shows it."""

    phone: str
    text: str
    at: datetime


def show_text(*, county: str, own_id: str, phone: str, text: str, now: datetime) -> None:
    """Keeps a text for the page, once; the oldest go."""
    shown = ShownText.objects.of(county)
    if shown.filter(own_id=own_id).exists():
        return
    row = ShownText(
        county=county,
        id=new_id(),
        own_id=own_id,
        phone_sealed=seal(county, phone, f"shown_text/{own_id}/phone"),
        text_sealed=seal(county, text, f"shown_text/{own_id}/text"),
        shown_at=now,
    )
    ShownText.objects.insert([row])
    oldest = shown.order_by("-id").values_list("id", flat=True)[KEPT:].first()
    if oldest is not None:
        shown.filter(id__lte=oldest).delete()


def list_recent_texts(county: str, many: int = 30) -> list[TextSight]:
    """The newest texts first."""
    return [
        TextSight(
            open_sealed(county, bytes(row.phone_sealed), f"shown_text/{row.own_id}/phone"),
            open_sealed(county, bytes(row.text_sealed), f"shown_text/{row.own_id}/text"),
            row.shown_at,
        )
        for row in ShownText.objects.of(county).order_by("-id")[:many]
    ]
