"""A draft is compared with the trust's replies of two years, whoever wrote them, and with nobody else's."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from candour.domain.amending import TakeDownReason
from candour.domain.checks import Code
from candour.voice.actions.taking_down import take_down
from candour.voice.models import Statement, Version
from candour.voice.queries.checking import earlier_replies, report_on
from candour.voice.queries.remembering import near_versions
from tests.rooms.voice.sending import sent
from tests.rooms.voice.squares import COMPLAINT, REPLY, Place

WORDS = REPLY.format(thing="wait", name="Maya")


def is_alike(place: Place, words: str = WORDS) -> bool:
    draft = place.draft(place.come_in(COMPLAINT), words)
    return Code.SAMENESS in {one.check for one in report_on(draft, words, place.now).findings}


def test_the_same_words_are_found_at_once_and_two_years_later_but_not_for_ever(place: Place) -> None:
    assert not is_alike(place)
    place.send(place.come_in(COMPLAINT), WORDS)
    assert is_alike(place)
    place.now += timedelta(days=700)
    assert is_alike(place)
    place.now += timedelta(days=40)
    assert not is_alike(place)


def test_words_behind_six_hundred_others_are_found(place: Place) -> None:
    told = place.send(place.come_in(COMPLAINT), WORDS)
    first = told.current
    assert first is not None
    Version.objects.bulk_create(
        Version(
            trust=first.trust,
            statement=told,
            number=number,
            text=f"Reply number {number} has {number} words, all of its own.",
            name="Maya",
            role="",
            sha256=str(number),
            written_at=place.now,
            written_by=first.written_by,
        )
        for number in range(2, 602)
    )
    place.now += timedelta(hours=30)
    assert is_alike(place)


def test_what_another_trust_says_is_nothing_to_us(place: Place, other: Place) -> None:
    other.send(other.come_in(COMPLAINT), WORDS)
    assert not is_alike(place)


def test_what_was_taken_down_or_never_sent_is_not_compared_with(place: Place) -> None:
    reply = sent(place).statement
    assert is_alike(place)
    take_down(by=place["nurse"], statement=reply, reason=TakeDownReason.STRANGER, now=place.now)
    assert not is_alike(place)


def test_words_that_were_erased_are_forgotten(place: Place) -> None:
    place.send(place.come_in(COMPLAINT), WORDS)
    assert is_alike(place)
    Version.objects.update(text="")
    assert not is_alike(place)
    assert near_versions(place["nurse"].trust_id, WORDS, place.now) == []


def test_rows_of_another_database_under_the_same_name_are_not_mixed_up(place: Place) -> None:
    told = place.send(place.come_in(COMPLAINT), WORDS)
    assert near_versions(place["nurse"].trust_id, WORDS, place.now)
    Version.objects.update(text="Nothing of the kind was ever said here, and by nobody at all.")
    assert near_versions(place["nurse"].trust_id, WORDS, place.now) == []
    Version.objects.update(text=WORDS)
    assert near_versions(place["nurse"].trust_id, WORDS, place.now) == [told.current_id]


def test_a_look_costs_two_statements_and_one_where_nothing_is_near(place: Place) -> None:
    place.send(place.come_in(COMPLAINT), WORDS)
    draft = place.draft(place.come_in(COMPLAINT), WORDS)
    draft = Statement.objects.get(pk=draft.pk)
    for words, cost in ((WORDS, 2), ("Something else altogether is said here.", 1)):
        earlier_replies(draft, words, place.now)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            earlier_replies(draft, words, place.now)
        assert len(asked) == cost
