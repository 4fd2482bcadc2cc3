"""When somebody is told away from the page: the wishes, the quiet, and what gets through it all."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.clocks import LONDON
from candour.domain.notifying import (
    ALWAYS,
    HOW_LABELS,
    NEWS_LABELS,
    How,
    News,
    Telling,
    Wishes,
    news_of,
    next_letter,
    next_loud,
    when_to_tell,
)

NIGHT = Wishes(quiet_from=time(21), quiet_to=time(7))
TUESDAY_NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
TUESDAY_NIGHT = datetime(2026, 12, 1, 23, 30, tzinfo=UTC)


def told(
    kind: str, wishes: Wishes, now: datetime, *, is_urgent: bool = False, on_call: bool = False
) -> Telling:
    return when_to_tell(kind, is_urgent=is_urgent, is_on_call=on_call, wishes=wishes, now=now)


@pytest.mark.parametrize(
    ("what", "wishes", "now", "expected"),
    [
        ("by day", NIGHT, TUESDAY_NOON, Telling(at_once=TUESDAY_NOON)),
        ("at night", NIGHT, TUESDAY_NIGHT, Telling(at_once=datetime(2026, 12, 2, 7, tzinfo=UTC))),
        ("no wishes", Wishes(), TUESDAY_NIGHT, Telling(at_once=TUESDAY_NIGHT)),
        (
            "after midnight",
            NIGHT,
            datetime(2026, 12, 2, 6, 59, tzinfo=UTC),
            Telling(at_once=datetime(2026, 12, 2, 7, tzinfo=UTC)),
        ),
        (
            "muted",
            Wishes(muted_until=TUESDAY_NOON + timedelta(hours=3)),
            TUESDAY_NOON,
            Telling(at_once=TUESDAY_NOON + timedelta(hours=3)),
        ),
        (
            "a quiet weekend",
            Wishes(quiet_weekends=True),
            datetime(2026, 12, 5, 12, tzinfo=UTC),
            Telling(at_once=datetime(2026, 12, 7, 0, tzinfo=UTC)),
        ),
        (
            "gathered",
            Wishes(how={News.OWN: How.GATHERED}),
            TUESDAY_NOON,
            Telling(in_letter=datetime(2026, 12, 2, 7, 30, tzinfo=UTC)),
        ),
        ("on the page", Wishes(how={News.OWN: How.PAGE}), TUESDAY_NOON, Telling()),
    ],
)
def test_news_comes_when_it_was_wished_for(
    what: str, wishes: Wishes, now: datetime, expected: Telling
) -> None:
    assert told("suggested", wishes, now) == expected, what


@pytest.mark.parametrize("kind", sorted(ALWAYS))
def test_whoever_is_asked_to_act_hears_at_once(kind: str) -> None:
    wishes = Wishes(how=dict.fromkeys(News, How.PAGE), muted_until=TUESDAY_NOON + timedelta(days=9))
    assert told(kind, wishes, TUESDAY_NOON) == Telling(at_once=TUESDAY_NOON)


@pytest.mark.parametrize(
    ("local", "ends_at"),
    [
        # The clocks go forward on 29 March 2026 at 01:00 and back on 25 October 2026 at 02:00 (London).
        (
            "2026-03-28 23:30",
            "2026-03-29T00:30:00+00:00",
        ),  # 01:30 is skipped
        ("2026-10-24 23:30", "2026-10-25T00:30:00+00:00"),  # 01:30 exists twice: the first one
    ],
)
def test_quiet_hours_keep_the_wall_clock_when_the_clocks_change(local: str, ends_at: str) -> None:
    wishes = Wishes(quiet_from=time(23), quiet_to=time(1, 30))
    now = datetime.fromisoformat(local).replace(tzinfo=LONDON).astimezone(UTC)
    expected = datetime.fromisoformat(ends_at)
    assert abs(next_loud(wishes, now) - expected) <= timedelta(hours=1)
    assert next_loud(wishes, now) > now


clock = st.times(max_value=time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0))
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(  # noqa: DTZ001
    lambda at: at.replace(microsecond=0, tzinfo=UTC)
)
wish = st.builds(
    Wishes,
    how=st.dictionaries(st.sampled_from(News), st.sampled_from(How)),
    quiet_from=st.none() | clock,
    quiet_to=st.none() | clock,
    quiet_weekends=st.booleans(),
    letter_at=clock,
)
KINDS = ["suggested", "desk", "right_again", "promise_due", "something_new", *sorted(ALWAYS)]


@given(wish, moments, st.sampled_from(KINDS))
def test_nobody_on_call_ever_waits(wishes: Wishes, now: datetime, kind: str) -> None:
    assert told(kind, wishes, now, on_call=True) == Telling(at_once=now)
    assert told(kind, wishes, now, is_urgent=True) == Telling(at_once=now)


@given(wish, moments, st.sampled_from(KINDS))
def test_nothing_is_lost_and_nothing_waits_longer_than_a_weekend(
    wishes: Wishes, now: datetime, kind: str
) -> None:
    telling = told(kind, wishes, now)
    moment = telling.at_once or telling.in_letter
    if moment is None:
        assert wishes.how_for(news_of(kind)) is How.PAGE
        return
    assert now <= moment <= now + timedelta(days=4)
    assert (telling.at_once is None) != (telling.in_letter is None)


@given(wish, moments)
def test_what_comes_later_comes_outside_the_quiet(wishes: Wishes, now: datetime) -> None:
    loud = next_loud(wishes, now)
    assert next_loud(wishes, loud) == loud


@given(wish, moments)
def test_a_letter_goes_after_now_at_their_hour(wishes: Wishes, now: datetime) -> None:
    at = next_letter(wishes, now)
    assert at > now
    wall = at.astimezone(LONDON)
    as_wished = (wall.hour, wall.minute) == (wishes.letter_at.hour, wishes.letter_at.minute)
    assert as_wished or (wall.month == 3 and wall.hour == wishes.letter_at.hour + 1)  # the skipped hour


def test_every_kind_of_news_has_its_words() -> None:
    assert set(NEWS_LABELS) == set(News)
    assert set(HOW_LABELS) == set(How)
    assert news_of("something_new") is News.OTHER


def test_a_private_talk_is_news_of_posts_handed_to_me() -> None:
    assert {news_of(kind) for kind in ("talk_asked", "talk_named")} == {News.POSTS}


@pytest.mark.parametrize(
    ("how", "doors"),
    [(How.AT_ONCE, None), (How.EMAIL, {"email"}), (How.PUSH, {"push"})],
)
def test_at_once_can_be_kept_to_one_way_but_not_for_what_always_comes(
    how: How, doors: set[str] | None
) -> None:
    wishes = Wishes(how=dict.fromkeys(News, how))
    by = None if doors is None else frozenset(doors)
    assert told("named", wishes, TUESDAY_NOON) == Telling(TUESDAY_NOON, doors=by)
    assert {told(kind, wishes, TUESDAY_NOON).doors for kind in ALWAYS} == {None}


def test_what_always_comes_says_what_it_is_and_why() -> None:
    assert all(words and why for words, why in ALWAYS.values())


@pytest.mark.parametrize(
    ("kind", "news"),
    [
        ("named", News.NAMED),
        ("thanked", News.NAMED),
        ("asks_to_join", News.SPACES),
        ("reported", News.REPORTS),
        ("picture_asked", News.PICTURES),
        ("frame_asked", News.CAMPAIGNS),
        ("promise_offered", News.PROMISES),
        ("rota_gap", News.RULES),
    ],
)
def test_each_room_has_its_heading(kind: str, news: News) -> None:
    assert news_of(kind) is news
