"""Pictures beside the rows that show them, such as posts: with who is in each, in one statement."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from candour.domain.picturing import Audience, Consent, People, PictureSeen
from candour.photos.models import Photo, Video, as_video_seen

_OF_PHOTO = ("pk", "trust_id", "owner_id", "width", "height", "renditions", "alt", "people")
_FOR_RULES = ("background_checked_at", "taken_down_at", "video_id")
_OF_VIDEO = ("state", "seconds", "captions", "captioned_at", "why")
_OF_PERSON = ("pk", "called", "person__first_name", "person__last_name", "agreed_to", "until")
_THEIR_NO = ("declined_at", "withdrawn_at")


@dataclass(frozen=True)
class Joined:
    """A picture, with no more of its row than a page needs, and as the rules see it."""

    photo: Photo
    seen: PictureSeen


def joined(rows: "QuerySet[Any]", key: str) -> dict[int, list[Joined]]:
    """This will give, by the rows' field `key`, the pictures that their field `photo` names, in order.

    One statement, however many people are in them.
    """
    return gathered(to_join(rows, key))


def to_join(rows: "QuerySet[Any]", key: str) -> "QuerySet[Any, tuple[Any, ...]]":
    """This will ask for pictures with the people in them, one row for each of those."""
    of_photo = [f"photo__{name}" for name in (*_OF_PHOTO, *_FOR_RULES)]
    of_video = [f"photo__video__{name}" for name in _OF_VIDEO]
    of_person = [f"photo__pictured__{name}" for name in (*_OF_PERSON, *_THEIR_NO)]
    return rows.order_by("pk", "photo__pictured__pk").values_list(key, *of_photo, *of_video, *of_person)


def gathered(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[Joined]]:
    """This will put the rows that `to_join` asked for together, picture by picture."""
    found: dict[int, dict[int, Joined]] = {}
    for whose, *values in rows:
        mine = found.setdefault(whose, {})
        picture = mine.get(values[0]) or _joined(values)
        person = values[_BEFORE_PEOPLE:]
        if person[0] is not None:
            consents = (*picture.seen.consents, _consent(*person))
            picture = replace(picture, seen=replace(picture.seen, consents=consents))
        mine[values[0]] = picture
    return {whose: list(pictures.values()) for whose, pictures in found.items()}


_BEFORE_VIDEO = len(_OF_PHOTO) + len(_FOR_RULES)
_BEFORE_PEOPLE = _BEFORE_VIDEO + len(_OF_VIDEO)


def _joined(values: list[Any]) -> Joined:
    photo = Photo(**dict(zip(_OF_PHOTO, values, strict=False)))
    checked_at, taken_down_at, video = values[len(_OF_PHOTO) : _BEFORE_VIDEO]
    if video is not None:
        told = dict(zip(_OF_VIDEO, values[_BEFORE_VIDEO:_BEFORE_PEOPLE], strict=True))
        photo.video = Video(pk=video, **told)
    seen = PictureSeen(
        photo.alt,
        People(photo.people),
        checked_at is not None,
        taken_down_at is not None,
        video=as_video_seen(photo.video) if photo.video is not None else None,
    )
    return Joined(photo, seen)


def _consent(_pk: int, called: str, first: str | None, last: str | None, *said: Any) -> Consent:
    agreed_to, until, declined_at, withdrawn_at = said
    name = called or f"{first} {last}"
    is_no = declined_at is not None or withdrawn_at is not None
    return Consent(name, Audience(agreed_to) if agreed_to else None, until, is_no=is_no)
