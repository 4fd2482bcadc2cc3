"""Finds a member of staff who is criticised by name: such a story waits for a person, and the name does not
go out."""

import re

from candour.reading.base import Span
from candour.reading.lexicon import SORE, WARM
from candour.reading.names import FIRST_NAMES, SURNAMES
from candour.reading.wordlists import words_of
from candour.reading.words import NEGATORS, Words, cut

_ROLE = (
    r"(?:[Nn]urse|NURSE|[Ss]ister|[Ss]taff [Nn]urse|[Mm]atron|[Dd]octor|DOCTOR|[Dd]r|DR|"
    r"[Cc]onsultant|[Ss]urgeon|[Rr]egistrar|[Mm]idwife|"
    r"[Pp]orter|[Rr]eceptionist|[Pp]aramedic|[Pp]hysio(?:therapist)?|[Rr]adiographer|"
    r"[Pp]harmacist|[Pp]rof(?:essor)?|[Cc]harge [Nn]urse|"
    r"[Hh]ealthcare [Aa]ssistant|HCA|[Ww]ard [Mm]anager|[Ss]ecretary|[Cc]leaner|[Tt]herapist|"
    r"[Dd]entist|[Aa]naesthetist|[Ss]onographer)"
)
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Dr|DR|dr|Sister|Nurse|Matron)"
_NAME = (
    r"(?:[OD]['\u2019]|Ma?c)?(?:[^\W\d_a-z][^\W\d_A-Z]{1,20}|[^\W\d_a-z]{2,20}\b)"
    r"(?:[-'\u2019][^\W\d_]{1,20})?"
)
_PATTERNS = tuple(
    re.compile(line)
    for line in (
        rf"\b{_TITLE}\.? ({_NAME}(?: {_NAME})?)",
        rf"\b{_ROLE}(?:,| called| named| by the name of| is called|:)? ({_NAME}(?: {_NAME})?)",
        rf"\b(?:called|named|name was|name is|name's|badge said|goes by|known as) ({_NAME}(?: {_NAME})?)",
        (
            rf"\b({_NAME}(?: {_NAME})?),? (?:the|a|your|our|one of the|on the|at the|on|from|in|who works) "
            rf"(?:\w{{2,12}} ){{0,2}}(?i:{_ROLE}|desk|reception|ward|front desk|switchboard|clinic|triage|"
            r"pharmacy|A&E|nights|days)\b"
        ),
        rf"\b({_NAME}(?: {_NAME})?) \((?:the )?(?i:{_ROLE})\)",
        rf"\b(?i:{_ROLE}) \(({_NAME}(?: {_NAME})?)\)",
        rf"\b(?:[Ii]t was|bar|except|apart from|not you,?) ({_NAME})(?= who|[.,!]| and)",
    )
)
_CALLED = re.compile(
    r"(?i)\b(?:called|named|name was|(?:nurse|dr|doctor|sister|matron|midwife)(?: called| named)?)"
    r" ([^\W\d_]{2,20})\b"
)
_IN_A_PLACE = re.compile(
    r"(?i)\b([^\W\d_]{3,20}) (?:in|on|at|from) (?:x-?ray|reception|the (?:\w+ )?desk|a&e|pharmacy|bookings|"
    r"triage|"
    r"bloods|nights|days|switchboard)\b"
)
_MISDEED = re.compile(
    r"(?i)\b(?:(?:left|leaving) (?:me|him|her|them|us|my \w+) (?:on|in|for|lying|waiting|crying|alone)|"
    r"look(?:ed|ing) at (?:his|her|their) (?:watch|phone)|lost my|hurt me|(?:wouldn't|would not|didn't) stop|"
    r"another job|(?:spoke|talked|talking|speaking) (?:over|down to|across)|over my head|piece of meat|"
    r"like (?:a child|dirt|an idiot|rubbish|that|i was stupid)|putting it on|just fat|no examination|slept|"
    r"asleep|"
    r"(?:right|bad|got an|a real) attitude|rolled (?:his|her) eyes|wasn't listening|didn't (?:listen|care|"
    r"look)|"
    r"never (?:came back|came|explained|apologised)|walked off|walked away|made me (?:cry|feel)|"
    r"needs? (?:sacking|retraining|training)|"
    r"should (?:not|n't|never) be)\b"
)
"""What somebody did, said in words that are harsh only together."""
_PRAISED = re.compile(
    r"(?i)\b(?:(?:can't|couldn't|can not|could not|cannot) (?:fault|praise|thank)|too much trouble|"
    r"lost without|never (?:forgets?|once|"
    r"stopped)|nothing but (?:kind|praise)|no fault)\b"
)
_PLAIN = re.compile(rf"\b({_NAME})(?: ({_NAME}))?")
_NOT_NAMES = words_of(
    """
    dr mr mrs ms miss mx prof professor nurse doctor matron staff sister consultant surgeon porter
    the a an i my our your his her this that these they we you he she it who what when why where how is
    was are were nhs gp covid monday tuesday wednesday thursday friday saturday sunday january february
    march april june july august september october november december christmas easter hospital ward
    clinic unit trust accident emergency department maternity outpatients theatre reception st saint
    road street and but so then thank thanks no not never very absolutely please after before nobody
    everyone somebody told shouted said rude left made
    """
)
_HARSH = words_of(
    """
    rude ignored laughed shouted snapped sneered rolled refused dismissed dismissive lied lying lazy
    useless sacked struck bully bullied hurt rough careless cold unkind uncaring horrible awful nasty
    vile arrogant patronising patronised sarcastic unprofessional incompetent negligent forgot forgotten
    missed wrong botched threw grabbed slapped hit swore swearing tutted rushed abrupt blunt brusque
    snotty moody grumpy disgrace disgraceful disgusting shameful ashamed complain complaint complaining
    worst avoid appalling shocking drunk asleep phone texting gossiping racist sexist aggressive
    sacking condescending humiliated lies bossy belittled mocked cruel dangerous unsafe killed attitude stank
    rushing shouting refusing ignoring insulted bit rubbish misdiagnosed discharged blamed hung
    eye-rolling
    couldnt cared
    """
)
_MILD = words_of(
    """
    problem problems issue wait waited waiting pain difficult worried scared bad sick ill poorly
    operation blood stroke
    """
)


