"""The table of keys of writes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="WriteKey",
            fields=[
                ("county", models.TextField(db_collation="C", editable=False)),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "county", "name", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.TextField(db_collation="C")),
                ("digest", models.TextField(db_collation="C")),
                ("made", models.TextField(blank=True, db_collation="C", default="")),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "write_key",
                "indexes": [
                    models.Index(
                        condition=models.Q(("name", ""), _negated=True),
                        fields=["county", "at"],
                        name="write_key_by_age",
                    )
                ],
            },
        ),
    ]
