"""What teams and stations did beside their cases: meetings held, and their log with typed figures. Not for who is in
them: directory/teams."""

from typing import Any

from django.db import models
from django.db.models import CheckConstraint, Q

from maplebridge.ground.sql.county import CountyManager, CountyModel


def coded(**options: Any) -> Any:
    """A column of codes: compared byte by byte."""
    return models.TextField(db_collation="C", **options)


class TeamMeeting(CountyModel):
    """A meeting that a team held: who called it together, how many came, what was decided."""

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField(editable=False)
    team = coded()
    day = models.DateField()
    held_by = models.TextField()
    present = models.IntegerField()
    decisions = models.TextField()
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()

    objects = CountyManager["TeamMeeting"]()

    class Meta:
        db_table = "team_meeting"
        constraints = [CheckConstraint(condition=Q(present__gte=0), name="meeting_present_counted")]
        indexes = [
            models.Index(fields=["county", "team", "day"], name="meeting_by_team", condition=Q(present__gte=0)),
            models.Index(fields=["county", "day", "team"], name="meeting_by_day", condition=Q(present__gte=0)),
        ]


class TeamEntry(CountyModel):
    """A line of a team's log: which of its duties, on which day, how much, and the case that it was about if any."""

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField(editable=False)
    team = coded()
    day = models.DateField()
    duty = coded()
    many = models.IntegerField()
    case_number = coded(default="", blank=True)
    words = models.TextField()
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()

    objects = CountyManager["TeamEntry"]()

    class Meta:
        db_table = "team_entry"
        constraints = [CheckConstraint(condition=Q(many__gte=1), name="entry_counts_something")]
        indexes = [models.Index(fields=["county", "team", "day"], name="entry_by_team", condition=Q(many__gte=1))]
