"""The stories of the journeys: what Sam tells, and two that are public and wait when a journey begins."""

PASSWORD = "wet-slate-and-gorse-on-the-cliff"
"""Everybody's, in the journeys' made-up trust."""
UNDO_SECONDS = 8
"""A minute in life; here long enough to press *Hold it* and short enough to wait for."""

SITE = "St Brannoc's Hospital"
TROLLEY = (
    "Six hours on a trolley with my mum last night in A&E and nobody told us anything. Not one person. "
    "The nurse did bring her a blanket but we still did not know what we were waiting for."
)
BLOOD_TEST = "My blood test was cancelled and nobody at the desk said why. I had to ring work again."
IN_DANGER = (
    "I do not feel safe at home. My husband hits me and the ward sent me back to him last night. "
    "I do not know what to do."
)
WAITING: dict[str, tuple[str, str, str]] = {
    "Ellie": ("Saltmarsh Clinic", BLOOD_TEST, "publish"),
    "Robin": ("Tarka Community Hospital", IN_DANGER, "tell_only"),
}
"""Who told it -> where, what, and what we may do with it."""
WAY = "How do I get my dad in a wheelchair to Juniper ward? The front steps are all I could find."
DIRECTIONS = (
    "The ramp by the north door is open day and night, and a porter sits there from six until ten. "
    "Ring the bell and he comes down with a chair. Dave"
)
"""What three people are told in a day."""
