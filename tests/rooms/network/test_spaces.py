"""Spaces: who comes in and how, who is told, and what a private one shows to nobody else."""

import pytest

from candour.domain.refusal import Refusal
from candour.domain.spaces import SpaceKind, Standing
from candour.network import actions
from candour.network.queries import posts, spaces
from tests.rooms.network.feeding import Feed


def test_an_open_space_is_joined_with_one_press(feed: Feed) -> None:
    space, dave = feed.space(), feed.world["porter"]
    with pytest.raises(Refusal, match="You have not joined Night shift"):
        feed.say("porter", space=space)
    assert actions.join(by=dave, space=space, now=feed.world.now) is Standing.MEMBER
    feed.say("porter", space=space)
    assert feed.events(space=space.pk) == ["space:begun", "space:joined", "post:written"]


def test_by_request_somebody_says_yes_and_whoever_asked_is_told(feed: Feed) -> None:
    space, dave = feed.space(kind=SpaceKind.BY_REQUEST), feed.world["porter"]
    assert actions.join(by=dave, space=space, now=feed.world.now) is Standing.WAITING
    assert feed.told("nurse") == ["asks_to_join"]
    with pytest.raises(Refusal, match="You have asked to join"):
        feed.say("porter", space=space)
    actions.answer(by=feed.world["nurse"], space=space, person=dave, is_yes=True, now=feed.world.now)
    feed.say("porter", space=space)
    assert (feed.told("nurse"), feed.told("porter")) == ([], ["space_answer"])


def test_who_was_not_let_in_is_told_and_can_ask_again(feed: Feed) -> None:
    space, dave = feed.space(kind=SpaceKind.BY_REQUEST), feed.world["porter"]
    actions.join(by=dave, space=space, now=feed.world.now)
    actions.answer(by=feed.world["nurse"], space=space, person=dave, is_yes=False, now=feed.world.now)
    assert feed.told("porter") == ["space_answer"]
    assert actions.join(by=dave, space=space, now=feed.world.now) is Standing.WAITING


def test_only_whoever_looks_after_a_space_lets_people_in(feed: Feed) -> None:
    space = feed.space(kind=SpaceKind.BY_REQUEST)
    actions.join(by=feed.world["porter"], space=space, now=feed.world.now)
    with pytest.raises(Refusal, match="You do not look after Night shift"):
        actions.answer(
            by=feed.world["matron"], space=space, person=feed.world["porter"], is_yes=True, now=feed.world.now
        )


def test_a_private_space_and_its_words_are_there_for_members_alone(feed: Feed) -> None:
    space = feed.space(kind=SpaceKind.PRIVATE)
    post = feed.say("nurse", "Between us.", space)
    feed.answer("nurse", post)
    for stranger in ("porter", "matron", "executive"):
        person = feed.world[stranger]
        assert space not in spaces.readable(person)
        assert post not in posts.readable(person)
        assert not feed.shown(stranger)
    actions.bring_in(by=feed.world["nurse"], space=space, person=feed.world["porter"], now=feed.world.now)
    assert feed.shown("porter") == [post.pk]
    actions.leave(by=feed.world["porter"], space=space, now=feed.world.now)
    assert post not in posts.readable(feed.world["porter"])


def test_a_private_space_is_never_opened_afterwards(feed: Feed) -> None:
    space = feed.space(kind=SpaceKind.PRIVATE)
    with pytest.raises(Refusal, match="said among its members"):
        actions.change_space(
            by=feed.world["nurse"],
            space=space,
            name="Open",
            about="",
            kind=SpaceKind.OPEN,
            now=feed.world.now,
        )


def test_whoever_looks_after_a_space_alone_shares_that_before_leaving(feed: Feed) -> None:
    space, nurse, dave = feed.space(), feed.world["nurse"], feed.world["porter"]
    with pytest.raises(Refusal, match="Nobody else looks after Night shift"):
        actions.leave(by=nurse, space=space, now=feed.world.now)
    actions.join(by=dave, space=space, now=feed.world.now)
    actions.share_keeping(by=nurse, space=space, person=dave, now=feed.world.now)
    actions.leave(by=nurse, space=space, now=feed.world.now)
    assert spaces.keepers_of(space) == [dave]


@pytest.mark.parametrize("name", ["Night shift", "NIGHT  SHIFT", "N\u00efght shift"])
def test_two_spaces_never_have_the_same_name(feed: Feed, name: str) -> None:
    feed.space()
    with pytest.raises(Refusal, match="There is a space called"):
        feed.space("porter", name=name)


def test_a_name_does_not_tell_of_a_private_space(feed: Feed) -> None:
    feed.space("nurse", SpaceKind.PRIVATE)
    mine = feed.space("porter", name="Choir")
    with pytest.raises(Refusal, match="There is a space called"):
        feed.space("nurse")
    with pytest.raises(Refusal) as begun:
        feed.space("porter")
    with pytest.raises(Refusal) as changed:
        actions.change_space(
            by=feed.world["porter"],
            space=mine,
            name="Night shift",
            about="",
            kind=SpaceKind.OPEN,
            now=feed.world.now,
        )
    for refused in (begun.value, changed.value):
        assert (refused.reason, refused.remedy) == ("This name cannot be used here.", "Choose another name.")


def test_a_closed_space_is_read_and_nothing_is_added(feed: Feed) -> None:
    space = feed.space()
    post = feed.say("nurse", space=space)
    actions.close_space(by=feed.world["nurse"], space=space, now=feed.world.now)
    assert posts.post_of(feed.world["porter"], post.pk) == post
    for act in (
        lambda: feed.say("nurse", space=space),
        lambda: feed.answer("nurse", posts.post_of(feed.world["nurse"], post.pk)),
    ):
        with pytest.raises(Refusal, match="Night shift is closed"):
            act()
    feed.space("porter")


def test_the_list_shows_ones_own_spaces_first(feed: Feed) -> None:
    feed.space("porter", name="A choir")
    mine = feed.space("nurse", name="Zebras")
    feed.space("porter", SpaceKind.PRIVATE, name="Hidden")
    found = spaces.listed(feed.world["nurse"])
    assert [each.space.name for each in found] == ["Zebras", "A choir"]
    assert [(each.standing, each.members) for each in found] == [(Standing.KEEPER, 1), (Standing.OUTSIDE, 1)]
    assert spaces.to_write_in(feed.world["nurse"]) == [mine]
