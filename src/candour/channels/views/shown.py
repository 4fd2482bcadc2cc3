"""A picture for the network that is to publish it, and for nobody else: at an address that lasts an hour."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from candour.channels.pictures import PictureIsNotThere, kind_of, picture_at


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """This will show the approved bytes; nothing keeps them on the way, and no search engine lists them."""
    del request
    try:
        content = picture_at(name)
    except PictureIsNotThere as error:
        raise Http404(str(error)) from error
    headers = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, noimageindex"}
    return HttpResponse(content, content_type=kind_of(content) or "application/octet-stream", headers=headers)
