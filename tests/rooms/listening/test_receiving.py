"""Taking in posts: one row for each, in its last version, whatever the network does."""

import os
import random
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.channels.base import Incoming
from candour.domain.arrivals import Arrival, Change, Kept, what_changes
from candour.jobs.models import Work
from candour.ledger.models import Event
from candour.listening import actions
from candour.listening.models import PublicPost
from candour.people.models import Notice
from tests.rooms.listening.hospital import FETCH, NOW, Hospital

AT = NOW - timedelta(hours=2)
POSTS = 2_000 if os.environ.get("CANDOUR_FULL") == "1" else 120
"""About five times as many events: 10,000 in the long version."""


def event(network_id: str, version: int = 1, *, deleted: bool = False, text: str = "") -> Incoming:
    return Incoming(
        network_id,
        "" if deleted else text or f"words {version} of {network_id}",
        "Jan",
        AT,
        version=version,
        is_deleted=deleted,
    )


def take(hospital: Hospital, *events: Incoming) -> list[Change]:
    return [
        actions.receive(by=FETCH, account=hospital.account, incoming=each, now=NOW).change for each in events
    ]


def test_a_post_is_kept_as_the_network_gave_it_and_a_reading_is_asked_for(hospital: Hospital) -> None:
    assert take(hospital, event("a", text="Thank you, ward 3")) == [Change.NEW]
    post = PublicPost.objects.get()
    assert (post.text, post.author, post.version, post.waits_since) == ("Thank you, ward 3", "Jan", 1, AT)
    assert Work.objects.filter(name="listening.read", payload={"post": post.pk, "version": 1}).count() == 1
    told = Event.objects.get(name="listening:post:received")
    assert told.about == {"post": post.pk, "account": hospital.account.pk, "version": 1}


def test_the_same_event_ten_times_is_one_row_and_one_event(hospital: Hospital) -> None:
    assert take(hospital, *[event("a")] * 10) == [Change.NEW, *[Change.ALREADY] * 9]
    assert PublicPost.objects.count() == 1
    assert Event.objects.filter(name="listening:post:received").count() == 1
    assert Work.objects.filter(name="listening.read").count() == 1


def test_an_edit_that_comes_before_its_post_stays(hospital: Hospital) -> None:
    assert take(hospital, event("a", 3), event("a", 1), event("a", 2)) == [
        Change.NEW,
        Change.ALREADY,
        Change.ALREADY,
    ]
    assert PublicPost.objects.get().text == "words 3 of a"


def test_a_deletion_that_comes_before_its_post_keeps_the_tombstone(hospital: Hospital) -> None:
    take(hospital, event("a", 2, deleted=True), event("a", 1))
    post = PublicPost.objects.get()
    assert post.deleted_at == NOW
    assert post.waits_since is None
    assert post.text == "words 1 of a"


def test_a_network_without_versions_shows_the_words_that_came_last(hospital: Hospital) -> None:
    changes = take(hospital, event("a", 0, text="one"), event("a", 0, text="two"), event("a", 0, text="two"))
    assert changes == [Change.NEW, Change.EDITED, Change.ALREADY]
    post = PublicPost.objects.get()
    assert (post.text, post.version) == ("two", 2)


def test_an_edit_of_what_was_put_aside_waits_for_a_person_again(hospital: Hospital) -> None:
    post = hospital.hears(network_id="a", version=1)
    actions.put_aside(by=hospital.nurse, post=post, reason="Spam", now=NOW)
    take(hospital, event("a", 2))
    post.refresh_from_db()
    assert post.waits_since is not None
    assert post.put_aside_at is None


def test_whoever_has_a_post_is_told_when_it_changes_or_goes(hospital: Hospital) -> None:
    post = hospital.hears(network_id="a")
    actions.claim_post(by=hospital.nurse, post=post, now=NOW)
    hospital.hears("Other words", network_id="a", version=1)
    gone = Incoming("a", "", "", NOW, version=2, is_deleted=True)
    actions.receive(by=FETCH, account=hospital.account, incoming=gone, now=NOW)
    told = Notice.objects.filter(person=hospital.nurse, about=f"post:{post.pk}").order_by("pk")
    assert [each.kind for each in told] == ["post_edited", "post_taken_down"]
    assert "Other words" not in told[0].words


@pytest.mark.parametrize(
    ("at", "kept"),
    [
        (datetime(1, 1, 1, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC)),
        (datetime(9999, 12, 31, tzinfo=UTC), NOW),
        (datetime(2026, 5, 13, 20), datetime(2026, 5, 13, 20, tzinfo=UTC)),  # noqa: DTZ001  # without a zone
    ],
)
def test_a_time_that_cannot_be_is_kept_where_it_can_be(
    hospital: Hospital, at: datetime, kept: datetime
) -> None:
    event = Incoming("a", "Words", "Jan", at)
    assert actions.receive(by=FETCH, account=hospital.account, incoming=event, now=NOW).post.posted_at == kept


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://network.example/1", "https://network.example/1"),
        ("javascript:alert(1)", ""),
        ("https://network.example/\x00\ud800", "https://network.example/?"),
    ],
)
def test_only_a_web_address_becomes_a_link(hospital: Hospital, url: str, kept: str) -> None:
    event = Incoming("a", "Words", "Jan", NOW, url=url)
    post = actions.receive(by=FETCH, account=hospital.account, incoming=event, now=NOW).post
    post.refresh_from_db()
    assert post.url == kept


