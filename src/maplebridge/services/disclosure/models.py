"""What units have published, with every version of it, and the events after which they must. Not for what they owe:
that follows from the pack, the units and the calendar."""

from django.db import models
from django.db.models import Q, UniqueConstraint

from maplebridge.ground.sql.county import CountyManager, CountyModel, code


class Publication(CountyModel):
    """One thing that a unit has published. `item` is the pack's, "" for what nobody asked for; `period` the month,
    quarter, year (2026-03, 2026-Q1, 2026) or event that it is about. Withdrawn, it says why; `version`: the newest."""

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField()
    unit = code()
    place = code()
    item = code(default="", blank=True)
    period = code(default="", blank=True)
    title = models.TextField()
    version = models.SmallIntegerField(default=1)
    hand_out = models.BooleanField(default=False)
    published_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    reason = models.TextField(default="", blank=True)

    objects = CountyManager["Publication"]()

    class Meta:
        db_table = "publication"
        constraints = [
            UniqueConstraint(
                fields=["county", "item", "period", "unit"],
                condition=Q(withdrawn_at=None) & ~Q(item=""),
                name="publication_once",
            )
        ]
        indexes = [
            models.Index(fields=["county", "-published_at"], name="publication_newest", condition=Q(withdrawn_at=None)),
            models.Index(fields=["county", "unit", "-published_at"], name="publication_by_unit", condition=~Q(unit="")),
        ]


class PublicationVersion(CountyModel):
    """The words of a publication as they stood: text, rows of a table, or a file by its hash. From the second one on
    `why` says what was corrected."""

    pk = models.CompositePrimaryKey("county", "publication", "number")
    publication = models.UUIDField()
    number = models.SmallIntegerField()
    title = models.TextField()
    text = models.TextField(default="", blank=True)
    columns = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    file = code(default="", blank=True)
    file_name = models.TextField(default="", blank=True)
    mime = code(default="", blank=True)
    why = models.TextField(default="", blank=True)
    made_by = code()
    made_at = models.DateTimeField()

    objects = CountyManager["PublicationVersion"]()

    class Meta:
        db_table = "publication_version"


class DisclosureEvent(CountyModel):
    """Something that happened on a day after which a unit has to publish an item: a decision, an approved budget."""

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField()
    unit = code()
    item = code()
    title = models.TextField()
    happened_on = models.DateField()
    made_by = code()
    made_at = models.DateTimeField()

    objects = CountyManager["DisclosureEvent"]()

    class Meta:
        db_table = "disclosure_event"
        indexes = [
            models.Index(fields=["county", "unit", "happened_on"], name="disclosure_event_unit", condition=~Q(unit=""))
        ]
