"""Requests to read files, and the log of openings."""

from typing import ClassVar

import django.contrib.postgres.fields
from django.db import migrations, models

from maplebridge.ground.sql.operations import CountyForeignKey


class Migration(migrations.Migration):
    initial = True
    dependencies: ClassVar = [("cases", "0002_keys_between_county_tables")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="FileOpening",
            fields=[
                ("county", models.TextField(db_collation="C", editable=False)),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "county", "case_id", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("case_id", models.UUIDField()),
                ("id", models.UUIDField()),
                ("request_id", models.UUIDField()),
                ("person", models.UUIDField()),
                ("firm", models.TextField(db_collation="C")),
                ("document", models.TextField(db_collation="C")),
                ("saved", models.BooleanField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "file_opening",
            },
        ),
        migrations.CreateModel(
            name="FileRequest",
            fields=[
                ("county", models.TextField(db_collation="C", editable=False)),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "county", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("id", models.UUIDField()),
                ("case_id", models.UUIDField()),
                ("number", models.TextField(db_collation="C")),
                ("asker", models.UUIDField()),
                ("firm", models.TextField(db_collation="C")),
                ("purpose", models.BinaryField()),
                ("unit", models.TextField(db_collation="C")),
                ("asked_at", models.DateTimeField()),
                ("state", models.TextField(db_collation="C")),
                (
                    "documents",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(db_collation="C"), default=list, size=None
                    ),
                ),
                ("entries", models.BooleanField(default=False)),
                ("may_copy", models.BooleanField(default=False)),
                ("until", models.DateField(null=True)),
                ("decided_by", models.UUIDField(null=True)),
                ("decided_in", models.TextField(db_collation="C", null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("reason", models.BinaryField(null=True)),
                ("revoked_by", models.UUIDField(null=True)),
                ("revoked_in", models.TextField(db_collation="C", null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                ("revoke_reason", models.BinaryField(null=True)),
            ],
            options={
                "db_table": "file_request",
                "indexes": [
                    models.Index(
                        condition=models.Q(("asker__isnull", False)),
                        fields=["county", "asker", "id"],
                        name="file_request_asker",
                    ),
                    models.Index(
                        condition=models.Q(("number", ""), _negated=True),
                        fields=["county", "case_id", "id"],
                        name="file_request_case",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("county", "asker", "case_id"),
                        name="file_request_waiting",
                    )
                ],
            },
        ),
        CountyForeignKey("file_request", ["case_id"], "case", ["id"]),
        CountyForeignKey("file_opening", ["case_id"], "case", ["id"]),
    ]
