"""The letter for whoever was away: who gets it when, what is in it, and what never is."""

from collections.abc import Sequence
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection

from candour.domain.notifying import Wishes
from candour.domain.refusal import Refusal
from candour.domain.spaces import SpaceKind
from candour.home import catching_up
from candour.home.models import CatchUp
from candour.jobs.worker import run_due
from candour.network import actions
from candour.notices.actions import keep_wishes
from tests.pages import CheckedClient
from tests.rooms.network.feeding import Feed


@pytest.fixture
def away(feed: Feed) -> Feed:
    """Dave asked for a letter after three days, read the feed once, and went away."""
    dave = feed.world["porter"]
    catching_up.wish(by=dave, days=3, now=feed.world.now)
    actions.come(by=dave, newest=feed.say("nurse", "Read already").pk, now=feed.world.now)
    return feed


def letters_after(feed: Feed, *, raising: bool = True, **time: float) -> list[str]:
    """The letters to Dave that went out in that time."""
    mail.outbox.clear()
    feed.world.now += timedelta(**time)
    run_due(feed.world.now, raising=raising, with_schedules=True)
    return [str(each.body) for each in mail.outbox if "since you were last here" in each.subject]


def test_a_letter_says_how_much_was_said_and_where_and_nobodys_words(away: Feed) -> None:
    dave = away.world["porter"]
    away.say("nurse", f"A secret plan, @{dave.full_name}")
    private = away.space("nurse", SpaceKind.PRIVATE, "Nurses only")
    away.say("nurse", "Not for Dave", private)
    away.say("porter", "His own")
    assert letters_after(away, days=2) == []
    (letter,) = letters_after(away, days=1, hours=2)
    assert "- To everybody: 1 post" in letter
    assert "1 of them names you." in letter
    for never in ("secret", "Nurses only", "His own"):
        assert never not in letter
    assert letters_after(away, days=3) == [], "one for each time away"
    actions.come(by=dave, newest=0, now=away.world.now)
    away.say("matron", "More")
    assert len(letters_after(away, days=4)) == 1


def test_what_is_muted_counts_for_nothing_and_nothing_gives_no_letter(away: Feed) -> None:
    dave = away.world["porter"]
    actions.mute(by=dave, whom=away.world["nurse"], now=away.world.now)
    away.say("nurse", "Muted")
    assert letters_after(away, days=4) == []
    assert CatchUp.objects.get().sent_at is None, "nothing was sent"
    away.say("matron", "Heard")
    assert len(letters_after(away, hours=2)) == 1


class Fussy(EmailBackend):
    """A mail server that will not take letters for Dave, and is never waited for inside a transaction."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        """This will take all others."""
        assert connection.savepoint_ids == []
        if "Dave" in str(messages[0].body):
            raise SMTPRecipientsRefused({})
        return super().send_messages(messages)


def test_a_letter_that_is_not_taken_holds_up_no_other_and_is_tried_again(
    away: Feed, settings: LazySettings
) -> None:
    matron, taken = away.world["matron"], settings.EMAIL_BACKEND
    catching_up.wish(by=matron, days=3, now=away.world.now)
    actions.come(by=matron, newest=0, now=away.world.now)
    away.say("nurse", "News")
    settings.EMAIL_BACKEND = f"{__name__}.Fussy"
    (letter,) = letters_after(away, raising=False, days=3)
    assert letter.startswith(f"Hello {matron.first_name}")
    assert CatchUp.objects.get(person=away.world["porter"]).sent_at is None
    settings.EMAIL_BACKEND = taken
    (letter,) = letters_after(away, minutes=40)
    assert letter.startswith("Hello Dave")
    assert letters_after(away, hours=2) == []


def test_no_letter_comes_while_somebody_is_muted_suspended_or_did_not_ask(away: Feed) -> None:
    dave = away.world["porter"]
    away.say("nurse", "News")
    until = away.world.now + timedelta(days=6)
    keep_wishes(by=dave, wishes=Wishes(muted_until=until), now=away.world.now)
    assert letters_after(away, days=4) == []
    assert len(letters_after(away, days=3)) == 1
    CatchUp.objects.update(sent_at=None)
    dave.is_active = False
    dave.save(update_fields=["is_active"])
    assert letters_after(away, days=1) == []
    dave.is_active = True
    dave.save(update_fields=["is_active"])
    catching_up.wish(by=dave, days=None, now=away.world.now)
    assert letters_after(away, days=9) == []


def test_the_page_keeps_what_was_chosen(feed: Feed, client: CheckedClient) -> None:
    client.force_login(feed.world["porter"])
    assert client.post("/me/catch-up", {"days": "7"}).status_code == 302
    assert CatchUp.objects.get().days == 7
    assert client.post("/me/catch-up", {"days": "400"}).status_code == 422
    assert client.post("/me/catch-up", {"days": "0"}).status_code == 302
    assert not CatchUp.objects.exists()
    with pytest.raises(Refusal):
        catching_up.wish(by=feed.world["porter"], days=31, now=feed.world.now)
