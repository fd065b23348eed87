"""The demo county's lists fit together: categories, competence, kinds of units and routing words."""

import pytest

from maplebridge.rulebook.routing.evidence import plain
from rulebook.routing.test_suggest import CATEGORIES, COUNTY, DRAFTS, PACK, REGISTRY, TOWN, VILLAGE


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize("place", [TOWN, VILLAGE])
def test_every_category_has_somebody_who_leads(category: str, place: str) -> None:
    assert [found for found in REGISTRY.competences(category, place) if found.duty == "lead"]


@pytest.mark.parametrize("category", CATEGORIES)
def test_the_kinds_a_category_names_are_competent_for_it_the_first_foremost(category: str) -> None:
    found = REGISTRY.competences(category, VILLAGE)
    kinds = [each.unit.kind for each in found]
    named = PACK.categories[category].units
    assert set(named) <= set(kinds)
    assert named[0] in {each.unit.kind for each in found if each.duty == "lead"}


def test_nobody_is_competent_for_a_category_that_is_not_there() -> None:
    codes = set(PACK.categories) | {code[:2] for code in PACK.categories}
    assert {line.category for line in DRAFTS.competences} <= codes


@pytest.mark.parametrize("rule", PACK.routing.rules, ids=lambda rule: rule.name)
def test_every_rule_names_units_that_exist_and_words_that_can_be_found(rule: object) -> None:
    from maplebridge.rulebook.matters.routing_rules import RoutingRule

    assert isinstance(rule, RoutingRule)
    kinds = {unit.kind for unit in REGISTRY}
    assert not rule.unit.startswith("kind:") or rule.unit.removeprefix("kind:") in kinds
    assert all(len(plain(word)) > 1 for word in rule.words)


def test_every_category_has_words() -> None:
    spoken = {rule.category for rule in PACK.routing.rules if not rule.unit}
    spoken |= {matter.category for matter in PACK.matters.values() if matter.says}
    assert spoken >= set(CATEGORIES) - {"0807"}, "0807 is what nothing else fits"


def test_rules_are_named_once() -> None:
    names = [rule.name for rule in PACK.routing.rules]
    assert len(names) == len(set(names))
    assert REGISTRY.county == COUNTY
