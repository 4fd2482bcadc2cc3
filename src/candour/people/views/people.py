"""Who is here: the directory, one person, and what administrators do there."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.domain.roles import Right, Role
from candour.people import actions, queries
from candour.people.access import holds_role, needs_role, signed_in, the_person
from candour.people.actions.rights import GRANTERS
from candour.people.forms.directory import DirectoryForm, asked_in, wanted_from
from candour.people.forms.people import AddPersonForm, EndRoleForm, ReasonForm, RoleForm, WithdrawForm
from candour.people.models import Person, Site, StaffGroup, Team
from candour.people.presenters import people as presenters
from candour.people.queries.persons import directory_of
from candour.people.registers import entry_links, entry_notes, ways_in
from candour.web.once import once
from candour.web.pages import page, redirect

PAGE = 50
LEFT = "Left the trust."


@require_http_methods(["GET"])
@signed_in
def directory(request: HttpRequest) -> HttpResponse:
    """This will list who is here and who may speak on what, fifty to a page, or those who were asked for."""
    reader, now, wanted = the_person(request), timezone.now(), wanted_from(request.GET.dict())
    may_add = holds_role(request, Role.ADMINISTRATOR)
    everybody = queries.people_of(reader.trust) if may_add else queries.active_people(reader.trust)
    sheet = Paginator(directory_of(everybody, wanted, now), PAGE).get_page(request.GET.get("page"))
    form = DirectoryForm(initial=asked_in(wanted)).offer(Site.objects.for_trust(reader.trust_id))
    roles, rights = queries.roles_by_person(reader.trust), queries.rights_by_person(reader.trust, now)
    nothing: frozenset[Role] = frozenset()
    shown = presenters.Directory(
        rows=tuple(
            presenters.row(each, roles.get(each.pk, nothing), rights.get(each.pk, frozenset()))
            for each in sheet.object_list
        ),
        total=sheet.paginator.count,
        number=sheet.number,
        pages=sheet.paginator.num_pages,
        sought=wanted.words,
        asked=urlencode(asked_in(wanted)),
        is_filtered=bool(asked_in(wanted).keys() - {"q"}),
        may_add=may_add,
        may_set=holds_role(request, Role.ADMINISTRATOR, Role.COMMUNICATIONS),
        ways_in=tuple(way for way in ways_in if holds_role(request, *way.roles)),
    )
    return page(request, "people/directory.html", shown, asked=form)


@require_http_methods(["GET"])
@signed_in
def person(request: HttpRequest, number: int) -> HttpResponse:
    """This will show one person: what they do, and on what they may speak without waiting."""
    found = _person(request, number)
    form = RoleForm() if holds_role(request, Role.ADMINISTRATOR) else None
    return page(request, "people/person.html", _shown(request, found), form=form, refusal=None)


@require_http_methods(["GET", "POST"])
@needs_role(Role.ADMINISTRATOR)
@once
def add(request: HttpRequest) -> HttpResponse:
    """This will add somebody, who gets a letter with a link to choose a password."""
    reader, refusal = the_person(request), None
    form = AddPersonForm(request.POST or None).offer(reader.trust)
    if request.method == "POST" and form.is_valid():
        try:
            added = _add(reader, form)
            return redirect("people-person", added.pk)
        except Refusal as no:
            refusal = no
    return page(request, "people/add.html", None, form=form, refusal=refusal, status=403 if refusal else None)


@require_http_methods(["POST"])
@needs_role(Role.ADMINISTRATOR)
@once
def give_role(request: HttpRequest, number: int) -> HttpResponse:
    """This will give somebody a role."""
    found, form = _person(request, number), RoleForm(request.POST)
    if not form.is_valid():
        return page(request, "people/person.html", _shown(request, found), form=form, refusal=None)
    role = Role(form.cleaned_data["role"])
    actions.give_role(by=the_person(request), person=found, role=role, now=timezone.now())
    return redirect("people-person", number)


@require_http_methods(["POST"])
@needs_role(Role.ADMINISTRATOR)
@once
def end_role(request: HttpRequest, number: int) -> HttpResponse:
    """This will end a role of somebody's, at once."""
    found, form = _person(request, number), EndRoleForm(request.POST)
    if not form.is_valid():
        raise Http404
    role = Role(form.cleaned_data["role"])
    actions.end_role(by=the_person(request), person=found, role=role, now=timezone.now())
    return redirect("people-person", number)


