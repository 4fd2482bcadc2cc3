"""The clause behind each check, so that every finding can be read up and challenged."""

from candour.domain.checks.codes import Code

CLAUSES: dict[str, str] = {
    "floor 1": "Where somebody may be in danger, a named human comes first and no public reply goes out "
    "until that person releases it.",
    "floor 2": "Where a patient may have been harmed, they are told in person first; the public reply waits.",
    "floor 3": "Nothing goes out that could tell a stranger who somebody is, or that they were a patient.",
    "4.2": "A freedom of information request starts its clock and gets its fixed next step.",
    "8.1": "We give nobody advice about their treatment in public.",
    "8.2": "We answer what was said: no sorry for a thank-you, no delight at a complaint.",
    "8.3": "Each person gets words of their own.",
    "8.4": "A picture says in words what it shows.",
    "9.1": "A question gets an answer, even if it is that we do not know yet.",
    "9.2": "A sorry is for what happened, not for how somebody feels about it.",
    "9.3": "We do not decide in public whose fault it was.",
    "9.4": "A reply shows that somebody read the story, in other words than its own.",
    "9.5": "A complaint hears what will happen now.",
    "9.6": "We do one thing before we send somebody elsewhere, or say who will answer and when.",
    "9.7": "A person speaks, with a first name.",
    "9.8": "We use stock phrases sparingly.",
    "9.9": "The sorry comes before the reasons.",
    "9.10": "We say who did it.",
    "9.11": "We write so that anybody can read it.",
    "9.12": "We promise what we will do, not what will never happen.",
    "9.13": "A promise has a day and somebody who keeps it.",
    "9.14": "We do not shout, and words carry the meaning.",
}
"""Number -> sentence. The floors cannot be edited; 4.2 stands in the starting policy."""

CLAUSE_OF: dict[Code, str] = {
    Code.SAFEGUARDING: "floor 1",
    Code.DUTY_OF_CANDOUR: "floor 2",
    Code.IDENTITY: "floor 3",
    Code.FOI: "4.2",
    Code.CLINICAL_ADVICE: "8.1",
    Code.CONTRADICTION: "8.2",
    Code.SAMENESS: "8.3",
    Code.ALT_TEXT_MISSING: "8.4",
    Code.UNANSWERED_QUESTION: "9.1",
    Code.NONAPOLOGY: "9.2",
    Code.BLAME: "9.3",
    Code.NOTHING_SPECIFIC: "9.4",
    Code.NO_NEXT_STEP: "9.5",
    Code.OFFLINE_ONLY: "9.6",
    Code.NO_PERSON: "9.7",
    Code.SCRIPTED: "9.8",
    Code.EXCUSE_FIRST: "9.9",
    Code.PASSIVE: "9.10",
    Code.HARD_TO_READ: "9.11",
    Code.OVERPROMISE: "9.12",
    Code.PROMISE_WITHOUT_DATE: "9.13",
    Code.SHOUTING_OR_STYLE: "9.14",
}
"""The clause that each check cites."""
