"""All that changes a public post: taken in, read, taken, settled, handed to a human; each act is recorded."""

from candour.listening.actions.claims import (
    claim_post,
    give_back,
    hand_over,
    lapse_claims,
    note_draft_activity,
)
from candour.listening.actions.clocks import start_clock, stop_clock
from candour.listening.actions.correcting import correct_reading, undo_correction
from candour.listening.actions.desks import Desk, desks_of, set_desks, tell_desk
from candour.listening.actions.examples import take_examples
from candour.listening.actions.hand_offs import (
    move_on,
    open_hand_off,
    record_hand_off,
    release_hand_off,
    see_hand_off,
)
from candour.listening.actions.reading import keep_reading, read_now
from candour.listening.actions.receiving import Received, receive, receive_many
from candour.listening.actions.settling import bring_back, mark_answered, put_aside, wait_again

__all__ = [
    "Desk",
    "Received",
    "bring_back",
    "claim_post",
    "correct_reading",
    "desks_of",
    "give_back",
    "hand_over",
    "keep_reading",
    "lapse_claims",
    "mark_answered",
    "move_on",
    "note_draft_activity",
    "open_hand_off",
    "put_aside",
    "read_now",
    "receive",
    "receive_many",
    "record_hand_off",
    "release_hand_off",
    "see_hand_off",
    "set_desks",
    "start_clock",
    "stop_clock",
    "take_examples",
    "tell_desk",
    "undo_correction",
    "wait_again",
]
