"""What words of a text are found and what they weigh."""

from hypothesis import given
from hypothesis import strategies as st

from maplebridge.rulebook.routing.evidence import Reader, plain
from maplebridge.rulebook.routing.vocabulary import Vocabulary
from rulebook.routing.test_suggest import PACK

words = st.text("路灯不亮坏水", min_size=2, max_size=4)


def test_the_longest_word_is_found_not_those_within_it() -> None:
    found = Vocabulary(["路灯", "路灯不亮", "不亮", "停水"]).find("门口路灯不亮，路灯坏了，又停水")
    assert [(hit.word, hit.first, hit.times) for hit in found] == [("路灯不亮", 2, 1), ("路灯", 7, 1), ("停水", 13, 1)]


@given(st.lists(words, max_size=8), st.text("路灯不亮坏水，", max_size=60))
def test_what_is_found_stands_there_and_nothing_that_stands_there_is_lost(known: list[str], text: str) -> None:
    found = Vocabulary(known).find(text)
    assert all(text.find(hit.word) <= hit.first and text.startswith(hit.word, hit.first) for hit in found)
    covered = {
        place
        for hit in found
        for place in range(len(text))
        if any(text.startswith(hit.word, start) for start in range(place - len(hit.word) + 1, place + 1) if start >= 0)
    }
    inside = {
        place
        for word in known
        for start in range(len(text))
        if text.startswith(word, start)
        for place in range(start, start + len(word))
    }
    assert covered <= inside
    assert bool(found) == bool(inside)


def test_width_case_and_spaces_do_not_matter() -> None:
    assert plain("ＫＴＶ 唱 歌\n太吵") == "ktv唱歌太吵"
    assert Reader(PACK).read(plain("楼下ＫＴＶ半夜 唱 歌"))[0].category == "0305"


@given(st.text("路灯不亮停水工资邻居噪音，。", max_size=80))
def test_beliefs_are_ordered_bounded_and_never_more_than_certain_together(text: str) -> None:
    scores = [belief.score for belief in READER.read(text)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert sum(scores) <= 1 + 1e-9


READER = Reader(PACK)
