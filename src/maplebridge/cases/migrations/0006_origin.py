"""An index for the cases that follow from one, made without locking the table."""

from typing import ClassVar

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies: ClassVar = [("cases", "0005_parties_and_terms")]
    operations: ClassVar = [
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(
                condition=models.Q(("origin_id__isnull", False)), fields=["county", "origin_id"], name="case_origin"
            ),
        ),
    ]
