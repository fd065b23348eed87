"""Which duties came with a part in a team."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("teams", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="teammember",
            name="gave",
            field=ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None),
        ),
    ]
