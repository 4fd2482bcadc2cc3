"""Stories with answers: the front page, one story, a post of the trust's own, the report button, the feed."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from candour.channels.frontdoor import actions, guards, queries
from candour.channels.frontdoor.models import Answer, Story
from candour.domain.actor import Visitor
from candour.domain.refusal import Refusal
from candour.public.door import Door, at_the_door, door_of, not_here
from candour.public.feed import atom
from candour.public.forms import ReportForm
from candour.public.presenters.stories import FrontPage, ReportPage, post_page, story_page
from candour.public.queries import newest_answers, trust_of_post, trust_of_story
from candour.public.visitors import TurnedBack, given_back, turned_back
from candour.web.pages import page, redirect


@require_safe
@at_the_door
def front(request: HttpRequest, door: Door) -> HttpResponse:
    """This will show the stories that people told and what was answered, newest first."""
    site, before = request.GET.get("site", ""), request.GET.get("before", "")
    found = FrontPage.of(door, site=site, older_than=before)
    return page(request, "public/front.html", found, door=door)


@require_safe
@at_the_door
def story(request: HttpRequest, door: Door, story_id: int) -> HttpResponse:
    """This will show one story with its thread, or lead on to the pages of the trust that it was told to."""
    found = queries.published_story(door.trust, story_id)
    if found is not None:
        return page(request, "public/story.html", story_page(found, door, timezone.now()), door=door)
    owner = trust_of_story(story_id) if door.is_first else None
    if owner is not None:
        return redirect(door_of(owner).to("public-story", story_id=story_id))
    return not_here(request, door)


@require_safe
@at_the_door
def post(request: HttpRequest, door: Door, post_id: int) -> HttpResponse:
    """This will show a post of the trust's own and what followed it."""
    found = queries.own_post(door.trust, post_id)
    if found:
        return page(request, "public/post.html", post_page(found, door, timezone.now()), door=door)
    owner = trust_of_post(post_id) if door.is_first else None
    if owner is not None:
        return redirect(door_of(owner).to("public-post", post_id=post_id))
    return not_here(request, door)


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_door
def report_story(request: HttpRequest, door: Door, story_id: int) -> HttpResponse:
    """This will let anybody say that a story should not be there, and why."""
    found = queries.published_story_row(door.trust, story_id)
    if found is None:
        return not_here(request, door)
    back = door.to("public-story", story_id=story_id)
    return _report(request, door, found, back, found.published_text)


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_door
def report_answer(request: HttpRequest, door: Door, answer_id: int) -> HttpResponse:
    """This will let anybody say that an answer should not be there, and why."""
    found = queries.published_answer(door.trust, answer_id)
    if found is None:
        return not_here(request, door)
    if found.story_id is not None:
        back = door.to("public-story", story_id=found.story_id)
    else:
        back = door.to("public-post", post_id=found.follows_id or found.pk)
    return _report(request, door, found, back, found.text)


@require_safe
@at_the_door
def reported(request: HttpRequest, door: Door) -> HttpResponse:
    """This will thank somebody for a report."""
    return page(request, "public/reported.html", door=door)


@require_safe
@at_the_door
def feed(request: HttpRequest, door: Door) -> HttpResponse:
    """This will give the newest answers as an Atom feed."""
    del request
    return atom(door, newest_answers(door.trust))


def _report(request: HttpRequest, door: Door, about: Story | Answer, back: str, words: str) -> HttpResponse:
    now = timezone.now()
    form = ReportForm(request.POST or None, initial={"opened": guards.open_form(now)})
    shown = ReportPage(isinstance(about, Story), words, back)
    if request.method != "POST" or not form.is_valid():
        return page(request, "public/report.html", shown, form=form, refusal=None, trap="", door=door)
    turned = turned_back(request, door.trust, "report", now)
    if turned is None:
        try:
            actions.report(by=Visitor(), about=about, reason=form.cleaned_data["reason"], now=now)
            return redirect(door.to("public-reported"))
        except Refusal as refusal:
            turned = TurnedBack(refusal)
    return given_back(request, "public/report.html", turned, shown, form, door=door)
