"""Statements of responsibility that two levels sign for a year. Not for the duties themselves: the pack lists them."""

from django.db import models
from django.db.models import CheckConstraint, Q

from maplebridge.ground.sql.county import CountyManager, CountyModel


class Statement(CountyModel):
    """One statement between two units: `rules` is the version it was drawn up by, `words` its text, kept as it was
    then, `sha256` the digest of that text; `digest` tells whether the lower unit's duties are still those. Who signed
    and when is written once, with the county's signature over it as `upper_proof` and `lower_proof`."""

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField()
    year = models.IntegerField()
    upper = models.TextField(db_collation="C")
    lower = models.TextField(db_collation="C")
    rules = models.IntegerField()
    digest = models.TextField(db_collation="C")
    words = models.JSONField()
    sha256 = models.TextField(db_collation="C")
    drawn_by = models.TextField(db_collation="C")
    drawn_at = models.DateTimeField()
    upper_by = models.TextField(db_collation="C", default="", blank=True)
    upper_name = models.TextField(default="", blank=True)
    upper_at = models.DateTimeField(null=True)
    upper_proof = models.TextField(db_collation="C", default="", blank=True)
    lower_by = models.TextField(db_collation="C", default="", blank=True)
    lower_name = models.TextField(default="", blank=True)
    lower_at = models.DateTimeField(null=True)
    lower_proof = models.TextField(db_collation="C", default="", blank=True)

    objects = CountyManager["Statement"]()

    class Meta:
        db_table = "duty_statement"
        constraints = [
            models.UniqueConstraint(fields=["county", "year", "lower", "digest"], name="statement_once"),
            CheckConstraint(
                condition=Q(lower_at__isnull=True) | Q(upper_at__isnull=False), name="statement_upper_signs_first"
            ),
        ]
