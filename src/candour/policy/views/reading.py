"""Reading the policy: the table in force, its versions, one of them as a file."""

import yaml
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.people.access import roles_here, signed_in, the_person
from candour.policy import actions
from candour.policy.forms.small import BeginForm
from candour.policy.presenters.pages import PolicyPage, VersionPage
from candour.policy.views.finding import version_here
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["GET"])
@signed_in
def policy(request: HttpRequest) -> HttpResponse:
    """This will show the table in force, who answers for it, and what is on its way."""
    shown = PolicyPage.of(the_person(request), roles_here(request))
    return page(request, "policy/policy.html", shown, form=BeginForm())


@require_http_methods(["GET"])
@signed_in
def version(request: HttpRequest, version_id: int) -> HttpResponse:
    """This will show one version and what it changed."""
    shown = VersionPage.of(version_here(request, version_id), the_person(request))
    return page(request, "policy/version.html", shown)


@require_http_methods(["POST"])
@signed_in
@once
def read(request: HttpRequest, version_id: int) -> HttpResponse:
    """This will note that whoever was told of a version has read it."""
    found = version_here(request, version_id)
    actions.note_read(by=the_person(request), version=found, now=timezone.now())
    return redirect("policy-version", found.pk)


@require_http_methods(["GET"])
@signed_in
def export(request: HttpRequest, version_id: int) -> HttpResponse:
    """This will give one version as a YAML file, which `candour policy check` reads."""
    found = version_here(request, version_id)
    text = yaml.safe_dump(found.table, sort_keys=False, allow_unicode=True, width=100)
    headers = {"Content-Disposition": f'attachment; filename="policy-{found.number}.yaml"'}
    return HttpResponse(text, content_type="application/yaml; charset=utf-8", headers=headers)
