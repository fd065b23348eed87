"""Foreign keys between the tables of a county's life, checked at once and never deferred."""

from typing import ClassVar

from django.db import migrations

from maplebridge.ground.sql.operations import CountyForeignKey

TABLES = ["case_event", "case_word", "case_clock", "case_call", "case_key", "case_file"]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0001_initial")]
    operations: ClassVar = [CountyForeignKey(table, ["case_id"], "case", ["id"]) for table in TABLES]
