"""Every page of the site is on its door's list, so that its queries, its access for all and its weight are tested."""

import inspect
from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from tests.doors.page import list_pages

from maplebridge.doors.parts.access import access_of
from maplebridge.doors.parts.paging import MARK


def test_every_page_is_on_the_list_of_its_door() -> None:
    listed = {page.route for _, _, page in list_pages()}
    missing = sorted({str(name or view.__module__) for name, view in pages()} - listed)
    assert not missing, f"add them to tests/doors/<door>/pages.py: {missing}"


def test_every_page_on_a_list_is_in_the_url_table() -> None:
    names = {name for name, _ in views(get_resolver().url_patterns)}
    assert {page.route for _, _, page in list_pages()} <= names


def pages() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Name and view of whatever answers GET through `parts.paging.page`."""
    for name, view in views(get_resolver().url_patterns):
        if getattr(view, MARK, False) and access_of(view) and "GET" in methods_of(view):
            yield name, view


def views(patterns: list[Any], space: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    """Name (with its namespace) and view of every address."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from views(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}" if pattern.name else "", pattern.callback


def methods_of(view: Callable[..., Any]) -> tuple[str, ...]:
    """The methods that a page was declared with."""
    found: tuple[str, ...] = inspect.getclosurevars(view).nonlocals["methods"]
    return found
