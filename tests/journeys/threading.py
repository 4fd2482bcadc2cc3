"""The steps of a post that is longer than a network takes: cut, looked at, sent, stopped, gone on with."""

import json

from tests.contracts.pretended import Network
from tests.journeys.running import Candour
from tests.journeys.screens import Screen

CHATTER = "Chatter"
ROOM = "160"
WORDS = (
    "The new waiting room opens on Monday. It has forty chairs, and a clock that is right. "
    "There is tea at two in the night, and somebody who tells you how long it takes. "
    "The lift beside it stops on every floor again. The doors open by themselves, with a ramp on both sides. "
    "The signs are in large print, in blue and yellow. Our porters hung each of them and walked every way. "
    "We painted a line on the floor, from the main door to the desk. Nobody has to ask the way. "
    "Come and see it on Sunday at three. Tell me what we forgot, and I will write it on the board."
)


def connect(candour: Candour, network: Network, room: str = ROOM) -> None:
    """This will connect the trust to a network, of short posts if nothing else is said."""
    candour.beside("connecting", network.address, CHATTER, room)


def write_for_the_network(nurse: Screen) -> None:
    """This will begin a post of one's own and choose the network alone."""
    nurse.open("/speak")
    nurse.press("Write a post of your own")
    nurse.press("Change where and when")
    nurse.hands.press(nurse.page.get_by_label("front door"))
    nurse.hands.press(nurse.page.get_by_label(CHATTER))
    nurse.press("Keep this")
    nurse.sees(f"It goes to {CHATTER}.")
    nurse.write("Your words", WORDS)
    nurse.press("Save and check my words")
    nurse.sees(f"too long for {CHATTER}. Nothing is cut off for you.")
    nurse.stop("words that are too long for a network")


def cut_it(nurse: Screen) -> None:
    """This will let Candour propose the cuts, look at the parts, and send them."""
    nurse.press("Cut it into parts")
    nurse.sees(f"5 parts, one under the other, on {CHATTER}")
    nurse.sees("Part 1 of 5")
    nurse.stop("words in five parts before they are sent")
    nurse.press("Send it")
    nurse.sees_heading("Somebody looks at it first")


def approve_each_part(matron: Screen) -> None:
    """This will show whoever decides the parts to the letter, and have them say yes."""
    matron.open("/speak")
    matron.follow("Maya Penhale's reply")
    matron.sees(f"On {CHATTER} in 5 parts, exactly so")
    matron.stop("five parts for whoever decides")
    matron.press("Approve")


def see_where_it_stopped(nurse: Screen) -> None:
    """This will see that two parts are live, and what can be done."""
    nurse.looks_until("It stopped: 2 of 5 live")
    nurse.sees("Waits for part 3")
    nurse.stop("a thread that stopped at its third part")


def go_on(nurse: Screen) -> None:
    """This will go on with the third part until all five are live."""
    nurse.press("Go on with part 3")
    nurse.looks_until("5 of 5 live")
    nurse.sees_heading("It is public")
    nurse.stop("a thread that is live")


def stands_in_order(network: Network) -> None:
    """This will read the network's own file: five parts in order, each an answer to the last, none twice."""
    taken = network.entries()
    bodies = [json.loads(entry["bytes"]) for entry in taken]
    assert len({entry["key"] for entry in taken}) == len(taken) == 5
    assert [body["in_reply_to"] for body in bodies] == ["", *(entry["id"] for entry in taken[:-1])]
    said = " ".join(body["text"] for body in bodies)
    assert said.split("\n\nMaya")[0] == WORDS
