"""The detectors, by table: each finds its own invented posts and leaves the near misses alone."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from candour.domain.kinds import Flag
from candour.reading.detectors import DETECTORS, flags_of, hits_of
from candour.reading.detectors.rules import Detector, glance_at
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


def test_time_grows_with_length_only() -> None:
    stems = " ".join(stem for one in DETECTORS for stem in [*sorted(one.starts), *one.sayings])

    def seconds(text: str) -> float:
        began = time.process_time()
        flags_of(text)
        return time.process_time() - began

    short, long = seconds((stems + " ") * 10), seconds((stems + " ") * 80)
    assert long < 40 * short + 0.5


_RULES = [(detector, name) for detector in DETECTORS for name in detector.rules]


@pytest.mark.parametrize(("detector", "name"), _RULES, ids=[f"{d.flag}-{name}" for d, name in _RULES])
def test_no_rule_can_find_anything_that_the_quick_look_passes_over(detector: Detector, name: str) -> None:
    rule = detector.rules[name]

    @settings(
        max_examples=8,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.from_regex(rule, alphabet="abcdefghijklmnopqrstuvwxyz 0123456789'"))
    def looks(text: str) -> None:
        found = rule.search(text)
        assert found is None or detector.is_worth_a_look(glance_at(text)), found

    looks()
