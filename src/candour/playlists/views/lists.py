"""Playlists: which there are, one of them, a new one, one from a file and as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods

from candour.domain import playlists as rules
from candour.domain.refusal import Refusal
from candour.domain.songs import Link
from candour.domain.spaces import INSIDE
from candour.network.queries.spaces import to_write_in
from candour.people.access import signed_in, the_person
from candour.people.models import Person
from candour.playlists import actions, files
from candour.playlists.forms import BringForm, CallForm, LineForm, MakeForm
from candour.playlists.models import Playlist
from candour.playlists.presenters import OnSpotify, PlaylistLine, PlaylistPage, SongLine
from candour.playlists.queries import lists
from candour.playlists.views.finding import find_playlist
from candour.web.downloads import file
from candour.web.once import once
from candour.web.pages import page, redirect, refused


@require_http_methods(["GET"])
@signed_in
def listed(request: HttpRequest) -> HttpResponse:
    """This will list the playlists, newest first."""
    found = lists.listed(the_person(request))
    return page(
        request, "playlists/list.html", [PlaylistLine.of(each.playlist, each.songs) for each in found]
    )


@require_http_methods(["GET", "POST"])
@signed_in
@once
def new(request: HttpRequest) -> HttpResponse:
    """This will make a playlist."""
    person, refusal = the_person(request), None
    form = MakeForm(request.POST or None)
    form.offer(to_write_in(person))
    if request.method == "POST" and form.is_valid():
        try:
            name, about = form.cleaned_data["name"], form.cleaned_data["about"]
            made = actions.make(by=person, name=name, about=about, space=form.space, now=timezone.now())
            return redirect("playlists-one", made.pk)
        except Refusal as no:
            refusal = no
    return _form(request, "playlists/new.html", form, refusal)


@require_http_methods(["GET", "POST"])
@signed_in
@once
def bring(request: HttpRequest) -> HttpResponse:
    """This will make a playlist of a file, or say what is wrong with the file."""
    person, refusal = the_person(request), None
    is_sent = request.method == "POST"
    form = BringForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    form.offer(to_write_in(person))
    if is_sent and form.is_valid():
        given, content = form.cleaned_data, form.cleaned_data["file"].read(files.LARGEST + 1)
        try:
            found = files.read(content)
            made = actions.bring(
                by=person, listed=found, name=given["name"], space=form.space, now=timezone.now()
            )
            return redirect("playlists-one", made.pk)
        except Refusal as no:
            refusal = no
    return _form(request, "playlists/import.html", form, refusal)


@require_http_methods(["GET"])
@signed_in
def playlist(request: HttpRequest, playlist_id: int) -> HttpResponse:
    """This will show one playlist."""
    person = the_person(request)
    found = find_playlist(person, playlist_id)
    return page(request, "playlists/one.html", page_of(found, person), line=LineForm())


@require_http_methods(["GET", "POST"])
@signed_in
@once
def change(request: HttpRequest, playlist_id: int) -> HttpResponse:
    """This will change what a playlist is called."""
    person, refusal = the_person(request), None
    found = find_playlist(person, playlist_id)
    may_not = rules.to_keep(lists.hand_on(person, found))
    if may_not is not None:
        return refused(request, may_not, back=reverse("playlists-one", args=[playlist_id]))
    form = CallForm(request.POST or None, initial={"name": found.name, "about": found.about})
    if request.method == "POST" and form.is_valid():
        try:
            name, about = form.cleaned_data["name"], form.cleaned_data["about"]
            actions.change(by=person, playlist=found, name=name, about=about, now=timezone.now())
            return redirect("playlists-one", playlist_id)
        except Refusal as no:
            refusal = no
    return _form(request, "playlists/change.html", form, refusal, playlist=found)


@require_http_methods(["POST"])
@signed_in
@once
def put_away(request: HttpRequest, playlist_id: int) -> HttpResponse:
    """This will put a playlist away."""
    person = the_person(request)
    try:
        actions.put_away(by=person, playlist=find_playlist(person, playlist_id), now=timezone.now())
    except Refusal as no:
        return refused(request, no, back=reverse("playlists-one", args=[playlist_id]))
    return redirect("playlists")


@require_http_methods(["GET"])
@signed_in
def export(request: HttpRequest, playlist_id: int, kind: str) -> HttpResponse:
    """This will give a playlist as a file, its songs in their order."""
    as_file = files.KINDS.get(kind)
    if as_file is None:
        raise Http404
    found = find_playlist(the_person(request), playlist_id)
    songs = tuple(
        files.ListedSong(each.artist, each.title, Link(each.link, each.track), each.is_explicit)
        for each in lists.on_list(found)
    )
    whole = files.Listed(found.name, found.about, songs, found.made_at)
    name = f"{slugify(found.name) or 'playlist'}.{kind}"
    return file(name, f"{as_file.content_type}; charset=utf-8", as_file.write(whole))


def page_of(found: Playlist, person: Person) -> PlaylistPage:
    """This will lay out one playlist for somebody, in a fixed number of statements."""
    standing = lists.standing_in(found.space, person)
    songs = [
        SongLine.of(each, lists.hand_of(person, found, standing, each.song))
        for each in lists.songs_of(found, person)
    ]
    copy = lists.copy_of(found)
    has_spotify = copy is not None or lists.spotify_of(person.trust_id) is not None
    return PlaylistPage.of(
        found,
        songs,
        person,
        timezone.now(),
        can_write=standing in INSIDE and (found.space is None or found.space.closed_at is None),
        is_keeper=lists.hand_of(person, found, standing).is_keeper,
        comments=lists.last_comments(found),
        spotify=OnSpotify.of(copy, songs) if has_spotify else None,
    )


def _form(
    request: HttpRequest,
    template: str,
    form: CallForm | BringForm,
    refusal: Refusal | None,
    **more: object,
) -> HttpResponse:
    status = 403 if refusal else None
    return page(request, template, None, form=form, status=status, refusal=refusal, **more)
