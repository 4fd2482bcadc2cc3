"""Saying a post in public: its author, the people in its pictures, and its way back."""

import re

import pytest

from candour.channels.frontdoor.models import Answer
from candour.domain.amending import TakeDownReason
from candour.domain.outward import Credit
from candour.domain.picturing import Audience
from candour.domain.refusal import Refusal
from candour.network import actions as network
from candour.outward import actions
from candour.people import actions as people
from candour.photos import actions as photos
from candour.photos.models import Pictured
from candour.voice.actions import drafting, own_posts
from candour.voice.models import Statement, TakeDown
from tests.pages import Visit
from tests.rooms.outward.speaking import WORDS, Speaking
from tests.rooms.voice.squares import TESTER

OUTSIDE = Audience.OUTSIDE


def test_an_author_says_their_own_post_in_public_with_its_picture(speaking: Speaking) -> None:
    outward = speaking.begin(speaking.post(speaking.photo(of="porter", audience=OUTSIDE)))
    statement = speaking.publish(outward)
    assert speaking.public_words() == [WORDS]
    assert statement.current is not None
    assert [alt for _, alt in statement.current.pictures] == ["The new kettle on its shelf."]
    assert speaking.events() == ["post:begun"]


@pytest.mark.parametrize(
    ("credit", "ends"),
    [
        (Credit.NAME, "\n\nFrom Maya Penhale"),
        (Credit.FIRST, "\n\nFrom Maya, Staff nurse, Emergency department"),
        (Credit.NONE, ""),
    ],
)
def test_a_colleague_says_it_once_its_author_agrees_named_as_they_wish(
    speaking: Speaking, credit: Credit, ends: str
) -> None:
    outward = speaking.begin(speaking.post(), by="sister")
    assert speaking.told("nurse") == ["outward_asked"]
    with pytest.raises(Refusal, match="Maya Penhale has not agreed"):
        speaking.send(outward)
    speaking.agree(outward, credit)
    speaking.rewrite(outward, "Tomatoes for the ward, from our new garden.")
    speaking.publish(outward)
    assert speaking.public_words() == [f"Tomatoes for the ward, from our new garden.{ends}"]
    assert speaking.told("nurse") == ["outward_public"]
    assert speaking.events() == ["post:begun", "post:agreed"]


def test_only_the_author_answers_and_a_yes_to_words_that_were_sent_changes_nothing(
    speaking: Speaking,
) -> None:
    outward = speaking.begin(speaking.post(), by="sister")
    with pytest.raises(Refusal, match="Only whoever wrote the post"):
        speaking.agree(outward, by="sister")
    speaking.agree(outward)
    speaking.send(outward)
    with pytest.raises(Refusal, match="sent already"):
        speaking.agree(outward, Credit.NAME)


def test_a_no_before_it_leaves_gives_it_back(speaking: Speaking) -> None:
    outward = speaking.begin(speaking.post(), by="sister")
    speaking.agree(outward)
    statement = speaking.send(outward)
    speaking.approve(statement)
    speaking.decline(outward)
    speaking.world.wait(seconds=61)
    assert speaking.public_words() == []
    assert Statement.objects.get(pk=statement.pk).state == "draft"


def test_a_no_after_it_left_takes_it_down_with_a_line_of_its_own(speaking: Speaking) -> None:
    outward = speaking.begin(speaking.post(), by="sister")
    speaking.agree(outward)
    speaking.publish(outward)
    speaking.decline(outward)
    speaking.world.work()
    assert speaking.public_words() == []
    assert TakeDown.objects.get().reason == TakeDownReason.TAKEN_BACK


def test_a_post_that_is_taken_back_is_gone_in_public_too(speaking: Speaking) -> None:
    post = speaking.post()
    speaking.publish(speaking.begin(post))
    network.take_back(by=speaking.world["nurse"], post=post, now=speaking.world.now)
    speaking.world.work()
    assert speaking.public_words() == []


