"""Reports: who reads which, what both sides read of a decision, and who is not told any more."""

import pytest

from candour.domain.refusal import Refusal
from candour.domain.spaces import SpaceKind
from candour.network import actions
from candour.network.models import Post, Report, Space
from candour.people.models import Notice
from tests.pages import Visit
from tests.rooms.network.feeding import Feed


def reported(feed: Feed, post: Post, by: str = "porter", reason: str = "It names bed 4.") -> Report:
    return actions.report(by=feed.world[by], post=post, reason=reason, now=feed.world.now)


def settled(feed: Feed, report: Report, *, hides: bool, words: str = "Nobody can be recognised.") -> Report:
    actions.settle(
        by=feed.world["communications"], report=report, hides=hides, words=words, now=feed.world.now
    )
    return report


def private(feed: Feed, *others: str) -> Space:
    space = feed.space("nurse", SpaceKind.PRIVATE)
    for who in others:
        actions.bring_in(by=feed.world["nurse"], space=space, person=feed.world[who], now=feed.world.now)
    return space


@pytest.mark.parametrize("who", ["communications", "administrator"])
def test_nobody_reads_who_reported_their_own_words(feed: Feed, visit: Visit, who: str) -> None:
    post = feed.say(who, "Bed 4 again.")
    said = feed.answer(who, feed.say("nurse"), "And bed 5.")
    reported(feed, post, reason="First reason.")
    actions.report(
        by=feed.world["porter"], post=said.post, comment=said, reason="Second reason.", now=feed.world.now
    )
    page = visit("/feed/reports", by=feed.world[who]).content.decode()
    assert "Nobody has reported anything." in page
    other = "administrator" if who == "communications" else "communications"
    page = visit("/feed/reports", by=feed.world[other]).content.decode()
    assert "First reason." in page
    assert "Second reason." in page
    with pytest.raises(Refusal, match="You wrote this yourself"):
        actions.settle(
            by=feed.world[who], report=post.reports.get(), hides=False, words="Mine.", now=feed.world.now
        )


@pytest.mark.parametrize(
    ("hides", "kind", "words"),
    [(True, "hidden", "It was taken out of sight."), (False, "looked_at", "It stays as it is.")],
)
def test_both_sides_are_told_and_read_why(
    feed: Feed, visit: Visit, hides: bool, kind: str, words: str
) -> None:
    report = settled(feed, reported(feed, feed.say("nurse", "Bed 4 again.")), hides=hides)
    for who, told in (("porter", "report_settled"), ("nurse", kind)):
        notice = Notice.objects.get(person=feed.world[who], kind=told)
        assert notice.opens == f"/feed/reports/{report.pk}/outcome"
        page = visit(notice.opens, by=feed.world[who]).content.decode()
        assert words in page
        assert "Nobody can be recognised." in page
        assert f'href="/feed/{report.post_id}"' in page
        assert ("It names bed 4." in page) is (who == "porter"), "the reason could tell who asked"
        assert (feed.world["porter"].full_name in page.partition("<main")[2]) is False


def test_nobody_else_reads_a_decision_and_none_is_there_before_it_is_made(feed: Feed, visit: Visit) -> None:
    report = reported(feed, feed.say("nurse"))
    address = f"/feed/reports/{report.pk}/outcome"
    for who in ("porter", "nurse"):
        visit(address, by=feed.world[who], expecting=404)
    settled(feed, report, hides=False)
    for who in ("matron", "executive"):
        visit(address, by=feed.world[who], expecting=404)


def test_a_thread_is_linked_only_for_whoever_can_read_it(feed: Feed, visit: Visit) -> None:
    space = private(feed, "porter")
    post = feed.say("nurse", "Between us.", space)
    report = reported(feed, post)
    page = visit("/feed/reports", by=feed.world["communications"]).content.decode()
    assert "Between us." in page
    assert f'href="/feed/{post.pk}"' not in page
    assert "not the thread" in page
    actions.leave(by=feed.world["porter"], space=space, now=feed.world.now)
    settled(feed, report, hides=False)
    page = visit(f"/feed/reports/{report.pk}/outcome", by=feed.world["porter"]).content.decode()
    assert f'href="/feed/{post.pk}"' not in page


def test_whoever_left_a_private_space_hears_nothing_more_of_it(feed: Feed) -> None:
    space = private(feed, "porter", "matron")
    post = feed.say("porter", "Between us.", space)
    report = reported(feed, post, by="matron")
    said = feed.answer("matron", post)
    told = feed.told("porter"), feed.told("matron")
    for who in ("porter", "matron"):
        actions.leave(by=feed.world[who], space=space, now=feed.world.now)
    Notice.objects.filter(kind="answered").update(done_at=feed.world.now)
    feed.answer("nurse", post, "Indeed.", to=said)
    settled(feed, report, hides=False)
    assert (feed.told("porter"), feed.told("matron")) == (
        [kind for kind in told[0] if kind != "answered"],
        told[1],
    )
