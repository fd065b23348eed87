"""The rows of the closed loop: a case, its journal, what was said, its clocks, calls, papers and keys.
Written by the statements in sql/ only, one statement an action.

Every index beside a primary key is partial, if only by a condition that always holds and that its statements repeat:
while a table has no statistics, the planner takes any index that begins with the county to be as good as the key, and
the check of a foreign key then reads all rows of the county."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from maplebridge.ground.sql.county import CountyManager, CountyModel


def code(**options: Any) -> Any:
    """A column of codes: compared byte by byte, so that a prefix is a range."""
    return models.TextField(db_collation="C", **options)


class Case(CountyModel):
    """One case. `version` and `head` are the length and the last hash of its journal."""

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField()
    number = code()
    version = models.IntegerField()
    head = models.BinaryField()
    rules = models.IntegerField()
    matter = code()
    category = code()
    kind = code()
    state = code()
    channel = code()
    source = code(default="")
    place = code()
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    datum = code(default="")
    centre = code()
    unit = code(null=True)
    person = code(null=True)
    helpers = ArrayField(models.TextField(), default=list)
    desk_unit = code()
    language = code(default="zh")
    secrecy = code(default="ordinary")
    circle = ArrayField(models.TextField(), default=list)
    excluded_units = ArrayField(models.TextField(), default=list)
    reporter = code(null=True)
    by_proxy = models.BooleanField(default=False)
    trips = models.SmallIntegerField(default=0)
    marks = ArrayField(models.TextField(), default=list)
    title = models.TextField(default="")
    last_actor = code(default="")
    finished_by = code(null=True)
    outcome = code(null=True)
    solved = code(null=True)
    satisfaction = code(null=True)
    rounds = models.SmallIntegerField(default=0)
    lead_id = models.UUIDField(null=True)
    origin_id = models.UUIDField(null=True)
    parties = models.JSONField(default=list, db_default=[])
    terms = models.JSONField(default=list, db_default=[])
    opened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    next_due_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = CountyManager["Case"]()

    class Meta:
        db_table = "case"
        constraints = [
            models.UniqueConstraint(fields=["county", "number"], name="case_number_key", condition=~Q(number=""))
        ]
        indexes = [
            models.Index(
                fields=["county", "desk_unit", "next_due_at", "id"],
                name="case_desk",
                condition=Q(ended_at=None),
            ),
            models.Index(
                fields=["county", "reporter", "id"], name="case_reporter", condition=Q(reporter__isnull=False)
            ),
            models.Index(fields=["county", "lead_id"], name="case_voices", condition=Q(lead_id__isnull=False)),
            models.Index(fields=["county", "origin_id"], name="case_origin", condition=Q(origin_id__isnull=False)),
            models.Index(fields=["county", "place", "category"], name="case_open_place", condition=Q(ended_at=None)),
            models.Index(
                fields=["county", "language", "opened_at"], name="case_by_language", condition=~Q(language="zh")
            ),
        ]


class CaseEvent(CountyModel):
    """One row of the journal: one action by one actor. Never changed, never removed."""

    append_only = True

    pk = models.CompositePrimaryKey("county", "case_id", "seq")
    case_id = models.UUIDField()
    seq = models.IntegerField()
    action = code()
    actor_kind = code()
    actor = code()
    role = code()
    unit = code()
    state_from = code()
    state_to = code()
    audience = code()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    facts = models.JSONField()
    digests = models.JSONField()
    prev = models.BinaryField()
    hash = models.BinaryField()

    objects = CountyManager["CaseEvent"]()

    class Meta:
        db_table = "case_event"
        indexes = [
            models.Index(
                fields=["county", "recorded_at", "case_id", "seq"], name="case_event_recorded", condition=Q(seq__gt=0)
            ),
        ]


class CaseWord(CountyModel):
    """Something people said at one step: plain, or sealed when it is personal. Erased, it leaves a tombstone."""

    pk = models.CompositePrimaryKey("county", "case_id", "seq", "field")
    case_id = models.UUIDField()
    seq = models.IntegerField()
    field = code()
    audience = code()
    salt = models.BinaryField()
    plain = models.TextField(null=True)
    sealed = models.BinaryField(null=True)
    blind = models.BinaryField(null=True)
    erased_at = models.DateTimeField(null=True)
    erased_basis = models.TextField(null=True)

    objects = CountyManager["CaseWord"]()

    class Meta:
        db_table = "case_word"
        indexes = [
            models.Index(fields=["county", "blind"], name="case_word_blind", condition=Q(blind__isnull=False)),
        ]


class CaseClock(CountyModel):
    """One turn of one clock. `history` is all that happened to it; the rest is computed from that."""

    pk = models.CompositePrimaryKey("county", "case_id", "name", "turn")
    case_id = models.UUIDField()
    name = code()
    turn = models.SmallIntegerField()
    state = code()
    history = models.JSONField()
    due_at = models.DateTimeField()
    not_before = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    met = models.BooleanField(null=True)
    noticed = models.SmallIntegerField()
    wake_at = models.DateTimeField(null=True)
    provisional = models.BooleanField()
    calendar = models.IntegerField()

    objects = CountyManager["CaseClock"]()

    class Meta:
        db_table = "case_clock"
        indexes = [
            models.Index(fields=["county", "wake_at"], name="case_clock_wake", condition=Q(wake_at__isnull=False)),
        ]


class CaseCall(CountyModel):
    """A unit called to a case by whistle; `turn` is the journal row that called it."""

    pk = models.CompositePrimaryKey("county", "case_id", "turn", "unit")
    case_id = models.UUIDField()
    turn = models.IntegerField()
    unit = code()
    person = code(null=True)
    called_at = models.DateTimeField()
    arrive_by = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True)
    missed = models.BooleanField(default=False)

    objects = CountyManager["CaseCall"]()

    class Meta:
        db_table = "case_call"
        indexes = [
            models.Index(
                fields=["county", "arrive_by"],
                name="case_call_silent",
                condition=Q(arrived_at=None, missed=False),
            ),
        ]


class CaseKey(CountyModel):
    """A write that must not be done twice, by the key its sender gave it; the digest tells a different body."""

    pk = models.CompositePrimaryKey("county", "key")
    key = code()
    case_id = models.UUIDField()
    seq = models.IntegerField()
    digest = models.BinaryField()

    objects = CountyManager["CaseKey"]()

    class Meta:
        db_table = "case_key"


class CaseFile(CountyModel):
    """A file on a case, by the hash of its content."""

    pk = models.CompositePrimaryKey("county", "case_id", "sha256")
    case_id = models.UUIDField()
    sha256 = code()
    seq = models.IntegerField(null=True)
    mime = code()
    size = models.BigIntegerField()
    audience = code()
    added_by = code()
    added_at = models.DateTimeField()

    objects = CountyManager["CaseFile"]()

    class Meta:
        db_table = "case_file"


class CaseRead(CountyModel):
    """A member of staff has looked at a case: once for each person and hour, with the unit and role it was as."""

    append_only = True

    pk = models.CompositePrimaryKey("county", "case_id", "person", "hour")
    case_id = models.UUIDField()
    person = code()
    hour = models.DateTimeField()
    unit = code()
    role = code()
    at = models.DateTimeField()

    objects = CountyManager["CaseRead"]()

    class Meta:
        db_table = "case_read"


class ReaderMark(CountyModel):
    """How far one reader of the journal has come, by the time rows were recorded."""

    pk = models.CompositePrimaryKey("county", "reader")
    reader = code()
    recorded_at = models.DateTimeField()

    objects = CountyManager["ReaderMark"]()

    class Meta:
        db_table = "reader_mark"


class ReaderSeen(CountyModel):
    """A journal row that a reader has handled, kept while the row may still turn up again."""

    pk = models.CompositePrimaryKey("county", "reader", "case_id", "seq")
    reader = code()
    case_id = models.UUIDField()
    seq = models.IntegerField()
    recorded_at = models.DateTimeField()

    objects = CountyManager["ReaderSeen"]()

    class Meta:
        db_table = "reader_seen"
        indexes = [
            models.Index(
                fields=["county", "reader", "recorded_at"], name="reader_seen_recorded", condition=Q(seq__gt=0)
            )
        ]


class DayRoot(CountyModel):
    """The signed root over all journal rows recorded on one day."""

    pk = models.CompositePrimaryKey("county", "day")
    day = models.DateField()
    rows = models.IntegerField()
    root = models.BinaryField()
    signature = models.BinaryField()
    key_id = code()
    made_at = models.DateTimeField()

    objects = CountyManager["DayRoot"]()

    class Meta:
        db_table = "day_root"
