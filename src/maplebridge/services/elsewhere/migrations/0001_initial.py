"""The table of cases that one unit took in and another one handles."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="TakenIn",
            fields=[
                ("county", models.TextField(db_collation="C", editable=False)),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "county", "unit", "case_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unit", models.TextField(db_collation="C")),
                ("case_id", models.UUIDField()),
                ("place", models.TextField(db_collation="C")),
                ("matter", models.TextField(db_collation="C")),
                ("day", models.DateField()),
                ("away", models.BooleanField()),
            ],
            options={
                "db_table": "taken_in",
                "indexes": [
                    models.Index(
                        condition=models.Q(("away", True)), fields=["county", "place", "day"], name="taken_in_away"
                    )
                ],
            },
        ),
    ]
