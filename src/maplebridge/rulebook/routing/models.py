"""What decisions on competence have taught: data for routing, kept beside the rules. Not the decisions themselves."""

from django.db import models

from maplebridge.ground.sql.county import CountyManager, CountyModel


class Lesson(CountyModel):
    """At a place, a matter was decided to be a unit's; the newest decision on the same ground stands."""

    pk = models.CompositePrimaryKey("county", "category", "place")
    category = models.TextField(db_collation="C")
    place = models.TextField(db_collation="C")
    unit = models.TextField(db_collation="C")
    number = models.TextField(db_collation="C")
    decided_at = models.DateTimeField()

    objects = CountyManager["Lesson"]()

    class Meta:
        db_table = "routing_lesson"

    def __str__(self) -> str:
        return f"{self.category} {self.place}: {self.unit}"
