"""The home page of whoever is signed in."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.channels.hosts import hosts
from candour.channels.queries import accounts
from candour.domain.roles import Role
from candour.home import catching_up, queries
from candour.home.figures import CALL, MINE, ON_CALL, PLEDGES
from candour.home.forms import CatchUpForm, SearchForm, asked_in, sought_from
from candour.home.found import SearchPage
from candour.home.presenters import HomePage, HostsPage, Waiting, composer, greeting
from candour.network.presenters.feed import FeedPage
from candour.network.queries.posts import feed
from candour.network.queries.spaces import readable as readable_spaces
from candour.network.queries.visits import open_draft
from candour.network.views.coming import new_after
from candour.people.access import holds_role, needs_role, signed_in, the_person
from candour.people.models import Person
from candour.people.queries.places import sites_of
from candour.voice.queries.sharing import SEES_WHAT_STOPPED
from candour.web.figures import figure
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["GET"])
@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """This will show what waits for me, and what colleagues said since I was last here."""
    person, now, draft = the_person(request), timezone.now(), open_draft(request)
    shown = HomePage(
        heading=greeting(person, now),
        on_call_as=figure(request, ON_CALL) or "",
        call=figure(request, CALL) or "",
        misses_pledge=holds_role(request, Role.EXECUTIVE) and not figure(request, PLEDGES),
        waiting=Waiting.of(person, posts=figure(request, "listening-inbox"), mine=figure(request, MINE)),
        feed=_feed(request, person, now),
        composer=composer(draft.text if draft else ""),
    )
    sees_stopped = holds_role(request, *SEES_WHAT_STOPPED)
    return page(request, "home/home.html", shown, draft=draft, sees_stopped=sees_stopped)


def _feed(request: HttpRequest, person: Person, now: datetime) -> FeedPage:
    found = feed(person)
    return FeedPage.of(
        found,
        person,
        now,
        heading="What colleagues say",
        why="Newest first. Nothing is put higher because many pressed it.",
        nothing="Nobody has said anything yet.",
        nothing_next="Be the first: it takes one sentence.",
        new_after=new_after(request, found, now),
    )


@require_http_methods(["GET"])
@signed_in
def search(request: HttpRequest) -> HttpResponse:
    """This will find words, people, lessons and clauses of the guideline for a reader."""
    person, sought, now = the_person(request), sought_from(request.GET.dict()), timezone.now()
    found = queries.search(person, sought, now, request.GET.get("before", ""))
    clauses = queries.clauses_holding(person, sought, now)
    shown = SearchPage.of(sought, found, queries.people_called(person, sought), clauses)
    asked = SearchForm(initial=asked_in(sought)).offer(
        sites_of(person.trust_id), list(readable_spaces(person))
    )
    is_filtered = bool(asked_in(sought).keys() - {"q"})
    return page(request, "home/search.html", shown, asked=asked, is_filtered=is_filtered)


@require_http_methods(["GET", "POST"])
@signed_in
@once
def catch_up(request: HttpRequest) -> HttpResponse:
    """This will show and keep after how many days away the reader wants a letter."""
    person = the_person(request)
    form = CatchUpForm(request.POST or None, initial={"days": queries.days_away(person)})
    if request.method == "POST" and form.is_valid():
        catching_up.wish(by=person, days=int(form.cleaned_data["days"]) or None, now=timezone.now())
        return redirect("home-catch-up")
    return page(request, "home/catch_up.html", None, form=form)


@require_http_methods(["GET"])
@needs_role(Role.ADMINISTRATOR)
def hosts_called(request: HttpRequest) -> HttpResponse:
    """This will list the other computers that this installation calls, for whoever keeps the firewall."""
    found = hosts(accounts(the_person(request).trust_id))
    return page(request, "home/hosts.html", HostsPage(tuple(found)))
