"""How long a text is on Threads: 500 characters, where an emoji counts as its bytes in UTF-8.

https://developers.facebook.com/docs/threads/posts ("Text posts are limited to 500 characters. Emojis are
counted as the number of UTF-8 bytes."). Which signs are emoji is Unicode's own list (UTS 51); digits and
#, which that list names as parts of key caps, count as the letters they nearly always are.
"""

import regex

LONGEST = 500
LINKS = 5
"""https://developers.facebook.com/docs/threads/create-posts/text-attachments: more than five are refused."""
_EMOJI = regex.compile(
    r"[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f\u20e3\U000e0020-\U000e007f]"
)
_LINK = regex.compile(r"https?://[^\s]+|(?<![\w@.])www\.[^\s]+")


def length(text: str) -> int:
    """This will count as Threads counts."""
    return sum(len(sign.encode()) if _EMOJI.fullmatch(sign) else 1 for sign in text)


def links(text: str) -> int:
    """This will count the different links."""
    return len(set(_LINK.findall(text)))
