"""The pages of watched words: all of them, and one with the posts in which it was seen."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.domain.watching import MAY_WATCH, may_watch
from candour.lookout import actions, queries
from candour.lookout.forms import WordForm
from candour.lookout.models import WatchedWord
from candour.lookout.presenters import word_view, words_view
from candour.people.access import needs_role, roles_here, signed_in, the_person
from candour.web.once import once
from candour.web.pages import page, redirect

LATELY = timedelta(days=7)


@require_http_methods(["GET", "POST"])
@signed_in
@once
def words(request: HttpRequest) -> HttpResponse:
    """This will list what we watch for, and take one more."""
    person, now = the_person(request), timezone.now()
    form = WordForm(request.POST if request.method == "POST" else None)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.watch_for(
                by=person, text=form.cleaned_data["text"], why=form.cleaned_data["why"], now=now
            )
            return redirect("lookout-words")
        except Refusal as no:
            refusal = no
    view = words_view(
        list(queries.words(person.trust_id)),
        queries.seen_since(person.trust_id, now - LATELY),
        {burst.word_id for burst in queries.bursts(person.trust_id)},
        may_watch(roles_here(request)),
    )
    status = 403 if refusal else None
    return page(request, "lookout/words.html", view, form=form, refusal=refusal, status=status)


@require_http_methods(["GET"])
@signed_in
def word(request: HttpRequest, word_id: int) -> HttpResponse:
    """This will show one word and the posts in which it was seen."""
    return _page(request, _word(request, word_id))


@require_http_methods(["POST"])
@needs_role(*MAY_WATCH)
@once
def stop(request: HttpRequest, word_id: int) -> HttpResponse:
    """This will watch for a word no more."""
    found = _word(request, word_id)
    try:
        actions.stop_watching(by=the_person(request), word=found, now=timezone.now())
    except Refusal as no:
        return _page(request, found, no)
    return redirect("lookout-words")


def _word(request: HttpRequest, number: int) -> WatchedWord:
    found = queries.word_of(the_person(request).trust_id, number)
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, found: WatchedWord, refusal: Refusal | None = None) -> HttpResponse:
    burst = queries.bursts(found.trust_id).filter(word=found).first()
    seen = queries.seen(found, request.GET.get("after", ""))
    view = word_view(found, burst, seen, may_watch(roles_here(request)))
    status = 403 if refusal else None
    return page(request, "lookout/word.html", view, refusal=refusal, status=status)
