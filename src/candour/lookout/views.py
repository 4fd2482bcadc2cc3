"""The pages of watched words: all of them, and one with the posts in which it was seen."""

import json
from datetime import timedelta

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from candour.channels import ringing
from candour.channels.connections import connected
from candour.channels.models import Account
from candour.channels.registry import bell_of
from candour.domain.refusal import Refusal
from candour.domain.watching import MAY_WATCH, may_watch
from candour.lookout import actions, bells, queries
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


@csrf_exempt  # no browser comes here: a network does, which signs what it sends
@require_http_methods(["GET", "POST"])
def bell(request: HttpRequest, account_id: int) -> HttpResponse:
    """This will let a network learn that the address is ours, and ring; to all others it says no, alike."""
    account = queries.with_a_bell(account_id)
    network = bell_of(account.channel) if account else None
    if request.method == "GET":
        return _agreed(request, account if network else None)
    try:
        content = request.body
    except RequestDataTooBig:
        return HttpResponse(status=413)
    if len(content) > ringing.LARGEST_RING:
        return HttpResponse(status=413)
    secret = connected(account).secrets.get("client_secret", "") if account and network else ""
    is_signed = ringing.is_signed(content, request.headers.get(ringing.SIGNATURE, ""), secret)
    if account is None or network is None:
        return HttpResponse(status=403)
    if not is_signed:
        if secret:  # without one, as of an account that was disconnected, nobody can tell who rang
            bells.refuse(account=account, now=timezone.now())
        return HttpResponse(status=403)
    return _rung(account, network, content)


def _rung(account: Account, network: ringing.Rings, content: bytes) -> HttpResponse:
    try:
        said = json.loads(content)
    except (ValueError, RecursionError):
        return HttpResponse(status=400)
    bells.take(account=account, rings=network.rings(said), now=timezone.now())
    return HttpResponse(status=200)


def _agreed(request: HttpRequest, account: Account | None) -> HttpResponse:
    """This will give the challenge back to whoever knows the word.

    https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests
    """
    asked, number = request.GET, account.pk if account else 0
    is_asked = asked.get("hub.mode") == "subscribe" and bool(asked.get("hub.challenge"))
    knows = ringing.knows_the_word(number, asked.get("hub.verify_token", ""))
    if account is None or not is_asked or not knows:
        return HttpResponse(status=403)
    bells.agree(account=account, now=timezone.now())
    return HttpResponse(asked["hub.challenge"][:200], content_type="text/plain")