@require_http_methods(["GET", "POST"])
@needs_role(Role.ADMINISTRATOR)
@once
def suspend(request: HttpRequest, number: int) -> HttpResponse:
    """This will shut somebody out at once, with a reason."""
    found, form = _person(request, number), ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.suspend_person(by=the_person(request), person=found, reason=reason, now=timezone.now())
        return redirect("people-person", number)
    return page(request, "people/suspend.html", _shown(request, found), form=form)


@require_http_methods(["GET", "POST"])
@needs_role(Role.ADMINISTRATOR)
@once
def left(request: HttpRequest, number: int) -> HttpResponse:
    """This will end all that a leaver could do, at once."""
    found, form = _person(request, number), ReasonForm(request.POST or None, initial={"reason": LEFT})
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.leave(by=the_person(request), person=found, reason=reason, now=timezone.now())
        return redirect("people-person", number)
    return page(request, "people/left.html", _shown(request, found), form=form)


@require_http_methods(["POST"])
@needs_role(Role.ADMINISTRATOR)
@once
def let_back(request: HttpRequest, number: int) -> HttpResponse:
    """This will let somebody sign in again."""
    actions.let_back(by=the_person(request), person=_person(request, number), now=timezone.now())
    return redirect("people-person", number)


@require_http_methods(["GET", "POST"])
@needs_role(*GRANTERS)
@once
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """This will withdraw a right, with a reason that the person may read."""
    found, form = _person(request, number), WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        right, reason = Right(form.cleaned_data["right"]), form.cleaned_data["reason"]
        now = timezone.now()
        actions.withdraw_right(by=the_person(request), person=found, right=right, reason=reason, now=now)
        return redirect("people-person", number)
    return page(request, "people/withdraw.html", _shown(request, found), form=form)


def _person(request: HttpRequest, number: int) -> Person:
    try:
        found = queries.person_of(the_person(request).trust_id, number)
    except Person.DoesNotExist as nobody:
        raise Http404 from nobody
    if not found.is_active and not holds_role(request, Role.ADMINISTRATOR):
        raise Http404
    return found


def _shown(request: HttpRequest, found: Person) -> presenters.PersonPage:
    return presenters.PersonPage(
        number=found.pk,
        name=found.full_name,
        job_title=found.job_title,
        where=presenters.where(found),
        staff_group=found.staff_group.name if found.staff_group else "",
        is_suspended=not found.is_active,
        has_left=found.left_at is not None,
        roles=presenters.role_lines(queries.roles_of(found)),
        rights=presenters.right_lines(queries.rights_held(found, timezone.now())),
        is_self=found.pk == the_person(request).pk,
        may_manage=holds_role(request, Role.ADMINISTRATOR),
        may_withdraw=holds_role(request, *GRANTERS),
        notes=tuple(note for ask in entry_notes for note in ask(found)),
        links=tuple(entry_links),
    )


def _add(by: Person, form: AddPersonForm) -> Person:
    given = form.cleaned_data
    team = Team.objects.for_trust(by.trust_id).filter(pk=given["team"] or 0).first()
    group = StaffGroup.objects.for_trust(by.trust_id).filter(pk=given["staff_group"] or 0).first()
    return actions.add_person(
        by=by,
        trust=by.trust,
        email=given["email"],
        first_name=given["first_name"],
        last_name=given["last_name"],
        job_title=given["job_title"],
        staff_number=given["staff_number"],
        team=team,
        staff_group=group,
        roles=[Role(role) for role in given["roles"]],
        is_invited=True,
        now=timezone.now(),
    )
