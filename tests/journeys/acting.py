"""How somebody of the cast takes an action from the case's page at the desk, whichever way the page offers it."""

import re
from typing import Any

from playwright.sync_api import Page, expect
from tests.doors.browsing import DESKTOP, PageAs
from tests.journeys.test_whole_loop import fill


def act(page: Page, number: str, label: str, **values: Any) -> None:
    """Opens the case, presses the action, fills in its form if it has one; values are by field name."""
    page.goto(f"/desk/cases/{number}/")
    doing = page.get_by_role("region", name="可以做的")
    opens_form = doing.get_by_role("link", name=label, exact=True)
    opens_form.or_(doing.get_by_role("button", name=label, exact=True)).first.wait_for()
    if opens_form.count():
        opens_form.click()
        form = page.locator("#act-form")
        expect(form).to_be_visible()
        for name, value in values.items():
            fill(form.locator(f"[name={name}]"), value)
        form.get_by_role("button", name=label, exact=True).click()
    else:
        doing.get_by_role("button", name=label, exact=True).click()
    expect(page).to_have_url(re.compile(r"\?done=\d+"))


def act_as(page_as: PageAs, who: str, number: str, label: str, **values: Any) -> None:
    """Somebody signs in anew and takes one action: for days on which nobody has been there before."""
    page = page_as(who, size=DESKTOP)
    act(page, number, label, **values)
    page.context.close()
