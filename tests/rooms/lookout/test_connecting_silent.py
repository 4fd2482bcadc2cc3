"""A feed, Care Opinion and Spotify, connected by a person on the page, each on its twin."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.test import override_settings
from django.utils import timezone

from candour.channels.actions import address_at_network
from candour.channels.careopinion.channel import CareOpinion
from candour.channels.connections import connected
from candour.channels.models import Account, AccountSecrets, ConnectionTry
from candour.channels.spotify import playlists
from candour.channels.spotify.channel import Spotify
from candour.jobs import worker
from candour.listening.models import PublicPost
from tests.contracts.twin_bench import CALLBACK, say_yes
from tests.pages import Visit
from tests.rooms.listening.hospital import Hospital, html
from tests.twins.letting_in import CLIENT
from tests.twins.running import Running, running

KEYS = {"feed": "rss", "careopinion": "careopinion"}


@pytest.fixture
def spotify(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    with running("spotify", tmp_path / "spotify.jsonl") as started:
        monkeypatch.setattr(Spotify, "server", started.address)
        monkeypatch.setattr(Spotify, "authorise_at", f"{started.address}/authorize")
        monkeypatch.setattr(Spotify, "token_at", f"{started.address}/api/token")
        yield started


@pytest.mark.parametrize("name", KEYS)
def test_what_is_told_there_comes_to_listen(
    hospital: Hospital, visit: Visit, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(name, tmp_path / "twin.jsonl") as twin:
        monkeypatch.setattr(CareOpinion, "server", twin.address)
        twin.say("Nobody told us anything.")
        typed = {"feed": f"{twin.address}/feed.xml", "service": "RXX", "api_key": "made-up-key"}
        visit(f"/connections/add/{KEYS[name]}", by=hospital.press, post=typed, expecting=302)
        worker.run_due(timezone.now())
        worker.run_due(timezone.now(), with_schedules=True)
    account = Account.objects.get(channel=KEYS[name])
    assert account.owner == hospital.press
    assert AccountSecrets.objects.filter(account=account).exists() is (name != "feed")
    post = PublicPost.objects.get(account=account)
    assert (post.text, post.kind != "") == ("Nobody told us anything.", True)
    page = html(visit("/connections", by=hospital.press))
    assert "Nothing is published from here." in page
    assert account.name.replace("'", "&#39;") in page


def test_spotify_is_connected_on_its_own_page_and_lends_its_playlists(
    hospital: Hospital, spotify: Running, visit: Visit
) -> None:
    with override_settings(CANDOUR_ADDRESS=CALLBACK.removesuffix("/connections/back")):
        visit("/connections/add/spotify", by=hospital.press, post={"client": CLIENT}, expecting=302)
        worker.run_due(timezone.now())
        back = say_yes(address_at_network(ConnectionTry.objects.get()))
        visit(f"/connections/back?{urlencode(back)}", by=hospital.press, expecting=302)
        worker.run_due(timezone.now())
    account = Account.objects.get(channel="spotify")
    made = playlists.create(connected(account), "Night songs")
    assert spotify.public() == ["Night songs"]
    assert made.is_public
