"""A picture at an address that lasts an hour: for the network that publishes it, and for staff pages."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from candour.channels.pictures import PictureIsNotThere, kind_of, picture_at, picture_on_a_page
from candour.people.access import signed_in, the_person


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """This will show the approved bytes to a network; no search engine lists them."""
    del request
    return _shown(lambda: picture_at(name))


@require_http_methods(["GET"])
@signed_in
def on_a_page(request: HttpRequest, name: str) -> HttpResponse:
    """This will show a picture of a draft to whoever is signed in at its trust, and to nobody else."""
    trust = the_person(request).trust_id
    return _shown(lambda: picture_on_a_page(name, trust))


def _shown(find: Callable[[], bytes]) -> HttpResponse:
    """This will show what is found, if it is there."""
    try:
        content = find()
    except PictureIsNotThere as error:
        raise Http404(str(error)) from error
    return picture_response(content)


def picture_response(content: bytes) -> HttpResponse:
    """This will answer with a picture's bytes, which nothing keeps on the way and no search engine lists."""
    headers = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, noimageindex"}
    return HttpResponse(content, content_type=kind_of(content) or "application/octet-stream", headers=headers)
