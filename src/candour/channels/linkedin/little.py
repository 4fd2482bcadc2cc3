r"""LinkedIn's "little text format": words in which some signs mean something, unless a stroke stands before.

What is not escaped may be cut off without a word, so that all of it is; hashtags alone stay what they are.
https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format
"""

import re

RESERVED = "|{}@[]()<>#*_~\\"
_RESERVED = re.compile(f"[{re.escape(RESERVED)}]")
_HASHTAG = re.compile(r"(?<![\w#])#(?=[^\W_]*[^\W\d_])[^\W_]+")
_TEMPLATE = re.compile(r"\{hashtag\|\\?#\|((?:[^\\}]|\\.)*)\}")
_MENTION = re.compile(r"@\[((?:[^\\\]]|\\.)*)\]\(urn:li:[A-Za-z]+:[^)]*\)")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def little(text: str) -> str:
    """This will write words so that LinkedIn shows just them."""
    pieces, after = [], 0
    for match in _HASHTAG.finditer(text):
        pieces += [_escaped(text[after : match.start()]), match[0]]
        after = match.end()
    return "".join([*pieces, _escaped(text[after:])])


def shown(written: str) -> str:
    """This will read the words that LinkedIn shows for what it keeps."""
    text = _TEMPLATE.sub(lambda match: f"#{match[1]}", written)
    return _ESCAPED.sub(r"\1", _MENTION.sub(lambda match: match[1], text))


def _escaped(text: str) -> str:
    return _RESERVED.sub(r"\\\g<0>", text)
