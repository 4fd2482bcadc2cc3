"""A playlist is made, filled and voted on by two, goes out as a file and in again, and to Spotify."""

from pathlib import Path

import pytest

from tests.journeys import listing
from tests.journeys.running import Candour
from tests.journeys.screens import Opens
from tests.twins.running import running

WIDTHS = (390, pytest.param(1280, marks=pytest.mark.in_full))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_playlist_is_made_voted_on_exported_shared_and_on_spotify(
    opens: Opens, candour: Candour, tmp_path: Path, width: int
) -> None:
    look = {"viewport": {"width": width, "height": 844}}
    nurse, joe, press = (opens(who, **look) for who in ("nurse", "reader", "communications"))
    # given a playlist on which the nurse and Joe put songs, by name and by link
    address = listing.make_one(nurse)
    listing.add(nurse, "Dolly Parton - 9 to 5", "Dolly Parton", "9 to 5", "No")
    joe.open(address)
    listing.add(joe, f"https://open.spotify.com/track/{2:022d}", "Bill Withers", "Lean on Me", "No")
    listing.add_the_same(joe)
    listing.vote(joe, "Lean on Me, Bill Withers")
    nurse.open(address)
    listing.vote(nurse, "Lean on Me, Bill Withers")
    listing.add(nurse, "https://example.org/calon", "", "Calon Lân", "I do not know")
    listing.answer_for_the_lyrics(nurse, "Calon Lân")
    # then votes make the order, which a file takes along and brings back
    order = ["Lean on Me", "9 to 5", "Calon Lân"]
    assert listing.titles(nurse) == order
    nurse.stop("a playlist")
    assert listing.take_it_along_and_bring_it_back(nurse, tmp_path) == order
    # when communications share it, everybody outside finds it
    listing.share(press, address)
    listing.see_it_outside(opens(**look))
    # and where Spotify is connected, the same tracks stand there in the same order
    with running("spotify", tmp_path / "spotify.jsonl") as twin:
        access = listing.connect(candour, twin)
        listing.put_it_on_spotify(press, address)
        assert twin.public() == [listing.NAME]
        assert listing.there(twin, access) == [
            listing.TRACKS[each] for each in order if each in listing.TRACKS
        ]
