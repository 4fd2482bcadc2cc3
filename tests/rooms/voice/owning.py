"""Mistakes owned and replies taken down beside the square, for the tests of both."""

from candour.voice.actions import deciding, drafting, submitting
from candour.voice.actions.correcting import begin_correction
from candour.voice.models import Delivery, Statement
from tests.rooms.voice.squares import Place

WRONG = "I wrote that the desk by the lifts is open all night."
RIGHT = "It shuts at eight. After eight, please ring the bell at the main door, and one of us will come."
TALK = "Ask for me on the ward. Maya"
LIFTS = {"sameness": "We must use these words.", "clinical_advice": "Seen by a doctor."}


def corrected(place: Place, statement: Statement, by: str = "nurse", right: str = RIGHT) -> Statement:
    """This will have somebody own a mistake and send the correction on its route."""
    parts = {"was_wrong": WRONG, "is_right": right, "talk_to": TALK}
    draft = begin_correction(by=place[by], statement=statement, parts=parts, now=place.now)
    return submitting.submit(by=place[by], statement=draft, now=place.now)


def owned(place: Place, statement: Statement, by: str = "nurse", right: str = RIGHT) -> Statement:
    """This will have a correction sent and approved; its copies wait out the undo window."""
    correction = corrected(place, statement, by, right)
    assert correction.current is not None
    seen = correction.current.sha256
    deciding.approve(by=place["matron"], statement=correction, seen=seen, lifts=LIFTS, now=place.now)
    correction.refresh_from_db()
    return correction


def copy_of(statement: Statement) -> Delivery:
    """This will give the one copy of a statement, as it is now."""
    return Delivery.objects.get(statement=statement)


__all__ = ["copy_of", "corrected", "drafting", "owned"]
