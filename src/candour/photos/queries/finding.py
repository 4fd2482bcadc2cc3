"""Finding pictures, and the people in them."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from candour.domain.clocks import day_in_london
from candour.domain.picturing import Gone
from candour.domain.videos import VideoState
from candour.people.models import Person, Trust
from candour.photos.models import Photo, Pictured, PutStraightIn, Video


def loaded(photos: QuerySet[Photo]) -> QuerySet[Photo]:
    """This will load pictures with who is in them, as the rules ask for; one statement more."""
    return photos.select_related("video").prefetch_related(
        Prefetch("pictured", Pictured.objects.select_related("person", "asked_by"))
    )


def photo_of(trust: Trust | int, pk: int) -> Photo:
    """This will give one picture with who is in it; Photo.DoesNotExist for another trust's."""
    return loaded(Photo.objects.for_trust(trust).select_related("owner")).get(pk=pk)


def pictured_of(trust: Trust | int, pk: int) -> Pictured:
    """This will give somebody in a picture; Pictured.DoesNotExist for another trust's."""
    return Pictured.objects.for_trust(trust).select_related("photo__owner", "person", "asked_by").get(pk=pk)


def of_person(person: Person) -> list[Pictured]:
    """This will list the pictures in which a colleague is, newest first, less those taken down."""
    mine = Pictured.objects.for_trust(person.trust_id).filter(person=person, photo__taken_down_at=None)
    return list(mine.select_related("photo__owner", "photo__video", "asked_by").order_by("-pk"))


def asked_by(photo: Photo, person: Person) -> bool:
    """This will say whether somebody added a picture, or asked one of the people in it."""
    return photo.owner_id == person.pk or any(each.asked_by_id == person.pk for each in photo.pictured.all())


def by_file(trust: Trust | int, sha256: str) -> QuerySet[Photo]:
    """This will give the pictures made from one file, whoever sent it, less those taken down."""
    return Photo.objects.for_trust(trust).filter(sha256=sha256, taken_down_at=None)


def copies_of(trust: Trust | int, sha256: str) -> list[Photo]:
    """This will list the pictures made from one file, with who is in them, those taken down too."""
    return list(loaded(Photo.objects.for_trust(trust).filter(sha256=sha256).order_by("pk")))


def films_behind(trust: Trust | int, sha256s: Sequence[str]) -> list[Photo]:
    """This will give the videos whose still pictures went out under these hashes, less those taken down.

    One statement, none without hashes.
    """
    if not sha256s:
        return []
    sent = Photo.objects.for_trust(trust).filter(outgoing_sha256__in=list(sha256s), taken_down_at=None)
    return list(sent.filter(video__isnull=False).select_related("video").order_by("pk"))


def unwanted(trust: Trust | int, sha256: str) -> bool:
    """This will say whether somebody in the picture said no to this very file; one statement."""
    found = Photo.objects.for_trust(trust).filter(sha256=sha256)
    return found.filter(taken_down_because=Gone.CONSENT).exists()


def made_of_file(trust: Trust | int, sha256: str) -> Video | None:
    """This will give a video that was made anew from a file, whoever sent it; one statement."""
    made = Video.objects.for_trust(trust).filter(state=VideoState.MADE, still__sha256=sha256)
    return made.filter(still__erased_at=None).first()


def waits_to_be_made(trust: Trust | int, sha256: str) -> bool:
    """This will say whether anybody's copy of a file is still to be made anew; one statement."""
    return by_file(trust, sha256).filter(video__state=VideoState.SENT).exists()


def to_be_made(trust: Trust | int, files: Sequence[str]) -> set[str]:
    """This will say of which files a video is still to be made, or was when it was held; one statement."""
    waiting = Photo.objects.for_trust(trust).filter(sha256__in=files, video__state=VideoState.SENT)
    return set(waiting.filter(erased_at=None).values_list("sha256", flat=True))


def all_erased(trust: Trust | int, sha256: str) -> bool:
    """This will say whether nothing is left of a file; one statement."""
    return not Photo.objects.for_trust(trust).filter(sha256=sha256, erased_at=None).exists()


def added_since(person: Person, since: datetime) -> int:
    """This will count the pictures that somebody added since; one statement."""
    return Photo.objects.for_trust(person.trust_id).filter(owner=person, added_at__gte=since).count()


def over(now: datetime, most: int = 200) -> list[Pictured]:
    """This will list those who agreed in writing until a day that is past, to a picture that still stands."""
    agreed = Pictured.objects.exclude(agreed_to="").filter(declined_at=None, withdrawn_at=None)
    ended = agreed.filter(until__lt=day_in_london(now), photo__taken_down_at=None)
    return list(ended.select_related("photo").order_by("until", "pk")[:most])


def to_erase() -> list[int]:
    """This will list all pictures that were taken down and whose bytes are still there, oldest first.

    Those under legal hold are among them: however many they are, they stand in nobody's way.
    """
    waiting = Photo.objects.filter(Q(taken_down_at__isnull=False, erased_at=None))
    return list(waiting.order_by("taken_down_at", "pk").values_list("pk", flat=True))


def to_forget() -> QuerySet[PutStraightIn]:
    """This will give what went out without the feed, somebody in it says no to, and was not forgotten yet.

    The no counts for whatever other file gave the same bytes.
    """
    said_no = Photo.objects.filter(trust=OuterRef("trust"), taken_down_because=Gone.CONSENT)
    same = PutStraightIn.objects.filter(trust=OuterRef("trust"), outgoing_sha256=OuterRef("outgoing_sha256"))
    is_unwanted = Exists(same.filter(Exists(said_no.filter(sha256=OuterRef("sha256")))))
    sent = Exists(said_no.filter(outgoing_sha256=OuterRef("outgoing_sha256")))
    return PutStraightIn.objects.filter(is_unwanted | sent, forgotten_at=None).order_by("pk")


def left_of(trust: Trust | int, outgoing: str) -> list[int]:
    """This will list the pictures whose bytes are there, of any file that went out under a hash."""
    files = PutStraightIn.objects.for_trust(trust).filter(outgoing_sha256=outgoing).values("sha256")
    found = Photo.objects.for_trust(trust).filter(erased_at=None)
    return list(found.filter(Q(sha256__in=files) | Q(outgoing_sha256=outgoing)).values_list("pk", flat=True))
