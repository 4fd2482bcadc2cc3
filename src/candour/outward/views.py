"""Saying a post in public: where it stands, beginning it, its author's answer, its pictures."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.network.models import Post
from candour.network.views.finding import find_post
from candour.outward import actions, queries
from candour.outward.forms import AgreeForm
from candour.outward.models import Outward
from candour.outward.presenters import InPublicPage
from candour.people.access import signed_in, the_person
from candour.people.models import Person
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["GET", "POST"])
@signed_in
@once
def in_public(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will show where a post stands on its way to the public, and begin that."""
    person = the_person(request)
    post = find_post(person, post_id)
    if request.method == "GET":
        return _page(request, person, post)
    try:
        outward = actions.begin(by=person, post=post, now=timezone.now())
    except Refusal as refusal:
        return _page(request, person, post, refusal=refusal)
    return redirect("voice-reply", outward.statement_id)


@require_http_methods(["POST"])
@signed_in
@once
def agree(request: HttpRequest, outward_id: int) -> HttpResponse:
    """This will take the author's yes."""
    person = the_person(request)
    outward, form = _find(person, outward_id), AgreeForm(request.POST).offer(person)
    post = find_post(person, outward.post_id)
    if not form.is_valid():
        return _page(request, person, post, form=form)
    try:
        actions.agree(by=person, outward=outward, credit=form.chosen, now=timezone.now())
    except Refusal as refusal:
        return _page(request, person, post, refusal=refusal)
    return redirect("outward", post.pk)


@require_http_methods(["POST"])
@signed_in
@once
def decline(request: HttpRequest, outward_id: int) -> HttpResponse:
    """This will take the author's no."""
    person = the_person(request)
    outward = _find(person, outward_id)
    try:
        actions.decline(by=person, outward=outward, now=timezone.now())
    except Refusal as refusal:
        return _page(request, person, find_post(person, outward.post_id), refusal=refusal)
    return redirect("outward", outward.post_id)


@require_http_methods(["POST"])
@signed_in
@once
def add_pictures(request: HttpRequest, outward_id: int) -> HttpResponse:
    """This will put the pictures that may be public by now into the draft."""
    person = the_person(request)
    outward = _find(person, outward_id)
    try:
        actions.add_pictures(by=person, outward=outward, now=timezone.now())
    except Refusal as refusal:
        return _page(request, person, find_post(person, outward.post_id), refusal=refusal)
    return redirect("voice-reply", outward.statement_id)


def _find(person: Person, outward_id: int) -> Outward:
    """This will give what says a post in public, or the page that says there is none."""
    try:
        return queries.outward_of(person, outward_id)
    except Outward.DoesNotExist as missing:
        raise Http404 from missing


def _page(
    request: HttpRequest,
    person: Person,
    post: Post,
    *,
    form: AgreeForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    known = queries.shown_to(person, post)
    shown = InPublicPage.of(post, known, person, timezone.now())
    credit = known.credit if known and known.agreed_at else ""
    form = form or AgreeForm(initial={"credit": credit}).offer(person)
    status = 403 if refusal else None
    return page(request, "outward/in_public.html", shown, form=form, said=refusal, status=status)
