"""Playlists as files: out and in again as they were, in either format; what is wrong with others is said."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from candour.domain import songs
from candour.domain.refusal import Refusal
from candour.playlists import actions, files
from candour.playlists.files import Listed, ListedSong
from candour.playlists.models import Playlist, Song
from tests.rooms.playlists.listing import Lists, track

pytestmark = pytest.mark.filterwarnings("error")
HEAD = '<?xml version="1.0"?><playlist version="1" xmlns="http://xspf.org/ns/0/">'


def _words(most: int, least: int = 0) -> st.SearchStrategy[str]:
    tidy = st.text(max_size=most).map(songs.tidy).map(lambda text: text[:most].strip())
    return tidy.map(songs.tidy).filter(lambda text: least <= len(text) <= most)


LINKS = st.one_of(
    st.just(songs.Link()),
    st.integers(0, 99).map(lambda number: songs.Link(track(number), f"spotify:track:{number:022d}")),
    st.integers(0, 99).map(lambda number: songs.Link(f"https://example.org/song?id={number}&more=1")),
)
SONGS = st.builds(
    ListedSong,
    _words(songs.LONGEST_ARTIST),
    _words(songs.LONGEST_TITLE, 1),
    LINKS,
    st.sampled_from([True, False, None]),
)
PLAYLISTS = st.builds(Listed, _words(80, 1), _words(300), st.lists(SONGS, max_size=6).map(tuple))


@pytest.mark.parametrize("kind", files.KINDS)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # no time is asserted
@given(listed=PLAYLISTS)
def test_what_is_written_is_read_again_as_it_was(kind: str, listed: Listed) -> None:
    assert files.read(files.KINDS[kind].write(listed).encode()) == listed


def test_an_xspf_of_another_program_is_read() -> None:
    text = f"""{HEAD}<title>Mine</title><trackList>
    <track><location>file:///songs/a.mp3</location><title> A  song </title><creator>Somebody</creator>
    <duration>1000</duration></track></trackList></playlist>"""
    assert files.read(text.encode()) == Listed("Mine", "", (ListedSong("Somebody", "A song"),))


def test_a_jspf_of_another_program_is_read() -> None:
    one = {"title": "A song", "location": track(5), "identifier": "mbid:1", "meta": [{"rel": "x"}, 3]}
    read = files.read(b"\xef\xbb\xbf" + json.dumps({"playlist": {"track": [one]}}).encode())
    assert read.songs[0].link.track == f"spotify:track:{5:022d}"
    assert read.name == ""


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
    '<playlist xmlns="http://xspf.org/ns/0/"><title>&c;</title><trackList/></playlist>'
)
OUTSIDE = BOMB.replace('"bbbbbbbbbb"', 'SYSTEM "file:///etc/passwd"')


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "not a playlist"),
        (b"#EXTM3U\nsong.mp3", "not a playlist"),
        (b"\x89PNG\r\n", "not a playlist"),
        (b"{", "damaged"),
        (b'{"playlist": ' + b"[" * 200_000, "damaged"),
        (b"{}", "lists no songs"),
        (b'{"playlist": {"track": {}}}', "lists no songs"),
        (b'{"playlist": {"track": [7]}}', "Song 1 of the file cannot be read"),
        (b'{"playlist": {"track": [{"title": "A"}, {"creator": "B"}]}}', "Song 2 of the file does not fit"),
        (json.dumps({"playlist": {"track": [{"title": "a" * 161}]}}).encode(), "title is too long"),
        (b"<playlist>", "damaged"),
        (b"<html><body/></html>", "lists no songs"),
        (f"{HEAD}</playlist>".encode(), "lists no songs"),
        (f"{HEAD}<trackList><track/></trackList></playlist>".encode(), "no title"),
        (BOMB.encode(), "damaged"),
        (OUTSIDE.encode(), "damaged"),
        (b'<?xml version="1.0" encoding="klingon"?><playlist/>', "damaged"),
        (b'<?xml version="1.0" encoding="utf-7"?><playlist/>', "damaged"),
        (b"<a>" * 100_000, "damaged"),
        (b"{" + b" " * files.LARGEST, "larger than 500 KB"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_plain_sentence(content: bytes, why: str) -> None:
    with pytest.raises(Refusal, match=why) as no:
        files.read(content)
    assert "Nothing was imported." in no.value.reason
    assert no.value.remedy


@given(st.binary(max_size=300))
def test_no_file_at_all_breaks_the_reader(content: bytes) -> None:
    for begins in (b"", b"{", b"<", HEAD.encode(), b'{"playlist":{"track":['):
        with pytest.raises(Refusal):
            files.read(begins + content + b"\x01")


def test_a_file_comes_in_whole_in_its_order_and_each_song_once(lists: Lists) -> None:
    link = songs.Link(track(1), f"spotify:track:{1:022d}")
    names = ("B", "A", "b!", "C")
    listed = Listed("From home", "", tuple(ListedSong("", name, is_explicit=True) for name in names))
    listed = Listed(listed.name, "", (*listed.songs, ListedSong("", "D", link), ListedSong("", "E", link)))
    made = actions.bring(by=lists.world["nurse"], listed=listed, name="Ours", now=lists.world.now)
    assert made.name == "Ours"
    assert lists.titles(made) == ["B", "A", "C", "D"]
    assert [each.is_explicit for each in Song.objects.order_by("pk")] == [True, True, True, None]
    assert lists.events(made) == ["playlist:made", "playlist:brought"]


@pytest.mark.parametrize("name", ["", "x" * 81])
def test_a_file_without_a_name_that_fits_brings_nothing_in(lists: Lists, name: str) -> None:
    with pytest.raises(Refusal):
        actions.bring(
            by=lists.world["nurse"], listed=Listed(name, "", (ListedSong("", "A"),)), now=lists.world.now
        )
    assert not Playlist.objects.exists()


def test_too_many_songs_bring_nothing_in(lists: Lists) -> None:
    many = tuple(ListedSong("", f"Song {number}") for number in range(201))
    with pytest.raises(Refusal, match="201 songs"):
        actions.bring(by=lists.world["nurse"], listed=Listed("Many", "", many), now=lists.world.now)
    assert not Song.objects.exists()
