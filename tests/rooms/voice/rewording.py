"""New words for what is public beside the square, for the tests of changing it."""

from candour.voice.actions import deciding, drafting, submitting
from candour.voice.actions.rewording import begin_rewording
from candour.voice.models import Delivery, Statement
from tests.rooms.voice.owning import LIFTS
from tests.rooms.voice.squares import Place


def reworded(place: Place, statement: Statement, was: str, now_is: str, by: str = "nurse") -> Statement:
    """This will have somebody change words of a public reply and send the new ones on their route."""
    draft = begin_rewording(by=place[by], statement=statement, now=place.now)
    text = draft.draft_text.replace(was, now_is)
    drafting.save_draft(
        by=place[by],
        statement=draft,
        text=text,
        parts=draft.draft_parts,
        says=draft.says,
        harm_answer=draft.harm_answer,
        now=place.now,
    )
    return submitting.submit(by=place[by], statement=draft, now=place.now)


def passed(place: Place, words: Statement, by: str = "matron") -> Statement:
    """This will have new words approved; their changes wait out the undo window."""
    assert words.current is not None
    deciding.approve(by=place[by], statement=words, seen=words.current.sha256, lifts=LIFTS, now=place.now)
    words.refresh_from_db()
    return words


def change_of(copy: Delivery) -> Delivery:
    """This will give the newest change of a copy, as it is now."""
    return copy.changed_by.order_by("-pk")[:1].get()
