"""Tables of a county's life: the county is named in every read. Not for reference tables."""

from typing import Any, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


def code(**options: Any) -> Any:
    """A column of codes: compared byte by byte."""
    return models.TextField(db_collation="C", **options)


class CountyNotNamed(Exception):
    """A county table was read without saying of which county."""


class CountyManager(models.Manager[Row]):
    """Gives rows of one named county only; anything else raises."""

    def of(self, county: str) -> models.QuerySet[Row]:
        """All rows of `county` (six-digit code)."""
        return super().get_queryset().filter(county=county)

    def get_queryset(self) -> models.QuerySet[Row]:
        """Refuses: a county table has no rows without a county."""
        raise CountyNotNamed(f"{self.model.__name__}: say .of(county)")

    def insert(self, rows: list[Row], **options: Any) -> list[Row]:
        """Insert many rows in one statement; each names its county itself."""
        return super().get_queryset().bulk_create(rows, **options)


class CountyModel(models.Model):
    """Starts every row with the county whose life it belongs to; immutable."""

    county = models.TextField(db_collation="C", editable=False)

    class Meta:
        abstract = True
