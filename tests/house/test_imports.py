"""The import contracts cover every room and ignore nothing."""

from collections.abc import Mapping
from typing import Any

from tests.house import walk

EXCEPTIONS = ("ignore_imports", "exhaustive_ignores", "unmatched_ignore_imports_alerting")
STACKED = ("", "rulebook", "directory", "ground", "doors", "services")


def breaches(contracts: tuple[Mapping[str, Any], ...]) -> list[str]:
    """What is wrong with a list of contracts."""
    found = []
    for contract in contracts:
        name = contract["name"]
        found += [f"{name}: {word}" for word in EXCEPTIONS if word in contract]
        if contract["type"] == "layers" and contract.get("exhaustive") is not True:
            found.append(f"{name}: not exhaustive")
    return found


def test_contracts_are_exhaustive_and_ignore_nothing() -> None:
    assert breaches(walk.contracts()) == []


def test_an_ignored_import_and_an_open_list_of_layers_are_found() -> None:
    bad = {"name": "Floors", "type": "layers", "ignore_imports": ["a -> b"]}
    assert breaches((bad,)) == ["Floors: ignore_imports", "Floors: not exhaustive"]


def test_every_floor_with_rooms_has_a_contract_of_its_own() -> None:
    contained = {name for contract in walk.contracts() for name in contract.get("containers", ())}
    assert {f"maplebridge.{floor}".rstrip(".") for floor in STACKED} <= contained


def test_every_package_is_reached_by_the_linter() -> None:
    homeless = [walk.short(path.parent) for path in walk.python_files() if not (path.parent / "__init__.py").exists()]
    assert homeless == []
