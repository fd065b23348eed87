"""Teams of a county, who is in them and their rota. Not for what a team did: services/stations."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q

from maplebridge.ground.sql.county import CountyManager, CountyModel


def coded(**options: Any) -> Any:
    """A column of codes: compared byte by byte."""
    return models.TextField(db_collation="C", **options)


class TeamBook(CountyModel):
    """What kinds of team and parts there are, as the pack's teams.yaml says; `token` changes with every change."""

    pk = models.CompositePrimaryKey("county", "name")
    name = coded()
    token = models.UUIDField()
    body = models.JSONField(default=dict)

    objects = CountyManager["TeamBook"]()

    class Meta:
        db_table = "team_book"


class Team(CountyModel):
    """People of several houses on one roster. `unit` is the unit whose queue is theirs, `leads` the unit that leads.

    `covers` are places at any level; `languages` what the team promises to speak; `has` the platforms, teams and tasks
    of its kind that it really has; `opens` whether its rota must be filled on working days, every day or never.
    """

    pk = models.CompositePrimaryKey("county", "code")
    code = coded()
    kind = coded()
    name_zh = models.TextField()
    name_en = models.TextField()
    unit = coded(default="", blank=True)
    leads = coded(default="", blank=True)
    place = coded()
    covers = ArrayField(coded())
    languages = ArrayField(coded(), default=list, blank=True)
    has = ArrayField(coded(), default=list, blank=True)
    phone = models.TextField(default="", blank=True)
    hours_zh = models.TextField(default="", blank=True)
    hours_en = models.TextField(default="", blank=True)
    opens = coded(default="working")
    active = models.BooleanField(default=True)

    objects = CountyManager["Team"]()

    class Meta:
        db_table = "team"
        constraints = [CheckConstraint(condition=Q(opens__in=["working", "every", "never"]), name="team_opens_known")]


class TeamMember(CountyModel):
    """A person's part in a team from a day to a day, both counted; `days` are the weekdays (1 Monday) on duty. `gave`
    are the duties that came with it and go with it; those held before are not among them."""

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField(editable=False)
    team = coded()
    person = models.UUIDField()
    part = coded()
    days = ArrayField(models.SmallIntegerField(), default=list, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    gave = ArrayField(models.UUIDField(), default=list, blank=True)

    objects = CountyManager["TeamMember"]()

    class Meta:
        db_table = "team_member"
        constraints = [
            CheckConstraint(condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="member_days_in_order")
        ]
        indexes = [models.Index(fields=["county", "team"], name="member_by_team")]


class TeamDay(CountyModel):
    """A change of the rota on one day: `away` is not on duty, `stand_in` is; one of the two may be missing."""

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField(editable=False)
    team = coded()
    day = models.DateField()
    away = models.UUIDField(null=True)
    stand_in = models.UUIDField(null=True)
    reason = models.TextField(default="", blank=True)
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    objects = CountyManager["TeamDay"]()

    class Meta:
        db_table = "team_day"
        constraints = [
            CheckConstraint(condition=Q(away__isnull=False) | Q(stand_in__isnull=False), name="team_day_says_something")
        ]
        indexes = [models.Index(fields=["county", "day", "team"], name="team_day_by_day")]
