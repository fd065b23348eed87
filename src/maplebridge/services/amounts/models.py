"""Money that cases are about, as it was written to the journal, and the sums that figures show.
Made by a reader of the journal; may be dropped and made again. Not for correcting: the journal is what was said."""

from typing import Any

from django.db import models
from django.db.models import Q

from maplebridge.ground.sql.county import CountyManager, CountyModel, code


def yuan() -> Any:
    """A column of exact yuan."""
    return models.DecimalField(max_digits=20, decimal_places=2)


class AmountEntry(CountyModel):
    """One amount that one journal row of a case carries, in the month in which it happened."""

    pk = models.CompositePrimaryKey("county", "case_id", "kind", "seq")
    case_id = models.UUIDField()
    kind = code()
    seq = models.IntegerField()
    yuan = yuan()
    month = models.DateField()

    objects = CountyManager["AmountEntry"]()

    class Meta:
        db_table = "amount_entry"
        indexes = [models.Index(fields=["county", "kind", "month"], name="amount_entry_month", condition=Q(seq__gt=0))]


class AmountStand(CountyModel):
    """Under what the amounts of one case stand in the sums now; `apart` when it is sealed or a unit is kept out."""

    pk = models.CompositePrimaryKey("county", "case_id")
    case_id = models.UUIDField()
    place = code()
    category = code()
    matter = code()
    apart = models.BooleanField()

    objects = CountyManager["AmountStand"]()

    class Meta:
        db_table = "amount_stand"


class AmountSum(CountyModel):
    """The yuan of one kind in one month, and of how many cases, at a place with all below it. An empty category or
    matter means all of them."""

    pk = models.CompositePrimaryKey("county", "place", "category", "matter", "kind", "month", "apart")
    place = code()
    category = code()
    matter = code()
    kind = code()
    month = models.DateField()
    apart = models.BooleanField()
    yuan = yuan()
    cases = models.IntegerField()

    objects = CountyManager["AmountSum"]()

    class Meta:
        db_table = "amount_sum"
