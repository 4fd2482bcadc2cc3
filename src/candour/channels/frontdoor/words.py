"""The front door's fixed words: where to turn in an emergency, and what is said to tellers.

The numbers are public facts for England. They stand here once, so that nothing else on any page differs.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class HelpLine:
    """One place to turn to: when, what it is called, and how to reach it."""

    when: str
    name: str
    how: str
    link: str


EMERGENCY = HelpLine("Somebody's life is at risk", "Emergency services", "Call 999", "tel:999")
URGENT = HelpLine("You need medical help now, but it is not an emergency", "NHS 111", "Call 111", "tel:111")
SAMARITANS = HelpLine(
    "You are struggling and want to talk to somebody, day or night",
    "Samaritans",
    "Call 116 123",
    "tel:116123",
)
SHOUT = HelpLine(
    "You are struggling and would rather text, day or night", "Shout", "Text SHOUT to 85258", "sms:85258"
)
HELP_LINES: tuple[HelpLine, ...] = (EMERGENCY, URGENT, SAMARITANS, SHOUT)

NOT_FOR_EMERGENCIES = "Do not use this page if you need help now. Nobody watches it every minute."
NAME_LEFT_OUT = "[name left out]"
"""Stands in a published story in place of each name that was left out."""
WE_LEFT_OUT = "We left out a name, because"
"""Begins the line on the teller's link; the reason follows."""
