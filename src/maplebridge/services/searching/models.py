"""By what each case can be found. Made from the cases by a reader of the journal; may be dropped and made again."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from maplebridge.ground.sql.county import CountyManager, CountyModel


class CaseFinding(CountyModel):
    """The tokens of one case; a sealed case has none."""

    pk = models.CompositePrimaryKey("county", "case_id")
    case_id = models.UUIDField()
    tokens = ArrayField(models.TextField(db_collation="C"))

    objects = CountyManager["CaseFinding"]()

    class Meta:
        db_table = "case_finding"
        indexes = [GinIndex(fields=["tokens"], name="case_finding_tokens", condition=~Q(county=""))]
