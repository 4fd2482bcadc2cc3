"""What is done to playlists: made, filled, voted into order, changed, put away; by whom, with its record."""

from datetime import timedelta

import pytest

from candour.domain.refusal import Refusal
from candour.domain.spaces import SpaceKind
from candour.network import actions as network
from candour.network.models import Post
from candour.playlists import actions
from candour.playlists.actions.songs import OnItAlready
from candour.playlists.models import Playlist, Song, SongVote
from candour.playlists.queries import lists as queries
from tests.rooms.playlists.listing import Lists, track


def test_a_post_in_the_feed_tells_of_a_new_playlist(lists: Lists) -> None:
    made = lists.make(name="Songs at four")
    post = Post.objects.get()
    assert (made.post, post.author, post.space) == (post, lists.world["nurse"], None)
    assert "Songs at four" in post.text
    assert f"(/playlists/{made.pk})" in post.text
    assert lists.events(made) == ["playlist:made"]


def test_in_a_space_members_make_them_and_readers_find_them(lists: Lists) -> None:
    world = lists.world
    space = network.begin_space(
        by=world["nurse"], name="Choir", about="", kind=SpaceKind.PRIVATE, now=world.now
    )
    made = lists.make(space=space)
    assert made.post is not None
    assert made.post.space == space
    assert [each.playlist for each in queries.listed(world["nurse"])] == [made]
    assert queries.listed(world["porter"]) == []
    with pytest.raises(Playlist.DoesNotExist):
        queries.playlist_of(world["porter"], made.pk)
    for act in (lambda: lists.make("porter", space=space), lambda: lists.add(made, who="porter")):
        with pytest.raises(Refusal, match="not joined"):
            act()


def test_votes_make_the_order_and_age_settles_ties(lists: Lists) -> None:
    made = lists.make()
    first, second, third = (lists.add(made, title) for title in ("One", "Two", "Three"))
    lists.vote(third, "porter", "sister")
    lists.vote(second, "porter")
    assert lists.titles(made) == ["Three", "Two", "One"]
    lists.vote(third, "porter", "sister", is_for=False)
    lists.vote(first, "porter")
    assert lists.titles(made) == ["One", "Two", "Three"]


def test_one_press_a_person_counts_once_and_can_be_taken_back(lists: Lists) -> None:
    song = lists.add(lists.make())
    lists.vote(song, "porter", "porter")
    assert SongVote.objects.count() == 1
    lists.vote(song, "porter", is_for=False)
    lists.vote(song, "porter", is_for=False)
    assert SongVote.objects.count() == 0


@pytest.mark.parametrize(
    ("artist", "title", "link"),
    [("DOLLY PARTON", "9 to 5!", ""), ("Somebody", "Another name", track(7))],
)
def test_the_same_song_is_refused_kindly_and_shown(lists: Lists, artist: str, title: str, link: str) -> None:
    made = lists.make()
    song = lists.add(made, link=track(7))
    with pytest.raises(OnItAlready, match="Maya Penhale added 9 to 5, Dolly Parton already") as no:
        lists.add(made, title, "porter", artist, link)
    assert no.value.song == song
    lists.add(lists.make(name="Another list"))
    actions.take_out(by=lists.world["nurse"], song=song, now=lists.world.now)
    lists.add(made, title, "porter", artist, link)


def test_who_added_it_or_keeps_the_list_takes_a_song_out_and_its_history_stays(lists: Lists) -> None:
    made = lists.make("nurse")
    song = lists.add(made, who="porter")
    with pytest.raises(Refusal, match="Only whoever added"):
        actions.take_out(by=lists.world["sister"], song=song, now=lists.world.now)
    actions.take_out(by=lists.world["nurse"], song=song, now=lists.world.now)
    assert lists.titles(made) == []
    gone = Song.objects.get()
    assert gone.taken_out_by == lists.world["nurse"]
    assert lists.events(made) == ["playlist:made", "song:added", "song:taken_out"]
    with pytest.raises(Refusal, match="was taken out"):
        lists.vote(song, "sister")


def test_a_keeper_of_the_space_keeps_its_playlists(lists: Lists) -> None:
    world = lists.world
    space = network.begin_space(
        by=world["sister"], name="Choir", about="", kind=SpaceKind.OPEN, now=world.now
    )
    network.join(by=world["nurse"], space=space, now=world.now)
    made = lists.make("nurse", space=space)
    actions.take_out(by=world["sister"], song=lists.add(made), now=world.now)
    network.leave(by=world["nurse"], space=space, now=world.now)
    with pytest.raises(Refusal, match="do not keep"):
        actions.change(by=world["nurse"], playlist=made, name="Mine", about="", now=world.now)


def test_a_song_is_put_right_by_its_adder(lists: Lists) -> None:
    made = lists.make("nurse")
    song, other = lists.add(made, "Rehap", "porter"), lists.add(made, "Valerie")

    def put_right(who: str, title: str) -> Song:
        return actions.change_song(
            by=lists.world[who],
            song=song,
            artist="Dolly Parton",
            title=title,
            link=track(3),
            now=lists.world.now,
        )

    with pytest.raises(Refusal, match="Only whoever added"):
        put_right("sister", "Rehab")
    with pytest.raises(OnItAlready):
        put_right("porter", "Valerie")
    assert put_right("porter", "Rehab").track == f"spotify:track:{3:022d}"
    assert lists.titles(made) == ["Rehab", other.title]


def test_anybody_who_reads_it_says_what_the_lyrics_are(lists: Lists) -> None:
    song = lists.add(lists.make(), is_explicit=None)
    actions.flag(by=lists.world["porter"], song=song, is_explicit=True, now=lists.world.now)
    song.refresh_from_db()
    assert song.is_explicit


def test_a_playlist_put_away_is_read_and_not_changed(lists: Lists) -> None:
    made = lists.make()
    song = lists.add(made)
    actions.put_away(by=lists.world["nurse"], playlist=made, now=lists.world.now + timedelta(days=1))
    assert queries.listed(lists.world["nurse"]) == []
    assert lists.titles(queries.playlist_of(lists.world["porter"], made.pk)) == [song.title]
    with pytest.raises(Refusal, match="put away"):
        lists.add(made, "Another")


def test_a_full_playlist_takes_no_more(lists: Lists, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("candour.domain.playlists.MOST_SONGS", 1)
    made = lists.make()
    lists.add(made)
    with pytest.raises(Refusal, match="holds 1 songs"):
        lists.add(made, "Another")


def test_where_its_post_was_taken_out_of_sight_the_playlist_is_too(lists: Lists) -> None:
    made = lists.make()
    world = lists.world
    assert made.post is not None
    report = network.report(by=world["porter"], post=made.post, reason="Rude.", now=world.now)
    network.settle(by=world["communications"], report=report, hides=True, words="It is.", now=world.now)
    assert queries.listed(world["nurse"]) == []
