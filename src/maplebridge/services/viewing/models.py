"""Lists that somebody wants to come back to. Not for what is on them: the inbox says that."""

from django.db import models
from django.db.models import Q

from maplebridge.ground.sql.county import CountyManager, CountyModel


class SavedView(CountyModel):
    """An inbox narrowed down, under a name, for one person. `seen_at` is when they last opened it; with `alert` they
    are told when something enters it."""

    pk = models.CompositePrimaryKey("county", "person", "id")
    id = models.UUIDField()
    person = models.TextField(db_collation="C")
    name = models.TextField()
    filters = models.JSONField()
    alert = models.BooleanField(default=False)
    seen_at = models.DateTimeField()
    made_at = models.DateTimeField()

    objects = CountyManager["SavedView"]()

    class Meta:
        db_table = "saved_view"
        indexes = [models.Index(fields=["county", "id"], name="saved_view_alert", condition=Q(alert=True))]
