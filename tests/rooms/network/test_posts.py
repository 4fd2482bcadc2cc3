"""Posts and comments: who reads them, who is told, how they change, and what is left when they are gone."""

from datetime import timedelta

import pytest

from candour.domain.posting import Feeling
from candour.domain.refusal import Refusal
from candour.domain.spaces import SpaceKind
from candour.network import actions
from candour.network.models import Comment, Draft, Post
from candour.network.queries import posts
from candour.network.queries.around import around
from candour.network.queries.said import Said
from candour.people import actions as people
from tests.rooms.network.feeding import Feed


def test_everybody_may_post_to_everybody(feed: Feed) -> None:
    post = feed.say("porter")
    assert feed.shown("executive") == [post.pk]
    assert feed.events(post=post.pk) == ["post:written"]


def test_whoever_is_suspended_says_nothing(feed: Feed) -> None:
    people.suspend_person(
        by=feed.world["administrator"], person=feed.world["porter"], reason="Left", now=feed.world.now
    )
    feed.world["porter"].refresh_from_db()
    with pytest.raises(Refusal, match="suspended"):
        feed.say("porter")


def test_earlier_words_of_a_post_can_still_be_read(feed: Feed) -> None:
    post = feed.say("nurse", "Tea at three.")
    later = feed.world.wait(minutes=5)
    post = actions.change(by=feed.world["nurse"], post=post, text="Tea at four.", now=later)
    assert (post.text, post.edited_at) == ("Tea at four.", later)
    assert [each.text for each in posts.earlier_words(post)] == ["Tea at three."]
    with pytest.raises(Refusal, match="Only whoever wrote this"):
        actions.change(by=feed.world["porter"], post=post, text="Coffee.", now=later)


def test_what_is_taken_back_is_gone_in_every_version(feed: Feed) -> None:
    post = feed.say("nurse", "Bed 4 is #empty, @Dave Quick.")
    feed.answer("porter", post)
    actions.change(by=feed.world["nurse"], post=post, text="Bed 5 is #empty.", now=feed.world.now)
    actions.take_back(by=feed.world["nurse"], post=post, now=feed.world.now)
    post.refresh_from_db()
    assert (post.text, post.tags.count(), post.named.count()) == ("", 0, 0)
    assert [each.text for each in posts.earlier_words(post)] == [""]
    assert not feed.shown("porter")
    assert [each.text for each in posts.thread(post)] == ["Hurray!"], "what others said stands"
    with pytest.raises(Refusal, match="This post is gone"):
        feed.answer("porter", post)


def test_whoever_looks_after_a_space_takes_back_what_is_said_there(feed: Feed) -> None:
    space = feed.space("nurse")
    actions.join(by=feed.world["porter"], space=space, now=feed.world.now)
    post = feed.say("porter", space=space)
    with pytest.raises(Refusal, match="Only whoever wrote this"):
        actions.take_back(by=feed.world["matron"], post=post, now=feed.world.now)
    actions.take_back(by=feed.world["nurse"], post=post, now=feed.world.now)
    assert Post.objects.get(pk=post.pk).deleted_by == feed.world["nurse"]


def test_comments_are_counted_and_stand_in_one_level(feed: Feed) -> None:
    post = feed.say("nurse")
    first = feed.answer("porter", post)
    second = feed.answer("matron", post, "Indeed.", to=first)
    third = feed.answer("nurse", post, "Yes.", to=second)
    assert (second.answers, third.answers) == (first, first)
    actions.take_back_comment(by=feed.world["matron"], comment=second, now=feed.world.now)
    post.refresh_from_db()
    assert post.comment_count == 2
    assert [each.text for each in posts.thread(post)] == ["Hurray!", "", "Yes."]


def test_an_answer_goes_to_a_comment_of_the_same_post(feed: Feed) -> None:
    other = feed.answer("porter", feed.say("nurse"))
    with pytest.raises(Refusal, match="under another post"):
        feed.answer("porter", feed.say("matron"), to=other)


