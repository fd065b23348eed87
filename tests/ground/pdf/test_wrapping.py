"""Lines of Chinese print: never too wide, nothing lost, no stop at the beginning, no opening mark at the end."""

from hypothesis import given
from hypothesis import strategies as st

from maplebridge.ground.pdf.wrapping import NOT_FIRST, NOT_LAST, wrap

SIGNS = st.text(alphabet="甲乙丙丁，。；：）（《》“”abc123 .", max_size=120)


def measure(words: str) -> float:
    return sum(1.0 if ord(sign) > 255 else 0.5 for sign in words)


@given(SIGNS, st.sampled_from([6.0, 10.0, 28.0]), st.sampled_from([0.0, 2.0]))
def test_lines_fit_and_nothing_is_lost(words: str, width: float, first: float) -> None:
    lines = wrap(words, width, measure, first=first)
    assert all(measure(line) <= width + 1e-6 for line in lines)
    assert "".join("".join(lines).split()) == "".join(words.split())


@given(st.text(alphabet="甲乙丙丁", min_size=1, max_size=60), st.sampled_from("，。；）"))
def test_no_line_begins_with_a_stop(words: str, stop: str) -> None:
    for line in wrap(stop.join(words), 10.0, measure):
        assert line[0] not in NOT_FIRST


def test_no_line_ends_with_an_opening_mark_and_words_stay_whole() -> None:
    lines = wrap("甲乙丙丁戊己庚辛壬（癸）和 Maplebridge 一起", 10.0, measure)
    assert not any(line[-1] in NOT_LAST for line in lines)
    assert any("Maplebridge" in line for line in lines)


def test_money_keeps_its_sign() -> None:
    assert wrap("甲乙丙丁戊己庚辛壬癸¥3,000.00", 10.5, measure) == ["甲乙丙丁戊己庚辛壬癸", "¥3,000.00"]


def test_line_feeds_begin_new_lines() -> None:
    assert wrap("甲\n乙", 10.0, measure) == ["甲", "乙"]
