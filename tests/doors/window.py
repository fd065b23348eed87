"""One tab that walks from page to page, each time as if it came for the first time: nothing is kept between visits.

A browser of its own for each visit would cost more than the visit. Not for journeys, which keep what they were given.
"""

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page, Response

ABROAD = "about:blank"
DOWNLOAD = "Download is starting"
IS_TEXT = "document.contentType === 'text/html'"
IS_PAGE = "document.doctype !== null"  # known once it is read


class Window:
    """A tab in a browser of its own; the complaints of whatever it shows go to whoever looks at it now."""

    def __init__(self, chromium: Browser, url: str, **options: Any) -> None:
        self.complaints: list[str] = []
        self.context: BrowserContext = chromium.new_context(base_url=url, accept_downloads=False, **options)
        self.context.set_default_timeout(30_000)
        self._url = url
        self._tab: Page | None = None

    def visit(
        self, path: str, cookies: dict[str, str], size: tuple[int, int], heard: list[Response] | None
    ) -> Page | None:
        """The page at `path`, loaded; None for a fragment, a file or a way on. All answers to a page are put into
        `heard`, none of them from a memory of this browser's."""
        tab = self._tab = self._tab or self._open()
        self.context.add_cookies([{"name": name, "value": value, "url": self._url} for name, value in cookies.items()])
        if tab.viewport_size != {"width": size[0], "height": size[1]}:
            tab.set_viewport_size({"width": size[0], "height": size[1]})
        self._say("Network.setCacheDisabled", cacheDisabled=heard is not None)
        answers, before = list[Response](), len(self.complaints)

        def note(answer: Response) -> None:
            answers.append(answer)

        tab.on("response", note)
        try:
            arrived = self._arrive(tab, path)
        finally:
            tab.remove_listener("response", note)
        if not arrived:
            tab.goto(ABROAD)
            del self.complaints[before:]  # of how the browser itself shows a file
            return None
        if heard is not None:
            heard += answers
        return tab

    def leave(self) -> None:
        """Forgets who was here and all that pages have kept; what they still complain of is heard before."""
        if self._tab is not None:
            self._tab.goto(ABROAD)
            self._say("Storage.clearDataForOrigin", origin=self._url, storageTypes="all")
        self.context.clear_cookies()

    def _arrive(self, tab: Page, path: str) -> bool:
        try:
            answer = tab.goto(path, wait_until="commit")
        except Error as error:
            if DOWNLOAD in error.message:
                return False
            raise
        if answer is None or answer.status != 200 or answer.request.redirected_from or not tab.evaluate(IS_TEXT):
            return False
        tab.wait_for_load_state("load")
        return bool(tab.evaluate(IS_PAGE))

    def _open(self) -> Page:
        tab = self.context.new_page()
        self._line = self.context.new_cdp_session(tab)
        self._say("Network.enable")
        return tab

    def _say(self, order: str, **words: Any) -> None:
        self._line.send(order, words)
