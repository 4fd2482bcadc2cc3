"""Small pictures in a text, each whole: a flag is two code points, a family is seven."""

import re

_SIGN = (
    r"(?:[\u231a-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    r"|[\u00a9\u00ae\u203c-\u3299](?=\ufe0f))"  # a sign that is asked to look like a picture
)
_DRESSED = rf"{_SIGN}[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*[\U000e0020-\U000e007f]*"
_PICTURE = re.compile(
    r"[\U0001f1e6-\U0001f1ff]{2}"  # the flag of a country
    r"|[0-9#*]\ufe0f?\u20e3"  # a key
    rf"|{_DRESSED}(?:\u200d{_DRESSED})*"
)


def pictures_in(text: str, most: int) -> dict[int, tuple[int, int]]:
    """This will give, for each code point of a picture, where the picture begins and ends (exclusive).

    No picture is looked for that begins after `most` code points.
    """
    if text.isascii():
        return {}
    found: dict[int, tuple[int, int]] = {}
    for picture in _PICTURE.finditer(text):
        if picture.start() >= most:
            break
        found |= dict.fromkeys(range(*picture.span()), picture.span())
    return found
