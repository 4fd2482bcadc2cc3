"""Spotify on its twin: playlists are made, named, filled, put into order, read back; nobody can speak."""

from collections.abc import Iterator

import pytest

from candour.channels.base import Disconnected, Message, NotAccepted, NotYet, Unclear
from candour.channels.connecting import Connectable, Given, GoOn, Joined
from candour.channels.spotify import playlists
from candour.channels.spotify.channel import Spotify
from candour.channels.tokens import Secrets
from tests.contracts.channel_kit import PlainAccount
from tests.contracts.twin_bench import CALLBACK, say_yes
from tests.twins.letting_in import CLIENT
from tests.twins.running import Running, running

SONGS = [f"spotify:track:{number:022d}" for number in range(120)]
pytestmark = pytest.mark.only_on("sqlite")
"""No database is asked, so one run is enough."""


@pytest.fixture(scope="module")
def running_twin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running("spotify", tmp_path_factory.mktemp("spotify") / "spotify.jsonl") as twin:
        yield twin


@pytest.fixture
def twin(running_twin: Running, monkeypatch: pytest.MonkeyPatch) -> Running:
    running_twin.begin_anew()
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    monkeypatch.setattr(Spotify, "server", running_twin.address)
    monkeypatch.setattr(Spotify, "authorise_at", f"{running_twin.address}/authorize")
    monkeypatch.setattr(Spotify, "token_at", f"{running_twin.address}/api/token")
    return running_twin


def connect() -> Joined:
    network = Spotify()
    assert isinstance(network, Connectable)
    first = Given({"client": CLIENT}, Secrets(), "a state", CALLBACK)
    go_on = network.begin(first)
    assert isinstance(go_on, GoOn)
    back = Given({"client": CLIENT}, go_on.keep, first.state, CALLBACK)
    return network.finish(back, say_yes(go_on.address))


@pytest.fixture
def account(twin: Running) -> PlainAccount:
    joined = connect()
    return PlainAccount(1, 1, joined.address, dict(joined.settings), [joined.secrets])


def uris(account: PlainAccount, number: str) -> list[str]:
    return [track.uri for track in playlists.tracks(account, number)]


def test_it_is_connected_by_pkce_without_a_secret(twin: Running) -> None:
    joined = connect()
    assert (joined.name, joined.number) == ("St Brannoc's", "stbrannocs")
    assert joined.address == f"{twin.address}/users/stbrannocs"


def test_a_no_on_its_page_is_said_plainly(twin: Running) -> None:
    twin.rules(says_no=True)
    with pytest.raises(NotAccepted, match="said no"):
        connect()


def test_a_playlist_is_made_named_and_read_back(twin: Running, account: PlainAccount) -> None:
    made = playlists.create(account, "Songs for a night shift", "Chosen on the wards.")
    assert (made.is_public, made.url.startswith("https://open.spotify.com/")) == (True, True)
    playlists.rename(account, made.number, "Night songs")
    assert twin.public() == ["Night songs"]
    assert playlists.named(account, "Night songs") == playlists.Playlist(
        made.number, "Night songs", made.url, True
    )
    assert playlists.named(account, "Day songs") is None


def test_tracks_are_added_moved_removed_and_read_in_their_order(account: PlainAccount) -> None:
    number = playlists.create(account, "Songs").number
    playlists.add(account, number, SONGS[:3])
    state = playlists.add(account, number, [SONGS[9]], at=0)
    assert uris(account, number) == [SONGS[9], *SONGS[:3]]
    state = playlists.move(account, number, start=0, before=4, state=state)
    assert uris(account, number) == [*SONGS[:3], SONGS[9]]
    playlists.remove(account, number, [SONGS[1]], state)
    assert uris(account, number) == [SONGS[0], SONGS[2], SONGS[9]]
    first = playlists.tracks(account, number)[0]
    assert (first.name, first.artists) == ("Song number 0", ("The Porters",))


def test_a_long_playlist_is_read_to_its_end(account: PlainAccount) -> None:
    number = playlists.create(account, "Songs").number
    playlists.add(account, number, SONGS[:100])
    playlists.add(account, number, SONGS[100:])
    assert uris(account, number) == SONGS


def test_stating_the_whole_list_twice_changes_nothing(twin: Running, account: PlainAccount) -> None:
    number = playlists.create(account, "Songs").number
    twin.rules(loses_answers=1)
    with pytest.raises(Unclear):
        playlists.put(account, number, SONGS[:2])
    playlists.put(account, number, SONGS[:2])
    assert uris(account, number) == SONGS[:2]
    playlists.put(account, number, [])
    assert uris(account, number) == []


def test_a_playlist_whose_answer_was_lost_is_found_by_its_name(twin: Running, account: PlainAccount) -> None:
    twin.rules(loses_answers=1)
    with pytest.raises(Unclear):
        playlists.create(account, "Lost and found")
    found = playlists.named(account, "Lost and found")
    assert found is not None
    assert len(twin.public()) == 1


def test_access_that_ran_out_is_renewed_once(twin: Running, account: PlainAccount) -> None:
    twin.rules(lifetime=0)
    account.held.append(Secrets({**account.secrets, "access": "too old"}, version=account.secrets.version))
    twin.rules(lifetime=3600)
    playlists.create(account, "Songs")
    assert account.secrets["access"] != "too old"


def test_access_that_was_taken_away_disconnects(twin: Running, account: PlainAccount) -> None:
    twin.rules(is_revoked=True)
    with pytest.raises(Disconnected):
        playlists.create(account, "Songs")


def test_what_each_refusal_means(twin: Running, account: PlainAccount) -> None:
    number = playlists.create(account, "Songs").number
    for to, uris_to_add in (
        ("nowhere", SONGS[:1]),
        (number, ["spotify:track:none"]),
        (number, []),
        (number, SONGS[:101]),
    ):
        with pytest.raises(NotAccepted) as refused:
            playlists.add(account, to, uris_to_add)
        assert refused.value.remedy
    twin.rules(limited=1)
    with pytest.raises(NotYet) as later:
        playlists.add(account, number, SONGS[:1])
    assert later.value.retry_after == 7


def test_nobody_can_speak_there(account: PlainAccount) -> None:
    assert not Spotify.capabilities.can_publish
    with pytest.raises(NotAccepted, match="Nothing can be said"):
        Spotify().publish(account, Message("Hello", "Amina", "staff nurse"), "k")
