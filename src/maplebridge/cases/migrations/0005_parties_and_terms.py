"""Whom a case is between, what they have agreed, and the case that it follows from: columns with constant defaults."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0004_voices_and_places")]
    operations: ClassVar = [
        migrations.AddField(model_name="case", name="origin_id", field=models.UUIDField(null=True)),
        migrations.AddField(model_name="case", name="parties", field=models.JSONField(db_default=[], default=list)),
        migrations.AddField(model_name="case", name="terms", field=models.JSONField(db_default=[], default=list)),
    ]
