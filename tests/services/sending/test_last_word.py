"""What somebody else wrote down for a resident is rated by the resident: by the link that went to their own phone."""

import pytest
from tests.cases.stage import play
from tests.ground.post.channels.sms_provider import SmsProvider
from tests.scenarios.story import Story
from tests.scenarios.test_agent_matter import CAR, DONE_CAR, TAKEN_IN
from tests.services.sending.acting import PHONE, states, work

from maplebridge.cases.intake import Contact
from maplebridge.directory.people.contacts import open_phone
from maplebridge.services.sending.links import Opened, open_link

FRIEND = "13800000777"


def handed_over(story: Story, sms: SmsProvider, **who: Contact) -> tuple[str, str, Opened | None]:
    """The phone and the template of what is sent once the plates are handed over, and what its link opens."""
    when, agent, submit, _, *after = TAKEN_IN[0]
    play(story, [(when, agent, submit, CAR | who, *after), TAKEN_IN[1]])  # type: ignore[list-item] # mypy does not follow the parts of a line
    story.at("09-15 10:00").take("gaofeng", "accept")
    story.at("09-17 16:00").take("gaofeng", "grant", **DONE_CAR)
    work(story)
    story.at("09-18 15:00").take("jiangbo", "collect", handed="outlet")
    work(story)
    phone, _, said = sms.texts()[-1]
    return phone, states(story)[-1][0], open_link(said["link"].rpartition("/")[2], story.now)


def test_the_owner_is_asked_at_their_own_phone_and_has_the_last_word(story: Story, sms: SmsProvider) -> None:
    phone, asked, opened = handed_over(story, sms)
    assert (phone, asked) == (PHONE, "please_rate")
    assert opened
    assert (opened.number, opened.in_person) == (story.number, True)


def test_whoever_brings_it_for_them_hears_of_it_and_is_not_asked_to_rate(story: Story, sms: SmsProvider) -> None:
    friend = Contact(name="李友", phone=FRIEND)
    phone, asked, opened = handed_over(story, sms, reporter=Contact(name="王爱丽"), proxy=friend)
    assert (phone, asked) == (FRIEND, "state_changed")
    assert opened
    assert not opened.in_person


def test_an_agent_who_leaves_their_own_phone_as_the_owner_s_does_not_rate(story: Story, sms: SmsProvider) -> None:
    agent = story.at("09-14 09:00").who("jiangbo")
    own = open_phone(agent.county, agent.id)
    phone, asked, opened = handed_over(story, sms, reporter=Contact(name="王爱丽", phone=own))
    assert (phone, asked) == (own, "state_changed")
    assert opened
    assert not opened.in_person


@pytest.mark.parametrize("channel", ["api", "phone_page"])
def test_what_an_agent_wrote_is_another_s_whatever_entrance_they_name(story: Story, channel: str) -> None:
    story.at("09-14 09:00").submit("jiangbo", **CAR | {"channel": channel})
    assert story.case.row["by_proxy"]
