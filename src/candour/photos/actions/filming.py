"""Videos: taken as they are sent, made anew later, and captioned by whoever sent them."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.picturing import UNWANTED, to_keep
from candour.domain.refusal import Refusal, refuse
from candour.domain.videos import (
    LARGEST_VIDEO,
    Caption,
    VideoState,
    to_caption,
    to_caption_anew,
    to_say_in_public,
)
from candour.jobs.queue import enqueue
from candour.jobs.registry import Payload
from candour.people.actions.permits import must_be_of
from candour.people.models import Person
from candour.photos import files
from candour.photos.actions.adding import add_photo, kept_as, must_own
from candour.photos.models import Photo, Video
from candour.photos.queries.finding import (
    added_since,
    all_erased,
    by_file,
    made_of_file,
    unwanted,
    waits_to_be_made,
)
from candour.photos.recording import lock, notify, tell
from candour.photos.safe_pictures import LARGEST_FILE, MadeAnew, made_for_pages
from candour.photos.safe_videos import is_video, make_anew, still_of

LANE = "videos"
"""One video is made anew at a time, so that words on their way out do not wait for it."""
_HEAD = 32
_GAVE_UP = Refusal("We could not make it ready.", "Take it down, and send it again.")


def add_sent(*, by: Person, file: BinaryIO, now: datetime) -> Photo:
    """This will keep a picture, or a video, whichever a file is. Raises Refusal with what helps."""
    head = file.read(_HEAD)
    file.seek(0)
    if is_video(head):
        return add_video(by=by, file=file, now=now)
    return add_photo(by=by, content=file.read(LARGEST_FILE + 1), now=now)


def add_video(*, by: Person, file: BinaryIO, now: datetime) -> Photo:
    """This will keep a still picture of a video, and have a job make the video anew.

    What can be told at once is refused at once, outside of any transaction. The same file again gives what is
    there. Raises Refusal with what helps.
    """
    must_be_of(by, by.trust_id)
    if file.seek(0, 2) > LARGEST_VIDEO:
        raise Refusal("This video is larger than 150 MB.", "Cut it, or set your camera to 1080p.")
    sha256 = files.hash_of(file)
    if unwanted(by.trust_id, sha256):
        raise UNWANTED
    mine = by_file(by.trust_id, sha256).filter(owner=by).first()
    if mine is not None:
        return mine
    refuse(to_keep(today_already=added_since(by, now - timedelta(days=1))))
    sent = files.keep_sent(by.trust_id, sha256, file)
    try:
        made = _still(sent, sha256)
        photo = _with_its_video(by, made, files.keep(by.trust_id, made), now)
        if not files.are_there(photo):  # erased with an earlier row, at this very moment
            photo.renditions = files.keep(by.trust_id, made)
            photo.save(update_fields=["renditions"])
    except BaseException:  # whatever it was: what a camera wrote into a file stays nowhere without a row
        _let_go(by.trust_id, sha256)
        raise
    return photo


def make_video(
    *,
    by: Actor,
    photo_id: int,
    keep_alive: Callable[[], None],
    clock: Callable[[], datetime],
    is_last: bool = False,
) -> None:
    """This will make a video anew, or write down why it cannot be; doing it twice changes nothing.

    The work is done outside of any transaction. What was taken down meanwhile is not kept. The machine's
    trouble is raised, to be tried again; where this attempt `is_last`, its sender hears of it as well.
    """
    photo = Photo.objects.select_related("video").get(pk=photo_id)
    if photo.video is None or photo.video.state != VideoState.SENT or photo.taken_down_at is not None:
        return
    try:
        is_over = _made_and_kept(photo, keep_alive, by=by, clock=clock)
    except Refusal as no:
        down_first = Refusal(no.reason, f"{no.remedy} Take this one down first.")
        is_over = _not_made(photo, down_first, by=by, now=clock())
    except Exception:
        if is_last and _not_made(photo, _GAVE_UP, by=by, now=clock()):
            _let_go(photo.trust_id, photo.sha256)
        raise
    if is_over:
        _let_go(photo.trust_id, photo.sha256)


@transaction.atomic
def caption(
    *, by: Person, photo: Photo, captions: Sequence[Caption], is_spoken: bool, now: datetime
) -> Photo:
    """This will keep the captions of one's video; `is_spoken` is False where they say what is heard."""
    photo = lock(photo)
    must_own(by, photo)
    video = photo.video
    if video is None:
        raise Refusal("This is a picture.", "Describe what can be seen in it.")
    refuse(to_caption(captions, video.seconds))
    kept = [asdict(each) for each in captions]
    if photo.outgoing_sha256:  # somebody decides on these words, or the public reads them
        refuse(to_say_in_public(captions))
        refuse(to_caption_anew(is_other=kept != video.captions))
    video.captions = kept
    video.is_spoken, video.captioned_at = is_spoken, now
    video.save(update_fields=["captions", "is_spoken", "captioned_at"])
    words = "\n".join(each.words for each in captions)
    tell("photos:video:captioned", by=by, photo=photo, now=now, words={"captions": words})
    return photo


