"""The staff pages of private talks: offer one, see how to reach somebody, say what came of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.channels.frontdoor.guards import open_form
from candour.domain.refusal import Refusal
from candour.domain.talks import How, Wanted, When
from candour.listening import queries as listening
from candour.listening.models import PublicPost
from candour.people import queries as people
from candour.people.access import signed_in, the_person
from candour.people.models import Person
from candour.talks import actions, queries
from candour.talks.forms import HandOnForm, OfferForm, OutcomeForm, outcome_of
from candour.talks.models import Talk
from candour.talks.presenters import OfferedPage, OfferPage, TalkPage, TalksPage
from candour.web.forms import Form
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["GET"])
@signed_in
def talks(request: HttpRequest) -> HttpResponse:
    """This will list the open talks that one keeps or offered."""
    return page(request, "talks/talks.html", TalksPage.of(the_person(request), timezone.now()))


@require_http_methods(["GET", "POST"])
@signed_in
def offer(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will offer a talk and show its link; the same form sent again shows the same link."""
    person, now = the_person(request), timezone.now()
    post = _post_or_404(person, post_id)
    first = {"opened": open_form(now), "to": str(person.pk)}
    sent = request.POST if request.method == "POST" else None
    form = OfferForm(sent, initial=first, people=queries.may_keep(person, now), me=person)
    if sent is None or not form.is_valid():
        return page(request, "talks/offer.html", OfferPage.of(post, now), form=form, refusal=None)
    said = form.cleaned_data
    try:
        offered = actions.offer_talk(
            by=person,
            post=post,
            keeper=_person_or_404(person, said["to"]),
            how=How(said["how"]),
            suits=When(said["suits"]),
            form=said["opened"],
            now=now,
        )
    except Refusal as refusal:
        shown = OfferPage.of(post, now)
        return page(request, "talks/offer.html", shown, form=form, refusal=refusal, status=403)
    return page(request, "talks/offered.html", OfferedPage.of(offered.talk, offered.token, post))


@require_http_methods(["GET"])
@signed_in
def talk(request: HttpRequest, talk_id: int) -> HttpResponse:
    """This will show where a talk stands, without how to reach anybody."""
    return _page(request, _talk_or_404(request, talk_id))


@require_http_methods(["POST"])
@signed_in
def look(request: HttpRequest, talk_id: int) -> HttpResponse:
    """This will show how to reach somebody, and keep that somebody looked."""
    wanted = actions.look(by=the_person(request), talk=_talk_or_404(request, talk_id), now=timezone.now())
    return _page(request, _talk_or_404(request, talk_id), wanted=wanted)


@require_http_methods(["POST"])
@signed_in
@once
def try_again(request: HttpRequest, talk_id: int) -> HttpResponse:
    """This will note that nobody could be reached."""
    found = _talk_or_404(request, talk_id)
    actions.try_again(by=the_person(request), talk=found, now=timezone.now())
    return redirect("talks-talk", found.pk)


@require_http_methods(["POST"])
@signed_in
@once
def end(request: HttpRequest, talk_id: int) -> HttpResponse:
    """This will say how a talk ended."""
    found = _talk_or_404(request, talk_id)
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        return _page(request, found, outcome=form)
    actions.end_talk(by=the_person(request), talk=found, outcome=outcome_of(form), now=timezone.now())
    return redirect("talks-talk", found.pk)


@require_http_methods(["POST"])
@signed_in
@once
def hand_on(request: HttpRequest, talk_id: int) -> HttpResponse:
    """This will name somebody else for a talk."""
    person, now = the_person(request), timezone.now()
    found = _talk_or_404(request, talk_id)
    form = HandOnForm(request.POST, people=queries.may_keep(person, now), me=person)
    if not form.is_valid():
        return _page(request, found, hand_on=form)
    to = _person_or_404(person, form.cleaned_data["to"])
    actions.hand_on(by=person, talk=found, to=to, now=now)
    return redirect("talks-talk", found.pk)


def _page(
    request: HttpRequest,
    found: Talk,
    *,
    wanted: Wanted | None = None,
    outcome: OutcomeForm | None = None,
    hand_on: HandOnForm | None = None,
) -> HttpResponse:
    person, now = the_person(request), timezone.now()
    wrong: Form | None = outcome or hand_on
    return page(
        request,
        "talks/talk.html",
        TalkPage.of(found, person, now, wanted),
        form=wrong,
        outcome_form=outcome or OutcomeForm(),
        hand_on_form=hand_on or HandOnForm(people=queries.may_keep(person, now), me=person),
    )


def _talk_or_404(request: HttpRequest, talk_id: int) -> Talk:
    try:
        return queries.talk_of(the_person(request).trust_id, talk_id)
    except Talk.DoesNotExist:
        raise Http404 from None


def _post_or_404(person: Person, post_id: int) -> PublicPost:
    try:
        return listening.post_of(person.trust_id, post_id)
    except PublicPost.DoesNotExist:
        raise Http404 from None


def _person_or_404(person: Person, pk: str) -> Person:
    try:
        return people.person_of(person.trust_id, int(pk))
    except Person.DoesNotExist:
        raise Http404 from None
