"""The rules of what staff say to each other: its words, its polls, who changes it, what its words name."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain import posting
from candour.domain.posting import Words

NOW = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Tea at four #Kindness", ["Kindness"]),
        ("#One #two #ONE", ["One", "two"]),
        ("#Caf\u00e9 and #cafe", ["Caf\u00e9"]),
        ("#1 in the list", []),
        ("#24hours of care", ["24hours"]),
        ("https://example.org/page#part", []),
        ("a#b &#39; ##x", []),
        ("#Diolch! #\u0634\u0643\u0631\u0627", ["Diolch", "\u0634\u0643\u0631\u0627"]),
    ],
)
def test_hashtags_are_found_once_however_they_are_written(text: str, tags: list[str]) -> None:
    assert posting.tags_in(text) == tags


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        ("Ask @Amina Clarke.", ["Amina Clarke"]),
        ("@Amina Clarke thanks for this", ["Amina Clarke thanks for this"]),
        ("Mail amina@example.org", []),
        ("@O'Neill, @Ward 7", ["O'Neill", "Ward 7"]),
        ("Nobody here", []),
    ],
)
def test_the_longest_name_behind_an_at_is_tried_first(text: str, longest: list[str]) -> None:
    found = posting.names_in(text)
    assert [names[0] for names in found] == longest
    assert all(list(names) == sorted(names, key=len, reverse=True) for names in found)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("See https://example.org/a?b=1.", "https://example.org/a?b=1"),
        ("(http://example.org)", "http://example.org"),
        ("javascript:alert(1)", ""),
        ("example.org", ""),
    ],
)
def test_the_first_link_ends_where_the_sentence_does(text: str, link: str) -> None:
    assert posting.first_link_in(text) == link


@given(st.text(max_size=400))
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    once = posting.tidy(text)
    assert posting.tidy(once) == once
    assert "\x00" not in once


@given(st.text(max_size=400))
def test_no_text_has_more_tags_or_names_than_it_may(text: str) -> None:
    assert len(posting.tags_in(text)) <= posting.MOST_TAGS
    assert len(posting.names_in(text)) <= posting.MOST_NAMED


@pytest.mark.parametrize(
    ("text", "has_more", "reason"),
    [
        ("Hello", False, ""),
        ("", True, ""),
        ("", False, "There are no words here yet."),
        ("a" * 12, False, "This is 2 characters too long."),
    ],
)
def test_words_are_there_and_fit(text: str, reason: str, *, has_more: bool) -> None:
    refusal = posting.to_say(text, 10, has_more=has_more)
    assert (refusal.reason if refusal else "") == reason


@pytest.mark.parametrize(
    ("words", "changes", "takes_back", "keeper_takes_back", "reports"),
    [
        (Words(1), True, True, True, False),
        (Words(2), False, False, True, True),
        (Words(1, is_deleted=True), False, False, False, False),
        (Words(2, is_hidden=True), False, False, True, False),
    ],
)
def test_whoever_wrote_it_changes_it_and_others_report_it(
    words: Words, *, changes: bool, takes_back: bool, keeper_takes_back: bool, reports: bool
) -> None:
    assert (posting.to_change(words, 1) is None) is changes
    assert (posting.to_take_back(words, 1, looks_after=False) is None) is takes_back
    assert (posting.to_take_back(words, 1, looks_after=True) is None) is keeper_takes_back
    assert (posting.to_report(words, 1, "It names a patient.") is None) is reports


@pytest.mark.parametrize("reason", ["", "a" * 301])
def test_a_report_says_why_in_short(reason: str) -> None:
    assert posting.to_report(Words(2), 1, reason) is not None


@pytest.mark.parametrize(
    ("choices", "reason"),
    [
        (["Tea", "Coffee"], ""),
        (["Tea"], "A poll needs two choices."),
        ([str(number) for number in range(9)], "A poll has 8 choices at most."),
        (["Tea", "TEA"], "Two choices are the same."),
        (["Tea", "c" * 81], "A choice is longer than 80 characters."),
    ],
)
def test_a_poll_has_a_few_choices_that_differ(choices: list[str], reason: str) -> None:
    refusal = posting.to_ask(choices)
    assert (refusal.reason if refusal else "") == reason


def test_a_vote_comes_before_the_end() -> None:
    assert posting.to_vote(NOW + timedelta(seconds=1), NOW, is_deleted=False) is None
    assert posting.to_vote(NOW, NOW, is_deleted=False) is not None
    assert posting.to_vote(NOW + timedelta(days=1), NOW, is_deleted=True) is not None
