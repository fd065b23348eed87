"""The models keep to what lets the tables move to a cluster: the county comes first everywhere."""

from collections.abc import Iterable

import pytest
from django.apps import apps
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.test.utils import isolate_apps

from maplebridge.ground.sql.county import CountyManager, CountyModel

REFERENCE_TABLES = {
    "Division": "the official places of the whole country",
    "Unit": "read whole into a registry",
    "CompetenceLine": "read whole into a registry",
    "UnitRevision": "one row for each county",
    "RuleVersion": "frozen rules, read once and kept",
    "CurrentRules": "one row for each county",
    "CalendarDay": "days off that differ from the week",
    "CalendarRevision": "one row for each county",
    "Account": "who may sign in: one row a person at most, linked by county and id, told apart by its login name",
}
GROWING = ("cases", "post", "sending")
NUMBERED = (models.AutoField, models.BigAutoField, models.SmallAutoField)


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("maplebridge.")]


def breaches(model: type[models.Model]) -> list[str]:
    """What would keep a model's table from being spread over a cluster by county."""
    found = [
        f"{model.__name__}.{field.name}: CharField" for field in _fields(model) if isinstance(field, models.CharField)
    ]
    found += [f"{model.__name__}.{name}: not in C order" for name in _keyed(model) if not _in_c_order(model, name)]
    return found + (_county_breaches(model) if issubclass(model, CountyModel) else [])


def _county_breaches(model: type[models.Model]) -> list[str]:
    name = model.__name__
    lists = {"primary key": list(_primary_key(model))}
    lists |= {
        each.name: list(each.fields) for each in model._meta.constraints if isinstance(each, models.UniqueConstraint)
    }
    # A GIN index lists tokens, each of which begins with the county, and cannot begin with a column of its own.
    plain = [each for each in model._meta.indexes if not isinstance(each, GinIndex)]
    lists |= {each.name: [part.lstrip("-") for part in each.fields] for each in plain}
    found = [f"{name}: {what} does not start with county" for what, fields in lists.items() if fields[:1] != ["county"]]
    found += [f"{name}.{field.name}: {fault}" for field in _fields(model) for fault in _field_faults(field)]
    found += [f"{name}: unique_together"] * bool(model._meta.unique_together)
    found += [f"{name}: {each.name} vies with the primary key" for each in _indexes(model) if _vies(model, each)]
    return found + [f"{name}: its manager forgets the county"] * (not isinstance(model._default_manager, CountyManager))


def _indexes(model: type[models.Model]) -> list[models.Index | models.UniqueConstraint]:
    unique = [each for each in model._meta.constraints if isinstance(each, models.UniqueConstraint)]
    return [*model._meta.indexes, *unique]


def _vies(model: type[models.Model], index: models.Index | models.UniqueConstraint) -> bool:
    """Whether an index may be taken for the primary key. While a table has no statistics the planner holds any whole
    index that begins with the county to be as good, for the check of a foreign key too, and reads the county's every
    row. In tables that grow with each action all other indexes are therefore partial."""
    return model._meta.app_label in GROWING and index.condition is None


def _field_faults(field: "models.Field[object, object]") -> Iterable[str]:
    if field.unique and not field.primary_key:
        yield "unique over all counties"
    if field.db_index and not field.primary_key:
        yield "an index without county"
    if isinstance(field, NUMBERED):
        yield "numbered by the database"
    if isinstance(field, models.ForeignKey) and field.db_constraint:
        yield "a key that Django makes deferrable"
    if isinstance(field, models.GeneratedField):
        yield "generated"


def _fields(model: type[models.Model]) -> "list[models.Field[object, object]]":
    return [field for field in model._meta.local_fields if not isinstance(field, models.CompositePrimaryKey)]


def _primary_key(model: type[models.Model]) -> tuple[str, ...]:
    key = model._meta.pk
    return tuple(key.field_names) if isinstance(key, models.CompositePrimaryKey) else (key.name,)


def _keyed(model: type[models.Model]) -> set[str]:
    named = set(_primary_key(model))
    for each in (*model._meta.constraints, *model._meta.indexes):
        named |= {part.lstrip("-") for part in getattr(each, "fields", ())}
    return named


def _in_c_order(model: type[models.Model], name: str) -> bool:
    field = model._meta.get_field(name)
    return not isinstance(field, models.TextField) or field.db_collation == "C"


def test_models_can_be_spread_by_county() -> None:
    assert [breach for model in our_models() for breach in breaches(model)] == []


def test_every_other_table_is_a_known_reference_table() -> None:
    others = {model.__name__ for model in our_models() if not issubclass(model, CountyModel)}
    assert others - set(REFERENCE_TABLES) == set()


def test_the_journal_is_append_only() -> None:
    kept = {model.__name__ for model in our_models() if getattr(model, "append_only", False)}
    assert "CaseEvent" in kept


def test_there_are_county_tables_to_look_at() -> None:
    assert sum(issubclass(model, CountyModel) for model in our_models()) > 5


@isolate_apps("maplebridge.ground.post")
def test_a_bad_table_is_found_out() -> None:
    class Badge(CountyModel):
        id = models.BigAutoField(primary_key=True)
        code = models.CharField(max_length=5, unique=True)
        word = models.TextField(db_index=True)
        friend = models.ForeignKey("self", models.CASCADE)

        class Meta:
            app_label = "post"
            indexes = [models.Index(fields=["word", "county"], name="badge_word")]  # noqa: RUF012  # as models are written
            constraints = [models.UniqueConstraint(fields=["word"], name="badge_one_word")]  # noqa: RUF012  # as models are written

    assert set(breaches(Badge)) == {
        "Badge.code: CharField",
        "Badge.word: not in C order",
        "Badge: primary key does not start with county",
        "Badge: badge_word does not start with county",
        "Badge: badge_one_word does not start with county",
        "Badge.id: numbered by the database",
        "Badge.code: unique over all counties",
        "Badge.word: an index without county",
        "Badge.friend: an index without county",
        "Badge.friend: a key that Django makes deferrable",
        "Badge: its manager forgets the county",
        "Badge: badge_word vies with the primary key",
        "Badge: badge_one_word vies with the primary key",
    }


@isolate_apps("maplebridge.ground.post")
def test_a_good_table_passes() -> None:
    class Stamp(CountyModel):
        pk = models.CompositePrimaryKey("county", "id")
        id = models.UUIDField()
        word = models.TextField(db_collation="C")

        objects = CountyManager["Stamp"]()

        class Meta:
            app_label = "post"
            indexes = [  # noqa: RUF012  # as models are written
                models.Index(fields=["county", "-word"], name="stamp_word", condition=~models.Q(word=""))
            ]

    assert breaches(Stamp) == []


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model.__name__)
def test_every_model_says_what_a_row_is(model: type[models.Model]) -> None:
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}(")
