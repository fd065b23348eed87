"""Official papers that were made out, how far their numbers have come, and those still to be made out. Not the files:
they lie on the shelf under the hash of their content."""

from django.db import models
from django.db.models import Q

from maplebridge.ground.sql.county import CountyManager, CountyModel


def coded() -> "models.TextField[str, str]":
    """A column of codes: compared byte by byte."""
    return models.TextField(db_collation="C")


class Paper(CountyModel):
    """One paper as it was made out: after which journal row of which case, from which template of which rules.

    `edition` counts the times it was made out anew after the same row; `code` opens the public page that says whether
    it is valid; `seal` is the fingerprint of the certificate that it is signed with.
    """

    pk = models.CompositePrimaryKey("county", "case_id", "seq", "template", "edition")
    case_id = models.UUIDField()
    seq = models.IntegerField()
    template = coded()
    edition = models.SmallIntegerField()
    case_number = coded()
    rules = models.IntegerField()
    year = models.SmallIntegerField()
    count = models.IntegerField()
    number = models.TextField()
    code = coded()
    unit = coded()
    issued_at = models.DateTimeField()
    issued_by = coded()
    sha256 = coded()
    size = models.IntegerField()
    seal = coded()
    state = coded()
    superseded_by = models.TextField(db_collation="C", null=True)
    reason = models.TextField(null=True)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.TextField(db_collation="C", null=True)

    objects = CountyManager["Paper"]()

    class Meta:
        db_table = "paper"
        constraints = [
            models.UniqueConstraint(fields=["county", "code"], name="paper_code", condition=~Q(code="")),
            models.UniqueConstraint(
                fields=["county", "template", "year", "count"], name="paper_count_key", condition=Q(count__gte=1)
            ),
            models.CheckConstraint(condition=Q(state__in=["valid", "revoked", "superseded"]), name="paper_state_known"),
        ]
        indexes = [
            models.Index(
                fields=["county", "case_number", "issued_at"], name="paper_of_number", condition=~Q(case_number="")
            )
        ]

    def __str__(self) -> str:
        return self.number


class PaperCount(CountyModel):
    """The last number that a kind of paper has had in a year; numbers have no gaps."""

    pk = models.CompositePrimaryKey("county", "template", "year")
    template = coded()
    year = models.SmallIntegerField()
    last = models.IntegerField()

    objects = CountyManager["PaperCount"]()

    class Meta:
        db_table = "paper_count"

    def __str__(self) -> str:
        return f"{self.template} {self.year} {self.last}"


class PaperOrder(CountyModel):
    """A paper that an action has called for, at `ordered_at`, and that is not made out yet; what was wrong, where it
    could not be."""

    pk = models.CompositePrimaryKey("county", "case_id", "seq", "template")
    case_id = models.UUIDField()
    seq = models.IntegerField()
    template = coded()
    case_number = coded()
    ordered_at = models.DateTimeField()
    failed_at = models.DateTimeField(null=True)
    fault_zh = models.TextField(default="")
    fault_en = models.TextField(default="")

    objects = CountyManager["PaperOrder"]()

    class Meta:
        db_table = "paper_order"
        indexes = [
            models.Index(fields=["county", "ordered_at"], name="paper_order_waiting", condition=Q(failed_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.case_number} {self.template}"
