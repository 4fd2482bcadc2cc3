"""Pictures: each one says in words what it shows."""

import re

from candour.domain.checks.codes import Code, Level
from candour.domain.checks.material import Material
from candour.domain.checks.report import Finding, finding

FEWEST_WORDS = 2
"""Fewer words than these, articles and the like left out, tell nobody what a picture shows."""

_FILE_NAME = re.compile(
    r"[\w() -]{1,150}\.(?:jpe?g|png|gif|webp|heic|avif|bmp|tiff?|svg|mp4|mov)", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_WITHOUT_BLANKS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Signs of scripts that put no blank between words: each counts as a word."""
_TELL_NOTHING = """
a an and are at attached below by for from here in is it my of on or our some that the these this those to
we with your
alt caption dcim dsc file graphic image images img media none null photo photograph photographs photos pic
pics picture pictures placeholder pxl screenshot see show showing shown shows tbc text todo untitled video
jpg jpeg png gif webp heic avif bmp tif tiff svg mov
"""
_TELLS_NOTHING = frozenset(_TELL_NOTHING.split())


def alt_text_missing(material: Material) -> Finding | None:
    """This will hold a draft with a picture that has no alt text, or one that does not say what is seen."""
    media = material.draft.media
    missing = [place for place, alt in enumerate(media, start=1) if not _says_something(alt or "")]
    if not missing:
        return None
    reason = None
    if len(media) > 1:
        which = " and ".join(str(place) for place in missing)
        reason = f"Somebody who cannot see picture {which} would not know what it shows."
    return finding(Code.ALT_TEXT_MISSING, level=Level.HOLD, reason=reason)


def _says_something(alt: str) -> bool:
    """This will say whether alt text is more than a file name, a word such as "picture" or one bare word."""
    if _FILE_NAME.fullmatch(alt.strip()):
        return False
    words = [word for word in _LETTERS.findall(alt.lower()) if len(word) > 1 and word not in _TELLS_NOTHING]
    return len(words) >= FEWEST_WORDS or len(_WITHOUT_BLANKS.findall(alt)) >= FEWEST_WORDS
