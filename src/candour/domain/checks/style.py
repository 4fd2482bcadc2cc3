"""How it reads and how loud it is: passives, long sentences, capitals, exclamation marks, pictures for "
"words."""

import re
import unicodedata

from candour.domain.checks.codes import Code, Level
from candour.domain.checks.material import Material, Sentence
from candour.domain.checks.patterns import hits, spans_of, table
from candour.domain.checks.report import Finding, Span, finding

LONGEST_SENTENCE = 40
HIGHEST_GRADE = 14.0
LEAST_WORDS_FOR_GRADE = 40
LEAST_PASSIVES = 2
SHOUTED_WORDS = 3
EMOJI_AT_MOST = 5
SYLLABLES_OF_A_HEAVY_WORD, LEAST_HEAVY_WORDS, HEAVY_SHARE = 4, 5, 0.2
"""What makes a text heavy: so many words, and such a share of all, of so many syllables each."""

_HANDLED = (
    r"(?:passed|escalated|noted|shared|raised|reviewed|forwarded|reminded|logged|recorded|actioned|"
    r"added to|requested|updated|registered|addressed|investigated|fed back|discussed|considered|referred|"
    r"relayed|reported|flagged|informed|"
    r"notified|acknowledged|highlighted|mentioned|submitted|circulated|cascaded|captured|remitted|filed|"
    r"written up|made aware|looked (?:into|at)|put (?:forward|on file)|placed on (?:file|record|his|her|"
    r"their)|brought to|taken (?:on board|forward|up|into account)|sent (?:up|on) to)"
)
_PASSIVES = table(
    {
        "has_been_done": r"(?:\b(?:has|have|had|will)|'s|'ve) (?:now |also |already |all |again )?(?:be|"
        rf"been) (?:\w+ly )?{_HANDLED}\b",
        "and_done": rf"\bbeen (?:\w+ly )?{_HANDLED}\b[^.!?\n]{{0,60}}?\band {_HANDLED}\b",
        "was_perceived": r"\b(?:was|were|is|are) (?:being )?(?:perceived|noted|escalated|passed|logged|"
        r"recorded|actioned|forwarded|considered|referred|raised|reviewed|flagged|investigated)\b",
        "got_done": r"\bgot (?:made|sent|passed|put|logged|noted|written|mentioned|raised)\b",
        "note_made": r"\b(?:note|record|report|log|entry|investigation|case|copy)s? (?:has been|"
        r"have been|was|were|got) (?:made|opened|started|taken|placed)\b|\bwords have been had\b",
        "under_review": r"\b(?:is|are) (?:now |currently )?under (?:consideration|review|investigation|"
        r"discussion)\b",
    }
)
_FEELS = table(
    {
        "i_feel": r"\b(?:i'm|i am|i was|i) (?:(?:so|very|really|truly|deeply|genuinely) ){0,2}(?:sorry|glad|"
        r"pleased|grateful|sad|saddened|understand|appreciate|see|hear|know|note|hope|realise|acknowledge|"
        r"apologi[sz]e|can (?:see|only|understand|imagine|hear))\b",
    }
)
_SHOUT = re.compile(rf"(?<![\w&'-])[A-Z][A-Z'&]+(?:[ ,!?]+[A-Z][A-Z'&]*){{{SHOUTED_WORDS - 1},}}(?![\w-])")
_USUAL_CAPITALS = """
A&E NHS GP GPS PALS MRI CT ICU ITU HDU NICU SCBU ENT EPU MIU UTC FOI GDPR UK PPE ECG IV OT HCA CQC
ICB ICS AMU SDEC DNA HR IT ED
"""
_ABBREVIATIONS = frozenset(_USUAL_CAPITALS.split())
_LOUD = re.compile(r"(?<![\w&'-])[A-Z]{3,}(?![\w&'-])")
_SHOUTED = """
ALL ALWAYS AND ANY BEFORE BROKEN BUT CAN CANNOT DONT EVER EVERY FRIDAY FROM GREAT HATE HAVE
HOW LOVE LOVED MASSIVE MONDAY MUST MYSELF NEVER NOT NOW OUR PLEASE PROMISE REALLY SATURDAY SHOULD
SORRY STILL STOPPED SUNDAY THANK THANKS THAT THE THIS THURSDAY TODAY TOMORROW TOO TUESDAY VERY
WEDNESDAY WERE WHAT WILL WONDERFUL WOW YES YOU YOUR
"""
_ONLY_EVER_SHOUTED = frozenset(_SHOUTED.split())
"""Of three loud words at least one stands here, else they are names of things."""
_BANGS = re.compile(r"(?:[!?]){3,}")
_MANY_BANGS = 4
_WITH_ME = re.compile(r"\b(?:by|with|to) (?:me|my)\b")
_I = re.compile(r"\b(?:i|i'm|i've|i'll|i'd)\b")
_SPECIALTY = re.compile(r"(?:olog(?:y|ists?)|therap(?:y|ists?)|iatrics?|iatricians?|graph(?:y|ers?)|etrics)$")
"""How the names of clinics and callings end: they are long, and must be said."""
_VOWELS = re.compile(r"[aeiouy]+")


