"""Watching for words: who may, what is found and shown as evidence, bursts, and the pages."""

from datetime import datetime, timedelta

import pytest

from candour.domain.actor import Job
from candour.domain.refusal import Refusal
from candour.jobs import worker
from candour.ledger.models import Event
from candour.lookout import actions, queries
from candour.lookout.models import Burst, Sighting, WatchedWord
from candour.people.models import Notice
from tests.pages import Visit
from tests.rooms.listening.hospital import NOW, Hospital, html

BY = Job("lookout.bursts")


def watch(hospital: Hospital, text: str = "no beds", now: datetime = NOW) -> WatchedWord:
    return actions.watch_for(by=hospital.press, text=text, why="Winter pressure", now=now)


def test_what_is_watched_for_is_noted_in_posts_that_come_in_with_its_place(hospital: Hospital) -> None:
    word = watch(hospital)
    post = hospital.hears("Again NO BEDS on the ward.")
    hospital.hears("All was well.")
    seen = Sighting.objects.get()
    assert (seen.word, seen.post, post.text[seen.start : seen.end]) == (word, post, "NO BEDS")


def test_a_post_that_comes_again_or_is_edited_is_noted_once_a_version(hospital: Hospital) -> None:
    watch(hospital)
    for version, text in ((0, "No beds."), (0, "No beds."), (1, "No beds at all."), (2, "Beds came.")):
        hospital.hears(text, network_id="one", version=version)
    assert list(Sighting.objects.order_by("post_version").values_list("post_version", flat=True)) == [1, 2]


def test_what_came_to_us_alone_is_not_watched(hospital: Hospital) -> None:
    watch(hospital)
    hospital.hears("No beds.", is_private=True)
    assert not Sighting.objects.exists()


def test_each_trust_watches_for_its_own_words(hospital: Hospital, elsewhere: Hospital) -> None:
    watch(hospital)
    elsewhere.hears("No beds.")
    assert not Sighting.objects.exists()
    assert not queries.words(elsewhere.trust.pk).exists()
    watch(elsewhere)
    elsewhere.hears("No beds.")
    assert Sighting.objects.get().trust == elsewhere.trust


def test_a_nurse_is_refused_and_told_whom_to_ask(hospital: Hospital) -> None:
    with pytest.raises(Refusal, match="Only communications"):
        actions.watch_for(by=hospital.nurse, text="no beds", why="Winter", now=NOW)
    word = watch(hospital)
    with pytest.raises(Refusal, match="Only communications"):
        actions.stop_watching(by=hospital.nurse, word=word, now=NOW)


def test_a_word_is_watched_for_once_and_may_be_watched_for_again(hospital: Hospital) -> None:
    word = watch(hospital)
    with pytest.raises(Refusal, match="Cy Webb watches for it already"):
        watch(hospital, "NO  BEDS")
    actions.stop_watching(by=hospital.reader, word=word, now=NOW)
    with pytest.raises(Refusal, match="no more already"):
        actions.stop_watching(by=hospital.reader, word=word, now=NOW)
    hospital.hears("No beds.")
    assert not Sighting.objects.exists()
    watch(hospital)
    found = Event.objects.filter(name__startswith="lookout:word").order_by("pk")
    names = list(found.values_list("name", flat=True))
    assert names == ["lookout:word:added", "lookout:word:stopped", "lookout:word:added"]


def _say(hospital: Hospital, count: int, now: datetime, name: str = "burst") -> None:
    for number in range(count):
        hospital.hears("No beds.", network_id=f"{name}-{number}", author=f"Jan {number}", now=now)


def test_a_burst_is_noticed_once_followed_and_ended(hospital: Hospital) -> None:
    word = watch(hospital)
    _say(hospital, 5, NOW)
    assert actions.look_for_a_burst(by=BY, trust=hospital.trust.pk, word=word.pk, now=NOW) is None
    _say(hospital, 8, NOW + timedelta(minutes=5))
    worker.run_due(NOW + timedelta(minutes=6), with_schedules=True)
    _say(hospital, 12, NOW + timedelta(minutes=7))
    worker.run_due(NOW + timedelta(minutes=8), with_schedules=True)
    burst = Burst.objects.get()
    assert (burst.posts, burst.ended_at) == (12, None)
    assert Notice.objects.filter(kind="burst").count() == 1
    worker.run_due(NOW + timedelta(hours=2), with_schedules=True)
    burst.refresh_from_db()
    assert burst.ended_at is not None
    assert not Notice.objects.filter(kind="burst", done_at=None).exists()


def test_the_inbox_shows_a_burst_and_the_post_its_evidence(hospital: Hospital, visit: Visit) -> None:
    word = watch(hospital)
    _say(hospital, 7, NOW)
    actions.look_for_a_burst(by=BY, trust=hospital.trust.pk, word=word.pk, now=NOW)
    assert "7 posts about “no beds” within an hour. Usual: none." in html(visit("/listen", by=hospital.nurse))
    post = Sighting.objects.latest("pk").post_id
    page = html(visit(f"/listen/{post}", by=hospital.nurse))
    assert "<q>No beds</q>" in page
    assert "we have watched for “no beds” since 13 May 2026. Winter pressure" in page


def test_everybody_sees_the_words_and_those_who_may_change_them(hospital: Hospital, visit: Visit) -> None:
    assert "We watch for nothing yet" in html(visit("/listen/words", by=hospital.nurse))
    given = {"text": "no beds", "why": "Winter pressure"}
    visit("/listen/words", by=hospital.nurse, post=given, expecting=403)
    visit("/listen/words", by=hospital.press, post=given, expecting=302)
    again = visit("/listen/words", by=hospital.press, post=given, expecting=403)
    assert "Cy Webb watches for it already" in html(again)
    visit("/listen/words", by=hospital.press, post={"text": "", "why": ""}, expecting=422)
    hospital.hears("There are no beds again, they said.", now=NOW)
    page = html(visit("/listen/words", by=hospital.nurse))
    assert "Winter pressure" in page
    assert "Only communications, readers on call" in page
    word = WatchedWord.objects.get()
    page = html(visit(f"/listen/words/{word.pk}", by=hospital.nurse))
    assert "There are <mark>no beds</mark> again, they said." in page
    assert "Stop watching" not in page
    visit(f"/listen/words/{word.pk}/stop", by=hospital.press, post={}, expecting=302)
    assert "stopped it" in html(visit(f"/listen/words/{word.pk}", by=hospital.press))


def test_a_post_that_changed_or_is_gone_is_not_quoted(hospital: Hospital, visit: Visit) -> None:
    word = watch(hospital)
    hospital.hears("No beds for Dad.", network_id="one")
    hospital.hears("Words for Mum.", network_id="one", version=1)
    hospital.hears("No beds, gone.", network_id="two")
    hospital.hears("", network_id="two", version=1, is_deleted=True)
    page = html(visit(f"/listen/words/{word.pk}", by=hospital.nurse))
    assert "Its words were changed since." in page
    assert "Whoever wrote it took it down." in page
    assert "Mum" not in page
    assert "gone." not in page


def test_another_trusts_word_is_not_there(hospital: Hospital, elsewhere: Hospital, visit: Visit) -> None:
    word = watch(elsewhere)
    visit(f"/listen/words/{word.pk}", by=hospital.press, expecting=404)
    visit(f"/listen/words/{word.pk}/stop", by=hospital.press, post={}, expecting=404)
