"""One picture: what can be seen in it, who is in it, what they agreed to."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from candour.domain.picturing import People
from candour.domain.refusal import Refusal
from candour.people.access import signed_in, the_person
from candour.people.models import Person
from candour.people.queries.persons import colleague_called
from candour.photos import actions, queries
from candour.photos.forms import ColleagueForm, DescribeForm, WrittenForm
from candour.photos.models import Photo, Pictured
from candour.photos.presenters.photo import PhotoPage
from candour.web.forms import Form
from candour.web.once import once
from candour.web.pages import page, redirect, refused


@require_http_methods(["GET", "POST"])
@signed_in
@once
def photo(request: HttpRequest, photo_id: int) -> HttpResponse:
    """This will show a picture with what is known of it, and take what its owner says of it."""
    person, refusal = the_person(request), None
    found = find_photo(person, photo_id)
    form = DescribeForm(request.POST or None, initial=_known(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.describe(
                by=person,
                photo=found,
                alt=form.cleaned_data["alt"],
                people=form.people_chosen,
                is_background_checked=form.cleaned_data["background"],
                now=timezone.now(),
            )
            asks = form.people_chosen is People.THESE and not found.pictured.all()
            return redirect(at_photo(request, found, "people") if asks else next_of(request, found))
        except Refusal as no:
            refusal = no
    return _page(request, found, form, refusal)


@require_http_methods(["POST"])
@signed_in
@once
def name(request: HttpRequest, photo_id: int) -> HttpResponse:
    """This will name a colleague who is in a picture."""
    person = the_person(request)
    found, form = find_photo(person, photo_id), ColleagueForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        actions.name_colleague(
            by=person,
            photo=found,
            person=colleague_called(person.trust_id, form.cleaned_data["name"]),
            audience=form.audience_chosen,
            said_yes=form.cleaned_data["said_yes"],
            now=timezone.now(),
        )
    except Refusal as refusal:
        return _page(request, found, form, refusal)
    return redirect(at_photo(request, found, "people"))


@require_http_methods(["GET", "POST"])
@signed_in
@once
def written(request: HttpRequest, photo_id: int) -> HttpResponse:
    """This will write down that a patient or visitor agreed in writing."""
    person, refusal = the_person(request), None
    found, form = find_photo(person, photo_id), WrittenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            asked_by = form.cleaned_data["asked_by"]
            actions.name_other(
                by=person,
                photo=found,
                kind=form.kind_chosen,
                called=form.cleaned_data["called"],
                audience=form.audience_chosen,
                purpose=form.cleaned_data["purpose"],
                until=form.cleaned_data["until"],
                cares_for_them=form.cleaned_data["cares"] == "yes",
                asked_by=colleague_called(person.trust_id, asked_by) if asked_by else None,
                now=timezone.now(),
            )
            return redirect(at_photo(request, found, "people"))
        except Refusal as no:
            refusal = no
    to_photo = at_photo(request, found, "people")
    more = {"refusal": refusal, "back": back_of(request, found), "to_photo": to_photo}
    status = 403 if refusal else None
    return page(request, "photos/written.html", PhotoPage.of(found, person), form=form, status=status, **more)


@require_http_methods(["POST"])
@signed_in
@once
def unname(request: HttpRequest, pictured_id: int) -> HttpResponse:
    """This will take out somebody who was named by mistake."""
    person = the_person(request)
    row = find_pictured(person, pictured_id)
    try:
        actions.unname(by=person, pictured=row, now=timezone.now())
    except Refusal as refusal:
        return refused(request, refusal)
    return redirect(at_photo(request, row.photo, "people"))


@require_http_methods(["POST"])
@signed_in
@once
def take_down(request: HttpRequest, photo_id: int) -> HttpResponse:
    """This will take one's own picture down, for good."""
    person = the_person(request)
    found = find_photo(person, photo_id)
    if found.owner_id != person.pk:
        raise Http404
    try:
        actions.take_down(by=person, photo=found, now=timezone.now())
    except Refusal as refusal:
        return refused(request, refusal)
    return redirect(back_of(request, found))


def find_photo(person: Person, pk: int) -> Photo:
    """This will give a picture to whoever added it or asked somebody in it; to others it is not there."""
    try:
        found = queries.photo_of(person.trust_id, pk)
    except Photo.DoesNotExist as missing:
        raise Http404 from missing
    if not queries.asked_by(found, person):
        raise Http404
    return found


def find_pictured(person: Person, pk: int) -> Pictured:
    """This will give somebody in a picture, whatever the reader may do about it."""
    try:
        return queries.pictured_of(person.trust_id, pk)
    except Pictured.DoesNotExist as missing:
        raise Http404 from missing


def back_of(request: HttpRequest, found: Photo) -> str:
    """This will give the page of ours from which somebody came, else the picture's."""
    back = request.POST.get("back") or request.GET.get("back") or ""
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if is_ours else reverse("photos-photo", args=[found.pk])


def next_of(request: HttpRequest, found: Photo) -> str:
    """This will give what comes after a description: a video's captions where it has none, else back."""
    if found.video is None or found.video.captions:
        return back_of(request, found)
    return f"{reverse('photos-caption', args=[found.pk])}?back={back_of(request, found)}"


def at_photo(request: HttpRequest, found: Photo, anchor: str = "") -> str:
    """This will give a picture's page, which leads back to where somebody came from."""
    own = reverse("photos-photo", args=[found.pk])
    back = back_of(request, found)
    return own + (f"?back={back}" if back != own else "") + (f"#{anchor}" if anchor else "")


def _known(found: Photo) -> dict[str, object]:
    people = "" if found.people == People.UNASKED else found.people
    return {"alt": found.alt, "people": people, "background": found.background_checked_at is not None}


def _page(request: HttpRequest, found: Photo, form: Form, refusal: Refusal | None = None) -> HttpResponse:
    describes = form if isinstance(form, DescribeForm) else DescribeForm(initial=_known(found))
    names = form if isinstance(form, ColleagueForm) else ColleagueForm()
    shown = PhotoPage.of(found, the_person(request))
    more = {"describes": describes, "names": names, "refusal": refusal, "back": back_of(request, found)}
    status = 403 if refusal else None
    return page(request, "photos/photo.html", shown, form=form, status=status, **more)
