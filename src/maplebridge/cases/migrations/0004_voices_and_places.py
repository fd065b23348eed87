"""Indexes for the voices under a lead and for open cases at a place, made without locking the table."""

from typing import ClassVar

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies: ClassVar = [("cases", "0003_reads")]
    operations: ClassVar = [
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(
                condition=models.Q(("lead_id__isnull", False)), fields=["county", "lead_id"], name="case_voices"
            ),
        ),
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(
                condition=models.Q(("ended_at", None)), fields=["county", "place", "category"], name="case_open_place"
            ),
        ),
    ]
