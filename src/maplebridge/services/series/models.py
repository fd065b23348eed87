"""The numbers of monthly series that other houses report. Not for what the series are: the pack says that."""

from typing import Any

from django.db import models
from django.db.models import CheckConstraint, Q

from maplebridge.ground.sql.county import CountyManager, CountyModel


def coded(**options: Any) -> Any:
    """A column of codes: compared byte by byte."""
    return models.TextField(db_collation="C", **options)


class SeriesFigure(CountyModel):
    """One number of a series at a place in a month, which is kept as its first day.

    `file` is where it was read and `imported_at` when; `before` is the number that it took the place of, if any.
    """

    pk = models.CompositePrimaryKey("county", "place", "series", "month")
    place = coded()
    series = coded()
    month = models.DateField()
    number = models.DecimalField(max_digits=14, decimal_places=2)
    before = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    file = models.TextField()
    imported_at = models.DateTimeField()

    objects = CountyManager["SeriesFigure"]()

    class Meta:
        db_table = "series_figure"
        constraints = [
            CheckConstraint(condition=Q(month__day=1), name="series_month_is_its_first_day"),
            CheckConstraint(condition=Q(number__gte=0), name="series_number_counts"),
        ]
