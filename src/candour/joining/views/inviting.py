"""Inviting people, and saying yes or no to those who came by a poster."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.invitations import INVITERS
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.joining import actions, queries
from candour.joining.forms.inviting import InviteForm, PosterForm
from candour.joining.models import Invitation, Newcomer
from candour.joining.presenters import inviting as presenters
from candour.people.access import holds_role, needs_role, roles_here, signed_in, the_person
from candour.people.models import Person, StaffGroup, Team
from candour.people.queries import active_people
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["GET"])
@signed_in
def invitations(request: HttpRequest) -> HttpResponse:
    """This will show who waits for a yes, and which invitations are open."""
    reader, roles = the_person(request), roles_here(request)
    may_invite = holds_role(request, *INVITERS)
    rows = queries.open_invitations(reader, roles, timezone.now()) if may_invite else ()
    shown = presenters.page_of(rows, queries.waiting_newcomers(reader, roles))
    return page(
        request,
        "joining/invite.html",
        shown,
        may_invite=may_invite,
        may_take_lists=Role.ADMINISTRATOR in roles,
    )


@require_http_methods(["GET", "POST"])
@needs_role(*INVITERS)
@once
def invite_one(request: HttpRequest) -> HttpResponse:
    """This will invite one person, by letter or by code."""
    reader, refusal = the_person(request), None
    form = InviteForm(request.POST if request.method == "POST" else None)
    form.offer(_teams(request), list(StaffGroup.objects.for_trust(reader.trust)))
    if not holds_role(request, Role.ADMINISTRATOR):
        del form.fields["roles"]
    if request.method == "POST" and form.is_valid():
        try:
            made = _invite(reader, form)
            return redirect("joining-invitation", made.pk)
        except Refusal as no:
            refusal = no
    status = 403 if refusal else None
    return page(request, "joining/invite_one.html", None, form=form, refusal=refusal, status=status)


@require_http_methods(["GET", "POST"])
@needs_role(*INVITERS)
@once
def poster(request: HttpRequest) -> HttpResponse:
    """This will make a ward's poster."""
    reader = the_person(request)
    form = PosterForm(request.POST if request.method == "POST" else None)
    form.offer(_teams(request), list(StaffGroup.objects.for_trust(reader.trust)))
    form.offer_welcomers(list(active_people(reader.trust)), reader)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = actions.make_poster(
            by=reader,
            team=Team.objects.for_trust(reader.trust).get(pk=given["team"]),
            staff_group=_group(reader, given["staff_group"]),
            welcomer=Person.objects.for_trust(reader.trust).get(pk=given["welcomer"]),
            most_people=given["people"],
            days=given["days"],
            now=timezone.now(),
        )
        return redirect("joining-invitation", made.pk)
    return page(request, "joining/poster.html", None, form=form)


@require_http_methods(["GET"])
@needs_role(*INVITERS)
def invitation(request: HttpRequest, number: int) -> HttpResponse:
    """This will show one invitation as a sheet to show, read out or print."""
    shown = presenters.sheet_of(_invitation(request, number), timezone.now())
    return page(request, "joining/invitation.html", shown)


@require_http_methods(["POST"])
@needs_role(*INVITERS)
@once
def end(request: HttpRequest, number: int) -> HttpResponse:
    """This will let nobody else come in by an invitation."""
    actions.end_invitation(
        by=the_person(request), invitation=_invitation(request, number), now=timezone.now()
    )
    return redirect("joining-invite")


@require_http_methods(["POST"])
@signed_in
@once
def welcome(request: HttpRequest, number: int) -> HttpResponse:
    """This will say yes to a newcomer."""
    actions.welcome(by=the_person(request), newcomer=_newcomer(request, number), now=timezone.now())
    return redirect("joining-invite")


@require_http_methods(["POST"])
@signed_in
@once
def turn_away(request: HttpRequest, number: int) -> HttpResponse:
    """This will say no to a newcomer."""
    actions.turn_away(by=the_person(request), newcomer=_newcomer(request, number), now=timezone.now())
    return redirect("joining-invite")


def _teams(request: HttpRequest) -> list[Team]:
    """This will give the teams to which the reader may invite people."""
    reader = the_person(request)
    teams = Team.objects.for_trust(reader.trust).select_related("site")
    return list(teams if holds_role(request, Role.ADMINISTRATOR) else teams.filter(pk=reader.team_id or 0))


def _invite(reader: Person, form: InviteForm) -> Invitation:
    given = form.cleaned_data
    return actions.invite(
        by=reader,
        trust=reader.trust,
        team=Team.objects.for_trust(reader.trust).get(pk=given["team"]),
        staff_group=_group(reader, given["staff_group"]),
        roles=[Role(role) for role in given.get("roles", ())] or [Role.WRITER],
        email=given["email"],
        now=timezone.now(),
    )


def _group(reader: Person, number: str) -> StaffGroup | None:
    return StaffGroup.objects.for_trust(reader.trust).filter(pk=number or 0).first()


def _invitation(request: HttpRequest, number: int) -> Invitation:
    try:
        return queries.invitation_of(the_person(request), roles_here(request), number)
    except Invitation.DoesNotExist as nothing:
        raise Http404 from nothing


def _newcomer(request: HttpRequest, number: int) -> Newcomer:
    try:
        return queries.newcomer_of(the_person(request), roles_here(request), number)
    except Newcomer.DoesNotExist as nothing:
        raise Http404 from nothing
