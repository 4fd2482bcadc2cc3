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

_PASSIVES = table(
    {
        "has_been_done": r"\b(?:has|have|had|will) (?:now |also |already |all )?(?:be|"
        r"been) (?:\w+ly )?(?:passed|escalated|noted|shared|raised|reviewed|forwarded|reminded|"
        r"logged|recorded|actioned|addressed|investigated|fed back|discussed|considered|referred|relayed|"
        r"taken (?:on board|forward|up))\b",
        "was_perceived": r"\b(?:was|were|is|are) (?:being )?(?:perceived|noted|escalated|passed|logged|"
        r"recorded|actioned|forwarded|considered|referred|raised|reviewed)\b",
    }
)
_SHOUT = re.compile(rf"(?<![\w-])[A-Z][A-Z'&]+(?:[ ,!?]+[A-Z][A-Z'&]*){{{SHOUTED_WORDS - 1},}}(?![\w-])")
_USUAL_CAPITALS = """
A&E NHS GP GPS PALS MRI CT ICU ITU HDU NICU SCBU ENT EPU MIU UTC FOI GDPR UK PPE ECG IV OT HCA CQC
ICB ICS AMU SDEC DNA HR IT ED
"""
_ABBREVIATIONS = frozenset(_USUAL_CAPITALS.split())
_BANGS = re.compile(r"!{3,}|(?:[!?]){4,}")
_MANY_BANGS = 4
_VOWELS = re.compile(r"[aeiouy]+")


def passive(material: Material) -> Finding | None:
    """This will hint at two or more things that were done by nobody, where nobody says I."""
    found = hits(_PASSIVES, material.style)
    if len(found) < LEAST_PASSIVES or material.says_i:
        return None
    return finding(Code.PASSIVE, level=Level.HINT, spans=spans_of(found, material.style))


def hard_to_read(material: Material) -> Finding | None:
    """This will show the longest sentence where it runs over 40 words, or where the whole is hard.

    The grade is Flesch-Kincaid's (Kincaid et al. 1975): .39 words a sentence + 11.8 syllables a word - 15.59.
    """
    if not material.sentences:
        return None
    longest = max(material.sentences, key=lambda sentence: len(sentence.words))
    if len(longest.words) <= LONGEST_SENTENCE and _grade(material) <= HIGHEST_GRADE:
        return None
    return finding(Code.HARD_TO_READ, level=Level.HINT, spans=(_place(longest, material),))


def shouting_or_style(material: Material) -> Finding | None:
    """This will hint at capitals, rows of exclamation marks, and a reply of emoji."""
    spans: list[Span] = [
        material.style.span(*found.span())
        for found in _SHOUT.finditer(material.style.cased)
        if _is_shouted(found.group())
    ]
    spans += [material.style.span(*found.span()) for found in _BANGS.finditer(material.style.text)]
    emoji = [place for place, sign in enumerate(material.style.text) if _is_emoji(sign)]
    if emoji and (not material.words or len(emoji) > EMOJI_AT_MOST):
        spans.append(material.style.span(emoji[0], emoji[-1] + 1))
    if not spans and material.style.text.count("!") < _MANY_BANGS:
        return None
    return finding(Code.SHOUTING_OR_STYLE, level=Level.HINT, spans=tuple(sorted(spans)))


def _place(sentence: Sentence, material: Material) -> Span:
    blank = len(sentence.text) - len(sentence.text.lstrip())
    return material.style.span(sentence.start + blank, sentence.start + len(sentence.text.rstrip()))


def _grade(material: Material) -> float:
    words = material.words
    if len(words) < LEAST_WORDS_FOR_GRADE:
        return 0.0
    syllables = sum(max(1, len(_VOWELS.findall(word.removesuffix("e")))) for word in words)
    spoken = sum(1 for sentence in material.sentences if sentence.words)
    return 0.39 * len(words) / max(1, spoken) + 11.8 * syllables / len(words) - 15.59


def _is_shouted(words: str) -> bool:
    loud = [word for word in re.findall(r"[A-Z][A-Z'&]+", words) if word not in _ABBREVIATIONS]
    return len(loud) >= SHOUTED_WORDS


def _is_emoji(sign: str) -> bool:
    return ord(sign) > 0x2000 and unicodedata.category(sign) == "So" and sign != "\ufffc"
