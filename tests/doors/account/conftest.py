import pytest
from pytest_django.fixtures import Settings
from tests.world import World, found_county


@pytest.fixture
def world(db: None) -> World:
    return found_county()


@pytest.fixture(autouse=True)
def _passwords_are_quick(settings: Settings) -> None:
    """Real ones are slow on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
