"""Migration operations for county tables that Django has no words for. Not for data."""

from typing import Any

from django.db.migrations.operations.base import Operation


class CountyForeignKey(Operation):
    """Add `FOREIGN KEY (county, column) REFERENCES table NOT DEFERRABLE`, as a cluster of counties wants it.

    `columns` and `to_columns` leave the county out: it always comes first.
    """

    reversible = True

    def __init__(self, table: str, columns: list[str], to_table: str, to_columns: list[str]) -> None:
        self.table, self.columns, self.to_table, self.to_columns = table, columns, to_table, to_columns

    @property
    def key_name(self) -> str:
        """The constraint's name in the database."""
        return f"{self.table}_{'_'.join(self.columns)}_fk"

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Nothing: the models do not know of it."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Add the key."""
        quote = schema_editor.quote_name
        here = ", ".join(quote(column) for column in ["county", *self.columns])
        there = ", ".join(quote(column) for column in ["county", *self.to_columns])
        schema_editor.execute(
            f"ALTER TABLE {quote(self.table)} ADD CONSTRAINT {quote(self.key_name)} "
            f"FOREIGN KEY ({here}) REFERENCES {quote(self.to_table)} ({there}) NOT DEFERRABLE"
        )

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Drop the key."""
        quote = schema_editor.quote_name
        schema_editor.execute(f"ALTER TABLE {quote(self.table)} DROP CONSTRAINT {quote(self.key_name)}")

    def describe(self) -> str:
        """One line for `migrate`."""
        return f"Add foreign key {self.key_name}"
