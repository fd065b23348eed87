"""A short link may be that of one party of a case."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sending", "0002_counting"),
    ]

    operations = [
        migrations.AddField(
            model_name="shortlink",
            name="party",
            field=models.SmallIntegerField(db_default=0, default=0),
        ),
    ]
