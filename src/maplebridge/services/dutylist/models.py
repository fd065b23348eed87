"""The duty list: each listed problem with its batch, unit, days and what was made public, read from its journal.
Made by a reader of the journal; may be dropped and made again. The words themselves stay with the case."""

from django.db import models
from django.db.models import Q

from maplebridge.ground.sql.county import CountyManager, CountyModel, code


class DutyEntry(CountyModel):
    """A problem on the list. `batch` is "" until it was put on it; `how` says whether its unit claimed it or was named.

    `told_seq` is the row whose public words were published, null before that and after they were taken down. `settled`
    is what whoever raised it said in the end: yes, no, or unconfirmed. `apart`: sealed, or a unit is kept out.
    """

    pk = models.CompositePrimaryKey("county", "case_id")
    case_id = models.UUIDField()
    number = code()
    place = code()
    batch = code(default="")
    state = code()
    unit = code(default="")
    how = code(default="")
    raised_at = models.DateTimeField()
    listed_at = models.DateTimeField(null=True)
    promised = models.DateField(null=True)
    told_seq = models.IntegerField(null=True)
    told_at = models.DateTimeField(null=True)
    outcome = code(default="")
    settled = code(default="")
    over = models.BooleanField(default=False)
    apart = models.BooleanField(default=False)

    objects = CountyManager["DutyEntry"]()

    class Meta:
        db_table = "duty_entry"
        indexes = [
            models.Index(fields=["county", "listed_at"], name="duty_entry_open", condition=Q(over=False)),
            models.Index(fields=["county", "told_at"], name="duty_entry_told", condition=Q(told_at__isnull=False)),
        ]
