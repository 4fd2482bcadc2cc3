"""How old a child can read some text, by the grade of Flesch and Kincaid (Kincaid and others 1975)."""

import re

OLDEST = 11.0
"""The highest reading age of what staff and the public read here (NHS service manual: 9 to 11)."""

_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n\s*\n|\n\s*[-*] ")
_LINK = re.compile(r"(?<=\])\([^)\s]*\)")
_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019]*")
_SILENT = re.compile(r"(?:[^laeiouy]es|[^lt]ed|[^laeiouy]e)$")
_VOWELS = re.compile(r"[aeiouy]+")


def reading_age(text: str) -> float:
    """This will give the grade plus five years; syllables are groups of vowels, silent ends left out.

    An empty line and an entry of a list end a sentence too, and an address behind a link is not read.
    A text without words can be read at any age.
    """
    text = _LINK.sub("", text)
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, sum(1 for each in _SENTENCE_END.split(text) if _WORD.search(each)))
    syllables = sum(max(1, len(_VOWELS.findall(_SILENT.sub("", word.lower())))) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59 + 5
