"""The list of promises, and one promise with what can be done with it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.clocks import day_in_london
from candour.domain.refusal import Refusal
from candour.people.access import signed_in, the_person
from candour.people.models import Person
from candour.promises import queries
from candour.promises.forms import EndForm, RenewForm, WhyNotForm
from candour.promises.models import Promise
from candour.promises.presenters.listed import PromisesPage
from candour.promises.presenters.one import PromisePage
from candour.promises.queries import Shown
from candour.web.forms import Form
from candour.web.pages import page

PREFIXES: dict[str, type[Form]] = {"no": WhyNotForm, "renew": RenewForm, "end": EndForm}


@require_http_methods(["GET"])
@signed_in
def promises(request: HttpRequest) -> HttpResponse:
    """This will list promises: of all teams or one, running, overdue, waiting for a team, or done."""
    person, today = the_person(request), day_in_london(timezone.now())
    asked, after = request.GET.get("show", ""), request.GET.get("after", "")
    shown = Shown(asked) if asked in set(Shown) else Shown.OPEN
    teams = queries.teams_of(person.trust_id)
    team = next((each.pk for each in teams if str(each.pk) == request.GET.get("team")), None)
    found = queries.list_promises(person.trust_id, shown, today=today, team=team, after=after)
    shown_page = PromisesPage.of(found, shown=shown, team=team, teams=teams, today=today, is_first=not after)
    return page(request, "promises/promises.html", shown_page)


@require_http_methods(["GET"])
@signed_in
def promise(request: HttpRequest, promise_id: int) -> HttpResponse:
    """This will show one promise."""
    return promise_page(request, find(the_person(request), promise_id))


def find(person: Person, promise_id: int) -> Promise:
    """This will give one promise of a person's trust, or the page that says there is none."""
    try:
        return queries.promise_of(person.trust_id, promise_id)
    except Promise.DoesNotExist as missing:
        raise Http404 from missing


def promise_page(
    request: HttpRequest, promise: Promise, *, bound: Form | None = None, refusal: Refusal | None = None
) -> HttpResponse:
    """This will print one promise; with a form that has errors it answers 422, with a refusal 403."""
    forms = {prefix: form(prefix=prefix) for prefix, form in PREFIXES.items()}
    if bound is not None and bound.prefix:
        forms[bound.prefix] = bound
    return page(
        request,
        "promises/promise.html",
        PromisePage.of(promise, the_person(request), timezone.now()),
        form=bound,
        forms=forms,
        refusal=refusal,
        status=403 if refusal is not None else None,
    )
