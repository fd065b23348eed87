"""Which writes were done already, by the key that their sender gave them. Cases keep keys of their own."""

from django.db import models
from django.db.models import Q

from maplebridge.ground.sql.county import CountyManager, CountyModel, code


class WriteKey(CountyModel):
    """One write: `name` is its sender and key, `digest` tells another body under the same key, `made` is what came of
    it. The digest is made with the county's secret, so that nobody can guess a body by it."""

    pk = models.CompositePrimaryKey("county", "name")
    name = code()
    digest = code()
    made = code(default="", blank=True)
    at = models.DateTimeField()

    objects = CountyManager["WriteKey"]()

    class Meta:
        db_table = "write_key"
        indexes = [models.Index(fields=["county", "at"], name="write_key_by_age", condition=~Q(name=""))]
