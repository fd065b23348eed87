"""Reads a page as Django's client gets it. Not for browsers: browsing."""

from django.test import Client


def text(client: Client, path: str, status: int = 200) -> str:
    """The page at an address, once it was answered as it should be."""
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return answer.content.decode()
