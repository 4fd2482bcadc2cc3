"""Share kits: which there are, one of them, writing it, deciding on it, and telling it in one's own words."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.kits import to_own
from candour.domain.refusal import Refusal
from candour.kits import actions, queries
from candour.kits.forms import KitForm, ToldForm, WordsForm, initial_of
from candour.kits.models import Kit
from candour.kits.presenters import KitLine, KitPage
from candour.people.access import signed_in, the_person
from candour.people.models import Person
from candour.web.deciding import DecideForm, deciding
from candour.web.forms import Form
from candour.web.once import once, unless_sent
from candour.web.pages import page, redirect, refused


@require_http_methods(["GET"])
@signed_in
def listed(request: HttpRequest) -> HttpResponse:
    """This will list the kits that the reader may open."""
    return page(request, "kits/kits.html", KitLine.all_of(queries.kits_of(the_person(request))))


@require_http_methods(["GET", "POST"])
@signed_in
@once
def new(request: HttpRequest) -> HttpResponse:
    """This will write a kit."""
    person, refusal = the_person(request), None
    form = KitForm(request.POST or None).offer(queries.pictures_to_choose(person, timezone.now()))
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("kits-one", actions.write(by=person, plan=form.plan, now=timezone.now()).pk)
        except Refusal as no:
            refusal = no
    status = 403 if refusal else None
    return page(request, "kits/write.html", None, form=form, status=status, refusal=refusal)


@require_http_methods(["GET", "POST"])
@signed_in
@once
def change(request: HttpRequest, kit_id: int) -> HttpResponse:
    """This will change a kit."""
    person, refusal = the_person(request), None
    kit = find_kit(person, kit_id)
    if (not_mine := to_own(kit.owner.same_human, person.same_human)) is not None:
        return refused(request, not_mine)
    form = KitForm(request.POST or None, initial=initial_of(kit))
    form.offer(queries.pictures_to_choose(person, timezone.now()))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(by=person, kit=kit, plan=form.plan, now=timezone.now())
            return redirect("kits-one", kit_id)
        except Refusal as no:
            refusal = no
    status = 403 if refusal else None
    return page(request, "kits/write.html", kit, form=form, status=status, refusal=refusal)


@require_http_methods(["GET"])
@signed_in
def one(request: HttpRequest, kit_id: int) -> HttpResponse:
    """This will show one kit, with the box for one's own words."""
    person = the_person(request)
    return _page(request, person, find_kit(person, kit_id))


@require_http_methods(["POST"])
@signed_in
@once
def ask(request: HttpRequest, kit_id: int) -> HttpResponse:
    """This will ask for a kit to be approved."""
    return _done(request, kit_id, lambda by, kit: actions.ask(by=by, kit=kit, now=timezone.now()))


@require_http_methods(["POST"])
@signed_in
@once
def end(request: HttpRequest, kit_id: int) -> HttpResponse:
    """This will end a kit."""
    return _done(request, kit_id, lambda by, kit: actions.end(by=by, kit=kit, now=timezone.now()))


@require_http_methods(["POST"])
@signed_in
@once
def decide(request: HttpRequest, kit_id: int) -> HttpResponse:
    """This will approve a kit, or say not this."""
    person, form, is_yes = the_person(request), DecideForm(request.POST), request.POST.get("says") == "yes"
    if not form.is_valid():
        return _page(request, person, find_kit(person, kit_id), sent=form)
    return _done(
        request,
        kit_id,
        lambda by, kit: actions.decide(
            by=by, kit=kit, is_yes=is_yes, now=timezone.now(), **form.cleaned_data
        ),
        form,
    )


@require_http_methods(["POST"])
@signed_in
def keep(request: HttpRequest, kit_id: int) -> HttpResponse:
    """This will keep the words as they are written, for the script that asks every few words."""
    person, text = the_person(request), request.POST.get("text", "")
    kit, now = find_kit(person, kit_id), timezone.now()

    def act() -> None:
        actions.keep_words(by=person, kit=kit, text=text, now=now)

    unless_sent(request, act)
    return HttpResponse(status=204)


@require_http_methods(["POST"])
@signed_in
@once
def words(request: HttpRequest, kit_id: int) -> HttpResponse:
    """This will check one's own words, and show them ready to be told, or what holds them."""
    person, form = the_person(request), WordsForm(request.POST)
    kit = find_kit(person, kit_id)
    if not form.is_valid():
        return _page(request, person, kit, form=form)
    try:
        actions.make_ready(by=person, kit=kit, text=form.cleaned_data["text"], now=timezone.now())
    except Refusal as refusal:
        return _page(request, person, kit, form=form, refusal=refusal)
    return redirect(reverse("kits-one", args=[kit_id]) + "#own")


@require_http_methods(["POST"])
@signed_in
@once
def told(request: HttpRequest, kit_id: int) -> HttpResponse:
    """This will note where one told it."""
    person, form = the_person(request), ToldForm(request.POST)
    kit = find_kit(person, kit_id)
    if not form.is_valid():
        return _page(request, person, kit, tells=form)
    try:
        actions.note_told(by=person, kit=kit, where=form.cleaned_data["where"], now=timezone.now())
    except Refusal as refusal:
        return _page(request, person, kit, refusal=refusal)
    return redirect("kits-one", kit_id)


def find_kit(person: Person, kit_id: int) -> Kit:
    """This will give a kit that somebody may open, or the page that says there is none."""
    try:
        return queries.kit_of(person, kit_id)
    except Kit.DoesNotExist as missing:
        raise Http404 from missing


def _done(
    request: HttpRequest, kit_id: int, act: Callable[[Person, Kit], object], sent: DecideForm | None = None
) -> HttpResponse:
    person = the_person(request)
    kit = find_kit(person, kit_id)
    try:
        act(person, kit)
    except Refusal as refusal:
        return _page(request, person, find_kit(person, kit_id), refusal=refusal, sent=sent)
    return redirect("kits-one", kit_id) if kit.owner_id == person.pk else redirect("kits")


def _page(
    request: HttpRequest,
    person: Person,
    kit: Kit,
    *,
    form: WordsForm | None = None,
    tells: ToldForm | None = None,
    sent: DecideForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    shown = KitPage.of(kit, person, timezone.now())
    own = queries.own_words(kit, person)
    writes = form or WordsForm(initial={"text": own.text if own else ""})
    more = {
        "writes": writes,
        "tells": tells or ToldForm(),
        "decides": deciding(shown.sha256, sent),
        "refusal": refusal,
    }
    bound: Form = sent or tells or writes
    return page(request, "kits/kit.html", shown, form=bound, status=403 if refusal else None, **more)