@pytest.mark.parametrize("narrows", [False, True])
def test_somebody_in_a_picture_who_changes_their_mind_takes_it_down(
    speaking: Speaking, visit: Visit, narrows: bool
) -> None:
    photo = speaking.photo(of="porter", audience=OUTSIDE)
    speaking.publish(speaking.begin(speaking.post(photo)))
    page = visit(f"/posts/{Answer.objects.get().pk}").content.decode()
    found = re.search(rf'src="(/pictures/{photo.pk}/[^"]+)"', page)
    assert found is not None
    picture = found[1]
    visit(picture)
    porter, row, now = speaking.world["porter"], Pictured.objects.get(), speaking.world.now
    if narrows:
        photos.agree(by=porter, pictured=row, audience=Audience.INSIDE, now=now)
    else:
        photos.say_no(by=porter, pictured=row, now=now)
    visit(picture, expecting=404)
    speaking.world.work()
    assert speaking.public_words() == []
    assert TakeDown.objects.get().reason == TakeDownReason.PICTURE


def test_a_picture_that_colleagues_alone_may_see_is_asked_for_and_put_in_later(speaking: Speaking) -> None:
    outward = speaking.begin(speaking.post(speaking.photo(of="porter")))
    assert Statement.objects.get(pk=outward.statement_id).draft_pictures == []
    assert speaking.told("porter") == ["pictured"]
    porter, now = speaking.world["porter"], speaking.world.now
    photos.agree(by=porter, pictured=Pictured.objects.get(), audience=OUTSIDE, now=now)
    for _ in range(2):  # a second press changes nothing
        actions.add_pictures(by=speaking.world["nurse"], outward=outward, now=now)
    statement = Statement.objects.get(pk=outward.statement_id)
    assert len(statement.draft_pictures) == 1
    photos.agree(by=porter, pictured=Pictured.objects.get(), audience=Audience.INSIDE, now=now)
    with pytest.raises(Refusal, match="Waiting for Dave Quick to agree"):
        speaking.send(outward)


def test_a_post_is_said_by_one_at_a_time_and_anew_once_its_draft_was_left(speaking: Speaking) -> None:
    post = speaking.post()
    outward = speaking.begin(post, by="sister")
    assert speaking.begin(post, by="sister") == outward
    with pytest.raises(Refusal, match="is saying this in public"):
        speaking.begin(post)
    sister, now = speaking.world["sister"], speaking.world.now
    drafting.leave_draft(by=sister, statement=outward.statement, now=now)
    assert speaking.begin(post).pk != outward.pk


def test_what_was_said_in_a_private_space_is_for_its_author_to_say(speaking: Speaking) -> None:
    post = speaking.post(is_private=True)
    with pytest.raises(Refusal, match="private space"):
        speaking.begin(post, by="sister")
    assert speaking.begin(post).agreed_at is not None


def test_an_empty_post_of_ones_own_is_never_one_that_was_begun_from_the_feed(speaking: Speaking) -> None:
    outward = speaking.begin(speaking.post(speaking.photo()))
    speaking.rewrite(outward, "")
    nurse, now = speaking.world["nurse"], speaking.world.now
    assert own_posts.begin_post(by=nurse, now=now).pk != outward.statement_id


def test_after_a_no_its_author_says_it_themselves_and_whoever_asked_keeps_their_words(
    speaking: Speaking,
) -> None:
    post = speaking.post()
    asked = speaking.begin(post, by="sister")
    speaking.decline(asked)
    assert speaking.begin(post, by="sister") == asked, "it does not ask again"
    own = speaking.begin(post)
    with pytest.raises(Refusal, match="Maya Penhale is saying this in public"):
        speaking.agree(asked)
    with pytest.raises(Refusal, match="Maya Penhale is saying this in public"):
        speaking.begin(post, by="matron")
    speaking.publish(own)
    assert speaking.public_words() == [WORDS]
    with pytest.raises(Refusal, match="has not agreed"):
        speaking.send(asked)


def test_a_no_can_become_a_yes_while_nobody_else_says_it(speaking: Speaking) -> None:
    asked = speaking.begin(speaking.post(), by="sister")
    speaking.decline(asked)
    speaking.agree(asked, Credit.NONE)
    speaking.publish(asked)
    assert speaking.public_words() == [WORDS]


def test_a_draft_of_somebody_who_left_stands_in_nobodys_way(speaking: Speaking) -> None:
    post = speaking.post()
    speaking.agree(speaking.begin(post, by="sister"))
    sister, now = speaking.world["sister"], speaking.world.now
    people.suspend_person(by=TESTER, person=sister, reason="Away.", now=now)
    assert speaking.begin(post).agreed_at is not None
