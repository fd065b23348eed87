"""A form that adds something is sent once, however quickly the button is pressed again."""

from tests.doors.browsing import DESKTOP, PageAs
from tests.services.drives.court import HEAD

PRESS = "form => form.dispatchEvent(new SubmitEvent('submit', { cancelable: true }))"


def test_a_form_at_the_desk_goes_on_its_way_once(page_as: PageAs) -> None:
    form = page_as(HEAD, "/desk/drives/new/", size=DESKTOP).locator("form[data-once]")
    assert [form.evaluate(PRESS) for _ in range(3)] == [True, False, False]
