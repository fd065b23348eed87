"""The table of working days that a county keeps and may edit. Not for counting: that is calendar.py."""

from django.db import models
from django.db.models import CheckConstraint, Q

from maplebridge.ground.sql.county import CountyManager, CountyModel

PUBLISHED, PROVISIONAL = "published", "provisional"
NATIONAL, LOCAL = "national", "local"


class WorkYear(CountyModel):
    """A year of which the county knows the days off, and whether they are final.

    `revision` is the county's revision at which the year last changed; the newest one is the calendar's.
    """

    pk = models.CompositePrimaryKey("county", "year")
    year = models.SmallIntegerField(editable=False)
    status = models.TextField()
    revision = models.IntegerField()
    changed_at = models.DateTimeField()
    changed_by = models.TextField(default="", blank=True)

    objects = CountyManager["WorkYear"]()

    class Meta:
        constraints = [
            CheckConstraint(condition=Q(status__in=[PUBLISHED, PROVISIONAL]), name="work_year_status"),
            CheckConstraint(condition=Q(year__range=(1992, 2200)), name="work_year_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.status}"


class WorkDay(CountyModel):
    """An exception from Monday to Friday: a day off, or a day worked.

    `year` is the year whose arrangement names it, which may reach back into the December before. A local
    day wins over a national one, and a later year's arrangement over an earlier one's.
    """

    pk = models.CompositePrimaryKey("county", "year", "day", "scope")
    year = models.SmallIntegerField(editable=False)
    day = models.DateField(editable=False)
    scope = models.TextField(db_collation="C", editable=False)
    working = models.BooleanField()
    name = models.TextField()

    objects = CountyManager["WorkDay"]()

    class Meta:
        constraints = [
            CheckConstraint(condition=Q(scope__in=[NATIONAL, LOCAL]), name="work_day_scope"),
            CheckConstraint(condition=~Q(name=""), name="work_day_has_a_name"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"
