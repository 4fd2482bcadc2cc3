"""What stands before the first word of an answer: a greeting, and who is writing.

    "Hi Jo,"   "Dear all,"   "Good morning."   "Jo,"                 greetings
    "Ann here, ward sister."   "I'm Ann, the ward sister on Oak."    introductions
    "Hi Jo, it's Ann from Oak ward."                                 both at once

Patterns read folded text with its capitals, one sentence of it.
"""

import re

_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sister|Matron|Nurse)\.? )?"
_NAME = rf"{_TITLE}[A-Z][\w'-]{{1,30}}(?: [A-Z][\w'-]{{1,30}})?"
_ADDRESSED = (
    r"(?:@[\w.]{1,40}|[A-Z][\w'.-]{0,30}|all|both|everyone|everybody|to|you|and|&|team|folks|sir|madam|or)"
)
_GREETING = (
    r"(?i:dear|hi|hiya|hello|hey|greetings|good (?:morning|afternoon|evening|day)|morning|afternoon|evening)"
    rf"(?:,? (?i:there|again))?,?(?: {_ADDRESSED}){{0,6}}(?: [a-z]{{2,20}}(?=,))?"
)
_WORK = (
    r"(?i:sister|matron|nurse|midwife|doctor|consultant|registrar|surgeon|manager|lead|leader|head|director|"
    r"chief executive|porter|receptionist|secretary|clerk|coordinator|officer|assistant|physio\w*|pharmacist|"
    r"dietitian|radiographer|therapist|chaplain|volunteer|housekeeper|cook|cleaner|team)\b"
)
_PLACE = r"(?: (?i:on|of|at|in|for|from|here)\b[^.!?\n]{0,60})?"
_INTRODUCTION = (
    rf"(?:{_NAME}(?: (?i:from|on|at|in|of) [^.!?,\n]{{1,40}})? here"
    r"(?:(?:,| (?:from|on|at|in)\b)[^.!?\n]{0,80})?|"
    rf"(?i:it's|it is|this is|my name is|my name's|i'm|i am) {_NAME}"
    r"(?:(?:,| (?:from|on|of|at|in|here|and I)\b)[^.!?\n]{0,80})?|"
    rf"(?i:i'm|i am|it's|this is) (?i:the|an?|one of the) (?:[\w&'-]{{1,20}} ){{0,4}}{_WORK}{_PLACE}|"
    rf"(?i:i) (?:run|manage|lead|look after|work (?:on|in|at)) [^.!?\n]{{1,60}}|"
    rf"{_NAME}, (?:[\w&'-]{{1,20}} ){{0,4}}{_WORK}{_PLACE})"
)
_NOTHING_YET = re.compile(
    rf"\W{{0,5}}(?:{_GREETING}|(?:@[\w.]{{1,40}}|{_NAME}),|(?:{_GREETING}\W{{1,5}})?{_INTRODUCTION})\W{{0,10}}"
)
_LONGEST = 200


def only_opens(sentence: str) -> bool:
    """This will say whether a sentence of folded text only greets, or only says who is writing."""
    return len(sentence) <= _LONGEST and _NOTHING_YET.fullmatch(sentence) is not None
