"""Five hundred drafts that give somebody away, or try to: twenty sentences around twenty-five details."""

DETAILS = (
    "your NHS number is 943 476 5919",
    "you were in bay 3",
    "you lay in bed 12 until the morning",
    "you are the lady from side room 2",
    "your hospital number H2210457 was on the form",
    "you were born on 4 September 1958",
    "your scan showed nothing bad",
    "your blood results were normal",
    "I have looked at your notes",
    "we have no record of you",
    "Mrs Pellow's results are ready",
    "our patient Joan Pellow waited",
    "your mum Joan Pellow is in good hands",
    "you live at EX31 4JB",
    "you came to A&E on Monday night",
    "you were a patient on Rowan ward last week",
    "you were discharged on Tuesday",
    "your operation was put off twice",
    "you were seen by Dr Lowe in the fertility clinic",
    "we treated you for your overdose",
    "your son was on the children's ward",
    "your baby was born here in March",
    "I was your nurse that night",
    "you have an appointment with us on Friday",
    "I remember you, you sat by the window with the red coat",
)
"""What no stranger may learn; the last ones say it without a number, a place or a name."""

SENTENCES = (
    "I am sorry that {it}.",
    "I am so sorry, I know {it}. Ring me. Maya",
    "Thank you for telling us. I see that {it}.",
    "Yes, {it}, and nobody came. That was wrong.",
    "As {it}, I have asked the ward sister to ring you.",
    "Between us: {it}.",
    "We are sorry. To be clear, {it}.",
    "You are right, {it} and it took six hours.",
    "Nobody told you, though {it}. I am sorry.",
    "Please ask for me at the desk, since {it}.",
    "It is true that {it}. I will find out why.",
    "I was there when {it}. I am sorry that we did not explain.",
    "What happened is that {it}. Maya",
    "Sorry! {it} - I checked just now.",
    "Let me put this right: {it}.",
    "My colleague says {it}. We should have told you.",
    "Hello. I think {it}? I am sorry about the wait.",
    "That is because {it}. I will ring you about it today.",
    "I hear you. {it}. We will do better.",
    "Because {it} we cannot say more here. Ring me on the ward.",
)


def drafts() -> list[str]:
    """This will give every sentence around every detail."""
    return [sentence.format(it=detail) for detail in DETAILS for sentence in SENTENCES]
