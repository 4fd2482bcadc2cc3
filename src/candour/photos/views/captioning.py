"""The captions of a video: typed, or brought as a file, by whoever sent it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.people.access import signed_in, the_person
from candour.photos import actions
from candour.photos.forms import CaptionForm, as_filled
from candour.photos.presenters.photo import PhotoPage
from candour.photos.views.asking import at_photo, back_of, find_photo
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["GET", "POST"])
@signed_in
@once
def captions(request: HttpRequest, photo_id: int) -> HttpResponse:
    """This will take the captions of one's own video; what was typed stays until it can be kept."""
    person, refusal = the_person(request), None
    found = find_photo(person, photo_id)
    video = found.video
    if video is None or found.owner_id != person.pk:
        raise Http404
    form = CaptionForm(request.POST or None, request.FILES or None, initial=as_filled(video))
    if request.method == "POST" and form.is_valid():
        try:
            written = form.captions(video.seconds)
            now = timezone.now()
            actions.caption(by=person, photo=found, captions=written, is_spoken=form.is_spoken, now=now)
            return redirect(at_photo(request, found, "captions"))
        except Refusal as no:
            refusal = no
    more = {"refusal": refusal, "back": back_of(request, found), "to_photo": at_photo(request, found)}
    status = 403 if refusal else None
    shown = PhotoPage.of(found, person)
    return page(request, "photos/captions.html", shown, form=form, status=status, **more)
