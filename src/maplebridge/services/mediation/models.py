"""What a mediation keeps beside its case: private notes, who may not mediate for whom, whom the parties chose.
Not for parties, sessions, terms or outcome: those are the case's own journal."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q

from maplebridge.ground.sql.county import CountyManager, CountyModel


class CaucusNote(CountyModel):
    """What a mediator wrote down for themselves after speaking with one side alone, sealed for that note.

    `party` is the number of the party spoken with, None for a note on the case as a whole. Destroyed, nothing of what
    it said is left.
    """

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField()
    case_id = models.UUIDField()
    author = models.TextField(db_collation="C")
    party = models.SmallIntegerField(null=True)
    sealed = models.BinaryField(null=True)
    made_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    objects = CountyManager["CaucusNote"]()

    class Meta:
        db_table = "caucus_note"
        constraints = [
            CheckConstraint(condition=Q(sealed=None) ^ Q(destroyed_at=None), name="caucus_note_gone_or_sealed")
        ]
        indexes = [
            models.Index(fields=["county", "case_id"], name="caucus_note_case", condition=Q(destroyed_at=None)),
            models.Index(fields=["county", "author"], name="caucus_note_author", condition=Q(destroyed_at=None)),
        ]


class NoteShare(CountyModel):
    """A co-mediator to whom the author of one note shows it; taken back, the row is gone."""

    pk = models.CompositePrimaryKey("county", "note", "person")
    note = models.UUIDField()
    person = models.TextField(db_collation="C")
    shared_at = models.DateTimeField()

    objects = CountyManager["NoteShare"]()

    class Meta:
        db_table = "caucus_note_share"
        indexes = [
            models.Index(fields=["county", "person"], name="caucus_note_shared_with", condition=~Q(person="")),
        ]


class MediatorConflict(CountyModel):
    """Why somebody should not mediate: said by themselves, or asked for by a party of one case.

    `party` of `case_id` is who stands in the way (declared) or who asks (asked). Declared against a person whose phone
    or ID number is known, `blinds` find the same person in other cases. The reason in words is sealed.
    """

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField()
    person = models.TextField(db_collation="C")
    case_id = models.UUIDField()
    party = models.SmallIntegerField()
    said_by = models.TextField(db_collation="C")
    ground = models.TextField(db_collation="C")
    sealed = models.BinaryField(null=True)
    blinds = ArrayField(models.BinaryField(), default=list)
    made_at = models.DateTimeField()

    objects = CountyManager["MediatorConflict"]()

    class Meta:
        db_table = "mediator_conflict"
        indexes = [models.Index(fields=["county", "person"], name="mediator_conflict_person", condition=~Q(person=""))]


class MediatorChoice(CountyModel):
    """Whom one party of a case would have as mediator, up to three; none of them leaves it to the mediation body."""

    pk = models.CompositePrimaryKey("county", "case_id", "party")
    case_id = models.UUIDField()
    party = models.SmallIntegerField()
    people = ArrayField(models.TextField(db_collation="C"), default=list)
    chosen_at = models.DateTimeField()

    objects = CountyManager["MediatorChoice"]()

    class Meta:
        db_table = "mediator_choice"


class MediatorTurn(CountyModel):
    """A case was given to a mediator by row `seq` of its journal: what the rota goes by."""

    pk = models.CompositePrimaryKey("county", "case_id", "seq")
    case_id = models.UUIDField()
    seq = models.IntegerField()
    person = models.TextField(db_collation="C")
    given_at = models.DateTimeField()

    objects = CountyManager["MediatorTurn"]()

    class Meta:
        db_table = "mediator_turn"
        indexes = [
            models.Index(fields=["county", "person", "given_at"], name="mediator_turn_person", condition=~Q(person=""))
        ]
