"""Drives: a fixed list of cases, who works on them in which teams, what was decided about the list, and the result that
was published. What is done to the cases stands in their own journals and nowhere else."""

from django.db import models
from django.db.models import Q

from maplebridge.ground.sql.county import CountyManager, CountyModel, code


class Drive(CountyModel):
    """One drive. `state`: draft, running, ended, published. `result` is what was published, kept as it was told."""

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField()
    name = models.TextField()
    purpose = models.TextField()
    unit = code()
    first_day = models.DateField()
    last_day = models.DateField()
    state = code(default="draft")
    made_by = models.UUIDField()
    made_at = models.DateTimeField()
    started_by = models.UUIDField(null=True)
    started_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    published_by = models.UUIDField(null=True)
    published_at = models.DateTimeField(null=True)
    result = models.JSONField(null=True)

    objects = CountyManager["Drive"]()

    class Meta:
        db_table = "drive"


class DriveTeam(CountyModel):
    """A team of a drive: `share` says how much of the list falls to it beside the others."""

    pk = models.CompositePrimaryKey("county", "drive_id", "number")
    drive_id = models.UUIDField()
    number = models.SmallIntegerField()
    name = models.TextField()
    unit = code()
    share = models.SmallIntegerField(default=1)

    objects = CountyManager["DriveTeam"]()

    class Meta:
        db_table = "drive_team"


class DriveMember(CountyModel):
    """Somebody on duty in the unit of a team works in it: in one team of a drive."""

    pk = models.CompositePrimaryKey("county", "drive_id", "person")
    drive_id = models.UUIDField()
    person = models.UUIDField()
    team = models.SmallIntegerField()

    objects = CountyManager["DriveMember"]()

    class Meta:
        db_table = "drive_member"


class DriveCase(CountyModel):
    """A case on the list. Its journal counts for the drive from behind `first_seq`, the length it had when the drive
    began for it, up to `last_seq`, the length it had when that ended, but for its absences. `team` 0: not given to any
    yet. A case counts for one running drive at a time, so that nothing is counted twice."""

    pk = models.CompositePrimaryKey("county", "drive_id", "case_id")
    drive_id = models.UUIDField()
    case_id = models.UUIDField()
    number = code()
    place = code()
    team = models.SmallIntegerField(default=0)
    first_seq = models.IntegerField(null=True)
    last_seq = models.IntegerField(null=True)
    removed = models.BooleanField(default=False)

    objects = CountyManager["DriveCase"]()

    class Meta:
        db_table = "drive_case"
        constraints = [
            models.UniqueConstraint(
                fields=["county", "case_id"],
                condition=Q(first_seq__isnull=False, last_seq__isnull=True),
                name="drive_case_counts_once",
            ),
        ]


class DriveAbsence(CountyModel):
    """A stretch of a case's journal, behind `from_seq` up to `until_seq`, in which it was taken off the list of a drive
    before it was put back: that does not count."""

    pk = models.CompositePrimaryKey("county", "drive_id", "case_id", "from_seq")
    drive_id = models.UUIDField()
    case_id = models.UUIDField()
    from_seq = models.IntegerField()
    until_seq = models.IntegerField()

    objects = CountyManager["DriveAbsence"]()

    class Meta:
        db_table = "drive_absence"


class DriveDecision(CountyModel):
    """A change of the fixed list after the start: added, removed, put back or moved to another team, and why."""

    pk = models.CompositePrimaryKey("county", "drive_id", "id")
    drive_id = models.UUIDField()
    id = models.UUIDField()
    kind = code()
    number = code()
    team = models.SmallIntegerField()
    reason = models.TextField()
    by = models.UUIDField()
    at = models.DateTimeField()

    objects = CountyManager["DriveDecision"]()

    class Meta:
        db_table = "drive_decision"
