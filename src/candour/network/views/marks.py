"""What a press does: a feeling, a vote, a post kept, a thread that is quiet.

A feeling and a post kept are said as they shall be: saying it twice changes nothing, so they need no token.
"""

import re
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.posting import Feeling
from candour.domain.refusal import Refusal
from candour.network import actions
from candour.network.models import Choice, Post
from candour.network.views.finding import at_post, find_post
from candour.people.access import signed_in, the_person
from candour.web.addresses import number
from candour.web.once import once
from candour.web.pages import redirect, refused

_LIST = re.compile(r"/[a-z]+")
"""The address of a list of posts, such as /feed: one of our own pages and nothing else."""


@require_http_methods(["POST"])
@signed_in
def feel(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will say one thing of a post, or take it back where it was said already."""
    asked = request.POST.get("feeling", "")
    feeling = Feeling(asked) if asked in set(Feeling) else None
    return _done(
        request,
        post_id,
        lambda post: actions.feel(by=the_person(request), post=post, feeling=feeling, now=timezone.now()),
    )


@require_http_methods(["POST"])
@signed_in
def keep(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will keep a post, or let it go."""
    return _done(
        request,
        post_id,
        lambda post: actions.keep(
            by=the_person(request), post=post, is_kept=request.POST.get("keep") == "yes", now=timezone.now()
        ),
    )


@require_http_methods(["POST"])
@signed_in
@once
def mute(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will be quiet about a thread, or not any more."""
    return _done(
        request,
        post_id,
        lambda post: actions.mute(
            by=the_person(request), post=post, is_muted=request.POST.get("mute") == "yes", now=timezone.now()
        ),
    )


@require_http_methods(["POST"])
@signed_in
@once
def vote(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will vote in a post's poll."""
    person = the_person(request)
    key = number(request.POST.get("choice", ""))
    choice = Choice.objects.for_trust(person.trust_id).select_related("poll").filter(pk=key).first()
    if choice is None:
        raise Http404
    return _done(
        request, post_id, lambda post: actions.vote(by=person, post=post, choice=choice, now=timezone.now())
    )


def _done(request: HttpRequest, post_id: int, act: Callable[[Post], None]) -> HttpResponse:
    """This will act on a post, and go back to where it was pressed: a list at that post, or its thread."""
    post = find_post(the_person(request), post_id)
    try:
        act(post)
    except Refusal as refusal:
        return refused(request, refusal, back=at_post(post_id))
    back = request.POST.get("back", "")
    return redirect(f"{back}#post-{post_id}" if _LIST.fullmatch(back) else at_post(post_id))
