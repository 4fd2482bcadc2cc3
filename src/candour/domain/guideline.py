"""The guideline that every trust starts with: each clause with its reason and an example.

Version 1 of each clause is this text. Colleagues change all of it but the floors, by proposals and votes; the
ways to approval (1 to 7) stand in the trust's policy table.
"""

from dataclasses import dataclass

from candour.domain.checks.clauses import CLAUSES
from candour.domain.consensus.proposing import Clause

FIRST_OWN = 10
"""Section of the clauses that a trust's own people add: 10.1, 10.2 and on."""
FLOORS = ("floor 1", "floor 2", "floor 3")

_WHY: dict[str, tuple[str, str]] = {
    "floor 1": (
        "A person in danger needs a person, not a reply.",
        "Somebody cannot go on. A named colleague is told at once, and the page shows 999 and 111.",
    ),
    "floor 2": (
        "The duty of candour: people hear from us, in person, before they read it.",
        "A fall on the ward is in a story. Somebody meets the family first; the public reply waits.",
    ),
    "floor 3": (
        "That somebody was a patient is theirs to tell. Confidence lasts after death, too.",
        "Not: “When you came to bay 3 on Tuesday.” But: “Thank you for telling us about your night here.”",
    ),
    "4.2": (
        "The law gives 20 working days, however the question was asked.",
        "“How many beds were closed in May?” goes to the information team, and the clock runs.",
    ),
    "8.1": (
        "We cannot examine anybody in public, and others would follow the advice.",
        "Not: “Stop the tablets.” But: “Please ring 111, or the ward that knows you.”",
    ),
    "8.2": (
        "A sorry for a thank-you tells people that nobody read it.",
        "“Thanks a bunch” can be bitter. Read it again before you are delighted.",
    ),
    "8.3": (
        "People read each other’s replies. The same words twice are no answer to either.",
        "Two people waited six hours. Each hears about their own evening.",
    ),
    "8.4": (
        "Somebody who cannot see it should not be left out.",
        "“Four porters in blue hold up a birthday cake in the corridor.”",
    ),
    "9.1": (
        "A question left unanswered is asked again, louder.",
        "“Is the clinic open on Monday?” “We do not know yet. I will write here by six.”",
    ),
    "9.2": (
        "“Sorry you feel” blames whoever feels.",
        "Not: “Sorry you were upset.” But: “I am sorry that nobody came when you rang.”",
    ),
    "9.3": (
        "We know too little, and fairness needs a proper look.",
        "Not: “The agency nurse forgot.” But: “The bell was not answered. We are finding out why.”",
    ),
    "9.4": (
        "People want to know that a person read it.",
        "They wrote about the cold tea and the kind porter: say something about both.",
    ),
    "9.5": (
        "Without a next step a complaint ends in nothing.",
        "“Sam, who looks after the ward, will ring you this week if you send a number by the link.”",
    ),
    "9.6": (
        "“Contact PALS” alone is being sent away.",
        "Answer what can be answered, then say who takes it on, and when.",
    ),
    "9.7": (
        "People trust people. The trust stands behind whoever speaks.",
        "“I am Asha, one of the nurses in the emergency department.”",
    ),
    "9.8": (
        "Phrases that fit everybody answer nobody.",
        "Not: “We take all feedback seriously.” Say what you will do.",
    ),
    "9.9": (
        "A reason before the sorry sounds like an excuse.",
        "“I am sorry you waited so long. Two ambulances came at once.” In this order.",
    ),
    "9.10": (
        "“Mistakes were made” hides who made them.",
        "Not: “The letter was not sent.” But: “We did not send the letter.”",
    ),
    "9.11": (
        "Four in ten adults find hospital letters hard to read.",
        "Short sentences. “Scan”, not “imaging”.",
    ),
    "9.12": (
        "“Never again” is a promise nobody can keep.",
        "“From Monday a second nurse is at the desk in the evening.”",
    ),
    "9.13": (
        "Without a day and a name nobody keeps it.",
        "“The new blinds go up by 12 June. Jo on the ward sees to it.”",
    ),
    "9.14": (
        "Capitals shout, and a screen reader spells signs out.",
        "One exclamation mark is plenty; a heart says less than “thank you”.",
    ),
}
STARTING: dict[str, Clause] = {number: Clause(words, *_WHY[number]) for number, words in CLAUSES.items()}
"""Number -> the clause as every trust starts with it."""


@dataclass(frozen=True)
class Cited:
    """A clause as it is cited: its number and words, which version is in force, and how that was agreed."""

    number: str
    words: str
    version: int
    agreed: str

    @property
    def is_floor(self) -> bool:
        """Whether no vote changes it."""
        return self.number.startswith("floor")

    @property
    def name(self) -> str:
        """What it is called where it is cited: "Clause 8.3", "Floor 3"."""
        return self.number.capitalize() if self.is_floor else f"Clause {self.number}"


FROM_THE_START = "from the start; nobody has asked for a vote on it"
FLOOR_AGREED = "the same in every trust; no vote changes it"


def cited_from_start(number: str) -> Cited:
    """This will cite the text that a trust starts with; KeyError where it has no such clause."""
    return Cited(number, STARTING[number].words, 1, FLOOR_AGREED if number in FLOORS else FROM_THE_START)


def place(number: str) -> tuple[int, int, str]:
    """This will give the place of a clause in the document: floors first, then by section and number."""
    section, _, rest = number.removeprefix("floor ").partition(".")
    if number.startswith("floor") or not section.isdigit():
        return (0, int(section) if section.isdigit() else 0, number)
    return (int(section), int(rest) if rest.isdigit() else 0, number)
