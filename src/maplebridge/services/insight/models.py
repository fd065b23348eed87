"""What people did with figures: exports they took away, notes and decisions of a review. Not the figures themselves."""

from django.db import models

from maplebridge.ground.sql.county import CountyManager, CountyModel, code


class ExportRecord(CountyModel):
    """One ledger that somebody took away: who, which list, how many cases, what for. Never changed, never removed."""

    append_only = True

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField()
    actor = code()
    source = code()
    asked = models.JSONField()
    many = models.IntegerField()
    purpose = models.TextField()
    at = models.DateTimeField()

    objects = CountyManager["ExportRecord"]()

    class Meta:
        db_table = "export_record"


class ReviewEntry(CountyModel):
    """A note or a decision of a weekly review of a place; of a decision, the case that it acts on. Never changed."""

    append_only = True

    pk = models.CompositePrimaryKey("county", "place", "week", "id")
    place = code()
    week = models.DateField()
    id = models.UUIDField()
    author = code()
    text = models.TextField()
    action = code(default="")
    number = code(default="")
    at = models.DateTimeField()

    objects = CountyManager["ReviewEntry"]()

    class Meta:
        db_table = "review_entry"
