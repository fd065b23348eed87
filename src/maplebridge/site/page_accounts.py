"""Fits allauth's accounts into this site, whose middleware for pages stands in a list of its own. Not for settings."""

from allauth.account.apps import AccountConfig


class PageAccounts(AccountConfig):
    """allauth's own, without its demand for a place in MIDDLEWARE: it has one in PAGE_MIDDLEWARE."""

    def ready(self) -> None:
        """Register the checks."""
        from allauth.account import checks  # noqa: F401 - importing it registers them
