"""Units and their competence: small shared tables, read whole into a registry. Not for who works in them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q


class Unit(models.Model):
    """A centre, department, institution or mediation body. `languages` is kept by the people room."""

    code = models.TextField(db_collation="C", primary_key=True)
    county = models.TextField(db_collation="C")
    kind = models.TextField()
    level = models.TextField()
    name_zh = models.TextField()
    name_en = models.TextField()
    place = models.TextField(db_collation="C")
    parent = models.TextField(db_collation="C", default="", blank=True)
    languages = ArrayField(models.TextField(), default=list, blank=True)
    licences = ArrayField(models.TextField(), default=list, blank=True)
    address_zh = models.TextField(default="", blank=True)
    address_en = models.TextField(default="", blank=True)
    phone = models.TextField(default="", blank=True)
    longitude = models.FloatField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    hours = models.JSONField(default=dict, blank=True)
    accreditation = models.JSONField(default=dict, blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["county", "code"], name="unit_of_county")]

    def __str__(self) -> str:
        return self.code


class CompetenceLine(models.Model):
    """A unit leads or helps in a category within a place, both prefixes; `position` keeps the order."""

    pk = models.CompositePrimaryKey("county", "unit", "category", "place")
    county = models.TextField(db_collation="C")
    unit = models.TextField(db_collation="C")
    category = models.TextField(db_collation="C")
    place = models.TextField(db_collation="C")
    duty = models.TextField()
    position = models.IntegerField()

    class Meta:
        constraints = [CheckConstraint(condition=Q(duty__in=["lead", "help"]), name="competence_duty_known")]

    def __str__(self) -> str:
        return f"{self.unit} {self.duty} {self.category}"


class UnitRevision(models.Model):
    """Which state the units of a county are in: `token` changes with every change of a row."""

    county = models.TextField(db_collation="C", primary_key=True)
    token = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.county} {self.token}"
