"""What is written by SQL that is made once: each time for the rows that it is told."""

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from candour.ledger.inserting import Insertion
from candour.ledger.prepared import Change
from candour.network.models import Comment, Draft, Post
from tests.rooms.network.feeding import Feed


def test_a_change_is_filled_in_anew_each_time(feed: Feed) -> None:
    one, other = feed.say("nurse"), feed.say("porter")
    change = Change(
        lambda post, link: (
            Post.objects.filter(pk=post),
            {"link": link, "comment_count": F("comment_count") + 1},
        )
    )
    assert [change.write(post=one.pk, link="100 %"), change.write(post=other.pk, link="'b'")] == [1, 1]
    assert change.write(post=other.pk, link="c") == 1
    assert change.write(post=0, link="d") == 0
    found = Post.objects.order_by("pk").values_list("link", "comment_count")
    assert list(found) == [("100 %", 1), ("c", 2)]


def test_rows_that_nothing_points_at_go_and_others_cannot(feed: Feed) -> None:
    for who in ("nurse", "porter"):
        person = feed.world[who]
        Draft.objects.create(
            trust=person.trust, person=person, place="everybody", text="x", saved_at=feed.world.now
        )
    gone = Change(lambda person: (Draft.objects.filter(person=person), {}))
    assert gone.write(person=feed.world["porter"].pk) == 1
    assert [each.person for each in Draft.objects.all()] == [feed.world["nurse"]]
    with pytest.raises(AssertionError, match="Other rows point at Post"):
        Change(lambda post: (Post.objects.filter(pk=post), {})).write(post=1)


def test_the_next_row_of_another_writer_is_not_the_first_one_again(feed: Feed) -> None:
    post, new = feed.say("nurse"), Insertion(Comment)
    people = [feed.world["porter"], feed.world["matron"]]
    for by in people:
        row = Comment(trust=by.trust, post=post, author=by, text=by.first_name, written_at=feed.world.now)
        with CaptureQueriesContext(connection) as asked:
            new.write(row)
        assert len(asked) == 1
    found = Comment.objects.filter(post=post).order_by("pk")
    assert [(each.author, each.text) for each in found] == [(by, by.first_name) for by in people]
