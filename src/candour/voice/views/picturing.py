"""Pictures of a draft: choosing one, taking one out."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.domain.statements import StatementState
from candour.domain.versions import Picture
from candour.people.access import signed_in, the_person
from candour.people.models import Person
from candour.photos.actions import keep_for_outside
from candour.photos.safe_pictures import LARGEST_FILE
from candour.voice.actions.picturing import MOST_PICTURES, put_pictures
from candour.voice.copies import pictures_refusal
from candour.voice.forms import ComposerForm, fitting
from candour.voice.models import Statement
from candour.voice.picture_forms import PictureForm
from candour.voice.presenters.pictures import pictures_on_page
from candour.voice.queries.amending import targets_of
from candour.voice.views.composing import mine, save
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["GET", "POST"])
@signed_in
@once
def pictures(request: HttpRequest, statement_id: int) -> HttpResponse:
    """This will show a draft's pictures and take another one, keeping the words on the way there."""
    person, refusal = the_person(request), None
    statement = mine(person, statement_id)
    if statement.state != StatementState.DRAFT:
        return redirect("voice-reply", statement_id)
    if "window" in request.POST:
        save(person, statement, fitting(ComposerForm(request.POST), statement))
        return redirect("voice-pictures", statement_id)
    form = PictureForm(request.POST, request.FILES) if request.method == "POST" else PictureForm()
    if request.method == "POST" and form.is_valid():
        try:
            _add(person, statement, form)
            return redirect("voice-reply", statement_id)
        except Refusal as no:
            refusal = no
    no_more = pictures_refusal(statement, targets_of(statement), len(statement.draft_pictures) + 1)
    more = {"statement": statement, "refusal": refusal, "no_more": None if refusal else no_more}
    shown = pictures_on_page(statement.trust_id, statement.draft_pictures)
    return page(request, "voice/pictures.html", shown, form=form, status=403 if refusal else None, **more)


@require_http_methods(["POST"])
@signed_in
@once
def take_out(request: HttpRequest, statement_id: int, sha256: str) -> HttpResponse:
    """This will take one picture out of a draft."""
    person = the_person(request)
    statement = mine(person, statement_id)
    if statement.state == StatementState.DRAFT:
        left = [each for each in _now(statement) if each.sha256 != sha256]
        put_pictures(by=person, statement=statement, pictures=left, now=timezone.now())
    return redirect("voice-pictures", statement_id)


def _add(person: Person, statement: Statement, form: PictureForm) -> None:
    if len(_now(statement)) >= MOST_PICTURES:
        raise Refusal(f"There are {MOST_PICTURES} pictures already.", "Take one out first.")
    now, content = timezone.now(), form.cleaned_data["picture"].read(LARGEST_FILE + 1)
    made = Picture(keep_for_outside(by=person, content=content, now=now), form.cleaned_data["alt"])
    before = [each for each in _now(statement) if each.sha256 != made.sha256]
    put_pictures(by=person, statement=statement, pictures=[*before, made], now=now)


def _now(statement: Statement) -> list[Picture]:
    return [Picture(sha256, alt) for sha256, alt in statement.draft_pictures]
