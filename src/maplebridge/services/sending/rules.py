"""When a message goes, when again, and why it does not. Pure; not for what it says."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Literal

from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.rulebook.matters.message_texts import MessageTemplate

State = Literal["waiting", "sending", "sent", "delivered", "failed", "silenced"]
PAUSES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
ASKED_AFTER = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=12))
STALE = timedelta(minutes=5)
BETWEEN_INVITATIONS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a recipient wishes; the empty ones want what everybody gets."""

    language: str = ""
    quiet_from: str = ""
    quiet_to: str = ""
    channels_off: frozenset[str] = field(default_factory=frozenset)
    kinds_off: frozenset[str] = field(default_factory=frozenset)
    email: str = ""


@dataclass(frozen=True, slots=True)
class Quiet:
    """The hours of the night, Chinese time, in which only urgent messages go; equal ends mean never."""

    start: time
    end: time


def quiet_of(wishes: Wishes, quiet_from: str, quiet_to: str) -> Quiet:
    """The recipient's own quiet hours, else the county's."""
    own = bool(wishes.quiet_from and wishes.quiet_to)
    start, end = (wishes.quiet_from, wishes.quiet_to) if own else (quiet_from, quiet_to)
    return Quiet(time.fromisoformat(start), time.fromisoformat(end))


def first_allowed(moment: datetime, quiet: Quiet) -> datetime:
    """`moment` itself, or the end of the quiet hours that it falls into."""
    local = moment.astimezone(SHANGHAI)
    at, start, end = local.time(), quiet.start, quiet.end
    inside = start <= at < end if start <= end else (at >= start or at < end)
    if not inside:
        return moment
    day = local.date() + timedelta(days=1) if at >= end else local.date()
    return datetime.combine(day, end, SHANGHAI).astimezone(moment.tzinfo)


def goes_at(template: MessageTemplate, now: datetime, quiet: Quiet) -> datetime:
    """When a message of this template may go."""
    return now if template.urgent else first_allowed(now, quiet)


def silenced_by(template: MessageTemplate, channel: str, wishes: Wishes) -> str:
    """Why a message does not go by a channel, "" when it does. Wishes never silence what is essential."""
    if template.essential:
        return ""
    if template.kind in wishes.kinds_off:
        return "opted_out"
    return "channel_off" if channel in wishes.channels_off else ""


def may_invite(invited_before: bool, last_invited: datetime | None, now: datetime) -> bool:
    """One invitation a case, and one in seven days to a person: more would disturb."""
    return not invited_before and (last_invited is None or now - last_invited >= BETWEEN_INVITATIONS)


def try_again_at(failures: int, now: datetime) -> datetime | None:
    """When to try again after so many failures; None when it was the last time."""
    return now + PAUSES[failures - 1] if failures <= len(PAUSES) else None


def ask_again_at(asked: int, now: datetime) -> datetime | None:
    """When to ask the provider whether a message arrived, after having asked so often; None when no more."""
    return now + ASKED_AFTER[asked] if asked < len(ASKED_AFTER) else None


def choose_channels(template: MessageTemplate, open_: Collection[str], *, all_of: Collection[str]) -> tuple[str, ...]:
    """The template's channels that are open and can reach this kind of recipient."""
    return tuple(channel for channel in template.channels if channel in open_ and channel in all_of)
