"""Text messages to the parties of a mediation: to the phone that the mediator wrote down, with a link of their own."""

from tests.ground.post.channels.sms_provider import SmsProvider
from tests.scenarios.quarrel import MIAO_NEIGHBOUR, QUARREL
from tests.scenarios.story import Story
from tests.services.sending.acting import states, work
from tests.world import COUNTY

from maplebridge.cases.scenes import make_party_secret
from maplebridge.services.sending.links import open_link

NEIGHBOUR = str(MIAO_NEIGHBOUR["party_phone"])


def asked(story: Story, **changes: str) -> Story:
    """A quarrel in which the other side has just been written down."""
    story.at("09-01 10:00").submit("alice", **QUARREL)
    story.take("longqing", "accept")
    story.take("longqing", "add_party", **(MIAO_NEIGHBOUR | changes))
    return story


def test_the_other_side_is_asked_by_text_and_their_link_makes_them_that_party(story: Story, sms: SmsProvider) -> None:
    work(asked(story))
    phone, template, values = sms.texts()[-1]
    assert (phone, template, values["number"]) == (NEIGHBOUR, "SMS_100061", story.number)
    opened = open_link(values["link"].rpartition("/")[2], story.now)
    assert opened is not None
    assert (opened.number, opened.party) == (story.number, 2)
    assert opened.secret == make_party_secret(COUNTY, story.case.facts.id, 2)


def test_each_side_has_a_link_of_its_own_which_serves_all_its_messages(story: Story, sms: SmsProvider) -> None:
    work(asked(story))
    story.take("party:2", "answer_willing", willing="yes")
    story.take("longqing", "appoint", person="@longqing")
    work(story)
    links: dict[str, set[str]] = {}
    for phone, _, values in sms.texts():
        links.setdefault(phone, set()).add(values["link"])
    assert [len(own) for own in links.values()] == [1, 1]
    assert len(set.union(*links.values())) == 2


def test_a_party_without_a_phone_or_taken_off_hears_nothing(story: Story, sms: SmsProvider) -> None:
    story = asked(story, party_phone="")
    story.take("longqing", "add_party", **MIAO_NEIGHBOUR)
    story.tell()
    story.take("longqing", "drop_party", party=3, reason="写错了人")
    work(story)
    assert NEIGHBOUR not in [phone for phone, _, _ in sms.texts()]
    assert ("asked_to_mediate", "silenced", "no_contact") in states(story)
