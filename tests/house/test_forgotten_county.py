"""Tests themselves notice a query that names a county table and no county."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("statement", ["SELECT 1 FROM people_person", 'SELECT count(*) FROM "case" WHERE number = %s'])
def test_query_without_a_county_is_refused(statement: str) -> None:
    with connection.cursor() as cursor, pytest.raises(AssertionError, match="SELECT"):
        cursor.execute(statement, [""] if "%s" in statement else None)


@pytest.mark.parametrize("statement", ["SELECT 1 FROM people_person WHERE county = ''", "SELECT 1 FROM units_unit"])
def test_other_queries_are_let_through(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.fetchall() == []
