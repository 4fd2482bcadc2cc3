"""The bytes of pictures and videos: rights and consents are asked each time, and no browser keeps them."""

from functools import partial
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.videos import VideoState
from candour.people.access import signed_in, the_person
from candour.photos import queries
from candour.photos.captions import written
from candour.photos.files import FileIsNotThere, part_of_video, rendition
from candour.photos.models import Photo, captions_of
from candour.web.ranges import part

_Answer = TypeVar("_Answer", bound=HttpResponseBase)
_KINDS = {"webp": "image/webp", "jpg": "image/jpeg"}


@require_http_methods(["GET"])
@signed_in
def file(request: HttpRequest, photo_id: int, side: int, form: str) -> HttpResponse:
    """This will show one size of a picture to whoever may see it now; to others it is not there."""
    return _bytes(_seen_by(request, photo_id), f"{side}.{form}", form)


@require_http_methods(["GET"])
@signed_in
def video(request: HttpRequest, photo_id: int) -> HttpResponseBase:
    """This will give the part of a video that a player asks for, to whoever may see it now."""
    return _part(request, _seen_by(request, photo_id))


@require_http_methods(["GET"])
@signed_in
def captions(request: HttpRequest, photo_id: int) -> HttpResponse:
    """This will give the captions of a video to whoever may see it now."""
    return _captions(_seen_by(request, photo_id))


@require_http_methods(["GET"])
def public_video(request: HttpRequest, photo_id: int) -> HttpResponseBase:
    """This will give the part of a video that a player asks for, as long as it stands on a public page."""
    return _part(request, _seen_by_all(photo_id))


@require_http_methods(["GET"])
def public_captions(request: HttpRequest, photo_id: int) -> HttpResponse:
    """This will give the captions of a video that stands on a public page, as long as it may."""
    del request
    return _captions(_seen_by_all(photo_id))


@require_http_methods(["GET"])
def public_file(request: HttpRequest, photo_id: int, side: int, form: str) -> HttpResponse:
    """This will show one size of a picture that stands on a public page, as long as it may."""
    del request
    return _bytes(_seen_by_all(photo_id), f"{side}.{form}", form)


def _seen_by(request: HttpRequest, photo_id: int) -> Photo:
    person = the_person(request)
    try:
        photo = queries.photo_of(person.trust_id, photo_id)
    except Photo.DoesNotExist as missing:
        raise Http404 from missing
    if not queries.may_see(person, photo, timezone.now()):
        raise Http404
    return photo


def _seen_by_all(photo_id: int) -> Photo:
    photo = queries.seen_by_all(photo_id, timezone.now())
    if photo is None:
        raise Http404
    return photo


def _bytes(photo: Photo, name: str, form: str) -> HttpResponse:
    try:
        content = rendition(photo, name)
    except FileIsNotThere as gone:
        raise Http404(str(gone)) from gone
    return _for_one(HttpResponse(content, content_type=_KINDS[form]), f"picture-{photo.pk}.{form}")


def _part(request: HttpRequest, photo: Photo) -> HttpResponseBase:
    if photo.video is None or photo.video.state != VideoState.MADE:
        raise Http404
    try:
        found = part(request, photo.video.size, partial(part_of_video, photo), "video/mp4")
    except FileIsNotThere as gone:
        raise Http404(str(gone)) from gone
    return _for_one(found, f"video-{photo.pk}.mp4")


def _captions(photo: Photo) -> HttpResponse:
    if photo.video is None or not photo.video.captions:
        raise Http404
    content = written(captions_of(photo.video))
    return _for_one(HttpResponse(content, content_type="text/vtt; charset=utf-8"), f"video-{photo.pk}.vtt")


def _for_one(response: _Answer, name: str) -> _Answer:
    """This will have nobody keep what may be taken down at any moment."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, noimageindex"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
