"""The registers of places: divisions for all counties, grids and what lies within for one. Not for people."""

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.db.models.functions import Left

from maplebridge.ground.sql.county import CountyManager, CountyModel


class Validity(models.Model):
    """From which day to which a code stands, and who took it over; a code is never used again."""

    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    replaced_by = models.TextField(db_collation="C", default="", blank=True)

    class Meta:
        abstract = True


class Division(Validity):
    """A province, prefecture, county, town or village (a reference table: shared, small, rarely written)."""

    code = models.TextField(db_collation="C", primary_key=True)
    name = models.TextField()
    level = models.TextField()
    parent = models.TextField(db_collation="C", default="", blank=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Grid(CountyModel, Validity):
    """A grid of a village; `boundary` is WKB in WGS-84, `source_datum` the datum it was drawn in."""

    pk = models.CompositePrimaryKey("county", "code")
    code = models.TextField(db_collation="C")
    village = models.TextField(db_collation="C")
    name = models.TextField()
    boundary = models.BinaryField(null=True)
    source_datum = models.TextField(default="wgs84")

    objects = CountyManager["Grid"]()

    class Meta:
        constraints = [
            CheckConstraint(condition=Q(village=Left(F("code"), 12)), name="grid_lies_in_its_village"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class HouseholdGroup(CountyModel, Validity):
    """Some ten neighbouring households of one grid, with a head of their own."""

    pk = models.CompositePrimaryKey("county", "code")
    code = models.TextField(db_collation="C")
    grid = models.TextField(db_collation="C")
    name = models.TextField()

    objects = CountyManager["HouseholdGroup"]()

    class Meta:
        constraints = [CheckConstraint(condition=Q(grid=Left(F("code"), 15)), name="group_lies_in_its_grid")]
        indexes = [models.Index(fields=["county", "grid"], name="group_by_grid")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class PartyGroup(CountyModel):
    """A party group; it may span several grids."""

    pk = models.CompositePrimaryKey("county", "code")
    code = models.TextField(db_collation="C")
    name = models.TextField()

    objects = CountyManager["PartyGroup"]()

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class PartyGroupGrid(CountyModel):
    """One grid that a party group spans."""

    pk = models.CompositePrimaryKey("county", "party_group", "grid")
    party_group = models.TextField(db_collation="C")
    grid = models.TextField(db_collation="C")

    objects = CountyManager["PartyGroupGrid"]()

    class Meta:
        indexes = [models.Index(fields=["county", "grid"], name="party_group_by_grid")]

    def __str__(self) -> str:
        return f"{self.party_group} {self.grid}"


class Household(CountyModel):
    """A household by its number alone: no name, no address; only whether someone there can be reached."""

    pk = models.CompositePrimaryKey("county", "code")
    code = models.TextField(db_collation="C")
    group = models.TextField(db_collation="C")
    contact_known = models.BooleanField(default=False)

    objects = CountyManager["Household"]()

    class Meta:
        indexes = [models.Index(fields=["county", "group"], name="household_by_group")]

    def __str__(self) -> str:
        return self.code


class PlaceRevision(CountyModel):
    """Which state a register of the county is in: its `token` changes whenever an import changes a row."""

    pk = models.CompositePrimaryKey("county", "register")
    register = models.TextField(db_collation="C")
    token = models.UUIDField()
    changed_at = models.DateTimeField()

    objects = CountyManager["PlaceRevision"]()

    def __str__(self) -> str:
        return f"{self.register} {self.token}"