def test_a_name_holds_nothing_that_turns_its_letters_round(hospital: Hospital) -> None:
    post = hospital.hears("\u202eWords as they came", author="evil\u202eeman\u200b  \tJan")
    assert post.author == "evileman Jan"
    assert post.text == "\u202eWords as they came"


def test_two_accounts_may_use_the_same_ids(hospital: Hospital, elsewhere: Hospital) -> None:
    take(hospital, event("a"))
    take(elsewhere, event("a"))
    assert PublicPost.objects.for_trust(hospital.trust).count() == 1
    assert PublicPost.objects.for_trust(elsewhere.trust).count() == 1


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1), (0, 2, 1), (1, 2, 0)])
def test_a_conversation_is_one_thread_in_any_order(hospital: Hospital, order: tuple[int, ...]) -> None:
    story = [
        Incoming("a", "first", "Jan", AT),
        Incoming("b", "answer to first", "Bo", AT, in_reply_to="a"),
        Incoming("c", "answer to answer", "Jan", AT, in_reply_to="b"),
    ]
    take(hospital, *[story[place] for place in order])
    posts = {post.network_id: post for post in PublicPost.objects.all()}
    root = {key: post.thread_id or post.pk for key, post in posts.items()}
    assert len(set(root.values())) == 1
    assert posts["a"].thread_id is None


def test_answers_below_a_post_that_we_never_saw_are_one_thread(hospital: Hospital) -> None:
    take(hospital, *[Incoming(key, key, "Jan", AT, thread="ours", in_reply_to="ours") for key in "abc"])
    assert {post.thread_id or post.pk for post in PublicPost.objects.all()} == {
        PublicPost.objects.get(network_id="a").pk
    }


def test_what_people_say_to_our_answer_finds_the_post_that_we_answered(hospital: Hospital) -> None:
    post = hospital.hears(network_id="a")
    actions.mark_answered(by=FETCH, post=post, now=NOW, network_id="our-9")
    take(hospital, Incoming("b", "thank you", "Jan", AT, in_reply_to="our-9"))
    assert PublicPost.objects.get(network_id="b").thread_id == post.pk


def test_signs_that_no_database_holds_do_not_stop_a_post(hospital: Hospital) -> None:
    take(hospital, event("a" * 300, text="one\x00two \ud800"))
    post = PublicPost.objects.get()
    assert post.text == "onetwo ?"
    assert post.network_id.startswith("sha256:")


def shuffled(posts: int, seed: int) -> list[Incoming]:
    """This will make events of posts with edits, deletions, repeats and gaps, in any order."""
    chance = random.Random(seed)  # noqa: S311 - a seeded order, not a secret
    events = []
    for number in range(posts):
        versions = range(1, chance.randint(2, 5))
        events += [event(f"p{number}", version) for version in versions if chance.random() < 0.9]
        if chance.random() < 0.3:
            events.append(event(f"p{number}", len(versions) + 1, deleted=True))
    events += chance.choices(events, k=len(events))
    chance.shuffle(events)
    return events


@pytest.mark.parametrize("size", [3, 50])
def test_shuffled_events_end_in_one_row_a_post(hospital: Hospital, size: int) -> None:
    events = shuffled(posts=POSTS, seed=7)
    for start in range(0, len(events), size):
        actions.receive_many(
            by=FETCH, account=hospital.account, incoming=events[start : start + size], now=NOW
        )
    expect_last_versions(events)


def expect_last_versions(events: list[Incoming]) -> None:
    kept = {post.network_id: post for post in PublicPost.objects.all()}
    assert set(kept) == {each.network_id for each in events}
    by_post: dict[str, list[Incoming]] = defaultdict(list)
    for each in events:
        by_post[each.network_id].append(each)
    for key, post in kept.items():
        own = by_post[key]
        texts = {each.version: each.text for each in own if not each.is_deleted}
        assert post.text == (texts[max(texts)] if texts else "")
        assert (post.deleted_at is not None) == any(each.is_deleted for each in own)
        assert (post.waits_since is None) == (post.deleted_at is not None)


ARRIVALS = st.lists(
    st.builds(lambda version: Arrival(version, f"words {version}", is_deleted=False), st.integers(1, 5))
    | st.just(Arrival(6, "", is_deleted=True)),
    min_size=1,
    max_size=12,
)


@given(arrivals=ARRIVALS, seed=st.randoms(use_true_random=False))
def test_the_order_of_events_never_changes_where_a_post_ends(
    arrivals: list[Arrival], seed: random.Random
) -> None:
    def end(events: list[Arrival]) -> tuple[str, bool]:
        kept: Kept | None = None
        for each in events:
            _, kept = what_changes(kept, each)
        assert kept is not None
        return kept.text, kept.is_deleted

    other = [*arrivals, *arrivals]
    seed.shuffle(other)
    assert end(other) == end(arrivals)


def test_the_name_to_answer_with_stays_as_it_was_first_read(hospital: Hospital) -> None:
    """Somebody may be deciding on an answer that begins with it."""
    take(hospital, replace(event("a", 1), handle="@jan@social.example"))
    take(hospital, replace(event("a", 2), handle="@other@social.example"))
    assert PublicPost.objects.get().handle == "@jan@social.example"
    take(hospital, replace(event("b"), handle="@jan and others"), replace(event("c"), handle="@" + "a" * 300))
    assert set(PublicPost.objects.exclude(network_id="a").values_list("handle", flat=True)) == {""}
