"""Pictures on the pages of whoever writes and whoever decides: what leaves is what they see."""

from collections.abc import Sequence
from dataclasses import dataclass

from candour.channels.pictures import path_on_a_page
from candour.domain.videos import lines_of
from candour.photos.models import Photo, captions_of
from candour.photos.presenters.showing import PictureOnPage as Still
from candour.photos.queries.finding import films_behind


@dataclass(frozen=True)
class FilmOnPage:
    """The video that our own page plays where networks show a picture, and what its captions say."""

    still: Still
    captions: tuple[str, ...]

    @staticmethod
    def of(photo: Photo) -> "FilmOnPage":
        """This will take the still picture of a video."""
        assert photo.video is not None  # noqa: S101 - only films are asked for
        return FilmOnPage(Still.of(photo), lines_of(captions_of(photo.video)))


@dataclass(frozen=True)
class PictureOnPage:
    """One picture: where the page finds it, the words for those who cannot see it, the films behind it."""

    path: str
    alt: str
    sha256: str = ""
    films: tuple[FilmOnPage, ...] = ()


def pictures_on_page(trust: int, pictures: Sequence[Sequence[str]]) -> tuple[PictureOnPage, ...]:
    """This will show pictures by their hashes and descriptions, as drafts and versions hold them.

    One statement, none without pictures.
    """
    films: dict[str, list[FilmOnPage]] = {}
    for photo in films_behind(trust, [sha256 for sha256, _alt in pictures]):
        films.setdefault(photo.outgoing_sha256, []).append(FilmOnPage.of(photo))
    return tuple(
        PictureOnPage(path_on_a_page(trust, sha256), alt, sha256, tuple(films.get(sha256, ())))
        for sha256, alt in pictures
    )
