"""Songs: what a line says, where a link leads, and when two songs are one and the same.

"Dolly Parton - 9 to 5"              artist and title; both are shown to be put right
"9 to 5"                             a title; who sings it is asked
"https://open.spotify.com/track/..." a track on Spotify; its title is asked, no page is fetched
"https://example.org/song"           a link; its title is asked
"""

import re
import unicodedata
from dataclasses import dataclass

from candour.domain.links import to_link
from candour.domain.refusal import Refusal

LONGEST_ARTIST, LONGEST_TITLE = 120, 160
LONGEST_FOLDED = 200
"""Of an artist or a title: taken apart, one sign may become eighteen."""
_DASH = re.compile(r"\s+[-\u2013\u2014]\s+")
_LINK = re.compile(r"(?:https?://|spotify:)\S+", re.IGNORECASE)
_TRACK = re.compile(
    r"(?:spotify:track:|https?://open\.spotify\.com/(?:intl-[a-z]{2,3}/)?track/)(?P<id>[0-9A-Za-z]{22})(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_QUOTES = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb"
_NOWHERE = re.compile(
    "[\ud800-\udfff\ufdd0-\ufdef\u202a-\u202e\u2066-\u2069"
    + "".join(f"{chr(0x10000 * plane + 0xFFFE)}{chr(0x10000 * plane + 0xFFFF)}" for plane in range(17))
    + "]"
)
"""Halves of signs, signs that are none (U+FFFE and its like), and what turns the direction of a line."""
_OTHER = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Link:
    """Where a song can be heard; `track` is Spotify's own name for it, empty for any other place."""

    url: str = ""
    track: str = ""


@dataclass(frozen=True)
class Heard:
    """What a line seems to say: each part may be empty, and a person puts it right."""

    artist: str
    title: str
    link: str = ""


def tidy(text: str) -> str:
    """This will give words in one line, without signs that no page and no file has a place for."""
    spaced = "".join(" " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} else sign for sign in text)
    return " ".join(unicodedata.normalize("NFC", _NOWHERE.sub("", spaced)).split())


def hear(line: str) -> Heard:
    """This will read "artist - title", a link, or both; what it cannot tell stays empty."""
    line = tidy(line)
    found = _LINK.search(line)
    link = found.group() if found else ""
    said = tidy(line.replace(link, " ", 1)) if link else line
    artist, dash, title = said, "", ""
    if at := _DASH.search(f" {said} "):
        padded = f" {said} "
        artist, dash, title = padded[: at.start()].strip(), at.group(), padded[at.end() :].strip()
    if not dash:
        artist, title = "", said
    return Heard(_bare(artist)[:LONGEST_ARTIST].strip(), _bare(title)[:LONGEST_TITLE].strip(), link)


def read_link(text: str) -> Link | Refusal:
    """This will say where a link leads, by its signs alone; nothing at all leads nowhere."""
    text = tidy(text)
    if not text:
        return Link()
    if track := _TRACK.fullmatch(text):
        return Link(f"https://open.spotify.com/track/{track['id']}", f"spotify:track:{track['id']}")
    if text.lower().startswith(("spotify:", "https://open.spotify.com/")):
        return Refusal("This link leads to more than one song.", "Open the song itself and copy its link.")
    return to_link(text) or Link(text)


def to_name(artist: str, title: str) -> Refusal | None:
    """This will refuse a song that has no title, or names that are too long (both tidied before)."""
    if not title:
        return Refusal("The song has no title yet.", "Enter its title.")
    if len(title) > LONGEST_TITLE:
        return Refusal("The title is too long.", f"Keep it to {LONGEST_TITLE} characters.")
    if len(artist) > LONGEST_ARTIST:
        return Refusal("The name of the artist is too long.", f"Keep it to {LONGEST_ARTIST} characters.")
    return None


def fold(artist: str, title: str) -> str:
    """This will give the form by which two songs are the same, whatever case, accents and signs they have."""
    return f"{_folded(artist)}|{_folded(title)}"


def shown(artist: str, title: str) -> str:
    """This will name a song in one line."""
    return f"{title}, {artist}" if artist else title


def _folded(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold().replace("&", " and "))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign) and sign not in _QUOTES)
    text = _OTHER.sub(" ", bare).strip().removeprefix("the ")
    return (text or " ".join(plain.split()))[:LONGEST_FOLDED]


def _bare(words: str) -> str:
    """This will take off quotation marks that stand around the whole."""
    if len(words) > 2 and words[0] in _QUOTES and words[-1] in _QUOTES:
        return words[1:-1].strip()
    return words
