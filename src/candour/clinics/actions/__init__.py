"""All that changes clinics: each act is checked, written and recorded."""

from candour.clinics.actions.answering import answer
from candour.clinics.actions.cases import keep_case, show_case, take_case_back
from candour.clinics.actions.coming import book, come, give_back
from candour.clinics.actions.hosting import (
    agree_to_host,
    ask_for_host,
    ask_to_host,
    end_agreement,
    host,
    stop_hosting,
)
from candour.clinics.actions.leaving import leave
from candour.clinics.actions.notes import propose, write_note
from candour.clinics.actions.planning import call_off, change, plan
from candour.clinics.actions.reminding import ask_whether_it_helped, remind

__all__ = [
    "agree_to_host",
    "answer",
    "ask_for_host",
    "ask_to_host",
    "ask_whether_it_helped",
    "book",
    "call_off",
    "change",
    "come",
    "end_agreement",
    "give_back",
    "host",
    "keep_case",
    "leave",
    "plan",
    "propose",
    "remind",
    "show_case",
    "stop_hosting",
    "take_case_back",
    "write_note",
]
