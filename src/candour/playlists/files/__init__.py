"""Playlists as files: JSPF (JSON) and XSPF (XML), which most players read."""

from collections.abc import Callable
from dataclasses import dataclass

from candour.playlists.files import jspf, xspf
from candour.playlists.files.listed import LARGEST, Listed, ListedSong, cannot_read

__all__ = ["KINDS", "LARGEST", "Kind", "Listed", "ListedSong", "read"]


@dataclass(frozen=True)
class Kind:
    """One kind of file: its MIME type, how it is written and how it is read."""

    content_type: str
    write: Callable[[Listed], str]
    read: Callable[[bytes], Listed]


KINDS = {
    "jspf": Kind("application/json", jspf.write, jspf.read),
    "xspf": Kind("application/xspf+xml", xspf.write, xspf.read),
}
"""By what stands behind the dot of a file's name."""


def read(content: bytes) -> Listed:
    """This will read a file of either kind, by its first sign; Refusal says in plain words what is wrong."""
    if len(content) > LARGEST:
        raise cannot_read(f"This file is larger than {LARGEST // 1000} KB.", "Cut it into smaller playlists.")
    begins = content.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")[:1]
    if begins == b"{":
        return KINDS["jspf"].read(content)
    if begins == b"<":
        return KINDS["xspf"].read(content)
    raise cannot_read("This is not a playlist.", "Choose a file whose name ends in .jspf or .xspf.")
