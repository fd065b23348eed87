"""Which closed cases were drawn by lot to be looked at again, by whom, and what was found. Not for the looking:
that is an action of a workflow."""

from django.db import models
from django.db.models import Q

from maplebridge.ground.sql.county import CountyManager, CountyModel, code


class RecheckDraw(CountyModel):
    """The lot of one closing of one case; `seq` is the journal row that closed it.

    `lot` is what was drawn, so that anybody with the county's keys can draw it again; `drawn` whether it fell below
    `share` per cent. `unit` looks again; without one `why` says why. `found` is empty until it is known.
    """

    pk = models.CompositePrimaryKey("county", "case_id", "seq")
    case_id = models.UUIDField()
    seq = models.IntegerField()
    closed_at = models.DateTimeField()
    lot = code()
    share = models.SmallIntegerField()
    drawn = models.BooleanField()
    unit = code(default="")
    why = code(default="")
    found = code(default="")
    found_at = models.DateTimeField(null=True)

    objects = CountyManager["RecheckDraw"]()

    class Meta:
        db_table = "recheck_draw"
        indexes = [
            models.Index(fields=["county", "closed_at"], name="recheck_draw_drawn", condition=Q(drawn=True)),
            models.Index(
                fields=["county", "unit"], name="recheck_draw_open", condition=Q(drawn=True, found="") & ~Q(unit="")
            ),
        ]
