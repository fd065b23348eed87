"""The door plates of one county: which code hangs at which door. Not for who lives behind it."""

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from maplebridge.ground.sql.county import CountyManager, CountyModel

VALID = Q(revoked_at=None)


class Plate(CountyModel):
    """One door plate: the signed `code` on it and the place that it stands for, of a household or (without one) of a
    whole group or grid. A household or a place has at most one plate that is not revoked."""

    pk = models.CompositePrimaryKey("county", "code")
    code = models.TextField(db_collation="C")
    place = models.TextField(db_collation="C")
    household = models.TextField(db_collation="C", default="", blank=True)
    made_at = models.DateTimeField()
    made_by = models.TextField(db_collation="C")
    installed_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.TextField(db_collation="C", default="", blank=True)
    revoked_why = models.TextField(db_collation="C", default="", blank=True)
    replaced_by = models.TextField(db_collation="C", default="", blank=True)

    objects = CountyManager["Plate"]()

    class Meta:
        db_table = "plate"
        constraints = [
            CheckConstraint(condition=~Q(place=""), name="plate_has_a_place"),
            UniqueConstraint(
                fields=["county", "household"], condition=VALID & ~Q(household=""), name="plate_of_household"
            ),
            UniqueConstraint(fields=["county", "place"], condition=VALID & Q(household=""), name="plate_of_place"),
        ]
        indexes = [
            models.Index(fields=["county", "place", "household", "code"], condition=VALID, name="plate_by_place"),
            models.Index(
                fields=["county", "place"], condition=Q(revoked_at__isnull=False), name="plate_revoked_by_place"
            ),
        ]

    def __str__(self) -> str:
        return self.code
