"""A pack survives storing: the same rules come back, and the digest tells versions apart."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maplebridge.rulebook.deadlines.spec import ClockSpec
from maplebridge.rulebook.matters.routing_rules import RoutingRules
from maplebridge.rulebook.publishing.codec import decode, encode
from maplebridge.rulebook.publishing.folder import load_folder
from maplebridge.rulebook.publishing.storing import body_of, digest_of, rebuild
from maplebridge.rulebook.workflows.definition import Action, Matter


def as_stored(body: dict[str, Any]) -> dict[str, Any]:
    """What a JSON column gives back: names in another order."""
    stored: dict[str, Any] = orjson.loads(orjson.dumps(body, option=orjson.OPT_SORT_KEYS))
    return stored


def test_the_demo_pack_comes_back_equal_and_in_order(folder: Path) -> None:
    pack = load_folder(folder, "520524")
    body = body_of(pack)
    again = rebuild("520524", 0, "", as_stored(body))
    assert again == pack
    assert list(again.matters) == list(pack.matters)
    for name, workflow in pack.workflows.items():
        assert list(again.workflows[name].states) == list(workflow.states)
        assert list(again.workflows[name].actions) == list(workflow.actions)
    assert digest_of(body_of(again)) == digest_of(body)


def test_the_digest_knows_neither_county_nor_number(folder: Path) -> None:
    pack = load_folder(folder, "520524")
    other = dataclasses.replace(pack, county="520523", number=7, digest="x")
    assert digest_of(body_of(other)) == digest_of(body_of(pack))


def test_comments_and_line_breaks_make_no_other_digest_but_one_letter_does(folder: Path) -> None:
    before = digest_of(body_of(load_folder(folder)))
    path = folder / "matters" / "streetlight.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text("# a remark\n\n" + text, encoding="utf-8")
    assert digest_of(body_of(load_folder(folder))) == before
    path.write_text(text.replace("Broken streetlight", "Broken street light"), encoding="utf-8")
    assert digest_of(body_of(load_folder(folder))) != before


# Not a number is equal to nothing, itself included.
st.register_type_strategy(float, st.floats(allow_nan=False))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(value=st.from_type(ClockSpec) | st.from_type(Action) | st.from_type(RoutingRules))
def test_every_rule_that_can_be_thought_of_comes_back_equal(value: Any) -> None:
    assert decode(type(value), json.loads(json.dumps(encode(value)))) == value


def test_a_version_stored_before_a_field_existed_takes_its_default(folder: Path) -> None:
    stored = encode(load_folder(folder).matters["noise"])
    del stored["level"]
    assert decode(Matter, stored).level == "town"


def test_a_field_that_no_longer_exists_is_passed_over(folder: Path) -> None:
    matter = load_folder(folder).matters["noise"]
    assert decode(Matter, {**encode(matter), "colour": "blue"}) == matter