def test_whoever_is_answered_or_named_is_told_once_and_never_of_themselves(feed: Feed) -> None:
    post = feed.say("nurse", "Ask @Dave Quick about the lift, and @Maya Penhale.")
    assert (feed.told("porter"), feed.told("nurse")) == (["named"], [])
    feed.answer("porter", post)
    feed.answer("porter", post, "It works, @Maya Penhale!")
    assert feed.told("nurse") == ["answered", "named"]
    assert [(row.words, row.person) for row in post.named.filter(comment=None)] == [
        ("Dave Quick", feed.world["porter"]),
        ("Maya Penhale", feed.world["nurse"]),
    ]


def test_a_team_is_named_by_its_name(feed: Feed) -> None:
    feed.say("nurse", "Thank you, @Portering, for last night.")
    assert "named" in feed.told("porter")
    assert "named" not in feed.told("matron")


def test_nobody_is_told_by_chance_where_two_have_the_name(feed: Feed) -> None:
    people.add_person(
        by=feed.world["administrator"],
        trust=feed.world.made.trust,
        email="dave.quick2@stbrannocs.example",
        first_name="Dave",
        last_name="Quick",
        job_title="Chef",
        team=None,
        staff_group=None,
        now=feed.world.now,
    )
    with pytest.raises(Refusal, match="2 colleagues are called Dave Quick"):
        feed.say("nurse", "Thank you @Dave Quick")


def test_who_cannot_read_a_space_is_not_told_of_it(feed: Feed) -> None:
    feed.say("nurse", "Between us, @Dave Quick is kind.", feed.space(kind=SpaceKind.PRIVATE))
    assert feed.told("porter") == []


def test_a_muted_thread_a_person_and_a_space_stay_quiet(feed: Feed) -> None:
    dave, now = feed.world["porter"], feed.world.now
    post = feed.say("porter")
    actions.mute(by=dave, post=post, now=now)
    feed.answer("nurse", post, "@Dave Quick, look.")
    assert feed.told("porter") == []
    loud = feed.say("matron")
    actions.mute(by=dave, whom=feed.world["matron"], now=now)
    assert loud.pk not in feed.shown("porter")
    actions.mute(by=dave, whom=feed.world["matron"], is_muted=False, now=now)
    assert loud.pk in feed.shown("porter")


def test_one_press_a_person_says_one_thing_of_a_post(feed: Feed) -> None:
    post, dave = feed.say("nurse"), feed.world["porter"]
    for feeling in (Feeling.THANKS, Feeling.LOVE, Feeling.LOVE):
        actions.feel(by=dave, post=post, feeling=feeling, now=feed.world.now)
    actions.feel(by=feed.world["matron"], post=post, feeling=Feeling.LOVE, now=feed.world.now)
    found = around([Said.of(post)], dave)
    assert (found.felt, found.mine) == ({post.pk: {"love": 2}}, {post.pk: "love"})
    actions.feel(by=dave, post=post, feeling=None, now=feed.world.now)
    assert around([Said.of(post)], dave).felt == {post.pk: {"love": 1}}


def test_a_poll_counts_one_vote_a_person_until_it_ends(feed: Feed) -> None:
    post = actions.say(
        by=feed.world["nurse"], text="Tea or coffee?", choices=["Tea", "Coffee", " "], now=feed.world.now
    )
    tea, coffee = post.poll.choices.all()
    for who, choice in (("porter", tea), ("porter", coffee), ("matron", coffee)):
        actions.vote(by=feed.world[who], post=post, choice=choice, now=feed.world.now)
    shown = posts.poll_of(post, feed.world["porter"])
    assert shown is not None
    assert shown[1:] == ({coffee.pk: 2}, coffee.pk)
    with pytest.raises(Refusal, match="This poll has ended"):
        actions.vote(by=feed.world["nurse"], post=post, choice=tea, now=feed.world.now + timedelta(days=7))


