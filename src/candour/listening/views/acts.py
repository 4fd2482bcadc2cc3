"""What can be done with a post: take it, pass it on, say what it is, put it aside."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.kinds import Kind
from candour.listening import actions
from candour.listening.forms import AsideForm, HandOverForm
from candour.listening.models import PublicPost
from candour.listening.views.loading import colleagues, post_or_404, post_page, whole_post_or_404
from candour.people import queries as people
from candour.people.access import signed_in, the_person
from candour.web.once import once
from candour.web.pages import redirect


@require_http_methods(["POST"])
@signed_in
@once
def take(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will take a post."""
    post = post_or_404(request, post_id)
    actions.claim_post(by=the_person(request), post=post, now=timezone.now())
    return redirect("listening-post", post.pk)


@require_http_methods(["POST"])
@signed_in
@once
def give_back(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will give a post back for anybody to take."""
    post = post_or_404(request, post_id)
    actions.give_back(by=the_person(request), post=post, now=timezone.now())
    return redirect("listening-post", post.pk)


@require_http_methods(["POST"])
@signed_in
@once
def hand_over(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will hand a post over to a colleague."""
    person = the_person(request)
    post = post_or_404(request, post_id)
    form = HandOverForm(request.POST, colleagues=colleagues(person), auto_id="over-%s")
    if not form.is_valid():
        return post_page(request, whole_post_or_404(request, post_id), form, "hand_over")
    to = people.person_of(person.trust_id, int(form.cleaned_data["to"]))
    actions.hand_over(by=person, post=post, to=to, now=timezone.now())
    return redirect("listening-inbox")


@require_http_methods(["POST"])
@signed_in
@once
def correct(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will say, with one tap, what a post really is."""
    post = post_or_404(request, post_id)
    kind = request.POST.get("kind", "")
    if kind not in set(Kind):
        raise Http404
    actions.correct_reading(by=the_person(request), post=post, kind=Kind(kind), now=timezone.now())
    return _to_reading(post)


@require_http_methods(["POST"])
@signed_in
@once
def undo_correction(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will undo, with one tap, what was said last of a post."""
    post = post_or_404(request, post_id)
    actions.undo_correction(by=the_person(request), post=post, now=timezone.now())
    return _to_reading(post)


@require_http_methods(["POST"])
@signed_in
@once
def aside(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will say that a post needs no reply, and why."""
    post = post_or_404(request, post_id)
    form = AsideForm(request.POST, auto_id="aside-%s")
    if not form.is_valid():
        return post_page(request, whole_post_or_404(request, post_id), form, "aside")
    reason = form.cleaned_data["reason"]
    actions.put_aside(by=the_person(request), post=post, reason=reason, now=timezone.now())
    return redirect("listening-inbox")


@require_http_methods(["POST"])
@signed_in
@once
def bring_back(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will let a post wait for an answer again."""
    post = post_or_404(request, post_id)
    actions.bring_back(by=the_person(request), post=post, now=timezone.now())
    return redirect("listening-post", post.pk)


def _to_reading(post: PublicPost) -> HttpResponse:
    """This will go back to where the tap was, which on a phone is far down the page."""
    return HttpResponseRedirect(f"{reverse('listening-post', args=[post.pk])}#reading")
