"""Songs: adding one in two steps, putting it right, voting, saying what its lyrics are, taking it out."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain import playlists as rules
from candour.domain.refusal import Refusal
from candour.domain.songs import hear
from candour.people.access import signed_in, the_person
from candour.people.models import Person
from candour.playlists import actions
from candour.playlists.actions.songs import OnItAlready
from candour.playlists.forms import ANSWERS, LineForm, PutRightForm, SongForm
from candour.playlists.models import Song
from candour.playlists.queries import lists
from candour.playlists.views.finding import at_song, find_playlist, find_song
from candour.playlists.views.lists import page_of
from candour.web.once import once
from candour.web.pages import page, redirect, refused


@require_http_methods(["GET", "POST"])
@signed_in
@once
def add(request: HttpRequest, playlist_id: int) -> HttpResponse:
    """This will show what a line says, to be put right, and add the song."""
    person = the_person(request)
    refusal: Refusal | None = None
    found = find_playlist(person, playlist_id)
    line = LineForm(request.GET if "song" in request.GET and request.method == "GET" else None)
    if line.is_bound and not line.is_valid():
        return page(request, "playlists/one.html", page_of(found, person), form=line, line=line)
    heard = hear(request.GET.get("song", ""))
    form = SongForm(
        request.POST or None, initial={"artist": heard.artist, "title": heard.title, "link": heard.link}
    )
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("artist", "title", "link")}
        try:
            song = actions.add_song(
                by=person, playlist=found, is_explicit=form.is_explicit, now=timezone.now(), **given
            )
            return redirect(at_song(song))
        except Refusal as no:
            refusal = no
    there = refusal.song if isinstance(refusal, OnItAlready) else None
    more = {"refusal": refusal, "there": there, "playlist": found}
    return page(request, "playlists/add.html", None, form=form, status=403 if refusal else None, **more)


@require_http_methods(["GET", "POST"])
@signed_in
@once
def change(request: HttpRequest, song_id: int) -> HttpResponse:
    """This will put a song right."""
    person, refusal = the_person(request), None
    song = find_song(person, song_id)
    hand = lists.hand_on(person, song.playlist, song)
    may_not = rules.to_touch(hand, is_out=song.taken_out_at is not None)
    if may_not is not None:
        return refused(request, may_not, back=at_song(song))
    known = {"artist": song.artist, "title": song.title, "link": song.link}
    form = PutRightForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in known}
        try:
            actions.change_song(by=person, song=song, now=timezone.now(), **given)
            return redirect(at_song(song))
        except Refusal as no:
            refusal = no
    more = {"refusal": refusal, "song": song, "back": at_song(song)}
    return page(
        request, "playlists/change_song.html", None, form=form, status=403 if refusal else None, **more
    )


@require_http_methods(["POST"])
@signed_in
@once
def vote(request: HttpRequest, song_id: int) -> HttpResponse:
    """This will vote for a song, or take the vote back."""
    is_for = request.POST.get("vote") == "yes"
    return _done(
        request,
        song_id,
        lambda person, song: actions.vote(by=person, song=song, is_for=is_for, now=timezone.now()),
    )


@require_http_methods(["POST"])
@signed_in
@once
def flag(request: HttpRequest, song_id: int) -> HttpResponse:
    """This will say whether a song's lyrics are explicit."""
    is_explicit = ANSWERS.get(request.POST.get("explicit", "")) or False
    return _done(
        request,
        song_id,
        lambda person, song: actions.flag(by=person, song=song, is_explicit=is_explicit, now=timezone.now()),
    )


@require_http_methods(["POST"])
@signed_in
@once
def take_out(request: HttpRequest, song_id: int) -> HttpResponse:
    """This will take a song out."""
    return _done(
        request, song_id, lambda person, song: actions.take_out(by=person, song=song, now=timezone.now())
    )


def _done(request: HttpRequest, song_id: int, act: Callable[[Person, Song], None]) -> HttpResponse:
    """This will act on a song, and go back to it; to the share page where it was pressed there."""
    person = the_person(request)
    song = find_song(person, song_id)
    try:
        act(person, song)
    except Refusal as no:
        return refused(request, no, back=at_song(song))
    if request.POST.get("back") == "share":
        return redirect("playlists-share", song.playlist_id)
    return redirect(at_song(song))
