"""Where something stands on Tumblr, as one text: our own post, somebody's post, or what they said below one.

7001                       a post of our own blog
sam-okafor/7002            a post of another blog
sam-okafor/7001/note-9     what sam-okafor said below our post 7001: Tumblr calls it a reply
sam-okafor/7003/else-9     the same below a post of somebody else's, which Tumblr lets no program answer
"""

import re
from dataclasses import dataclass

_PLACE = re.compile(r"(?:(?P<blog>[A-Za-z0-9-]{1,40})/)?(?P<post>[0-9]{1,20})(?:/(?P<note>[\w.:-]{1,80}))?")


@dataclass(frozen=True)
class Place:
    """`blog` is empty for our own; `note` is the number of a reply, whose post is `post`."""

    post: str
    blog: str = ""
    note: str = ""

    @property
    def is_elsewhere(self) -> bool:
        """This will say whether it is a reply below a post that is not ours."""
        return self.note.startswith("else-")

    def __str__(self) -> str:
        return "/".join(part for part in (self.blog, self.post, self.note) if part)


def place(network_id: str) -> Place | None:
    """This will read what a place says of itself; None if it is none."""
    found = _PLACE.fullmatch(network_id)
    if found is None or (found["note"] and not found["blog"]):
        return None
    return Place(found["post"], found["blog"] or "", found["note"] or "")
