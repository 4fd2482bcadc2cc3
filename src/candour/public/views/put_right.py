"""What we put right, for everybody to read."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from candour.public.door import Door, at_the_door
from candour.public.presenters.put_right import PutRightPage
from candour.web.pages import page


@require_safe
@at_the_door
def put_right(request: HttpRequest, door: Door) -> HttpResponse:
    """This will show what the trust got wrong and put right, newest first."""
    before, promised = request.GET.get("before", ""), request.GET.get("promised", "")
    shown = PutRightPage.of(door, timezone.now(), older_than=before, promised_before=promised)
    return page(request, "public/put_right.html", shown, door=door)
