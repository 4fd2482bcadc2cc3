"""One post and what is said under it: reading, answering, changing, taking back."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain import posting
from candour.domain.refusal import Refusal
from candour.network import actions
from candour.network.actions.posting import looks_after
from candour.network.forms import ChangeForm, CommentForm
from candour.network.models import Mute, Post
from candour.network.presenters.cards import PostCard
from candour.network.presenters.feed import PollOnPage, ThreadPage
from candour.network.presenters.pictures import PicturesOfPost
from candour.network.queries import posts as queries
from candour.network.queries.around import around
from candour.network.queries.photos import photos_of
from candour.network.queries.said import Said
from candour.network.registers import lines_of_post
from candour.network.views.finding import (
    at_post,
    find_comment,
    find_post,
    find_post_to_answer,
)
from candour.people.access import signed_in, the_person
from candour.people.models import Person
from candour.web.addresses import number
from candour.web.once import once
from candour.web.pages import page, redirect, refused


@require_http_methods(["GET", "POST"])
@signed_in
@once
def post(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will show one post with everything under it, and take an answer."""
    person, refusal = the_person(request), None
    if request.method == "POST":
        form = CommentForm(request.POST)
        try:
            if form.is_valid():
                return _answer(request, person, post_id, form.cleaned_data["text"])
        except Refusal as no:
            refusal = no
    found = find_post(person, post_id)
    draft = queries.draft_of(person, f"post:{post_id}")
    if request.method == "GET":
        form = CommentForm(initial={"text": draft.text if draft else ""})
    more = {
        "refusal": refusal,
        "draft": draft,
        "answers": number(request.GET.get("answers", "")),
        "lines": lines_of_post(request, found),
        "is_reported": "reported" in request.GET,
    }
    status = 403 if refusal else None
    return page(request, "network/post.html", _thread(found, person), form=form, status=status, **more)


def _answer(request: HttpRequest, person: Person, post_id: int, text: str) -> HttpResponse:
    """This will write a comment, asking of the post no more than that needs."""
    answers = number(request.POST.get("answers", ""))
    made = actions.comment(
        by=person,
        post=find_post_to_answer(person, post_id),
        text=text,
        answers=find_comment(person, answers) if answers else None,
        now=timezone.now(),
    )
    return redirect(at_post(post_id, f"comment-{made.pk}"))


@require_http_methods(["GET", "POST"])
@signed_in
@once
def change(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will change the words of one's own post."""
    person, refusal = the_person(request), None
    found = find_post(person, post_id)
    may_not = posting.to_change(queries.as_words(found), person.pk)
    if may_not is not None:
        return refused(request, may_not, back=at_post(post_id))
    form = ChangeForm(request.POST or None, initial={"text": found.text})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(by=person, post=found, text=form.cleaned_data["text"], now=timezone.now())
            return redirect(at_post(post_id))
        except Refusal as no:
            refusal = no
    more = {"refusal": refusal, "back": at_post(post_id), "what": "post"}
    return page(request, "network/change.html", None, form=form, status=403 if refusal else None, **more)


@require_http_methods(["POST"])
@signed_in
@once
def take_back(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will take a post back."""
    person = the_person(request)
    try:
        actions.take_back(by=person, post=find_post(person, post_id), now=timezone.now())
    except Refusal as refusal:
        return refused(request, refusal, back=at_post(post_id))
    return redirect(at_post(post_id))


@require_http_methods(["GET", "POST"])
@signed_in
@once
def change_comment(request: HttpRequest, comment_id: int) -> HttpResponse:
    """This will change the words of one's own comment."""
    person, refusal = the_person(request), None
    found = find_comment(person, comment_id)
    back = at_post(found.post_id, f"comment-{comment_id}")
    may_not = posting.to_change(queries.as_words(found), person.pk)
    if may_not is not None:
        return refused(request, may_not, back=back)
    form = ChangeForm(request.POST or None, initial={"text": found.text})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_comment(
                by=person, comment=found, text=form.cleaned_data["text"], now=timezone.now()
            )
            return redirect(back)
        except Refusal as no:
            refusal = no
    more = {"refusal": refusal, "back": back, "what": "comment"}
    return page(request, "network/change.html", None, form=form, status=403 if refusal else None, **more)


@require_http_methods(["POST"])
@signed_in
@once
def take_back_comment(request: HttpRequest, comment_id: int) -> HttpResponse:
    """This will take a comment back."""
    person = the_person(request)
    found = find_comment(person, comment_id)
    try:
        actions.take_back_comment(by=person, comment=found, now=timezone.now())
    except Refusal as refusal:
        return refused(request, refusal, back=at_post(found.post_id))
    return redirect(at_post(found.post_id))


def _thread(found: Post, person: Person) -> ThreadPage:
    now, photos = timezone.now(), photos_of([found]).get(found.pk, [])
    pictures = PicturesOfPost.of(photos, is_mine=found.author_id == person.pk, now=now)
    said = Said.of(found)
    card = PostCard.of(said, around([said], person), person, now, pictures=pictures, folds=False)
    asked = queries.poll_of(found, person) if card.has_poll else None
    return ThreadPage.of(
        found,
        card,
        person,
        now,
        poll=PollOnPage.of(*asked, now) if asked else None,
        looks_after=looks_after(person, found),
        is_muted=Mute.objects.filter(person=person, post=found).exists(),
    )
