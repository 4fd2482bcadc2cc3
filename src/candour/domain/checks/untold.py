"""Facts about somebody that they did not tell: the wider net behind the tables.

Whoever wants to slip past a table finds other words. So a sentence is read for its shape as well: it speaks
the teller or of one other person, it states something, and what it states is about care, a body, a stay or a
life, in a word that the teller never used.

    "You'd come for your three-monthly check"     stated, about care, not theirs: held
    "You should have been told"                   what ought to have been is no fact about them
    "If you come in, bring your tablets"          no fact either
    "You had a bad night" (they said so)          theirs
"""

import re

from candour.domain.checks.whom import BODY, CARER, ILLNESS, RELATIVE, STRANGER

_CARE = (
    r"(?:bay|bed|cot|theatre|surger(?:y|ies)|operat(?:ion|ed)|section|scan(?:s|ner)?|x-?ray(?:s|"
    r"ed)?|"
    r"camera|stitches|plaster|dressings?|screw|stents?|bypass|valve|pacemaker|grommets|hernia|coil|prep|"
    r"drip|dose|tablets?|pills?|medicines?|insulin|warfarin|lithium|steroids?|antidepressants?|antibiotics?|"
    r"morphine|inhaler|syringe driver|oxygen|blood|bleed|sample|tracing|results?|infection|isolation|"
    r"discharge[ds]?|admi(?:tted|ssion)|inpatient|outpatient|(?<!missed )appointments?|check-?up|referral|"
    r"gp|"
    r"waiting list|slot|transport|notes?|file|history|(?<!off your )records?|system|screen|computer|flag|"
    r"hospital passport|next of kin|isolated|nursed|gown|dressing gown|slippers|locker|"
    r"labour|birth|baby|babies|twins|feeding|bump|pregnan\w+|breech|pounds|last rites|funeral|certificate|"
    r"memorial|bruises|fell|lowered|rails|commode|confused|consent|non-verbal|safeguarding|"
    r"crisis worker|social worker|liaison|therapist|under the act|overdose|cuts|voices|sober|detox|drinking|"
    r"episode of care|pathway|length of stay|inpatient journey|ongoing care|nights with us|"
    r"poorly|unwell|plaster off|healed|sore(?:ness)?|injur\w+|burnt|collapsed|needlestick|"
    r"treat(?:ed|ment)|triaged|examined|medically fit|nil by mouth|physio|wristband|whiteboard)"
)
_LIFE = (
    r"(?:prison|police|court order|officers?|arrest|divorce|warning|off with stress|maternity leave|"
    r"formal warning|solicitors|security|living apart|work(?:s)? (?:at|in) the|school|primary|bakery|farm|"
    r"address|bungalow|permit|number (?:forty|fifty|sixty|\w+-\w+) for|years? old|seventeen|sixty-\w+)"
)
_ABOUT = re.compile(rf"\b(?P<word>{_CARE}|{_LIFE}|{ILLNESS}|{BODY})\b")
_ONE = (
    rf"(?:you|your|u|ur|he|she|him|his|her|hers|the (?:\w+ )?{STRANGER}|(?:that|certain) {STRANGER}|"
    rf"your {RELATIVE}|mum|dad|'ee)"
)
_SPEAKS_OF_ONE = re.compile(rf"\b{_ONE}\b")
_STATES = re.compile(
    r"\b(?:was|were|is|are|am|had|has|have|did|does|been|being|'d|'re|'s|'ve|went|came|told|left|took|gave|"
    r"got|sat|"
    r"ran|rang|stopped|swapped|kept|put|made|said|says|say|lit|bent|set|waited|explained|explains|refused|"
    r"declined|swallowed|"
    r"mentioned|recalls|remembers?|checked|agreed|arranged|found|needed|wanted|hope|hoped|congratulations|"
    r"love|"
    r"well done|good luck|best of luck|keep|turned|slipped|worked|tried|lives?|works?|begins|see you|"
    r"following|regarding|"
    r"look forward|made up|helped|[a-z]{3,}ed)\b|'(?:d|re|s|ve)\b"
)
_NO_FACT = re.compile(
    r"\b(?:should|shouldn't|ought|deserved?|would|wouldn't|if|whether|whoever|anybody|anyone|everybody|"
    r"everyone|nobody|"
    r"people|patients|no ?one|did you know|when you(?:'re| are)|could|might|you can|you may|you could|"
    r"please|will|we'll|i'll|"
    r"do ask|bring|ask for|ask at|visiting|opens?|is open|closed|welcome|free)\b|^(?:ring|come|bring|write|"
    r"call|text|ask|send|tell us)\b"
)
_ONLY_A_TURN = re.compile(
    r"\b(?:come|came|coming|go|went|going|get|got|ring|rang|call|write|wrote|hear|heard|report|"
    r"been) back\b|'s length|"
    r"\bsorry (?:about|for) your \w+|\bby heart|\bback (?:of|on|at|in|to|door|then)\b|\bin hand\b|"
    r"\bfoot down\b|"
    r"\bon foot\b|\ba hand\b"
)
"""Turns of phrase in which a part of the body is none, or is only pitied."""
_TWO_SENSES = {
    "back": r"\b(?:your|his|her|their|my|bad|sore|lower|upper) back\b|\bback (?:pain|ache|injur|surger|op)|"
    r"\bto [a-z]+ and (?:then )?back\b",
    "ear": r"(?<!phone to )(?<!receiver to )\b(?:your|his|her|their|the|that|left|right|bad) ear\b",
    "record": r"\b(?:your|his|her|their|the|our|a|medical|on|in) (?:\w+ )?record\b",
    "scan": r"\bscan\b(?! of (?:page|the page|the report|pages|it))",
    "kidney": r"\bkidney\b(?! (?:dish|bean|bowl))",
    "burnt": r"\b(?:was|were|got|been|is|are|'s) burnt\b|\bburnt (?:hand|arm|leg|skin|face)",
    "baby": r"\bbaby\b(?! (?:unit|clinic|group|box|scales|shower|changing|ward|clothes))",
    "seventeen": r"(?:\b(?:aged?|turn(?:ed|s|ing)?|was|is|are|only|just)|'s|'re) (?:only )?seventeen\b",
    "certificate": r"\b(?:the|your|his|her|their|death|birth|fit|sick|medical) certificate\b|"
    r"\bcertificate (?:of|for|from|to)\b",
    "treated": r"\btreated\b(?! (?:you |us |me |them )?(?:to|like|as if|as though)\b)",
    "drinking": r"\bdrinking\b(?! (?:(?:it|that|yours) (?:hot|warm|cold|while)|(?:\w+ )?(?:tea|coffee))\b)",
    "locker": r"(?<!my )(?<!our )\blocker\b",
    "primary": r"(?<!a )\bprimary\b",
    "school": r"(?<!from a )(?<!from the )(?<!a primary )\bschool\b",
    "x-ray": r"(?<!by )(?<!near )(?<!outside )(?<!opposite )(?<!past )\bx-ray\b(?! (?:desk|doors?|corridor))",
}
"""Words that tell of care or of a life in one of their senses only, and how that one looks."""
_ONLY_IF_THEIRS = re.compile(
    rf"(?:{BODY}|system|screen|computer|flag|files?|history|records?|notes?|locker|section|medicines?|"
    rf"gp|slippers|"
    r"gown|dressing gown|transport|sample|camera|prep|drip|screw|valve|plaster|rails|voices|birth|"
    r"memorial|funeral|whiteboard|wristband|address|school|farm|bakery|permit|treated|"
    r"surgery|security)"
)
"""Words of a hundred senses: they tell of somebody only where they are said to be theirs."""
_ARE_THEIRS = re.compile(
    rf"\b(?:your|his|her|their|ur|{RELATIVE}'s|'s|you|him|he|she)(?: [a-z'-]+){{0,2}} $|"
    r"\b(?:the|that|a) (?:left|right|bad|sore|new|broken|other) $"
)
_TELLING_SENSE = {word: re.compile(looks) for word, looks in _TWO_SENSES.items()}
_THEIRS = re.compile(
    r"\b(?:you|your (?:post|message|story|words|review|letter to us)) (?:say|said|says|tell|told|tells|"
    r"wrote|write|writes|describe[sd]?|"
    r"mention(?:ed|s)?|ask(?:ed|s)?|put)\b|\bwhat you (?:say|said|wrote|describe)\b"
)
_STAFF = re.compile(
    rf"\b(?:our|the|a|my) (?:\w+ ){{0,2}}(?:{CARER}|nurses|porters|receptionists?|volunteers?|manager|"
    rf"joiner|cleaners?|team|chaplain)\b|"
    r"\b(?:dr|sister|matron|mr|mrs|professor) [a-z]+\b|\bi am [a-z]+\b"
)
_RELATIVE_DID = re.compile(
    rf"\byour (?:late )?{RELATIVE}(?:-in-law)? (?:(?:has|had|was|were|did|is|also|never|even|"
    rf"both) )*(?P<word>(?:came|rang|said|told|sat|went|left|slipped|"
    r"made|gave|took|knew|wanted|kept|got|[a-z]{2,}ed)\b)"
)
_SENTENCE = re.compile(r"[^.!?;\n]+[.!?;]?")
_SORRY = re.compile(r"\bsorry\b")
_TO_THEM = re.compile(r"\b(?:you|your|him|his)\b")
_MODAL = re.compile(r"\b(?:should|shouldn't|would|wouldn't|will|can|may|might|could|'ll|if|deserves?)\b")


