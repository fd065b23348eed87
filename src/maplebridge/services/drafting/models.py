"""What people have begun to write and not yet sent. Not cases: nothing here is taken in before it is sent."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from maplebridge.ground.sql.county import CountyManager, CountyModel


class Draft(CountyModel):
    """One form that somebody has begun: what they typed, sealed, and the files they gave, until `expires_at`.

    `owner` is a person's id, or `browser:<key>` for somebody who has not signed in.
    """

    pk = models.CompositePrimaryKey("county", "owner", "form")
    owner = models.TextField(db_collation="C")
    form = models.TextField(db_collation="C")
    sealed = models.BinaryField()
    files = ArrayField(models.TextField(db_collation="C"), default=list)
    saved_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    objects = CountyManager["Draft"]()

    class Meta:
        db_table = "draft"
        indexes = [
            models.Index(fields=["county", "expires_at"], name="draft_expiring", condition=Q(expires_at__isnull=False))
        ]

    def __str__(self) -> str:
        return f"{self.owner} {self.form}"
