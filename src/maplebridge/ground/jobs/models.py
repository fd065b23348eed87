"""Long work that runs beside the requests. Knows of kinds, progress and results, not of what is done."""

from django.db import models
from django.db.models import CheckConstraint, Q

from maplebridge.ground.sql.county import CountyManager, CountyModel

OPEN = ("waiting", "running")
STATES = (*OPEN, "done", "failed", "cancelled")


class Job(CountyModel):
    """One piece of long work: what was asked, by whom, how far it is, and the file it left.

    `claim` is the hand that holds it just now; whoever lost it can write nothing more. `heartbeat_at` is when that
    hand last said how far it is. `title` and `message` are sentences in both languages.
    """

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField(editable=False)
    kind = models.TextField(db_collation="C")
    title = models.JSONField()
    params = models.JSONField()
    asked_by = models.TextField(db_collation="C")
    state = models.TextField(db_collation="C", default="waiting")
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    message = models.JSONField(null=True)
    attempts = models.SmallIntegerField(default=0)
    claim = models.UUIDField(null=True)
    result_sha256 = models.TextField(db_collation="C", default="", blank=True)
    result_name = models.TextField(default="", blank=True)
    result_mime = models.TextField(db_collation="C", default="", blank=True)
    result_size = models.BigIntegerField(default=0)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)

    objects = CountyManager["Job"]()

    class Meta:
        db_table = "job"
        constraints = [CheckConstraint(condition=Q(state__in=STATES), name="job_state_is_known")]
        indexes = [
            models.Index(fields=["county", "id"], condition=Q(state__in=OPEN), name="job_open"),
            models.Index(fields=["county", "ended_at"], condition=~Q(result_sha256=""), name="job_with_result"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"
