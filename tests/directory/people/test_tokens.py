"""Access tokens: shown once, kept hashed, short of nothing but their scope and time."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from directory.people.conftest import COUNTY, NOW
from maplebridge.directory.people import actions, tokens
from maplebridge.directory.people.listing import list_tokens
from maplebridge.directory.people.models import AccessToken
from maplebridge.directory.people.queries import forget_people, get_actor_by_token
from maplebridge.ground.words.fault import Fault, Missing

Counting = Callable[[int], Any]


def issue(person: str, **changes: Any) -> str:
    values: dict[str, Any] = {"name": "平台", "scopes": ["act", "read"], "days": 30, "now": NOW}
    return actions.issue_token(county=COUNTY, person_id=person, **{**values, **changes})


def test_a_token_tells_who_bears_it_and_what_for(cast: dict[str, str]) -> None:
    actor = get_actor_by_token(issue(cast["axiu"]), NOW)
    assert actor is not None
    assert (actor.id, actor.name, actor.scopes) == (cast["axiu"], "阿秀", {"act", "read"})
    assert actor.languages == {"zh", "hmd"}
    assert [(duty.role, duty.unit, duty.place) for duty in actor.duties] == [("dispatcher", "centre-520524", COUNTY)]


def test_a_cold_token_costs_one_round_trip_and_a_warm_one_none(
    cast: dict[str, str], django_assert_num_queries: Counting
) -> None:
    token = issue(cast["axiu"])
    with django_assert_num_queries(1):
        get_actor_by_token(token, NOW)
    with django_assert_num_queries(0):
        get_actor_by_token(token, NOW)


def test_somebody_without_duties_bears_a_token_too(cast: dict[str, str]) -> None:
    actor = get_actor_by_token(issue(cast["alice"]), NOW)
    assert actor is not None
    assert (actor.kind, actor.duties) == ("resident", ())


def test_a_token_ends_at_its_time_even_if_remembered(cast: dict[str, str]) -> None:
    token = issue(cast["axiu"], days=1)
    assert get_actor_by_token(token, NOW + timedelta(hours=23)) is not None
    assert get_actor_by_token(token, NOW + timedelta(days=1)) is None
    forget_people()
    assert get_actor_by_token(token, NOW + timedelta(days=1)) is None


def test_a_revoked_token_is_nobody(cast: dict[str, str]) -> None:
    token = issue(cast["axiu"])
    get_actor_by_token(token, NOW)
    (line,) = list_tokens(COUNTY)
    actions.revoke_token(county=COUNTY, number=line.number, now=NOW)
    assert get_actor_by_token(token, NOW) is None
    with pytest.raises(Missing):
        actions.revoke_token(county=COUNTY, number=line.number, now=NOW)


@pytest.mark.parametrize("text", ["", "mb", "mb_520524_short", "xx_520524_" + "a" * 43, "mb_52052四_" + "a" * 43])
def test_what_cannot_be_a_token_costs_no_query(text: str) -> None:
    assert get_actor_by_token(text, NOW) is None


def test_an_unknown_token_is_nobody(cast: dict[str, str]) -> None:
    assert get_actor_by_token(tokens.make(COUNTY), NOW) is None


def test_the_text_of_a_token_is_nowhere_in_the_tables(cast: dict[str, str]) -> None:
    token = issue(cast["axiu"])
    row = AccessToken.objects.of(COUNTY).get()
    assert row.digest == tokens.digest(token)
    assert token not in (row.digest, row.name)


def test_the_bearer_of_a_deactivated_person_is_nobody(cast: dict[str, str]) -> None:
    token = issue(cast["axiu"])
    actions.deactivate(county=COUNTY, person_id=cast["axiu"], day=NOW.date())
    assert get_actor_by_token(token, NOW) is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"scopes": []}, "scopes"),
        ({"scopes": ["all"]}, "scopes"),
        ({"days": 0}, "days"),
        ({"days": 400}, "days"),
        ({"name": " "}, "name"),
    ],
)
def test_an_odd_token_is_refused(cast: dict[str, str], changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Fault) as found:
        issue(cast["axiu"], **changes)
    assert found.value.field == field
