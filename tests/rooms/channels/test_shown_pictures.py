"""A picture at an address for the network that publishes it: to whoever knows it, for an hour."""

import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import LazySettings
from django.test import Client

from candour.channels.pictures import SHOWN_FOR, keep_picture, public_address
from tests.contracts.drawing import jpeg


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> None:
    """This will keep these pictures away from those of other tests, whose trusts have the same numbers."""
    settings.CANDOUR_DATA = tmp_path


@pytest.fixture
def address() -> str:
    return urlsplit(public_address(1, keep_picture(1, jpeg()))).path


def test_the_network_gets_the_approved_bytes_and_nothing_keeps_them(client: Client, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.content) == (200, jpeg())
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["cache-control"] == "private, no-store"
    assert "noindex" in answer.headers["x-robots-tag"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405


@pytest.mark.django_db
def test_an_address_that_was_changed_or_guessed_shows_nothing(client: Client, address: str) -> None:
    front, _, name = address.rpartition("/")
    for other in (
        name[:-1] + ("A" if name[-1] != "A" else "B"),
        "guessed",
        f"x{name}",
        name.replace(":", ""),
    ):
        assert client.get(f"{front}/{other}").status_code == 404


@pytest.mark.django_db
def test_after_an_hour_it_shows_nothing(
    client: Client, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = time.time() + SHOWN_FOR.total_seconds() + 1
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_a_picture_whose_file_is_gone_or_of_another_trust_is_not_shown(client: Client) -> None:
    for trust, sha256 in ((1, "0" * 64), (2, keep_picture(1, jpeg())), (1, "../keys/contact-keys")):
        assert client.get(urlsplit(public_address(trust, sha256)).path).status_code == 404
