"""Whether a name can be read for what it is: no hidden signs, no letters that pass for others."""

import unicodedata

from candour.domain.refusal import Refusal

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_MOST_MARKS = 3


def name_refusal(name: str) -> Refusal | None:
    """This will refuse an empty name, one with hidden signs, and one that mixes alphabets."""
    if not name.strip():
        return Refusal("A person needs a name.", "Enter the name that colleagues know.")
    if any(unicodedata.category(sign) in _HIDDEN for sign in name):
        return Refusal("This name holds signs that nobody can see.", "Type the name again by hand.")
    if len(_alphabets(name)) > 1:
        return Refusal("This name mixes letters of two alphabets.", "Type the name again in one alphabet.")
    marks = sum(unicodedata.category(sign) == "Mn" for sign in unicodedata.normalize("NFC", name))
    if marks > _MOST_MARKS:
        return Refusal("This name has too many marks above and below its letters.", "Type the name again.")
    return None


def tidy(name: str) -> str:
    """This will give a name in one spelling: composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def _alphabets(name: str) -> set[str]:
    """This will name the alphabets of the letters, by the first word of each letter's own name."""
    return {unicodedata.name(sign, "UNKNOWN").split()[0] for sign in name if sign.isalpha()}
