"""Who has looked at a case."""

from typing import ClassVar

from django.db import migrations, models

from maplebridge.ground.sql.operations import CountyForeignKey


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0002_keys_between_county_tables")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="CaseRead",
            fields=[
                ("county", models.TextField(db_collation="C", editable=False)),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "county",
                        "case_id",
                        "person",
                        "hour",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("case_id", models.UUIDField()),
                ("person", models.TextField(db_collation="C")),
                ("hour", models.DateTimeField()),
                ("unit", models.TextField(db_collation="C")),
                ("role", models.TextField(db_collation="C")),
                ("at", models.DateTimeField()),
            ],
            options={"db_table": "case_read"},
        ),
        CountyForeignKey("case_read", ["case_id"], "case", ["id"]),
    ]
