"""A slip in a live post is mended where it stands: on a network, and on our own page with its history."""

from pathlib import Path

from tests.contracts.pretended import running
from tests.journeys import rewording, threading
from tests.journeys.running import Candour
from tests.journeys.screens import Opens

PICTURES = {"what changing the words does in each place": "change-words-390"}


def test_a_slip_is_mended_in_both_places_and_everybody_sees_that_it_was(
    opens: Opens, candour: Candour, tmp_path: Path
) -> None:
    # given a post of the nurse's own that is live on our page and on a network, with a slip in it
    with running(tmp_path / "chatter.jsonl") as network:
        threading.connect(candour, network, room="500")
        nurse, matron = opens("nurse", pictures=PICTURES), opens("matron")
        rewording.say_it_in_two_places(nurse, matron)
        # when she changes it, she is told first what happens where, and one person looks
        rewording.change_it(nurse)
        rewording.say_yes(matron, nurse)
        # then it is changed once in its place, and our own page says so
        rewording.stands_changed(network)
        rewording.read_it_in_public(opens())
