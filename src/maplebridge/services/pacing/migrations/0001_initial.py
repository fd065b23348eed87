"""The table that counts tries."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Tries",
            fields=[
                ("county", models.TextField(db_collation="C", editable=False)),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "county",
                        "hour",
                        "source",
                        "what",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("hour", models.DateTimeField()),
                ("source", models.TextField(db_collation="C")),
                ("what", models.TextField(db_collation="C")),
                ("many", models.SmallIntegerField(default=0)),
            ],
            options={
                "db_table": "tries",
            },
        ),
    ]
