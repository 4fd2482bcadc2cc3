"""Hand-offs and clocks: I have seen this, what was done, let replies leave, the clock may stop."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.listening import actions
from candour.listening.forms import RecordForm, ReleaseForm, StopClockForm
from candour.listening.views.loading import clock_or_404, hand_off_or_404, post_page, whole_post_or_404
from candour.people.access import signed_in, the_person
from candour.web.once import once
from candour.web.pages import redirect


@require_http_methods(["POST"])
@signed_in
@once
def see(request: HttpRequest, hand_off_id: int) -> HttpResponse:
    """This will note that a named human has seen a post."""
    hand_off = hand_off_or_404(request, hand_off_id)
    actions.see_hand_off(by=the_person(request), hand_off=hand_off, now=timezone.now())
    return redirect("listening-post", hand_off.post_id)


@require_http_methods(["POST"])
@signed_in
@once
def record(request: HttpRequest, hand_off_id: int) -> HttpResponse:
    """This will write down what was done."""
    hand_off = hand_off_or_404(request, hand_off_id)
    form = RecordForm(request.POST, auto_id=f"record-{hand_off.pk}-%s")
    if not form.is_valid():
        return post_page(request, whole_post_or_404(request, hand_off.post_id), form, f"record_{hand_off.pk}")
    done = form.cleaned_data["done"]
    actions.record_hand_off(
        by=the_person(request),
        hand_off=hand_off,
        told_in_person="told" in done,
        written_sent="written" in done,
        now=timezone.now(),
    )
    return redirect("listening-post", hand_off.post_id)


@require_http_methods(["POST"])
@signed_in
@once
def release(request: HttpRequest, hand_off_id: int) -> HttpResponse:
    """This will let public replies leave again."""
    hand_off = hand_off_or_404(request, hand_off_id)
    form = ReleaseForm(request.POST, auto_id=f"release-{hand_off.pk}-%s")
    if not form.is_valid():
        return post_page(
            request, whole_post_or_404(request, hand_off.post_id), form, f"release_{hand_off.pk}"
        )
    reason = form.cleaned_data["reason"]
    actions.release_hand_off(by=the_person(request), hand_off=hand_off, reason=reason, now=timezone.now())
    return redirect("listening-post", hand_off.post_id)


@require_http_methods(["POST"])
@signed_in
@once
def stop_clock(request: HttpRequest, clock_id: int) -> HttpResponse:
    """This will stop a legal time, with how it ended."""
    clock = clock_or_404(request, clock_id)
    form = StopClockForm(request.POST, auto_id=f"clock-{clock.pk}-%s")
    if not form.is_valid():
        return post_page(request, whole_post_or_404(request, clock.post_id), form, f"clock_{clock.pk}")
    reason = form.cleaned_data["reason"]
    actions.stop_clock(by=the_person(request), clock=clock, reason=reason, now=timezone.now())
    return redirect("listening-post", clock.post_id)
