"""Brings a text into the form that the language model reads: small pictures as words, plain quotes, no
endless length."""

import re
import unicodedata

FIRST_READ, LAST_READ = 1_600, 600
"""Code points of the beginning and of the end that are looked at; what a long text says last matters too."""
_DRESS = r"[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]*"
_PICTURE = re.compile(rf"([\u203c-\u3299\U0001f000-\U0001faff]){_DRESS}(?:\1{_DRESS})*")
_SILENT = re.compile(r"[\ufe0e\ufe0f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_STRETCHED = re.compile(r"([^\W\d_]|[!?.])\1{2,}")
_QUOTES = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2014": "-", "\u2013": "-"}
)
_MEANS = {
    "face with tears of joy": "laughing",
    "clapping hands sign": "applause",
    "person with folded hands": "thank you",
    "face with rolling eyes": "rolling eyes, annoyed",
    "upside-down face": "sarcastic smile",
    "thumbs up sign": "thumbs up",
    "thumbs down sign": "thumbs down",
    "pouting face": "furious",
}
"""Unicode names a picture by its looks; where people use it otherwise, the use stands here."""


def plain(text: str) -> str:
    """This will give the words that the model reads; it never raises, whatever the text holds."""
    if len(text) > FIRST_READ + LAST_READ:
        text = f"{text[:FIRST_READ]} {text[-LAST_READ:]}"
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = _PICTURE.sub(_named, text.translate(_QUOTES))
    return " ".join(_STRETCHED.sub(r"\1\1", _SILENT.sub("", text)).split())


def _named(found: re.Match[str]) -> str:
    """This will name a picture in words, once for a run of the same; an unknown one stays as it is."""
    sign = found.group(1)
    if unicodedata.category(sign) not in {"So", "Sk"}:
        return found.group()
    name = unicodedata.name(sign, "").lower()
    return f" {_MEANS.get(name, name)} " if name else found.group()
