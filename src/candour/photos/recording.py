"""The record of what happened to a picture, and word to whoever it concerns."""

from collections.abc import Mapping
from datetime import datetime

from candour.domain.actor import Actor
from candour.jobs import news
from candour.people import actions as people
from candour.people.models import Person
from candour.photos.models import Photo, PutStraightIn

About = Mapping[str, str | int | None]


def tell(
    name: str,
    *,
    by: Actor,
    photo: Photo,
    now: datetime,
    about: About | None = None,
    words: Mapping[str, str] | None = None,
) -> None:
    """This will write the event about a picture."""
    told = {"photo": photo.pk, **(about or {})}
    news.tell(name, by=by, trust=photo.trust_id, about=told, now=now, words=words)


def tell_of_file(name: str, *, by: Actor, file: PutStraightIn, now: datetime) -> None:
    """This will write the event about a file that was put straight into a reply."""
    news.tell(name, by=by, trust=file.trust_id, about={"file": file.pk}, now=now)


def notify(
    whom: Person, *, by: Actor, photo: Photo, kind: str, words: str, opens: str, now: datetime
) -> None:
    """This will send somebody one notice about a picture, but never to whoever acts."""
    people.send_notices(
        [whom], by=by, kind=kind, about=f"photo:{photo.pk}", words=words, opens=opens, now=now
    )


def lock(photo: Photo) -> Photo:
    """This will read a picture again, locked until the transaction ends, with who is in it."""
    Photo.objects.select_for_update().values_list("pk", flat=True).get(pk=photo.pk)
    return (
        Photo.objects.select_related("owner", "video").prefetch_related("pictured__person").get(pk=photo.pk)
    )