def names_staff_critically(text: str) -> tuple[Span, ...]:
    """This will mark the name of each member of staff who is criticised by name, in code points of the text.

    A praised name is left alone. A name counts when a title, a role or "called ..." stands with it, or a
    common name stands in a sentence that speaks of staff; it is criticised when its sentence, or the next one
    if that goes on about "he", "she" or "they", is more sore than warm. When in doubt it is marked: a person
    looks.
    """
    words = cut(text)
    found: set[Span] = set()
    sentences = [
        (words.spans[start][0], words.spans[end - 1][1], start, end) for start, end in words.sentences
    ]
    following = [*sentences[1:], None][: len(sentences)]
    for here, after in zip(sentences, following, strict=True):
        names = _names(text[here[0] : here[1]], here[0])
        if not names:
            continue
        judged = _colour(words, here[2], here[3]) + _of_deeds(text[here[0] : here[1]])
        if after and names and after[2] < len(words.said):
            judged += min(0, _of_deeds(text[after[0] : after[1]]))
        if after and words.said[after[2]] in _GOES_ON and judged <= 0:
            judged += min(0, _colour(words, after[2], after[3]))
        if judged < 0:
            found.update(names)
    return tuple(sorted(_widest(found)))


def _of_deeds(sentence: str) -> int:
    """This will weigh what a sentence tells in words that count only together."""
    return 3 * len(_PRAISED.findall(sentence)) - 3 * len(_MISDEED.findall(sentence))


_GOES_ON = words_of(
    """
    he she they her his their him absolutely so very what not never rude useless awful shocking no just
    """
)


def _names(sentence: str, offset: int) -> set[Span]:
    spans: set[Span] = set()
    for pattern in _PATTERNS:
        for found in pattern.finditer(sentence):
            span = _trimmed(sentence, *found.span(1))
            if span:
                spans.add((span[0] + offset, span[1] + offset))
    for pattern, known in ((_CALLED, FIRST_NAMES | SURNAMES), (_IN_A_PLACE, FIRST_NAMES)):
        spans |= {
            (found.start(1) + offset, found.end(1) + offset)
            for found in pattern.finditer(sentence)
            if found.group(1).lower() in known
        }
    for found in _PLAIN.finditer(sentence):
        if found.group(1).lower() in FIRST_NAMES or (found.group(2) or "").lower() in SURNAMES:
            span = _trimmed(sentence, *found.span())
            if span and not _is_kin(sentence, span[0]):
                spans.add((span[0] + offset, span[1] + offset))
    return spans


_KIN_BEFORE = re.compile(
    r"(?i)\b(?:mum|mam|mother|dad|father|husband|wife|partner|son|daughter|baby|brother|sister|"
    r"friend|nan|gran|grandad|"
    r"aunt|uncle|auntie|neighbour|i'?m|i am|my name(?: is|'s)|me|little|am|regards|love|from|"
    r"yours),?\s{1,3}$"
)


def _is_kin(sentence: str, at: int) -> bool:
    """This will say whether a bare name belongs to the teller or to the teller's people, not to staff."""
    return _KIN_BEFORE.search(sentence[max(0, at - 30) : at]) is not None


def _trimmed(sentence: str, start: int, end: int) -> Span | None:
    """This will drop words that are no name from both ends; None if nothing is left."""
    parts = list(re.finditer(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*", sentence[start:end]))
    while parts and parts[0].group().lower() in _NOT_NAMES:
        parts.pop(0)
    while parts and parts[-1].group().lower() in _NOT_NAMES:
        parts.pop()
    if not parts:
        return None
    last = parts[-1]
    stop = last.end() - (2 if last.group().endswith(("'s", "\u2019s")) else 0)
    return start + parts[0].start(), start + stop


def _colour(words: Words, start: int, end: int) -> int:
    """This will weigh a sentence: sore words against warm ones, each turned by a negator up to three
    words before."""
    total, reach = 0, 0
    for word in words.said[start:end]:
        weight = 0
        if word in _HARSH:
            weight = -2
        elif word in SORE and word not in _MILD:
            weight = -1
        elif word in WARM:
            weight = 1
        total += -weight if reach and weight else weight
        if word in _UNHELPFUL:
            total -= 1
        reach = _REACH if word in NEGATORS else max(0, reach - 1)
    return total


_REACH = 3
_UNHELPFUL = words_of(
    """
    nobody didnt wouldnt never refused sack struck
    """
)


def _widest(spans: set[Span]) -> list[Span]:
    """This will keep of overlapping spans the widest."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
