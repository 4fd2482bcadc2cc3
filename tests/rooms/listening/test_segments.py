"""Marked words: a text cut into parts that are the text again when put together."""

from hypothesis import given
from hypothesis import strategies as st

from candour.listening.presenters.segments import segments, words_at

SPANS = st.lists(st.tuples(st.integers(-3, 30), st.integers(-3, 30)), max_size=8)


@given(text=st.text(max_size=25), spans=SPANS)
def test_the_parts_are_the_text_and_only_what_was_meant_is_marked(
    text: str, spans: list[tuple[int, int]]
) -> None:
    parts = segments(text, spans)
    assert "".join(part.text for part in parts) == text
    meant = {place for start, end in spans for place in range(max(0, start), min(len(text), end))}
    marked, at = set(), 0
    for part in parts:
        if part.is_marked:
            marked |= set(range(at, at + len(part.text)))
        at += len(part.text)
    assert marked == meant


@given(text=st.text(max_size=25), spans=SPANS, second=SPANS)
def test_words_for_the_second_candidate_are_marked_beside_the_first(
    text: str, spans: list[tuple[int, int]], second: list[tuple[int, int]]
) -> None:
    parts = segments(text, spans, second)
    assert "".join(part.text for part in parts) == text
    alone = segments(text, second)
    for mark, whole in (("is_marked", segments(text, spans)), ("is_second", alone)):
        meant = [part.is_marked for part in whole for _ in part.text]
        assert [getattr(part, mark) for part in parts for _ in part.text] == meant


def test_words_are_given_once_in_the_order_of_the_text() -> None:
    assert words_at("so rude, so rude", [(9, 16), (0, 7)]) == ("so rude",)
