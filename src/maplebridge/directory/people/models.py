"""People of one county, their duties, leaves and access tokens. Not for accounts to sign in with."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from maplebridge.ground.sql.county import CountyManager, CountyModel


class Person(CountyModel):
    """A member of staff, a known resident or a machine. `code` is the number or sign-in name people know."""

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField(editable=False)
    code = models.TextField(db_collation="C")
    kind = models.TextField()
    name = models.TextField()
    languages = ArrayField(models.TextField(), default=list, blank=True)
    account = models.TextField(db_collation="C", default="", blank=True)
    phone_sealed = models.BinaryField(null=True)
    phone_blind = models.BinaryField(null=True)
    id_number_sealed = models.BinaryField(null=True)
    id_number_blind = models.BinaryField(null=True)
    active = models.BooleanField(default=True)

    objects = CountyManager["Person"]()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["county", "code"], name="person_code"),
            UniqueConstraint(fields=["county", "account"], condition=~Q(account=""), name="person_account"),
        ]
        indexes = [models.Index(fields=["county", "phone_blind"], name="person_by_phone")]

    def __str__(self) -> str:
        return self.code


class DutyHeld(CountyModel):
    """A role of a person in a unit (null: in none) and a place (a prefix), from a day to a day."""

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField(editable=False)
    person = models.UUIDField()
    role = models.TextField(db_collation="C")
    unit = models.TextField(db_collation="C", null=True)
    place = models.TextField(db_collation="C")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    objects = CountyManager["DutyHeld"]()

    class Meta:
        constraints = [
            CheckConstraint(condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="duty_days_in_order"),
            CheckConstraint(condition=~Q(place=""), name="duty_has_a_place"),
        ]
        indexes = [
            models.Index(fields=["county", "person"], name="duty_by_person"),
            models.Index(fields=["county", "place", "role"], name="duty_by_place"),
            models.Index(fields=["county", "unit", "role"], name="duty_by_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.unit} {self.place}"


class Leave(CountyModel):
    """Days, both counted, on which the person is away and the stand-in holds their duties."""

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField(editable=False)
    person = models.UUIDField()
    stand_in = models.UUIDField()
    first_day = models.DateField()
    last_day = models.DateField()

    objects = CountyManager["Leave"]()

    class Meta:
        constraints = [
            CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="leave_days_in_order"),
            CheckConstraint(condition=~Q(person=F("stand_in")), name="leave_stand_in_is_another"),
        ]
        indexes = [
            models.Index(fields=["county", "person"], name="leave_by_person"),
            models.Index(fields=["county", "stand_in"], name="leave_by_stand_in"),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.first_day}"


class AccessToken(CountyModel):
    """A named key to the API for one person; only its SHA-256 is kept."""

    pk = models.CompositePrimaryKey("county", "digest")
    digest = models.TextField(db_collation="C")
    person = models.UUIDField()
    name = models.TextField()
    scopes = ArrayField(models.TextField())
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = CountyManager["AccessToken"]()

    class Meta:
        indexes = [models.Index(fields=["county", "person"], name="token_by_person")]

    def __str__(self) -> str:
        return self.name
