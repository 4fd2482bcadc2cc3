"""The names of what stands on Facebook: a post or a comment, written as "post/1_2"."""

import re
from enum import StrEnum

from candour.channels.meta.names import Named


class Kind(StrEnum):
    """What it is."""

    POST = "post"
    COMMENT = "comment"


class Name(Named):
    """A post or a comment."""

    network, kinds, numbers = "Facebook", Kind, re.compile(r"[0-9]{1,25}_[0-9]{1,25}")

    @property
    def address(self) -> str:
        """This will give its page on Facebook."""
        return f"https://www.facebook.com/{self.number}"