def untold(text: str, theirs: str) -> list[tuple[int, int]]:
    """This will find sentences that state a fact of care or life about one person, in words not `theirs`.

    `text` is the folded draft, `theirs` the folded post. What ought to be, what may be and what holds for
    everybody is no fact about one person; a colleague's work is their own.
    """
    found: list[tuple[int, int]] = []
    for sentence in _SENTENCE.finditer(text):
        words = sentence.group()
        if _THEIRS.search(words):
            continue
        found += [
            (sentence.start() + start, sentence.start() + end)
            for start, end in [*_of_a_relative(words, theirs), *_of_care(words, theirs)]
        ]
    return found


def _of_a_relative(words: str, theirs: str) -> list[tuple[int, int]]:
    """This will find what a relative did or suffered, where nobody but us told of it."""
    if _MODAL.search(words):
        return []
    sorry = _SORRY.search(words)
    return [
        match.span()
        for match in _RELATIVE_DID.finditer(words, 0, sorry.start() if sorry else len(words))
        if match["word"] not in {"deserved", "went"} and not _is_theirs(match["word"], theirs)
    ]


def _of_care(words: str, theirs: str) -> list[tuple[int, int]]:
    """This will find the first word of care or life about one person that they did not use."""
    if not _SPEAKS_OF_ONE.search(words) or not _STATES.search(words) or _NO_FACT.search(words.strip()):
        return []
    if _STAFF.search(words) and not _TO_THEM.search(words):
        return []
    new = (
        match
        for match in _ABOUT.finditer(words)
        if not _is_theirs(match["word"], theirs)
        and not _ONLY_A_TURN.search(words[max(0, match.start() - 18) : match.end() + 9])
        and _is_meant(match["word"], words[max(0, match.start() - 24) : match.end() + 24])
        and (
            not _ONLY_IF_THEIRS.fullmatch(match["word"])
            or _ARE_THEIRS.search(words[max(0, match.start() - 48) : match.start()])
        )
    )
    return [match.span() for match in new][:1]


def _is_meant(word: str, around: str) -> bool:
    """This will say whether a word stands there in the sense that tells."""
    return word not in _TELLING_SENSE or _TELLING_SENSE[word].search(around) is not None


def _is_theirs(word: str, theirs: str) -> bool:
    stem = re.escape(word[: max(3, len(word) - 3)])
    same = "newborn" if word in {"baby", "babies"} else stem
    return re.search(rf"\b(?:{stem}|{same})", theirs) is not None
