"""The names of what stands on Instagram: a post (it calls it media) or a comment, written as "media/12".

Where somebody names the account, both the post and the comment are in it: "mention/12", "mention/12_345".
"""

import re
from enum import StrEnum

from candour.channels.meta.names import Named


class Kind(StrEnum):
    """What it is."""

    MEDIA = "media"
    COMMENT = "comment"
    MENTION = "mention"


class Name(Named):
    """A post, a comment, or where somebody names the account."""

    network, kinds, numbers = "Instagram", Kind, re.compile(r"[0-9]{1,30}(?:_[0-9]{1,30})?")


def mention_of(media: str, comment: str) -> str:
    """This will name where somebody names the account: in words under a picture, or in a comment there."""
    return str(Name(Kind.MENTION, f"{media}_{comment}" if comment else media))
