"""Songs: what a line says, where a link leads, which are the same; who may share a playlist."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain import links, playlists, songs
from candour.domain.playlists import Hand
from candour.domain.refusal import Refusal
from candour.domain.roles import Right, Role
from candour.domain.songs import Heard, Link

TRACK = "4cOdK2wGLETKBW3PvgPWqT"
URL, URI = f"https://open.spotify.com/track/{TRACK}", f"spotify:track:{TRACK}"
ON_SPOTIFY = Link(URL, URI)


@pytest.mark.parametrize(
    ("line", "heard"),
    [
        ("Dolly Parton - 9 to 5", Heard("Dolly Parton", "9 to 5")),
        ("Dolly Parton – 9 to 5", Heard("Dolly Parton", "9 to 5")),
        ("Jay-Z — 99 Problems - Live", Heard("Jay-Z", "99 Problems - Live")),
        ("  Bill   Withers - “Lean on Me” ", Heard("Bill Withers", "Lean on Me")),
        ("Dancing in the Moonlight", Heard("", "Dancing in the Moonlight")),
        ("- Rehab", Heard("", "Rehab")),
        (URL, Heard("", "", URL)),
        (f"Amy Winehouse - Rehab {URL}", Heard("Amy Winehouse", "Rehab", URL)),
        ("https://example.org/a-song", Heard("", "", "https://example.org/a-song")),
        ("", Heard("", "")),
    ],
)
def test_a_line_is_artist_and_title_or_a_link(line: str, heard: Heard) -> None:
    assert songs.hear(line) == heard


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("", Link()),
        (URI, ON_SPOTIFY),
        (URL, ON_SPOTIFY),
        (f"{URL}?si=0123456789abcdef", ON_SPOTIFY),
        (f"https://open.spotify.com/intl-de/track/{TRACK}", ON_SPOTIFY),
        ("https://example.org/song?v=1", Link("https://example.org/song?v=1")),
    ],
)
def test_a_track_on_spotify_is_known_by_its_link(text: str, link: Link) -> None:
    assert songs.read_link(text) == link


@pytest.mark.parametrize(
    "text",
    [
        "https://open.spotify.com/album/1DFixLWuPkv3KT3TnV35m3",
        f"spotify:playlist:{TRACK}",
        "http://example.org/song",
        "javascript:alert(1)",
        "https://example",
        "https://somebody@example.org/",
        "https://example.org:port/",
        "https://example.org/<b>",
        "file:///songs/song.mp3",
        "https://example.org/" + "a" * links.LONGEST_LINK,
    ],
)
def test_other_links_are_refused_with_what_to_do(text: str) -> None:
    no = songs.read_link(text)
    assert isinstance(no, Refusal)
    assert no.remedy


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Beyoncé", "Halo"), ("beyonce", "HALO")),
        (("The Beatles", "Help!"), ("Beatles", "Help")),
        (("Simon & Garfunkel", "Cecilia"), ("Simon and Garfunkel", "Cecilia")),
        (("Sinéad O’Connor", "Mandinka"), ("Sinead O'Connor", "Mandinka")),
    ],
)
def test_a_song_is_the_same_however_it_is_written(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert songs.fold(*one) == songs.fold(*other)


def test_other_songs_are_not_the_same() -> None:
    assert songs.fold("Prince", "1999") != songs.fold("Prince", "Kiss")
    assert songs.fold("", "???") != songs.fold("", "!!!")
    assert songs.fold("a", "b") != songs.fold("", "a b")


@given(st.text(st.characters()))
def test_tidy_words_stay_as_they_are_and_fit_everywhere(text: str) -> None:
    once = songs.tidy(text)
    assert songs.tidy(once) == once
    assert once.encode().decode() == once
    assert len(songs.fold(once, once)) <= 2 * songs.LONGEST_FOLDED + 1


def test_halves_of_signs_and_turned_lines_are_left_out() -> None:
    assert songs.tidy("a\ud800b\x00c\u202ed\ufffe\n e") == "ab cd e"


@given(st.text(max_size=500))
def test_whatever_is_typed_gives_parts_that_fit(text: str) -> None:
    heard = songs.hear(text)
    assert len(heard.artist) <= songs.LONGEST_ARTIST
    assert len(heard.title) <= songs.LONGEST_TITLE


NOBODY, ADDER, KEEPER = Hand(), Hand(is_adder=True), Hand(is_keeper=True)


def test_who_may_touch_a_song_and_a_playlist() -> None:
    assert [playlists.to_touch(hand) is None for hand in (NOBODY, ADDER, KEEPER)] == [False, True, True]
    assert [playlists.to_keep(hand) is None for hand in (NOBODY, ADDER, KEEPER)] == [False, False, True]
    assert playlists.to_touch(KEEPER, is_out=True) is not None


@pytest.mark.parametrize(
    ("roles", "rights", "may"),
    [
        ([Role.COMMUNICATIONS], [], True),
        ([Role.WRITER], [Right.INFORM], True),
        ([Role.WRITER], [Right.SAY_THANKS], False),
        ([Role.ADMINISTRATOR, Role.EXECUTIVE], [], False),
    ],
)
def test_who_may_share_outside(roles: list[Role], rights: list[Right], may: bool) -> None:
    assert (playlists.may_share(roles, rights) is None) is may


@pytest.mark.parametrize(
    ("unanswered", "count", "may"), [(0, 1, True), (1, 3, False), (2, 3, False), (0, 0, False)]
)
def test_every_song_is_answered_for_before_outsiders_see_it(unanswered: int, count: int, may: bool) -> None:
    assert (playlists.to_share(unanswered, count) is None) is may


def test_a_playlist_has_a_name_and_an_end() -> None:
    assert playlists.to_call("Night songs", "") is None
    assert playlists.to_call("", "") is not None
    assert playlists.to_call("n" * 81, "") is not None
    assert playlists.to_call("n", "a" * 301) is not None
    assert playlists.to_add(199) is None
    assert playlists.to_add(200) is not None
