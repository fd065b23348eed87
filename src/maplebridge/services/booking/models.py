"""Times that units offer, who booked them, and mobile tours with their stops. Not for the cases they are about."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from maplebridge.ground.sql.county import CountyManager, CountyModel, code
from maplebridge.services.booking.rules import BOOKED, CANCELLED, MOST_PEOPLE


class BookingSlot(CountyModel):
    """One time that a unit offers: for which matters (none named: all of the unit), for how many, how and where.

    `taken` is how many have booked; it is raised while the time is locked, never past `capacity`. A stop of a tour is
    cut into such times, too: `tour` and `stop` say which.
    """

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField()
    unit = code()
    matters = ArrayField(code(), default=list)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    capacity = models.SmallIntegerField()
    taken = models.SmallIntegerField(default=0)
    way = code()
    place = code(default="")
    address = models.TextField(default="")
    person = code(default="")
    room = models.TextField(default="")
    series = models.UUIDField()
    tour = models.UUIDField(null=True)
    stop = models.SmallIntegerField(default=0)
    made_by = code()
    made_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    cancelled_why = models.TextField(default="")

    objects = CountyManager["BookingSlot"]()

    class Meta:
        db_table = "booking_slot"
        constraints = [
            CheckConstraint(condition=Q(taken__gte=0, taken__lte=F("capacity")), name="booking_slot_never_over"),
            CheckConstraint(condition=Q(capacity__gte=1, capacity__lte=MOST_PEOPLE), name="booking_slot_people"),
            CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="booking_slot_ends_later"),
        ]
        indexes = [
            models.Index(fields=["county", "starts_at"], name="booking_slot_open", condition=Q(cancelled_at=None)),
            models.Index(fields=["county", "tour"], name="booking_slot_tour", condition=~Q(tour=None)),
        ]


class BookingHold(CountyModel):
    """Whoever books, or a person or a room of whom times are made: there meanwhile, so that two do not at once."""

    pk = models.CompositePrimaryKey("county", "name")
    name = code()

    objects = CountyManager["BookingHold"]()

    class Meta:
        db_table = "booking_hold"


class Booking(CountyModel):
    """Somebody is to come at a time, for a case or before there is one.

    `holder` is whose booking it is: an account, `case:<id>` for whoever holds the case's link, or "" for somebody
    whom staff wrote down. How to call and reach them is sealed, and erased a while after. A `walk_in` came unbooked
    and takes no place from anybody.
    """

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField()
    slot = models.UUIDField()
    holder = code(default="")
    case_id = models.UUIDField(null=True)
    matter = code(default="")
    state = code(default=BOOKED)
    walk_in = models.BooleanField(default=False)
    sealed = models.BinaryField(null=True)
    reason = models.TextField(default="")
    made_by = code()
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = CountyManager["Booking"]()

    class Meta:
        db_table = "booking"
        constraints = [
            UniqueConstraint(
                fields=["county", "case_id"],
                name="booking_one_of_a_case",
                condition=Q(state=BOOKED) & ~Q(case_id=None),
            ),
            UniqueConstraint(
                fields=["county", "holder", "matter"],
                name="booking_one_of_a_matter",
                condition=Q(state=BOOKED, case_id=None) & ~Q(holder=""),
            ),
        ]
        indexes = [
            models.Index(fields=["county", "slot"], name="booking_of_slot", condition=~Q(state=CANCELLED)),
            models.Index(fields=["county", "holder"], name="booking_of_holder", condition=~Q(holder="")),
            models.Index(fields=["county", "case_id"], name="booking_of_case", condition=~Q(case_id=None)),
            models.Index(fields=["county", "changed_at"], name="booking_named", condition=~Q(sealed=None)),
        ]


class Tour(CountyModel):
    """A mobile tour: units that go out together, offering some matters at stops."""

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField()
    title = models.TextField()
    title_en = models.TextField(default="")
    units = ArrayField(code(), default=list)
    matters = ArrayField(code(), default=list)
    first = models.DateField()
    last = models.DateField()
    made_by = code()
    made_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    cancelled_why = models.TextField(default="")

    objects = CountyManager["Tour"]()

    class Meta:
        db_table = "tour"
        indexes = [models.Index(fields=["county", "last"], name="tour_by_day", condition=~Q(title=""))]


class TourStop(CountyModel):
    """One stop of a tour: where, from when to when. Its bookable times are rows of `booking_slot`."""

    pk = models.CompositePrimaryKey("county", "tour", "number")
    tour = models.UUIDField()
    number = models.SmallIntegerField()
    place = code()
    address = models.TextField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    cancelled_why = models.TextField(default="")

    objects = CountyManager["TourStop"]()

    class Meta:
        db_table = "tour_stop"
        constraints = [CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="tour_stop_ends_later")]


class TourCase(CountyModel):
    """A service given at a stop: the case that was opened there for it."""

    pk = models.CompositePrimaryKey("county", "case_id")
    case_id = models.UUIDField()
    tour = models.UUIDField()
    stop = models.SmallIntegerField()
    matter = code()
    opened_at = models.DateTimeField()

    objects = CountyManager["TourCase"]()

    class Meta:
        db_table = "tour_case"
        indexes = [models.Index(fields=["county", "tour"], name="tour_case_tour", condition=~Q(matter=""))]
