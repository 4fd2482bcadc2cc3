"""Sharing a playlist with everybody outside: by whom, once what is answered, and what is seen then."""

import pytest

from candour.domain.refusal import Refusal
from candour.network import actions as network
from candour.playlists import actions
from candour.playlists.models import Playlist
from candour.playlists.queries import public
from candour.voice.actions import stopping
from tests.rooms.playlists.listing import Lists


def seen(playlist: Playlist) -> list[str] | None:
    """This will list the titles that everybody outside sees; None where they do not see the playlist."""
    found = public.shared(playlist.trust_id).filter(pk=playlist.pk)
    if not found:
        return None
    return [each.title for each in public.public_songs(playlist.trust_id, found).get(playlist.pk, [])]


@pytest.fixture
def made(lists: Lists) -> Playlist:
    playlist = lists.make()
    lists.vote(lists.add(playlist, "Second"), "nurse")
    lists.vote(lists.add(playlist, "First"), "nurse", "porter")
    return playlist


@pytest.mark.parametrize(("who", "may"), [("communications", True), ("reader", True), ("nurse", False)])
def test_communications_and_those_who_may_inform_share(
    lists: Lists, made: Playlist, who: str, may: bool
) -> None:
    if may:
        lists.share(made, who)
        assert seen(made) == ["First", "Second"]
        assert lists.events(made)[-1] == "playlist:shared"
    else:
        with pytest.raises(Refusal, match="share playlists outside"):
            lists.share(made, who)
        assert seen(made) is None


def test_nothing_is_shared_before_each_song_is_answered_for(lists: Lists, made: Playlist) -> None:
    song = lists.add(made, "Unknown", is_explicit=None)
    with pytest.raises(Refusal, match="explicit lyrics"):
        lists.share(made)
    actions.flag(by=lists.world["porter"], song=song, is_explicit=True, now=lists.world.now)
    lists.share(made)
    assert seen(made) == ["First", "Second"]
    lists.share(made, leaves_out=False)
    assert seen(made) == ["First", "Second", "Unknown"]


@pytest.mark.parametrize("title", ["For Mrs Smith in bay 4", "Our patient Tom Jones dances"])
def test_words_that_could_tell_who_somebody_is_are_not_shared(
    lists: Lists, made: Playlist, title: str
) -> None:
    song = lists.add(made, title)
    with pytest.raises(Refusal, match="The song"):
        lists.share(made)
    actions.take_out(by=lists.world["nurse"], song=song, now=lists.world.now)
    lists.share(made)
    mine = lists.make("reader", name="Mine")
    lists.add(mine)
    lists.share(mine)
    with pytest.raises(Refusal, match="Its name"):
        _rename(lists, mine, title)
    with pytest.raises(Refusal, match="share playlists outside"):
        _rename(lists, made, "Another name", "nurse")


def _rename(lists: Lists, made: Playlist, name: str, who: str = "reader") -> None:
    actions.change(by=lists.world[who], playlist=made, name=name, about="", now=lists.world.now)


def test_what_comes_later_waits_until_it_is_shared_again(lists: Lists, made: Playlist) -> None:
    lists.share(made)
    late = lists.add(made, "Late")
    lists.vote(late, "nurse", "porter", "sister")
    assert seen(made) == ["First", "Second"]
    lists.share(made)
    assert seen(made) == ["Late", "First", "Second"]
    actions.change_song(
        by=lists.world["nurse"], song=late, artist="", title="Other words", link="", now=lists.world.now
    )
    assert seen(made) == ["First", "Second"]


def test_what_is_taken_out_or_turns_out_explicit_leaves_at_once(lists: Lists, made: Playlist) -> None:
    lists.share(made)
    first, second = (made.songs.get(title=title) for title in ("First", "Second"))
    actions.take_out(by=lists.world["nurse"], song=first, now=lists.world.now)
    actions.flag(by=lists.world["porter"], song=second, is_explicit=True, now=lists.world.now)
    assert seen(made) == []


def test_whoever_shares_can_end_it(lists: Lists, made: Playlist) -> None:
    lists.share(made)
    with pytest.raises(Refusal):
        actions.stop_sharing(by=lists.world["porter"], playlist=made, now=lists.world.now)
    actions.stop_sharing(by=lists.world["reader"], playlist=made, now=lists.world.now)
    assert seen(made) is None
    with pytest.raises(Refusal, match="Nobody outside"):
        actions.stop_sharing(by=lists.world["reader"], playlist=made, now=lists.world.now)


def test_a_playlist_put_away_or_out_of_sight_is_seen_by_nobody_outside(lists: Lists, made: Playlist) -> None:
    world = lists.world
    lists.share(made)
    assert made.post is not None
    report = network.report(by=world["porter"], post=made.post, reason="Rude.", now=world.now)
    network.settle(by=world["communications"], report=report, hides=True, words="It is.", now=world.now)
    assert seen(made) is None
    other = lists.make(name="Another")
    lists.add(other)
    lists.share(other)
    actions.put_away(by=world["nurse"], playlist=other, now=world.now)
    assert seen(other) is None


def test_nothing_is_shared_while_the_stop_switch_is_pressed(lists: Lists, made: Playlist) -> None:
    stopping.pause_everything(by=lists.world["executive"], reason="A wrong figure.", now=lists.world.now)
    with pytest.raises(Refusal, match="stop switch"):
        lists.share(made)
