"""Looking at a colleague's reply, mostly on a phone: approve, suggest, not this, I can't look now."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.people.access import signed_in, the_person
from candour.people.models import Person
from candour.voice.actions import deciding
from candour.voice.forms import NotThisForm, SuggestForm
from candour.voice.models import Statement
from candour.voice.presenters.decide import DecidePage
from candour.voice.presenters.statement import StatementPage
from candour.voice.queries.drafts import statement_to_decide
from candour.web.forms import Form
from candour.web.pages import page, redirect


@require_http_methods(["GET"])
@signed_in
def decide(request: HttpRequest, statement_id: int) -> HttpResponse:
    """This will show a reply to whoever was asked, with four ways to answer, or where it is by now."""
    return _page(request, _asked(the_person(request), statement_id))


@require_http_methods(["POST"])
@signed_in
def approve(request: HttpRequest, statement_id: int) -> HttpResponse:
    """This will approve exactly the version that was on the page."""
    person = the_person(request)
    statement = _asked(person, statement_id)
    lifts = {
        name.removeprefix("lift-"): request.POST[name] for name in request.POST if name.startswith("lift-")
    }
    try:
        deciding.approve(by=person, statement=statement, seen=_seen(request), lifts=lifts, now=timezone.now())
    except Refusal as refusal:
        return _page(request, _asked(person, statement_id), refusal=refusal)
    return redirect("voice-decide", statement_id)


@require_http_methods(["POST"])
@signed_in
def suggest(request: HttpRequest, statement_id: int) -> HttpResponse:
    """This will offer the author other words."""
    person = the_person(request)
    form = SuggestForm(request.POST)
    statement = _asked(person, statement_id)
    if not form.is_valid():
        return _page(request, statement, suggest_form=form)
    try:
        deciding.suggest(
            by=person,
            statement=statement,
            seen=_seen(request),
            text=form.cleaned_data["text"],
            reason=form.cleaned_data["reason"] or "",
            now=timezone.now(),
        )
    except Refusal as refusal:
        return _page(request, _asked(person, statement_id), refusal=refusal, suggest_form=form)
    return redirect("voice-decide", statement_id)


@require_http_methods(["POST"])
@signed_in
def not_this(request: HttpRequest, statement_id: int) -> HttpResponse:
    """This will say no with a reason, so that the author can mend it."""
    person = the_person(request)
    form = NotThisForm(request.POST, prefix="no")
    statement = _asked(person, statement_id)
    if not form.is_valid():
        return _page(request, statement, not_this_form=form)
    try:
        deciding.not_this(
            by=person,
            statement=statement,
            seen=_seen(request),
            reason=form.cleaned_data["reason"],
            now=timezone.now(),
        )
    except Refusal as refusal:
        return _page(request, _asked(person, statement_id), refusal=refusal, not_this_form=form)
    return redirect("voice-decide", statement_id)


@require_http_methods(["POST"])
@signed_in
def cannot_look(request: HttpRequest, statement_id: int) -> HttpResponse:
    """This will ask the next person at once, with no blame."""
    person = the_person(request)
    deciding.cannot_look(by=person, statement=_asked(person, statement_id), now=timezone.now())
    return redirect("voice-speak")


def _page(
    request: HttpRequest,
    statement: Statement,
    *,
    refusal: Refusal | None = None,
    suggest_form: SuggestForm | None = None,
    not_this_form: NotThisForm | None = None,
) -> HttpResponse:
    presenter = DecidePage.of(statement, the_person(request), timezone.now())
    if presenter.refusal is not None and refusal is None and suggest_form is None and not_this_form is None:
        shown = StatementPage.of(statement).for_the_asked(statement.author.first_name)
        return page(request, "voice/decided.html", shown, refusal=presenter.refusal)
    bound: Form | None = next((form for form in (suggest_form, not_this_form) if form is not None), None)
    return page(
        request,
        "voice/decide.html",
        presenter,
        form=bound,
        status=403 if refusal is not None else None,
        refusal=refusal,
        suggest_form=suggest_form or SuggestForm(initial={"text": presenter.to_change}),
        not_this_form=not_this_form or NotThisForm(prefix="no"),
    )


def _asked(person: Person, statement_id: int) -> Statement:
    try:
        return statement_to_decide(person, statement_id)
    except Statement.DoesNotExist as missing:
        raise Http404 from missing


def _seen(request: HttpRequest) -> str:
    return request.POST.get("seen", "")
