"""The public calendar as an iCalendar file (RFC 5545), for the calendars of phones. Not for what is on the pages."""

from collections.abc import Iterable
from datetime import UTC, datetime

from maplebridge.services.activities.models import Activity

FOLD = 73
MEDIA = "text/calendar; charset=utf-8"


def write_calendar(name: str, site: str, rows: Iterable[tuple[Activity, str]], now: datetime) -> bytes:
    """The file: each activity with where it is in words. Cancelled ones say so, and so vanish from phones."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Maplebridge//activities//ZH", "CALSCALE:GREGORIAN",
             "METHOD:PUBLISH", f"X-WR-CALNAME:{_escape(name)}"]  # fmt: skip
    for row, where in rows:
        lines += _event(row, where, site, now)
    lines.append("END:VCALENDAR")
    return "".join(f"{_fold(line)}\r\n" for line in lines).encode()


def _event(row: Activity, where: str, site: str, now: datetime) -> list[str]:
    place = f"{where} {row.address}".strip()
    host = site.partition("://")[2] or "maplebridge"
    return [
        "BEGIN:VEVENT",
        f"UID:{row.id}@{host}",
        f"DTSTAMP:{_moment(now)}",
        f"LAST-MODIFIED:{_moment(row.changed_at)}",
        f"DTSTART:{_moment(row.starts_at)}",
        f"DTEND:{_moment(row.ends_at)}",
        f"SUMMARY:{_escape(row.title)}",
        f"LOCATION:{_escape(place)}",
        f"URL:{site}/activities/{row.id}/",
        f"STATUS:{'CANCELLED' if row.state == 'cancelled' else 'CONFIRMED'}",
        "END:VEVENT",
    ]


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escape(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\\n").replace("\n", "\\n")


def _fold(line: str) -> str:
    """Lines of at most 75 octets, never cut within a sign."""
    parts, part = [], ""
    for sign in line:
        if len((part + sign).encode()) > FOLD:
            parts.append(part)
            part = ""
        part += sign
    return "\r\n ".join([*parts, part])
