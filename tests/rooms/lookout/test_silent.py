"""Accounts by which nothing can be said: connected, listened to, and never offered to speak from."""

import pytest

from candour.channels.models import Account
from candour.channels.queries import accounts_that_write
from candour.domain.refusal import Refusal
from candour.listening.models import PublicPost
from candour.voice.actions.drafting import begin_reply
from tests.pages import Visit
from tests.rooms.listening.hospital import NOW, Hospital, html


@pytest.mark.parametrize("channel", ["rss", "careopinion", "spotify"])
def test_no_page_offers_to_speak_from_there(hospital: Hospital, channel: str) -> None:
    silent = Account.objects.create(
        trust=hospital.trust, channel=channel, name="Silent", address="x", connected_at=NOW
    )
    may = set(accounts_that_write(hospital.trust).values_list("pk", flat=True))
    assert may == {hospital.account.pk}
    assert silent.pk not in may


def test_a_post_that_cannot_be_answered_here_says_where_to(hospital: Hospital, visit: Visit) -> None:
    feed = Account.objects.create(
        trust=hospital.trust,
        channel="rss",
        name="A blog",
        address="https://blog.example/feed",
        connected_at=NOW,
    )
    post = hospital.hears("Six hours on a trolley.")
    PublicPost.objects.filter(pk=post.pk).update(account=feed)
    post = PublicPost.objects.select_related("account").get(pk=post.pk)
    page = html(visit(f"/listen/{post.pk}", by=hospital.nurse))
    assert "Nothing can be said by a feed (RSS or Atom). " in page.replace("</p>", " ").replace("  ", " ")
    assert "Answer where it was written; the post has a link to it." in page
    assert "Write a reply" not in page
    with pytest.raises(Refusal, match="Nothing can be said"):
        begin_reply(by=hospital.nurse, post=post, now=NOW)


def test_each_can_be_connected_on_its_page(hospital: Hospital, visit: Visit) -> None:
    page = html(visit("/connections/add", by=hospital.press))
    for words in ("Care Opinion", "a feed (RSS or Atom)", "Spotify", "By its address alone: it is public."):
        assert words in page
    for channel in ("rss", "careopinion", "spotify"):
        visit(f"/connections/add/{channel}", by=hospital.press)