def test_thanks_by_name_reach_whoever_is_thanked(feed: Feed) -> None:
    post = actions.say(
        by=feed.world["nurse"], text="For the night!", thanks_to=[feed.world["porter"]], now=feed.world.now
    )
    assert list(post.thanks_to.all()) == [feed.world["porter"]]
    assert feed.told("porter") == ["thanked"]


def test_the_feed_goes_on_where_the_page_before_ended(feed: Feed) -> None:
    said = [feed.say("nurse", f"Number {number}.") for number in range(45)]
    first = posts.feed(feed.world["porter"])
    second = posts.feed(feed.world["porter"], before=first.next_before)
    third = posts.feed(feed.world["porter"], before=second.next_before)
    shown = [each.pk for page in (first, second, third) for each in page.posts]
    assert shown == [post.pk for post in said[::-1]]
    assert third.next_before == 0


def test_the_feed_shows_the_last_two_comments_of_each_post(feed: Feed) -> None:
    one, other = feed.say("nurse"), feed.say("porter")
    for text in "abc":
        feed.answer("matron", one, text)
    feed.answer("matron", other, "d")
    shown = posts.feed(feed.world["nurse"]).around.comments
    assert {key: [each.text for each in found] for key, found in shown.items()} == {
        one.pk: ["b", "c"],
        other.pk: ["d"],
    }


def test_a_hashtag_gathers_posts_however_it_is_written(feed: Feed) -> None:
    one, other = feed.say("nurse", "For #Kindness"), feed.say("porter", "#kindness again")
    feed.say("matron", "#Other")
    assert feed.shown("nurse", tag="kindness") == [other.pk, one.pk]
    assert [tag.words for tag in one.tags.all()] == ["Kindness"]


def test_what_one_keeps_only_oneself_finds(feed: Feed) -> None:
    post = feed.say("nurse")
    actions.keep(by=feed.world["porter"], post=post, is_kept=True, now=feed.world.now)
    assert feed.shown("porter", only_kept=True) == [post.pk]
    assert feed.shown("matron", only_kept=True) == []


def test_a_draft_waits_until_it_is_said(feed: Feed) -> None:
    dave = feed.world["porter"]
    actions.keep_draft(by=dave, place="everybody", text="The lift\x00", now=feed.world.now)
    assert [each.text for each in Draft.objects.filter(person=dave)] == ["The lift"]
    feed.say("porter")
    assert not Draft.objects.exists()


def test_since_you_were_last_here_stays_through_a_reload(feed: Feed) -> None:
    dave = feed.world["porter"]
    first = feed.say("nurse")
    assert actions.come(by=dave, newest=first.pk, now=feed.world.now) == 0
    later = feed.world.wait(hours=9)
    second = feed.say("nurse")
    assert actions.come(by=dave, newest=second.pk, now=later) == first.pk
    assert actions.come(by=dave, newest=second.pk, now=later + timedelta(minutes=2)) == first.pk
    assert actions.come(by=dave, newest=second.pk, now=later + timedelta(hours=8)) == second.pk


def test_a_reported_comment_is_looked_at_by_a_human_and_both_sides_hear(feed: Feed) -> None:
    post = feed.say("nurse")
    said = feed.answer("porter", post, "The lady in bed 4 is a pain.")
    made = actions.report(
        by=feed.world["matron"], post=post, comment=said, reason="It tells of a patient.", now=feed.world.now
    )
    assert "reported" in feed.told("communications")
    with pytest.raises(Refusal, match="Reports are for communications"):
        actions.settle(by=feed.world["nurse"], report=made, hides=True, words="Patient.", now=feed.world.now)
    actions.settle(
        by=feed.world["communications"],
        report=made,
        hides=True,
        words="It is about a patient.",
        now=feed.world.now,
    )
    post.refresh_from_db()
    assert (post.comment_count, Comment.objects.get(pk=said.pk).hidden_by) == (
        0,
        feed.world["communications"],
    )
    assert "report_settled" in feed.told("matron")
    assert "hidden" in feed.told("porter")
    assert "reported" not in feed.told("communications")
