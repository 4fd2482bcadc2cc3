"""The bytes of a picture: rights and consents are asked at every request, and no browser keeps them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.people.access import signed_in, the_person
from candour.photos import queries
from candour.photos.files import FileIsNotThere, rendition
from candour.photos.models import Photo

_KINDS = {"webp": "image/webp", "jpg": "image/jpeg"}


@require_http_methods(["GET"])
@signed_in
def file(request: HttpRequest, photo_id: int, side: int, form: str) -> HttpResponse:
    """This will show one size of a picture to whoever may see it now; to others it is not there."""
    person = the_person(request)
    try:
        photo = queries.photo_of(person.trust_id, photo_id)
    except Photo.DoesNotExist as missing:
        raise Http404 from missing
    if not queries.may_see(person, photo, timezone.now()):
        raise Http404
    return _bytes(photo, f"{side}.{form}", form)


@require_http_methods(["GET"])
def public_file(request: HttpRequest, photo_id: int, side: int, form: str) -> HttpResponse:
    """This will show one size of a picture that stands on a public page, as long as it may."""
    del request
    photo = queries.seen_by_all(photo_id, timezone.now())
    if photo is None:
        raise Http404
    return _bytes(photo, f"{side}.{form}", form)


def _bytes(photo: Photo, name: str, form: str) -> HttpResponse:
    try:
        content = rendition(photo, name)
    except FileIsNotThere as gone:
        raise Http404(str(gone)) from gone
    headers = {
        "Cache-Control": "private, no-store",
        "X-Robots-Tag": "noindex, noimageindex",
        "Content-Disposition": f'inline; filename="picture-{photo.pk}.{form}"',
    }
    return HttpResponse(content, content_type=_KINDS[form], headers=headers)
