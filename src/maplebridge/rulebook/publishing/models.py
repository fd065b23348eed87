"""Published versions of a county's rules: a small shared table, only ever added to. Not for drafts: those are files."""

from django.db import models
from django.db.models import CheckConstraint, Q


class RuleVersion(models.Model):
    """One version, for ever as it was published.

    `body` alone rebuilds the pack; `digest` is over its canonical JSON.
    """

    append_only = True

    pk = models.CompositePrimaryKey("county", "number")
    county = models.TextField(db_collation="C")
    number = models.IntegerField()
    digest = models.TextField()
    body = models.JSONField()
    published_at = models.DateTimeField()
    published_by = models.TextField()

    class Meta:
        constraints = [CheckConstraint(condition=Q(number__gte=1), name="rule_version_from_one")]

    def __str__(self) -> str:
        return f"{self.county} {self.number}"
