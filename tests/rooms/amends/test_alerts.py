"""Answers under our own words: who says that we misread, and a burst, are shown to the author and on call."""

import pytest

from candour.amends.actions import alerts
from candour.amends.models import Alert
from candour.channels.base import Incoming
from candour.domain.refusal import Refusal
from candour.jobs.models import Work
from candour.ledger.models import Event
from candour.listening import actions as listening
from candour.listening.models import PublicPost
from candour.people.models import Notice
from candour.voice.models import Statement
from tests.rooms.amends.mistakes import answer_back, correct, own, publish_reply
from tests.world import World


def open_notices(kind: str = "answers") -> list[tuple[str, str]]:
    found = Notice.objects.filter(kind=kind, done_at=None).select_related("person").order_by("pk")
    return [(notice.person.first_name, notice.opens) for notice in found]


def crowd(world: World, statement: Statement, people: int, text: str = "Hm.") -> None:
    """This will have several people answer our reply on its network at once."""
    assert statement.post is not None
    copy = statement.deliveries.get()
    incoming = [
        Incoming(
            network_id=f"crowd:{statement.pk}:{number}",
            text=text,
            author=f"@crowd{number}",
            at=world.now,
            in_reply_to=copy.network_id,
            thread=statement.post.network_id,
        )
        for number in range(people)
    ]
    listening.receive_many(by=world.made_by, account=copy.account, incoming=incoming, now=world.now)
    world.wait(seconds=5)


def test_who_says_that_we_misread_is_shown_to_the_author_and_the_reader_on_call(world: World) -> None:
    first = publish_reply(world)
    answer_back(world, first)
    opens = f"/own/{first.pk}/thread"
    assert sorted(open_notices()) == [("Joe", opens), ("Maya", opens)]
    assert Alert.objects.get().why == "misread"


def test_thanks_under_our_words_alert_nobody(world: World) -> None:
    answer_back(world, publish_reply(world), "Thank you for writing back so soon.")
    assert open_notices() == []


def test_the_same_news_twice_alerts_once(world: World) -> None:
    answer_back(world, publish_reply(world))
    Work.objects.filter(name="amends.look_at_answer").update(next_at=world.now, ended_at=None)
    world.work()
    assert Alert.objects.count() == 1
    assert Event.objects.filter(name="amends:alert:raised").count() == 1


def test_five_people_at_once_are_a_burst_and_a_burst_is_urgent(world: World) -> None:
    first = publish_reply(world)
    crowd(world, first, 4)
    assert open_notices() == []
    crowd(world, first, 9)
    assert [alert.why for alert in Alert.objects.all()] == ["burst"]
    assert {notice.is_urgent for notice in Notice.objects.filter(kind="answers")} == {True}


def test_an_answer_that_was_quicker_than_our_own_news_is_looked_at_when_we_are_public(world: World) -> None:
    first = publish_reply(world)
    copy = first.deliveries.get()
    Alert.objects.all().delete()
    post = answer_back(world, first)
    Alert.objects.all().delete()
    PublicPost.objects.filter(pk=post.pk).update(posted_at=copy.first_attempt_at)
    alerts.notice_answers(
        by=world.made_by, statement=first, answers=PublicPost.objects.filter(pk=post.pk), now=world.now
    )
    assert Alert.objects.get().post == post


def test_owning_it_ends_the_notices_and_so_does_finding_nothing_wrong(world: World) -> None:
    first = publish_reply(world)
    answer_back(world, first)
    own(world, first)
    assert open_notices() == []
    second = publish_reply(world)
    answer_back(world, second)
    with pytest.raises(Refusal, match="somebody else"):
        alerts.no_mistake(by=world["porter"], statement=second, now=world.now)
    alerts.no_mistake(by=world["reader"], statement=second, now=world.now)
    assert open_notices() == []
    assert Event.objects.filter(name="amends:alert:ended").count() == 2


def test_an_answer_to_a_correction_is_about_the_correction(world: World) -> None:
    first = publish_reply(world)
    correction = correct(world, first)
    answer_back(world, first, "That's not what I said either.")
    assert Alert.objects.get().statement == correction


def test_answers_to_somebody_else_are_left_alone(world: World) -> None:
    post = world.receive()
    incoming = Incoming(
        network_id="other:1",
        text="Did anybody read this?",
        author="@x",
        at=world.now,
        in_reply_to=post.network_id,
        thread=post.network_id,
    )
    listening.receive(by=world.made_by, account=post.account, incoming=incoming, now=world.now)
    world.wait(seconds=5)
    assert not Alert.objects.exists()
