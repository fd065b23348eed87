"""The shapes of bookable times and bookings."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from maplebridge.doors.api.v1.shapes.cases import Code, Named
from maplebridge.doors.api.v1.shapes.problems import In, Out


class TimeOut(Out):
    """A time with room left. `way`: office, after_hours, holiday, home, remote or stop (of a tour)."""

    id: UUID
    unit: Named | None
    starts_at: datetime
    ends_at: datetime
    left: int
    way: Named
    address: str


class TimesOut(Out):
    """The times that are free, the next first."""

    times: list[TimeOut]


class BookingIn(In):
    """The time that you want, for the case of that `number` or, before there is one, for a `matter`. Staff who book for
    somebody without a case say their `name`."""

    slot: UUID
    number: Annotated[str, Field(max_length=40)] = ""
    matter: Code = ""
    name: Annotated[str, Field(max_length=60)] = ""
    phone: Annotated[str, Field(max_length=40)] = ""


class MoveIn(In):
    """The time that is to take the place of the one booked."""

    slot: UUID


class CancelIn(In):
    """Why a booking is called off; residents need not say."""

    reason: Annotated[str, Field(max_length=500)] = ""


class BookingMadeOut(Out):
    """A booking that was made or called off."""

    id: UUID


class BookingOut(Out):
    """A booking of yours. `state`: booked, arrived, missed or cancelled."""

    id: UUID
    state: Named
    matter: str
    number: str | None
    unit: Named | None
    starts_at: datetime
    ends_at: datetime
    way: Named
    address: str
    reason: str


class BookingsOut(Out):
    """Your bookings, the latest time first."""

    bookings: list[BookingOut]
