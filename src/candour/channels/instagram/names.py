"""The names of what stands on Instagram: a post (it calls it media) or a comment, written as "media/12"."""

import re
from enum import StrEnum

from candour.channels.meta.names import Named


class Kind(StrEnum):
    """What it is."""

    MEDIA = "media"
    COMMENT = "comment"


class Name(Named):
    """A post or a comment."""

    network, kinds, numbers = "Instagram", Kind, re.compile(r"[0-9]{1,30}")
