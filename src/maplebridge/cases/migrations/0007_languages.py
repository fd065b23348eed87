"""An index for the cases of people who speak another language than Chinese, made without locking the table."""

from typing import ClassVar

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies: ClassVar = [("cases", "0006_origin")]
    operations: ClassVar = [
        AddIndexConcurrently(
            model_name="case",
            index=models.Index(
                condition=models.Q(("language", "zh"), _negated=True),
                fields=["county", "language", "opened_at"],
                name="case_by_language",
            ),
        ),
    ]
