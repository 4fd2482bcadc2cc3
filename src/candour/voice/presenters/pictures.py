"""Pictures on the pages of whoever writes and whoever decides: what leaves is what they see."""

from collections.abc import Sequence
from dataclasses import dataclass

from candour.channels.pictures import path_on_a_page


@dataclass(frozen=True)
class PictureOnPage:
    """One picture: where the page finds it, and the words for those who cannot see it."""

    path: str
    alt: str
    sha256: str = ""


def pictures_on_page(trust: int, pictures: Sequence[Sequence[str]]) -> tuple[PictureOnPage, ...]:
    """This will show pictures by their hashes and descriptions, as drafts and versions hold them."""
    return tuple(PictureOnPage(path_on_a_page(trust, sha256), alt, sha256) for sha256, alt in pictures)
