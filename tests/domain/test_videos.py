"""Videos and their captions: what may be shown, what people type, and what nobody could read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.picturing import Audience, People, PictureSeen, described, may_be_shown
from candour.domain.refusal import Refusal
from candour.domain.videos import (
    LONGEST_CAPTION,
    LONGEST_STANDING,
    MOST_CAPTIONS,
    Caption,
    VideoSeen,
    VideoState,
    as_typed,
    to_caption,
    typed,
)
from tests.domain.test_picturing import NOW

SAID = [Caption(0.0, 4.0, "Good morning."), Caption(4.0, 6.0, "Mind the step.")]


@pytest.mark.parametrize(
    ("state", "has_captions", "may_be_posted", "why"),
    [
        (VideoState.SENT, False, False, "no captions"),
        (VideoState.SENT, True, True, "made ready"),
        (VideoState.MADE, False, False, "no captions"),
        (VideoState.MADE, True, True, ""),
        (VideoState.REFUSED, True, False, "cannot be shown. It was cut."),
    ],
)
def test_a_video_is_posted_once_all_is_said_of_it_and_shown_once_it_is_made(
    state: VideoState, has_captions: bool, may_be_posted: bool, why: str
) -> None:
    video = VideoSeen(state, has_captions, "It was cut." if state is VideoState.REFUSED else "")
    seen = PictureSeen("A kettle.", People.NOBODY, is_background_checked=True, video=video)
    assert (described(seen) is None) is may_be_posted
    no = may_be_shown(seen, Audience.INSIDE, NOW)
    assert (why in no.reason) if no else why == ""


@pytest.mark.parametrize(
    ("text", "seconds", "found"),
    [
        ("0:00 Good morning.\n0:04 Mind the step.", 6, SAID),
        ("  0:00   Good  morning.\n\n\n0:04 - Mind the step.\n", 6, SAID),
        ("0 Good morning.\n4: Mind the step.", 6, SAID),
        ("0:01.5 Tea", 60, [Caption(1.5, 1.5 + LONGEST_STANDING, "Tea")]),
        ("0:59 7 cups", 60, [Caption(59.0, 60.0, "7 cups")]),
        ("0:04", 6, [Caption(4.0, 6.0, "")]),
        ("", 6, []),
    ],
)
def test_captions_are_read_as_people_type_them(text: str, seconds: int, found: list[Caption]) -> None:
    assert typed(text, seconds) == found


@pytest.mark.parametrize(
    "line", ["Good morning.", "4pm tea", "-0:04 Tea", "0:04Tea", "10 beds are free", "1.5 kilos"]
)
def test_a_line_without_a_time_is_named(line: str) -> None:
    with pytest.raises(Refusal, match="Line 2 does not begin with a time"):
        typed(f"0:00 Good morning.\n{line}", 6)


@pytest.mark.parametrize("text", ["10 beds are free", "4 Good morning.\n10 beds are free"])
def test_numbers_that_do_not_count_from_the_beginning_are_no_times(text: str) -> None:
    with pytest.raises(Refusal, match="Line 1 does not begin with a time"):
        typed(text, 6)


@pytest.mark.parametrize(
    ("captions", "why"),
    [
        (SAID, ""),
        ([], "no captions"),
        ([Caption(1.0, 2.0, "")], "Nothing is said at 0:01"),
        ([Caption(1.0, 2.0, "x" * (LONGEST_CAPTION + 1))], "at 0:01 is too long"),
        (SAID[::-1], "at 0:00 does not begin after"),
        ([SAID[0], SAID[0]], "at 0:00 does not begin after"),
        ([Caption(6.0, 7.0, "Late")], "at 0:06 begins after the video is over"),
        ([Caption(n / 100, 6.0, "x") for n in range(MOST_CAPTIONS + 1)], "more than"),
    ],
)
def test_captions_that_nobody_could_read_are_refused(captions: list[Caption], why: str) -> None:
    no = to_caption(captions, 6)
    assert (why in no.reason) if no else why == ""


@pytest.mark.parametrize(("begins", "why"), [(60.9, ""), (61.0, "1:01 begins after"), (7200.0, "120:00")])
def test_no_caption_begins_after_the_longest_video_while_nobody_knows_how_long_it_is(
    begins: float, why: str
) -> None:
    no = to_caption([Caption(begins, begins + 1, "Late")], 0)
    assert (why in no.reason) if no else why == ""


TIMES = st.lists(st.integers(0, 590).map(lambda tenths: tenths / 10), min_size=1, max_size=20, unique=True)
WORDS = st.from_regex(r"[A-Za-z][a-z]{0,8}( [a-z]{1,8}){0,4}", fullmatch=True)


@given(TIMES.map(sorted), st.data())
def test_what_is_typed_reads_back_the_same(times: list[float], data: st.DataObject) -> None:
    found = typed("\n".join(as_typed([Caption(at, at + 1, data.draw(WORDS))]) for at in times), 60)
    assert [each.begins for each in found] == times
    assert typed(as_typed(found), 60) == found
    assert to_caption(found, 60) is None
    assert all(
        one.ends <= next_one.begins
        for one, next_one in pairwise(found)
        if next_one.begins - one.begins >= 0.5
    )
