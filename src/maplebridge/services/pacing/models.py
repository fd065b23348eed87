"""How often something was tried from one source in an hour. Not for sign-in: codes and passwords have counts of their
own. Holds no address: a blind value of it."""

from django.db import models

from maplebridge.ground.sql.county import CountyManager, CountyModel, code


class Tries(CountyModel):
    """So many tries of `what` from one `source` in the hour that begins at `hour`."""

    pk = models.CompositePrimaryKey("county", "hour", "source", "what")
    hour = models.DateTimeField()
    source = code()
    what = code()
    many = models.SmallIntegerField(default=0)

    objects = CountyManager["Tries"]()

    class Meta:
        db_table = "tries"
