"""What it is like to work here, for everybody to see: playlists, pictures, and where the open jobs are."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from candour.public.door import Door, at_the_door, not_here
from candour.public.presenters.working_here import WorkingHerePage, playlist_outside
from candour.web.pages import page


@require_safe
@at_the_door
def working_here(request: HttpRequest, door: Door) -> HttpResponse:
    """This will show what staff share with everybody outside."""
    return page(request, "public/working_here.html", WorkingHerePage.of(door, timezone.now()), door=door)


@require_safe
@at_the_door
def playlist(request: HttpRequest, door: Door, playlist_id: int) -> HttpResponse:
    """This will show one playlist whole."""
    found = playlist_outside(door, playlist_id)
    if found is None:
        return not_here(request, door)
    return page(request, "public/playlist.html", found, door=door)
