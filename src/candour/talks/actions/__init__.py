"""All that happens to a private talk: offered, asked for, kept, handed on, ended, erased."""

from candour.talks.actions.asking import ask_as_teller, ask_by_link, ask_openly
from candour.talks.actions.erasing import end_with_story, erase_ended
from candour.talks.actions.keeping import ask_instead_of, hand_on, move_on
from candour.talks.actions.offering import Offered, offer_talk
from candour.talks.actions.talking import end_talk, look, try_again

__all__ = [
    "Offered",
    "ask_as_teller",
    "ask_by_link",
    "ask_instead_of",
    "ask_openly",
    "end_talk",
    "end_with_story",
    "erase_ended",
    "hand_on",
    "look",
    "move_on",
    "offer_talk",
    "try_again",
]
