"""The detectors, by table: each finds its own invented posts and leaves the near misses alone."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from candour.domain.checks.at_a_glance import matches, may_identify
from candour.domain.checks.identity import identifiable
from candour.domain.kinds import Flag
from candour.domain.sieve import words_of
from candour.reading.detectors import RULES, flags_of, hits_of, sieve
from candour.reading.detectors.rules import folded
from tests.rooms.reading import cases_of_danger, cases_of_desks

HITS = {**cases_of_danger.HITS, **cases_of_desks.HITS}
NEAR_MISSES = {**cases_of_danger.NEAR_MISSES, **cases_of_desks.NEAR_MISSES}


@pytest.mark.parametrize(("flag", "text"), [(flag, text) for flag, texts in HITS.items() for text in texts])
def test_a_post_that_needs_the_flag_gets_it(flag: Flag, text: str) -> None:
    assert flag in flags_of(text), hits_of(text)


@pytest.mark.parametrize(
    ("flag", "text"), [(flag, text) for flag, texts in NEAR_MISSES.items() for text in texts]
)
def test_a_near_miss_is_left_alone(flag: Flag, text: str) -> None:
    assert flag not in flags_of(text), [hit for hit in hits_of(text) if hit.flag is flag]


def test_every_flag_has_ten_hits_and_ten_near_misses() -> None:
    assert set(HITS) == set(NEAR_MISSES) == set(Flag)
    assert all(len(texts) >= 10 for table in (HITS, NEAR_MISSES) for texts in table.values())


def test_fear_for_a_life_asks_for_care_and_does_not_stop_everything() -> None:
    assert flags_of("I honestly thought she had died when I saw the empty bed.") == {Flag.BEREAVEMENT}


def test_curly_quotes_and_capitals_hide_nothing() -> None:
    assert Flag.SELF_HARM in flags_of("I CAN\u2019T GO ON LIKE THIS")


@given(st.text(max_size=300))
def test_hits_lie_inside_any_text(text: str) -> None:
    for hit in hits_of(text):
        start, end = hit.span
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    "words",
    [
        " ".join(text for texts in HITS.values() for text in texts),
        "She is choking. " + "Blood test. " * 1_000,
    ],
    ids=["all", "sayings"],
)
def test_time_grows_with_length_only(words: str) -> None:
    def seconds(text: str) -> float:
        began = time.process_time()
        flags_of(text)
        return time.process_time() - began

    short, long = seconds(words), seconds(words * 8)
    assert long < 40 * short + 0.5


@pytest.mark.parametrize("number", range(len(RULES.patterns)))
def test_no_rule_can_find_anything_that_the_sieve_passes_over(number: int) -> None:
    rule = RULES.patterns[number]

    @settings(
        max_examples=4,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.from_regex(rule, alphabet="abcdefghijklmnopqrstuvwxyz 0123456789'.&?"))
    def looks(text: str) -> None:
        assert rule.search(text) is None or number in sieve().worth_trying(words_of(text)), text

    looks()


_TEXTS = [text for table in (HITS, NEAR_MISSES) for texts in table.values() for text in texts]


def test_the_sieve_changes_no_answer_and_passes_over_nearly_everything() -> None:
    tried = 0
    for text in _TEXTS:
        low = folded(text)
        worth_trying = sieve().worth_trying(words_of(low))
        tried += len(worth_trying)
        found = [at for at, rule in enumerate(RULES.patterns) if rule.search(low)]
        assert set(found) <= set(worth_trying), text
    assert tried < 0.06 * len(_TEXTS) * len(RULES.patterns)


_AROUND = st.text(
    "ab XZ.,'`\u2018\u2019\n 0179@*_~|+-\u00e9\u0131\u017f\u02bc\U0001f6cf\u200b\uff21", max_size=8
)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from([*HITS[Flag.IDENTIFIABLE], *_TEXTS]), st.integers(0, 300), _AROUND)
def test_the_first_look_at_a_story_misses_nobody(text: str, at: int, odd: str) -> None:
    story = text[:at] + odd + text[at:]
    low = folded(story)
    first = len(RULES.patterns)
    worth_trying = [at - first for at in sieve().worth_trying(words_of(low)) if at >= first]
    might = matches(story, low, worth_trying) or may_identify(story, low)
    assert might or not identifiable(story, in_draft=False)


@pytest.mark.parametrize(
    "text",
    [
        "She lives at PL6  8DH and was cross.",
        "Her number is nine four three four seven six five nine one nine.",
        "nine four three\tfour seven six five nine one nine, they read out",
        "My name is Gwen  Trelawny-Hicks and nobody rang.",
        "the patient Mr Alan Pascoe shouted",
        "he was in bed  12",
        "My name is Da`ud Khan and nobody rang.",
        "My name is Da\u2018ud Khan and nobody rang.",
        "My name is Da\u02bcud Khan and nobody rang.",
    ],
)
def test_white_space_and_spelling_hide_nobody(text: str) -> None:
    assert Flag.IDENTIFIABLE in flags_of(text)
