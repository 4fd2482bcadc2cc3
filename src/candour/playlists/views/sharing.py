"""Sharing a playlist with everybody outside, on the trust's page and on Spotify; and ending that."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain import playlists as rules
from candour.domain.refusal import Refusal
from candour.people.access import roles_here, signed_in, the_person
from candour.people.queries.persons import rights_in_force
from candour.playlists import actions
from candour.playlists.forms import ShareForm
from candour.playlists.views.finding import find_playlist
from candour.playlists.views.lists import page_of
from candour.web.once import once
from candour.web.pages import page, redirect, refused


@require_http_methods(["GET", "POST"])
@signed_in
@once
def share(request: HttpRequest, playlist_id: int) -> HttpResponse:
    """This will show what everybody outside would see, and share it."""
    person, now = the_person(request), timezone.now()
    found = find_playlist(person, playlist_id)
    refusal = rules.may_share(roles_here(request), rights_in_force(person, now))
    may_not = refusal is not None
    is_sent = request.method == "POST"
    sent = request.POST if is_sent else None
    form = ShareForm(sent, initial={"leaves_out_explicit": found.leaves_out_explicit})
    if is_sent and not may_not and form.is_valid():
        try:
            leaves_out = form.cleaned_data["leaves_out_explicit"]
            actions.share(by=person, playlist=found, leaves_out_explicit=leaves_out, now=now)
            return redirect("playlists-one", playlist_id)
        except Refusal as no:
            refusal = no
    status = 403 if refusal and is_sent else None
    more = {"refusal": refusal, "may_not": may_not}
    return page(request, "playlists/share.html", page_of(found, person), form=form, status=status, **more)


@require_http_methods(["POST"])
@signed_in
@once
def stop(request: HttpRequest, playlist_id: int) -> HttpResponse:
    """This will take a playlist from everybody outside."""
    person = the_person(request)
    try:
        actions.stop_sharing(by=person, playlist=find_playlist(person, playlist_id), now=timezone.now())
    except Refusal as no:
        return refused(request, no, back=reverse("playlists-one", args=[playlist_id]))
    return redirect("playlists-one", playlist_id)


_ACTS = {"put": actions.put_on_spotify, "again": actions.try_again, "end": actions.end_copy}


@require_http_methods(["POST"])
@signed_in
@once
def spotify(request: HttpRequest, playlist_id: int) -> HttpResponse:
    """This will put a playlist on Spotify, try that again, or take it off."""
    person = the_person(request)
    act = _ACTS.get(request.POST.get("act", ""), actions.put_on_spotify)
    try:
        act(by=person, playlist=find_playlist(person, playlist_id), now=timezone.now())
    except Refusal as no:
        return refused(request, no, back=reverse("playlists-one", args=[playlist_id]))
    return redirect("playlists-one", playlist_id)
