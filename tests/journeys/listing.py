"""The steps of a playlist: made, filled, voted on, out by file and in again, shared, and on Spotify."""

from pathlib import Path

from candour.channels.spotify import playlists
from candour.channels.tokens import Secrets
from tests.contracts.channel_kit import PlainAccount
from tests.journeys.running import Candour
from tests.journeys.screens import Screen
from tests.twins.running import Running

NAME = "Songs at four"
TRACKS = {"Lean on Me": 2, "9 to 5": 1}
"""Title -> the number by which the twin of Spotify knows it, in the order that the votes make."""


def make_one(nurse: Screen) -> str:
    """This will make a playlist from the feed, and give its address."""
    nurse.open("/feed")
    nurse.follow("Playlists")
    nurse.sees_heading("Playlists")
    nurse.stop("the playlists")
    nurse.press("Make a playlist")
    nurse.write("Name", NAME)
    nurse.stop("a new playlist")
    nurse.press("Make it")
    nurse.sees_heading(NAME)
    nurse.sees("There is no song on it yet.")
    return nurse.page.url


def add(who: Screen, line: str, artist: str, title: str, lyrics: str) -> None:
    """This will add a song by one line, and look at what was understood."""
    who.write("Add a song", line)
    who.press("Next")
    who.sees_heading(f"Add a song to {NAME}")
    assert who.box("Title").input_value() == ("" if line.startswith("https") else title)
    who.write("Who plays or sings it?", artist)
    who.write("Title", title)
    if line.startswith("https"):
        assert who.box("Link to listen").input_value() == line
    else:
        who.write("Link to listen", f"https://open.spotify.com/track/{TRACKS[title]:022d}")
    who.tick(lyrics)
    who.stop("a song in its parts")
    who.press("Add it")
    who.sees_heading(NAME)
    who.sees(title)


def add_the_same(who: Screen) -> None:
    """This will be led to a song that is there already, and vote for it."""
    who.write("Add a song", "dolly parton - 9 TO 5")
    who.press("Next")
    who.tick("No")
    who.press("Add it")
    who.sees("Maya Penhale added 9 to 5, Dolly Parton already.")
    who.stop("a song that is on it already")
    who.press("Vote for it")
    who.sees_heading(NAME)


def vote(who: Screen, name: str) -> None:
    """This will vote for a song."""
    who.press(f"Vote for {name}")
    who.sees("Take my vote back")


def titles(who: Screen) -> list[str]:
    """This will read the songs in the order in which they stand."""
    return who.page.locator(".candour-song__title").all_inner_texts()


def answer_for_the_lyrics(who: Screen, name: str) -> None:
    """This will say that a song's lyrics are not explicit."""
    who.unfold(f"More about {name}")
    who.press(f"Not explicit ({name}")


def take_it_along_and_bring_it_back(nurse: Screen, folder: Path) -> list[str]:
    """This will export a playlist as XSPF, import that file, and read what came in."""
    with nurse.page.expect_download() as coming:
        nurse.follow("Export it (XSPF)")
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    nurse.open("/playlists/import")
    nurse.page.locator("input[type=file]").set_input_files(path)
    nurse.write("What it is called here", "Brought home")
    nurse.stop("a playlist from a file")
    nurse.press("Import it")
    nurse.sees_heading("Brought home")
    return titles(nurse)


def share(press: Screen, address: str) -> None:
    """This will look at what outsiders would see, and share it with them."""
    press.open(address)
    press.follow("Share it with everybody outside")
    press.sees_heading(f"Share {NAME}")
    press.stop("a playlist before it is shared")
    press.press("Share it with everybody outside")
    press.sees("Priya Nair shared it")


def see_it_outside(visitor: Screen) -> None:
    """This will find the playlist from the front door."""
    visitor.open("/")
    way = visitor.page.get_by_role("link", name="Working here", include_hidden=True).first
    visitor.open(way.get_attribute("href") or "")
    visitor.sees_heading("Working here")
    visitor.sees(NAME)
    visitor.stop("working here")
    visitor.follow(NAME)
    visitor.sees("Lean on Me")
    visitor.stop("a playlist for everybody")


def connect(candour: Candour, twin: Running) -> str:
    """This will connect the trust's account on Spotify, and give what lets it in."""
    access = str(twin.grant()["access_token"])
    candour.beside("connecting_spotify", twin.address, access)
    return access


def put_it_on_spotify(press: Screen, address: str) -> None:
    """This will put the playlist there and look until it is."""
    press.open(address)
    press.press("Put it on Spotify")
    press.looks_until("It is on Spotify, in this order.")
    press.sees("1 song is not on Spotify yet")
    press.stop("a playlist that is on Spotify")


def there(twin: Running, access: str) -> list[int]:
    """This will read the numbers of the tracks on the account's one playlist, in their order."""
    account = PlainAccount(1, 1, f"{twin.address}/users/stbrannocs", {}, [Secrets({"access": access})])
    found = playlists.named(account, NAME)
    assert found is not None
    return [int(each.uri.rpartition(":")[2]) for each in playlists.tracks(account, found.number)]
