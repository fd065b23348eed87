"""Statements of responsibility that two levels sign for a year. Not for the duties themselves: the pack lists them."""

from django.db import models
from django.db.models import CheckConstraint, Q

from maplebridge.ground.sql.county import CountyManager, CountyModel


class Statement(CountyModel):
    """One statement between two units: `rules` is the version whose words and lines it has, `digest` tells whether the
    lower unit's duties are still those. Who signed and when is written once."""

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField()
    year = models.IntegerField()
    upper = models.TextField(db_collation="C")
    lower = models.TextField(db_collation="C")
    rules = models.IntegerField()
    digest = models.TextField(db_collation="C")
    drawn_by = models.TextField(db_collation="C")
    drawn_at = models.DateTimeField()
    upper_by = models.TextField(db_collation="C", default="", blank=True)
    upper_name = models.TextField(default="", blank=True)
    upper_at = models.DateTimeField(null=True)
    lower_by = models.TextField(db_collation="C", default="", blank=True)
    lower_name = models.TextField(default="", blank=True)
    lower_at = models.DateTimeField(null=True)

    objects = CountyManager["Statement"]()

    class Meta:
        db_table = "duty_statement"
        constraints = [
            models.UniqueConstraint(fields=["county", "year", "lower", "digest"], name="statement_once"),
            CheckConstraint(
                condition=Q(lower_at__isnull=True) | Q(upper_at__isnull=False), name="statement_upper_signs_first"
            ),
        ]
