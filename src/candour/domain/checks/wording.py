"""What the writer reads for each check: a reason and a remedy, in the rubric's words."""

from candour.domain.checks.codes import Code

WORDING: dict[Code, tuple[str, str]] = {
    Code.SAFEGUARDING: (
        "This message mentions harm or danger.",
        "Hand it to the named person on call before you write.",
    ),
    Code.DUTY_OF_CANDOUR: (
        "A patient may have been harmed, and they must hear from us in person first.",
        "Start the hand-off record; this reply waits until it is released.",
    ),
    Code.IDENTITY: (
        "This could tell a stranger who they are, or that they were a patient.",
        "Take it out or move it to a private talk.",
    ),
    Code.FOI: (
        "They are asking for information that the law may oblige us to give.",
        "Start the clock (20 working days) and choose the fixed next step.",
    ),
    Code.CLINICAL_ADVICE: (
        "That is advice about treatment in public.",
        "Ask them to speak to their team, and say how to reach help today.",
    ),
    Code.CONTRADICTION: (
        "Your words and their message point different ways.",
        "Read it once more: are they thanking us or telling us something went wrong?",
    ),
    Code.ALT_TEXT_MISSING: (
        "Somebody who cannot see this picture would not know what it shows.",
        "Say in a sentence what the picture shows.",
    ),
    Code.UNANSWERED_QUESTION: (
        "They asked a question.",
        "Is the answer here? If you do not know yet, say so and say when you will.",
    ),
    Code.NONAPOLOGY: (
        "This says sorry for how they feel, or only if something happened.",
        "Can you say sorry for the thing itself?",
    ),
    Code.BLAME: (
        "This decides whose fault it was.",
        "Say sorry for what happened to them, not who did it.",
    ),
    Code.SAMENESS: (
        "These words went to someone else.",
        "People do read each other's replies. Which words could only be for this person?",
    ),
    Code.NOTHING_SPECIFIC: (
        "Nothing here shows that you read their story.",
        "Name one thing they told you.",
    ),
    Code.NO_NEXT_STEP: (
        "This does not say what comes next.",
        "What will happen now, who will do it, and by when?",
    ),
    Code.OFFLINE_ONLY: (
        "This sends them somewhere else to start again.",
        "Can you do one thing first, or say who will answer and when?",
    ),
    Code.NO_PERSON: (
        "Nobody is speaking yet.",
        "Try 'I' for what you did, think or will do, and add a first name and what you do.",
    ),
    Code.SCRIPTED: (
        "Most of this could be sent to anybody.",
        "Which words could only be for this person?",
    ),
    Code.EXCUSE_FIRST: (
        "The reasons come before the sorry.",
        "Try it the other way round.",
    ),
    Code.PASSIVE: (
        "Things have been passed on, but by nobody.",
        "Who did it?",
    ),
    Code.HARD_TO_READ: (
        "This is hard going.",
        "Try a full stop in the longest sentence.",
    ),
    Code.OVERPROMISE: (
        "Can you be sure?",
        "Promise what you will do, not what will never happen.",
    ),
    Code.PROMISE_WITHOUT_DATE: (
        "This promises something without a day or a name.",
        "Say by when, and who will do it. Once it is public you can add it as a promise, for a team to take.",
    ),
    Code.SHOUTING_OR_STYLE: (
        "This could look like shouting.",
        "Try small letters, one exclamation mark and words instead of pictures.",
    ),
}
"""Code -> (reason, remedy). A check may put a more exact reason in place of the first."""