def passive(material: Material) -> Finding | None:
    """This will hint at two or more things that were done by nobody, where no I does more than feel."""
    found = hits(_PASSIVES, material.style)
    if len(found) < LEAST_PASSIVES or _does_something(material):
        return None
    return finding(Code.PASSIVE, level=Level.HINT, spans=spans_of(found, material.style))


def hard_to_read(material: Material) -> Finding | None:
    """This will show the longest sentence where it runs over 40 words, or where the whole is hard or heavy.

    The grade is Flesch-Kincaid's (Kincaid et al. 1975): .39 words a sentence + 11.8 syllables a word - 15.59.
    """
    if not material.sentences:
        return None
    longest = max(material.sentences, key=lambda sentence: len(sentence.words))
    is_long = len(longest.words) > LONGEST_SENTENCE or _grade(material) > HIGHEST_GRADE
    if not is_long and not _is_heavy(material):
        return None
    return finding(Code.HARD_TO_READ, level=Level.HINT, spans=(_place(longest, material),))


def shouting_or_style(material: Material) -> Finding | None:
    """This will hint at capitals, rows of exclamation marks, and a reply of emoji."""
    in_a_row = [
        material.style.span(*found.span())
        for found in _SHOUT.finditer(material.style.cased)
        if _is_shouted(found.group())
    ]
    spans = in_a_row or _scattered_shouts(material)
    spans += [material.style.span(*found.span()) for found in _BANGS.finditer(material.style.text)]
    emoji = [place for place, sign in enumerate(material.style.text) if _is_emoji(sign)]
    if emoji and (not material.words or len(emoji) > EMOJI_AT_MOST):
        spans.append(material.style.span(emoji[0], emoji[-1] + 1))
    if not spans and material.style.text.count("!") < _MANY_BANGS:
        return None
    return finding(Code.SHOUTING_OR_STYLE, level=Level.HINT, spans=tuple(sorted(spans)))


def _does_something(material: Material) -> bool:
    """This will say whether an I does more than be sorry, see and understand."""
    text = material.style.text
    return len(_I.findall(text)) > len(hits(_FEELS, material.style)) or bool(_WITH_ME.search(text))


def _scattered_shouts(material: Material) -> list[Span]:
    """This will find loud words apart from each other, if there are three and not all are names."""
    loud = [each for each in _LOUD.finditer(material.style.cased) if each.group() not in _ABBREVIATIONS]
    if len(loud) < SHOUTED_WORDS or not any(each.group() in _ONLY_EVER_SHOUTED for each in loud):
        return []
    return [material.style.span(*each.span()) for each in loud]


def _is_heavy(material: Material) -> bool:
    """This will say whether so many words are long ones that most readers would be lost."""
    words = [word for word in material.words if word not in material.story_words]
    heavy = [
        word
        for word in words
        if _syllables(word) >= SYLLABLES_OF_A_HEAVY_WORD and not _SPECIALTY.search(word)
    ]
    return len(heavy) >= LEAST_HEAVY_WORDS and len(heavy) >= HEAVY_SHARE * len(material.words)


def _syllables(word: str) -> int:
    return max(1, len(_VOWELS.findall(word.removesuffix("e"))))


def _place(sentence: Sentence, material: Material) -> Span:
    blank = len(sentence.text) - len(sentence.text.lstrip())
    return material.style.span(sentence.start + blank, sentence.start + len(sentence.text.rstrip()))


def _grade(material: Material) -> float:
    words = material.words
    if len(words) < LEAST_WORDS_FOR_GRADE:
        return 0.0
    syllables = sum(map(_syllables, words))
    spoken = sum(1 for sentence in material.sentences if sentence.words)
    return 0.39 * len(words) / max(1, spoken) + 11.8 * syllables / len(words) - 15.59


def _is_shouted(words: str) -> bool:
    loud = [word for word in re.findall(r"[A-Z][A-Z'&]+", words) if word not in _ABBREVIATIONS]
    return len(loud) >= SHOUTED_WORDS


def _is_emoji(sign: str) -> bool:
    return ord(sign) > 0x2000 and unicodedata.category(sign) == "So" and sign != "\ufffc"
