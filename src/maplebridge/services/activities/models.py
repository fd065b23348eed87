"""What was planned, who signed up, what was held, and who serves schools as legal vice-principal. Not for cases: an
activity has neither workflow nor clocks."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q

from maplebridge.ground.sql.county import CountyManager, CountyModel, code


class Activity(CountyModel):
    """One activity. `unit` leads and counts it; `units` hold it together with that one. `capacity` None: everybody.

    `figures` are those of its report by the names of the pack, as decimal text; `happened` is told in a few words.
    `appointment` is the one under which a school lecture was given.
    """

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField()
    kind = code()
    title = models.TextField()
    unit = code()
    units = ArrayField(code(), default=list)
    place = code()
    address = models.TextField(default="", blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    for_whom = models.TextField(default="", blank=True)
    note = models.TextField(default="", blank=True)
    capacity = models.IntegerField(null=True)
    state = code(default="planned")
    reason = models.TextField(default="", blank=True)
    figures = models.JSONField(default=dict)
    happened = models.TextField(default="", blank=True)
    appointment = models.UUIDField(null=True)
    made_by = code()
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    reported_at = models.DateTimeField(null=True)

    objects = CountyManager["Activity"]()

    class Meta:
        db_table = "activity"
        constraints = [CheckConstraint(condition=Q(ends_at__gt=models.F("starts_at")), name="activity_ends_later")]
        indexes = [
            models.Index(fields=["county", "starts_at"], name="activity_by_start", condition=~Q(state="")),
            models.Index(fields=["county", "unit", "starts_at"], name="activity_by_unit", condition=~Q(state="")),
        ]


class SignUp(CountyModel):
    """Somebody who means to come, name and phone sealed. `state` is in, waiting or cancelled; `person` is their account
    or empty. `untold` names the message that still has to reach them by phone."""

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField()
    activity = models.UUIDField()
    person = code(default="", blank=True)
    name_sealed = models.BinaryField()
    phone_sealed = models.BinaryField()
    phone_blind = models.BinaryField()
    language = code(default="zh")
    state = code()
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    untold = code(default="", blank=True)
    tries = models.SmallIntegerField(default=0)

    objects = CountyManager["SignUp"]()

    class Meta:
        db_table = "activity_sign_up"
        indexes = [
            models.Index(fields=["county", "activity", "id"], name="sign_up_of_activity", condition=~Q(state="")),
            models.Index(fields=["county", "id"], name="sign_up_untold", condition=~Q(untold="")),
        ]


class Appointment(CountyModel):
    """A legal vice-principal of a school: who, from where, from which day to which; both days count. `letter` is the
    number of the letter of appointment, `agreed_on` the day of the agreement, `duties` what it says they do. The signed
    agreement may be kept as a file, by its hash."""

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField()
    school = code()
    person = models.TextField()
    sender = code()
    since = models.DateField()
    until = models.DateField()
    letter = models.TextField(default="", blank=True)
    agreed_on = models.DateField(null=True)
    duties = models.TextField(default="", blank=True)
    agreement = code(default="", blank=True)
    agreement_name = models.TextField(default="", blank=True)
    agreement_mime = code(default="", blank=True)
    ended_on = models.DateField(null=True)
    reason = models.TextField(default="", blank=True)
    made_by = code()
    made_at = models.DateTimeField()

    objects = CountyManager["Appointment"]()

    class Meta:
        db_table = "legal_vice_principal"
        constraints = [CheckConstraint(condition=Q(until__gte=models.F("since")), name="appointment_ends_later")]
        indexes = [
            models.Index(fields=["county", "school"], name="appointment_running", condition=Q(ended_on=None)),
        ]
