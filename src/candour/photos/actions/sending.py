"""Taking pictures and videos in pieces: what came stays, so that a browser goes on where a line was cut."""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Sum

from candour.domain.picturing import MOST_UNFINISHED
from candour.domain.refusal import Refusal
from candour.domain.videos import LARGEST_VIDEO
from candour.people.actions.permits import must_be_of
from candour.people.models import Person
from candour.photos.actions.filming import add_sent
from candour.photos.files import forget_piece, old_pieces, upload_file
from candour.photos.models import Photo, Upload
from candour.photos.queries.finding import to_be_made
from candour.photos.safe_pictures import LARGEST_FILE
from candour.photos.safe_videos import is_video

LARGEST_PIECE = 1_000_000
KEPT_FOR = timedelta(days=2)
"""How long a picture that stopped coming is waited for."""


@dataclass(frozen=True)
class Piece:
    """Part of a file of `size` bytes, from `offset` on; the sender names the file by a `key` of theirs."""

    key: str
    size: int
    offset: int
    content: bytes


@dataclass(frozen=True)
class Come:
    """How much of a picture has come; `photo` once it is whole, `no` where it cannot be kept."""

    received: int
    photo: Photo | None = None
    no: Refusal | None = None


def take_piece(*, by: Person, piece: Piece, now: datetime) -> Come:
    """This will keep a piece and say how much has come; an empty piece only asks.

    Sending a piece twice is harmless. One that leaves a gap is not kept: the answer says where to go on.
    """
    must_be_of(by, by.trust_id)
    try:
        upload = _keep(by, piece, now)
    except Refusal as no:
        Upload.objects.filter(owner=by, key=piece.key[:64], photo=None, received=0).delete()
        return Come(0, no=no)
    if upload.photo is not None or upload.received < upload.size:
        return Come(upload.received, upload.photo)
    return _finish(by, upload, now)


@transaction.atomic
def _keep(by: Person, piece: Piece, now: datetime) -> Upload:
    if not 0 < piece.size <= LARGEST_VIDEO:
        raise Refusal(
            "This file is empty, or larger than 150 MB.",
            "Choose another one, or cut the video on your phone.",
        )
    if piece.size > LARGEST_FILE and piece.offset == 0 and piece.content and not is_video(piece.content):
        raise Refusal("This file is larger than 20 MB, and no video.", "Choose a smaller picture.")
    upload, is_new = Upload.objects.get_or_create(
        owner=by, key=piece.key[:64], defaults={"trust_id": by.trust_id, "size": piece.size, "began_at": now}
    )
    if is_new:
        waiting = Upload.objects.filter(owner=by, photo=None).aggregate(Sum("size"))["size__sum"]
        if waiting > MOST_UNFINISHED:
            raise Refusal("Too many of your pictures are on their way.", "Wait until some are here.")
    upload = Upload.objects.select_for_update(of=("self",)).select_related("photo").get(pk=upload.pk)
    end = min(piece.offset + len(piece.content), upload.size)
    if upload.photo is not None and upload.photo.taken_down_at is not None:
        upload.photo, upload.received = None, 0  # it is wanted again, from the beginning
        upload.save(update_fields=["photo", "received"])
    if upload.photo is None and piece.offset <= upload.received < end:
        _write(upload, piece.offset, piece.content[: end - piece.offset])
        upload.received = end
        upload.save(update_fields=["received"])
    return upload


def _write(upload: Upload, offset: int, content: bytes) -> None:
    handle = os.open(upload_file(upload), os.O_WRONLY | os.O_CREAT, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.seek(offset)
        out.write(content)


def _finish(by: Person, upload: Upload, now: datetime) -> Come:
    """This will make the picture, outside of any transaction: nobody waits for it but whoever sends it."""
    file = upload_file(upload)
    try:
        with file.open("rb") as whole:
            photo = add_sent(by=by, file=whole, now=now)
    except FileNotFoundError:  # the last piece came twice, and the other one was quicker; or the disk is new
        Upload.objects.filter(pk=upload.pk, photo=None).update(received=0)
        again = Upload.objects.select_related("photo").get(pk=upload.pk)
        return Come(again.received, again.photo)
    except Refusal as no:
        Upload.objects.filter(pk=upload.pk).delete()
        file.unlink(missing_ok=True)
        return Come(0, no=no)
    Upload.objects.filter(pk=upload.pk).update(photo=photo)
    file.unlink(missing_ok=True)
    return Come(upload.size, photo)


def forget_pieces(*, now: datetime) -> int:
    """This will let go of what stopped coming two days ago, and say how many; no event, as none saw it.

    So old a file that belongs to nothing goes, too: whoever wrote it was ended before it could be deleted.
    """
    old = list(Upload.objects.filter(began_at__lt=now - KEPT_FOR).order_by("pk")[:1000])
    for upload in old:
        upload_file(upload).unlink(missing_ok=True)
        upload.delete()
    for trust, pieces in old_pieces(now - KEPT_FOR).items():
        needed = _needed(trust, [each.name for each in pieces])
        for each in pieces:
            if each.name not in needed:
                forget_piece(each, now - KEPT_FOR)
    return len(old)


def _needed(trust: int, names: list[str]) -> set[str]:
    """This will say which files something still comes into, or a video is to be made of; two statements."""
    coming = Upload.objects.for_trust(trust).values_list("pk", flat=True)
    return {*map(str, coming), *to_be_made(trust, names)}
