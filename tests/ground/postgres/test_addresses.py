"""An address can be written as a URL and read back, whatever is in it; an odd one is refused without its password."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maplebridge.ground.postgres.addresses import Address, OddAddress, read

words = st.text(st.characters(min_codepoint=33, max_codepoint=0x2FFF, exclude_categories=["Cs", "Cc"]), min_size=1)


@given(host=words.map(lambda word: "/" + word), user=words, password=words, database=words)
def test_url_is_read_back_as_it_was(host: str, user: str, password: str, database: str) -> None:
    address = Address(host, 5433, user, password, database, (("sslmode", "require"),))
    assert read(address.url) == address


def test_common_form_is_read() -> None:
    assert read("postgres://ann:s%40fe@db.example:6000/county") == Address("db.example", 6000, "ann", "s@fe", "county")


def test_what_is_left_out_is_usual() -> None:
    assert read("postgresql:///county") == Address("localhost", 5432, "", "", "county")


@pytest.mark.parametrize(
    "url", ["", "mysql://a:hush@b/c", "postgresql://a:hush@b", "postgresql://a:hush@b:x/c", "postgresql://a:hush@[b/c"]
)
def test_odd_address_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(OddAddress) as odd:
        read(url)
    assert "hush" not in str(odd.value)


def test_role_and_database_are_exchanged_alone() -> None:
    address = Address("h", 1, "a", "b", "c")
    assert address.as_role("x", "y").of("z") == Address("h", 1, "x", "y", "z")