def _still(sent: Path, sha256: str) -> MadeAnew:
    """This will have a still picture made of a video, in every size, under the hash of the video's file."""
    with TemporaryDirectory() as folder:
        still = Path(folder) / "still.jpg"
        still_of(sent, still)
        return replace(made_for_pages(still.read_bytes()), sha256=sha256)


@transaction.atomic
def _with_its_video(by: Person, made: MadeAnew, renditions: dict[str, str], now: datetime) -> Photo:
    """This will keep the still picture, and have a job make the video that it is the beginning of."""
    photo = kept_as(by, made.sha256, (made.width, made.height), renditions, now)
    if photo.video is None:
        photo.video = Video.objects.create(trust_id=by.trust_id)
        photo.save(update_fields=["video"])
        tell("photos:video:sent", by=by, photo=photo, now=now)
        work: Payload = {"photo": photo.pk}
        enqueue("photos.make_video", work, due_at=now, trust=by.trust_id, lane=LANE)
    return photo


def _made_and_kept(
    photo: Photo, keep_alive: Callable[[], None], *, by: Actor, clock: Callable[[], datetime]
) -> bool:
    sent = files.sent_video(photo.trust_id, photo.sha256)
    made = files.made_video(photo.trust_id, photo.sha256)
    same = made_of_file(photo.trust_id, photo.sha256)
    seconds = same.seconds if same is not None else _made(sent, made, keep_alive)
    return _kept(photo, made, seconds, by=by, now=clock())


def _let_go(trust: int, sha256: str) -> None:
    """This will delete a file as it was sent, unless somebody's video is still to be made of it."""
    if not waits_to_be_made(trust, sha256):
        files.sent_video(trust, sha256).unlink(missing_ok=True)


def _made(sent: Path, made: Path, keep_alive: Callable[[], None]) -> int:
    """This will make the file, under a name of its own until it is whole."""
    if not sent.exists():
        raise Refusal("Its file is not here any more.", "Send it again.")
    with TemporaryDirectory(dir=sent.parent) as folder:
        whole = Path(folder) / made.name
        seconds = make_anew(sent, whole, keep_alive)
        made.parent.mkdir(parents=True, exist_ok=True)
        whole.replace(made)
    return seconds


@transaction.atomic
def _kept(photo: Photo, made: Path, seconds: int, *, by: Actor, now: datetime) -> bool:
    photo = lock(photo)
    if photo.video is None or photo.taken_down_at is not None:
        if all_erased(photo.trust_id, photo.sha256):
            files.erase(photo.trust_id, photo.sha256)
        return False
    video = photo.video
    video.state, video.seconds = VideoState.MADE.value, seconds
    video.pieces, video.size = files.hashes_of(made), made.stat().st_size
    video.save(update_fields=["state", "seconds", "pieces", "size"])
    tell("photos:video:made", by=by, photo=photo, now=now)
    return True


@transaction.atomic
def _not_made(photo: Photo, no: Refusal, *, by: Actor, now: datetime) -> bool:
    photo = lock(photo)
    if photo.video is None or photo.video.state != VideoState.SENT or photo.taken_down_at is not None:
        return False
    photo.video.state, photo.video.why = VideoState.REFUSED.value, no.reason
    photo.video.save(update_fields=["state", "why"])
    tell("photos:video:refused", by=by, photo=photo, now=now)
    words = f"Your video cannot be shown. {no.reason} {no.remedy}"
    opens = f"/photos/{photo.pk}"
    notify(photo.owner, by=by, photo=photo, kind="picture_down", words=words, opens=opens, now=now)
    return True
