"""The feed: what was said to everybody and in one's own spaces, by hashtag, by person, and what one kept."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.posting import EVERYBODY, fold_tag
from candour.domain.refusal import Refusal
from candour.network import actions
from candour.network.forms import SayForm
from candour.network.presenters.feed import FeedPage
from candour.network.presenters.for_programs import feed_for_programs
from candour.network.queries import posts as queries
from candour.network.queries.spaces import to_write_in
from candour.network.queries.visits import open_draft
from candour.network.registers import ways
from candour.network.views.coming import new_after
from candour.network.views.finding import find_colleague
from candour.network.views.pictures import with_photos
from candour.people.access import signed_in, the_person
from candour.people.models import Person
from candour.web.addresses import number
from candour.web.once import once, unless_sent
from candour.web.pages import page, redirect

TEMPLATE = "network/feed.html"


@require_http_methods(["GET", "POST"])
@signed_in
def feed(request: HttpRequest) -> HttpResponseBase:
    """This will show what colleagues said, newest first, and take what is said to them."""
    return with_photos(request, EVERYBODY) or _feed(request)


@once
def _feed(request: HttpRequest) -> HttpResponse:
    person, now, refusal = the_person(request), timezone.now(), None
    draft = open_draft(request)
    first = {"text": draft.text if draft else ""}
    form = SayForm(request.POST or None, request.FILES or None, initial=first).offer(to_write_in(person))
    if request.method == "POST" and form.is_valid():
        try:
            said = actions.say(
                by=person, text=form.cleaned_data["text"], space=form.space, choices=form.choices, now=now
            )
            # this box keeps its words under EVERYBODY, whichever space is chosen in it
            actions.keep_draft(by=person, place=EVERYBODY, text="", now=now)
            return redirect("network-post", said.pk)
        except Refusal as no:
            refusal = no
    before = number(request.GET.get("before", ""))
    found = queries.feed(person, before=before)
    is_first = not before and request.method == "GET"
    shown = FeedPage.of(
        found,
        person,
        now,
        heading="Feed",
        why="Newest first. Nothing is put higher because many pressed it.",
        nothing="Nobody has said anything yet.",
        nothing_next="Be the first: it takes one sentence.",
        new_after=new_after(request, found, now) if is_first else 0,
    )
    more = {"refusal": refusal, "draft": draft, "is_first": not before, "ways": ways}
    return page(request, TEMPLATE, shown, form=form, status=403 if refusal else None, **more)


@require_http_methods(["GET"])
@signed_in
def for_programs(request: HttpRequest) -> HttpResponse:
    """This will give a page of the feed as JSON; what a program fetches, its person has not read yet."""
    person = the_person(request)
    found = queries.feed(person, before=number(request.GET.get("before", "")))
    told = feed_for_programs(found, person, timezone.now(), root=request.build_absolute_uri("/")[:-1])
    form = {"ensure_ascii": False}
    return JsonResponse(told, content_type="application/feed+json", json_dumps_params=form)


@require_http_methods(["GET"])
@signed_in
def kept(request: HttpRequest) -> HttpResponse:
    """This will show what one kept to find again."""
    person = the_person(request)
    found = queries.feed(person, before=number(request.GET.get("before", "")), only_kept=True)
    shown = FeedPage.of(
        found,
        person,
        timezone.now(),
        heading="What you kept",
        why="Only you see this.",
        nothing="You have kept nothing yet.",
        nothing_next="Press Keep under a post to find it here again.",
    )
    return page(request, TEMPLATE, shown, ways=ways)


@require_http_methods(["GET"])
@signed_in
def tag(request: HttpRequest, folded: str) -> HttpResponse:
    """This will show the posts with one hashtag."""
    person = the_person(request)
    if fold_tag(folded) != folded:
        return redirect("network-tag", fold_tag(folded))
    found = queries.feed(person, before=number(request.GET.get("before", "")), tag=folded)
    words = queries.words_of_tag(person, folded) if found.posts else folded
    shown = FeedPage.of(
        found,
        person,
        timezone.now(),
        heading=f"#{words}",
        why="Posts with this hashtag, newest first.",
        nothing="Nobody has used this hashtag yet.",
        nothing_next="Write it in a post, and the post stands here.",
    )
    return page(request, TEMPLATE, shown, ways=ways)


@require_http_methods(["GET"])
@signed_in
def of_person(request: HttpRequest, person_id: int) -> HttpResponse:
    """This will show what one colleague said, as far as the reader may read it."""
    person = the_person(request)
    colleague = find_colleague(person, person_id)
    found = queries.feed(person, before=number(request.GET.get("before", "")), author=colleague)
    shown = FeedPage.of(
        found,
        person,
        timezone.now(),
        heading=colleague.full_name,
        why=_who(colleague),
        nothing=f"{colleague.first_name} has said nothing yet.",
    )
    return page(request, TEMPLATE, shown, ways=ways)


@require_http_methods(["POST"])
@signed_in
def draft(request: HttpRequest, place: str) -> HttpResponse:
    """This will keep what is being written, for the script that asks every few words."""
    kind, _, key = place.partition(":")
    if place != EVERYBODY and not (kind in {"space", "post"} and number(key)):
        raise Http404
    person, text, now = the_person(request), request.POST.get("text", ""), timezone.now()
    unless_sent(request, lambda: actions.keep_draft(by=person, place=place, text=text, now=now))
    return HttpResponse(status=204)


def _who(colleague: Person) -> str:
    team = colleague.team
    place = f", {team.name}, {team.site.name}" if team is not None else ""
    return f"{colleague.job_title}{place}"
