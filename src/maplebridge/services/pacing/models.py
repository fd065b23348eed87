"""How often something was tried from one source in an hour. Not for sign-in: codes and passwords have counts of their
own. Holds no address: a value that is blind and another one each hour; not in the log, so in no backup of it either."""

from django.db import models

from maplebridge.ground.sql.county import CountyManager, CountyModel, code


class Tries(CountyModel):
    """So many tries of `what` from one `source` in the hour that begins at `hour`. After a crash it is empty: then
    people may simply try again."""

    pk = models.CompositePrimaryKey("county", "hour", "source", "what")
    hour = models.DateTimeField()
    source = code()
    what = code()
    many = models.IntegerField(default=0)

    objects = CountyManager["Tries"]()

    class Meta:
        db_table = "tries"
