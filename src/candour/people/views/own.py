"""One's own page: roles, rights, devices; and the trust's settings."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.people import actions, queries
from candour.people.access import (
    holds_role,
    needs_role,
    role_refusal,
    roles_here,
    signed_in,
    the_person,
)
from candour.people.forms.people import TrustForm, VacanciesForm
from candour.people.presenters import own, people
from candour.web.once import once
from candour.web.pages import page, redirect, refused


@require_http_methods(["GET"])
@signed_in
def me(request: HttpRequest) -> HttpResponse:
    """This will show the reader their roles, their rights and how they were earned, and their devices."""
    person, now = the_person(request), timezone.now()
    shown = own.me(
        person,
        people.role_lines(roles_here(request)),
        people.right_lines(queries.rights_held(person, now)),
        queries.devices_of(person, now),
        request.session.session_key or "",
    )
    return page(request, "people/me.html", shown)


@require_http_methods(["POST"])
@signed_in
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """This will end every session of the reader's, this one too."""
    actions.sign_out_everywhere(by=the_person(request), now=timezone.now())
    logout(request)
    return redirect("account_login")


@require_http_methods(["POST"])
@signed_in
@once
def end_device(request: HttpRequest, mark: str) -> HttpResponse:
    """This will sign out one of the reader's devices."""
    actions.end_device(by=the_person(request), device=mark, now=timezone.now())
    return redirect("people-me")


@require_http_methods(["POST"])
@signed_in
@once
def mark_device(request: HttpRequest) -> HttpResponse:
    """This will keep this device as the reader's own, or as a shared one."""
    is_own = request.POST.get("device") == "own"
    actions.mark_device(by=the_person(request), session=request.session, is_own=is_own, now=timezone.now())
    return redirect("people-me")


@require_http_methods(["GET", "POST"])
@needs_role(Role.ADMINISTRATOR, Role.COMMUNICATIONS)
@once
def trust_settings(request: HttpRequest) -> HttpResponse:
    """This will show how the trust works, and let an administrator change it."""
    person, trust = the_person(request), the_person(request).trust
    is_sent = request.method == "POST"
    if not holds_role(request, Role.ADMINISTRATOR):
        no = role_refusal(Role.ADMINISTRATOR)
        return refused(request, no) if is_sent else _settings(request, None, VacanciesForm.of(trust))
    form = TrustForm.of(trust, request.POST if is_sent else None)
    if is_sent and form.is_valid():
        given = form.cleaned_data
        actions.change_trust(
            by=person,
            trust=trust,
            jurisdiction=given["jurisdiction"],
            duty_title=given["duty_title"],
            duty_phone=given["duty_phone"],
            now=timezone.now(),
        )
        return redirect("people-settings")
    return _settings(request, form, VacanciesForm.of(trust))


@require_http_methods(["POST"])
@needs_role(Role.ADMINISTRATOR, Role.COMMUNICATIONS)
@once
def vacancies(request: HttpRequest) -> HttpResponse:
    """This will keep where the trust's open jobs are listed."""
    person = the_person(request)
    form = VacanciesForm(request.POST)
    if form.is_valid():
        try:
            url = form.cleaned_data["vacancies_url"]
            actions.set_vacancies(by=person, trust=person.trust, url=url, now=timezone.now())
            return redirect("people-settings")
        except Refusal as no:
            form.add_error("vacancies_url", f"{no.reason} {no.remedy}")
    works = TrustForm.of(person.trust) if holds_role(request, Role.ADMINISTRATOR) else None
    return _settings(request, works, form)


def _settings(request: HttpRequest, works: TrustForm | None, links: VacanciesForm) -> HttpResponse:
    """This will print the settings; the form that was sent is the one whose errors stand above."""
    sent = links if works is None or links.is_bound else works
    return page(request, "people/settings.html", None, form=sent, works=works, links=links)
