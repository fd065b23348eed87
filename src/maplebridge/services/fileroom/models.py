"""Lawyers' wishes to read the file of a case, what was granted, and every opening. Not the files: cases keeps those."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from maplebridge.ground.sql.county import CountyManager, CountyModel


class FileRequest(CountyModel):
    """A lawyer asks to read the file of a case, and what the unit that has the case said to it.

    `state`: asked, granted, refused, revoked. `unit` had the case when it was asked, `documents` are the files granted
    by their ids (SHA-256), `entries` whether the part of the journal is granted that residents read. What people wrote
    is sealed.
    """

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField()
    case_id = models.UUIDField()
    number = models.TextField(db_collation="C")
    asker = models.UUIDField()
    firm = models.TextField(db_collation="C")
    purpose = models.BinaryField()
    unit = models.TextField(db_collation="C")
    asked_at = models.DateTimeField()
    state = models.TextField(db_collation="C")
    documents = ArrayField(models.TextField(db_collation="C"), default=list)
    entries = models.BooleanField(default=False)
    may_copy = models.BooleanField(default=False)
    until = models.DateField(null=True)
    decided_by = models.UUIDField(null=True)
    decided_in = models.TextField(db_collation="C", null=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.BinaryField(null=True)
    revoked_by = models.UUIDField(null=True)
    revoked_in = models.TextField(db_collation="C", null=True)
    revoked_at = models.DateTimeField(null=True)
    revoke_reason = models.BinaryField(null=True)

    objects = CountyManager["FileRequest"]()

    class Meta:
        db_table = "file_request"
        constraints = [
            models.UniqueConstraint(
                fields=["county", "asker", "case_id"], name="file_request_waiting", condition=Q(state="asked")
            )
        ]
        indexes = [
            models.Index(fields=["county", "asker", "id"], name="file_request_asker", condition=Q(asker__isnull=False)),
            models.Index(fields=["county", "case_id", "id"], name="file_request_case", condition=~Q(number="")),
        ]


class FileOpening(CountyModel):
    """One document was opened once: who, when, which, under which grant. Never changed, never removed."""

    append_only = True

    pk = models.CompositePrimaryKey("county", "case_id", "id")
    case_id = models.UUIDField()
    id = models.UUIDField()
    request_id = models.UUIDField()
    person = models.UUIDField()
    firm = models.TextField(db_collation="C")
    document = models.TextField(db_collation="C")
    saved = models.BooleanField()
    at = models.DateTimeField()

    objects = CountyManager["FileOpening"]()

    class Meta:
        db_table = "file_opening"
