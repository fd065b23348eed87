"""What every page has around it."""

from django.test import Client
from tests.world import World


def test_changing_the_language_asks_for_the_same_page_again(world: World) -> None:
    page = Client().get("/routes/?kind=0102&lang=zh").content.decode()
    assert 'href="?kind=0102&amp;lang=en"' in page
    assert 'href="?kind=0102&amp;large=1"' in page
