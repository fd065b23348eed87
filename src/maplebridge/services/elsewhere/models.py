"""Which unit took a case in that another handles. Made by a reader of the journal; may be dropped and made again."""

from django.db import models
from django.db.models import Q

from maplebridge.ground.sql.county import CountyManager, CountyModel, code


class TakenIn(CountyModel):
    """A case that `unit` took in and helps with; `away` when it is for a `place` outside the unit's own and may be
    counted. `day` is the Chinese day on which it was brought."""

    pk = models.CompositePrimaryKey("county", "unit", "case_id")
    unit = code()
    case_id = models.UUIDField()
    place = code()
    matter = code()
    day = models.DateField()
    away = models.BooleanField()

    objects = CountyManager["TakenIn"]()

    class Meta:
        db_table = "taken_in"
        indexes = [models.Index(fields=["county", "place", "day"], name="taken_in_away", condition=Q(away=True))]
