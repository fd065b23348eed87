"""Messages on their way to people. Knows of recipients and templates, not of what they are about."""

from django.db import models
from django.db.models import Q

from maplebridge.ground.sql.county import CountyManager, CountyModel


class Message(CountyModel):
    """One message about one fact to one recipient. The key says both, so a fact is told once however often it is read.

    `recipient` is an address of the house: `person:<id>`, `unit:<code>:<role>` or `case:<id>` (the resident).
    `handed_at` is when it was handed on to whoever takes messages out of the house; until then it waits in the outbox.
    """

    pk = models.CompositePrimaryKey("county", "recipient", "id")
    id = models.UUIDField()
    fact = models.TextField(db_collation="C")
    recipient = models.TextField(db_collation="C")
    template = models.TextField(db_collation="C")
    params = models.JSONField()
    case_id = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True)
    handed_at = models.DateTimeField(null=True)

    objects = CountyManager["Message"]()

    class Meta:
        db_table = "message"
        constraints = [
            models.UniqueConstraint(
                fields=["county", "fact", "recipient", "template"], name="message_fact_key", condition=~Q(fact="")
            )
        ]
        indexes = [
            models.Index(fields=["county", "id"], name="message_outbox", condition=Q(handed_at=None)),
        ]
