"""All that happens to a promise; each act is checked, written and recorded, and its people are told."""

from candour.promises.actions.asking import ask_the_author
from candour.promises.actions.keeping import begin_keeping, keep_quietly, note_published
from candour.promises.actions.moving import end, let_out, renew
from candour.promises.actions.offering import decline, offer, offer_again, take
from candour.promises.actions.reminding import remind

__all__ = [
    "ask_the_author",
    "begin_keeping",
    "decline",
    "end",
    "keep_quietly",
    "let_out",
    "note_published",
    "offer",
    "offer_again",
    "remind",
    "renew",
    "take",
]
