"""Which unit took a case in that another handles. Made by a reader of the journal; may be dropped and made again."""

from typing import Any

from django.db import models
from django.db.models import Q

from maplebridge.ground.sql.county import CountyManager, CountyModel


def code(**options: Any) -> Any:
    """A column of codes: compared byte by byte."""
    return models.TextField(db_collation="C", **options)


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
