"""The steps of a slip in a live post: it is changed where it stands, and everybody sees that it was."""

import json

from tests.contracts.pretended import Network
from tests.journeys.screens import Screen
from tests.journeys.threading import CHATTER

SLIP = (
    "The new wating room opens on Monday. It has forty chairs, and tea at two in the night. Come and see it."
)
MEANT = SLIP.replace("wating", "waiting")


def say_it_in_two_places(nurse: Screen, matron: Screen) -> None:
    """This will have a post of one's own go out with a slip in it, on our own page and on a network."""
    nurse.open("/speak")
    nurse.press("Write a post of your own")
    nurse.press("Change where and when")
    nurse.hands.press(nurse.page.get_by_label(CHATTER))
    nurse.press("Keep this")
    nurse.write("Your words", SLIP)
    nurse.press("Send it")
    nurse.sees_heading("Somebody looks at it first")
    _say_yes(matron, "Maya Penhale's reply")
    nurse.looks_until("It is public")


def change_it(nurse: Screen) -> None:
    """This will be told what happens in each place, mend the slip, and send it the short way."""
    nurse.press("Change the words", "button")
    nurse.sees_heading("Change the words")
    nurse.sees("the new words stand in its place; when it was changed and what it said before stays readable")
    nurse.sees("the new words stand in its place, and we look whether they do")
    nurse.stop("what changing the words does in each place")
    nurse.press("Change the words")
    nurse.sees("What we said")
    nurse.write("Your words", MEANT)
    nurse.press("Save and check my words")
    nurse.sees("goes first in the queue")
    nurse.stop("new words before they are sent")
    nurse.press("Send it")
    nurse.sees_heading("Somebody looks at it first")


def say_yes(matron: Screen, nurse: Screen) -> None:
    """This will show what changes to whoever decides, and have them say yes."""
    matron.open("/speak")
    matron.follow("Maya Penhale's reply")
    matron.sees_heading("Maya's new words wait for you")
    matron.sees("What changes")
    matron.stop("new words for whoever decides")
    matron.press("Approve")
    nurse.looks_until("The new words are live")
    nurse.stop("new words that are live")
    nurse.follow("These are new words for this reply")
    nurse.unfold("Changed by Maya")
    nurse.sees(SLIP)
    nurse.stop("a reply with what it said before")


def stands_changed(network: Network) -> None:
    """This will read the network's own file: one copy, changed once."""
    (shown,) = network.shown()
    assert shown.startswith(MEANT)
    (changed,) = network.entries("edit")
    assert json.loads(changed["bytes"])["text"] == shown
    assert len(network.entries()) == 1


def read_it_in_public(visitor: Screen) -> None:
    """This will read on our own page that it was changed, when, and what it said before."""
    visitor.open("/")
    visitor.sees(MEANT)
    visitor.unfold("Changed at")
    visitor.sees(SLIP)
    visitor.stop("a post with its history")


def _say_yes(matron: Screen, link: str) -> None:
    matron.open("/speak")
    matron.follow(link)
    matron.press("Approve")
