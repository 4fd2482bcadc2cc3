"""Who is in a picture: naming them, their yes, and their no."""

from datetime import date, datetime

from django.db import transaction

from candour.domain.picturing import MOST_IN_PICTURE, Audience, Gone, People, PictureOf, to_ask
from candour.domain.posting import tidy
from candour.domain.refusal import Refusal, refuse
from candour.domain.roles import Role
from candour.people import actions as people
from candour.people.actions.permits import must_be_of, must_be_one_trust
from candour.people.models import Person
from candour.people.queries.persons import roles_of
from candour.photos.actions.adding import must_own
from candour.photos.actions.ending import take_down_everywhere
from candour.photos.models import Photo, Pictured
from candour.photos.recording import About, lock, notify, tell

OF_ME = "/photos/of-me"


@transaction.atomic
def name_colleague(
    *, by: Person, photo: Photo, person: Person, audience: Audience, said_yes: bool, now: datetime
) -> Pictured:
    """This will say that a colleague is in a picture, and ask them; `said_yes`: they said it aloud to `by`.

    Whoever names themselves says yes by that.
    """
    photo = _open(by, photo)
    must_be_one_trust(by.trust_id, person)
    if any(each.person_id == person.pk for each in photo.pictured.all()):
        raise Refusal(f"{person.full_name} is named already.", "Look for them in the list.")
    row = Pictured.objects.create(
        trust_id=photo.trust_id,
        photo=photo,
        kind=PictureOf.STAFF.value,
        person=person,
        asked_for=audience.value,
        asked_at=now,
        asked_by=by,
    )
    _named(row, by, now)
    words = f"{by.full_name} says that you are in a picture."
    notify(person, by=by, photo=photo, kind="pictured", words=words, opens=OF_ME, now=now)
    if said_yes or person.pk == by.pk:
        _agree(row, audience, by, now)
    return row


@transaction.atomic
def name_other(
    *,
    by: Person,
    photo: Photo,
    kind: PictureOf,
    called: str,
    audience: Audience,
    purpose: str,
    until: date | None,
    cares_for_them: bool,
    now: datetime,
    asked_by: Person | None = None,
) -> Pictured:
    """This will write down the written yes of a patient or visitor to whoever asked them (else `by`).

    `cares_for_them`: whoever asked was involved in their care, which is refused. The colleague hears of it.
    """
    photo, asked_by = _open(by, photo), asked_by or by
    must_be_one_trust(by.trust_id, asked_by)
    called, purpose = " ".join(tidy(called).split()), " ".join(tidy(purpose).split())
    refuse(to_ask(kind, called=called, purpose=purpose, until=until, cares_for_them=cares_for_them, now=now))
    row = Pictured.objects.create(
        trust_id=photo.trust_id,
        photo=photo,
        kind=kind.value,
        called=called,
        asked_for=audience.value,
        purpose=purpose,
        until=until,
        asked_at=now,
        asked_by=asked_by,
    )
    _named(row, by, now)
    _agree(row, audience, by, now)
    words = f"{by.full_name} wrote down that you asked somebody about a picture."
    notify(
        asked_by, by=by, photo=photo, kind="picture_asked", words=words, opens=f"/photos/{photo.pk}", now=now
    )
    return row


@transaction.atomic
def unname(*, by: Person, pictured: Pictured, now: datetime) -> None:
    """This will take out somebody named by mistake, as long as they have said neither yes nor no."""
    photo, row = lock(pictured.photo), _row(pictured)
    must_own(by, photo)
    if row.agreed_to or row.declined_at or row.withdrawn_at:
        raise Refusal("They have answered already.", "Take the picture down, and add it again.")
    tell("photos:person:unnamed", by=by, photo=photo, now=now, about={"pictured": row.pk})
    people.finish_notices(by=by, trust=photo.trust_id, about=f"photo:{photo.pk}", person=row.person, now=now)
    row.delete()


@transaction.atomic
def ask_for_all(*, by: Person, photo: Photo, now: datetime) -> None:
    """This will ask the colleagues in a picture who agreed to less whether the public may see it.

    Whoever asks says yes for themselves by that.
    """
    photo = lock(photo)
    must_own(by, photo)
    for row in photo.pictured.all():
        has_answered_all = row.agreed_to == Audience.OUTSIDE or row.declined_at or row.withdrawn_at
        if row.person is None or has_answered_all:
            continue
        if row.person_id == by.pk:
            _agree(row, Audience.OUTSIDE, by, now)
        elif row.asked_for != Audience.OUTSIDE:
            row.asked_for = Audience.OUTSIDE.value
            row.save(update_fields=["asked_for"])
            tell("photos:person:asked_for_all", by=by, photo=photo, now=now, about={"pictured": row.pk})
            words = f"{by.full_name} asks whether the public may see a picture of you."
            notify(row.person, by=by, photo=photo, kind="pictured", words=words, opens=OF_ME, now=now)


@transaction.atomic
def agree(*, by: Person, pictured: Pictured, audience: Audience, now: datetime) -> Pictured:
    """This will write down a colleague's yes: their own, or one that they said aloud to whoever asked.

    A yes to less than before is a yes taken back for the rest. Only they themselves change a yes.
    """
    photo = lock(pictured.photo)
    must_be_of(by, photo.trust_id)
    row = _row(pictured)
    if photo.taken_down_at is not None:
        raise Refusal("This picture was taken down.", "There is nothing left to agree to.")
    if row.person_id != by.pk and (row.asked_by_id != by.pk or row.agreed_to or row.kind != PictureOf.STAFF):
        raise Refusal("Only they themselves can say this.", "Ask them to open Pictures of me.")
    narrows = row.agreed_to == Audience.OUTSIDE and audience is Audience.INSIDE
    _agree(row, audience, by, now)
    if narrows:
        about: About = {"pictured": row.pk, "audience": Audience.OUTSIDE.value}
        tell("photos:consent:withdrawn", by=by, photo=photo, now=now, about=about)
    people.finish_notices(by=by, trust=photo.trust_id, about=f"photo:{photo.pk}", person=row.person, now=now)
    return row


@transaction.atomic
def say_no(*, by: Person, pictured: Pictured, now: datetime) -> None:
    """This will take a picture down at once, everywhere, because somebody in it does not want it shown.

    Anybody in it says so for themselves; whoever added it, asked, or works in communications says it for
    them. Every other picture from the same file goes, too.
    """
    photo = lock(pictured.photo)
    must_be_of(by, photo.trust_id)
    row = _row(pictured)
    speaks = {row.person_id, photo.owner_id, row.asked_by_id}
    if by.pk not in speaks and not roles_of(by) & {Role.COMMUNICATIONS, Role.ADMINISTRATOR}:
        raise Refusal("You are not in this picture.", "Tell whoever added it, or communications.")
    if row.declined_at or row.withdrawn_at:
        return
    if row.agreed_to:
        row.withdrawn_at, row.withdrawn_by = now, by
    else:
        row.declined_at = now
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "declined_at"])
    verb = "withdrawn" if row.agreed_to else "declined"
    for each in take_down_everywhere(by=by, photo=photo, because=Gone.CONSENT, now=now):
        about: About = {"pictured": row.pk, "audience": Audience.INSIDE.value}
        tell(f"photos:consent:{verb}", by=by, photo=each, now=now, about=about)
        words = "Somebody in your picture does not want it shown. It was taken down."
        notify(
            each.owner,
            by=by,
            photo=each,
            kind="picture_down",
            words=words,
            opens=f"/photos/{each.pk}",
            now=now,
        )


def _open(by: Person, photo: Photo) -> Photo:
    photo = lock(photo)
    must_own(by, photo)
    if len(photo.pictured.all()) >= MOST_IN_PICTURE:
        raise Refusal(f"There are {MOST_IN_PICTURE} people in it already.", "Choose a picture of fewer.")
    return photo


def _named(row: Pictured, by: Person, now: datetime) -> None:
    if row.photo.people != People.THESE:
        row.photo.people = People.THESE.value
        row.photo.save(update_fields=["people"])
    about = {"pictured": row.pk, "person": row.person_id}
    tell("photos:person:named", by=by, photo=row.photo, now=now, about=about)


def _agree(row: Pictured, audience: Audience, by: Person, now: datetime) -> None:
    row.agreed_to, row.agreed_at, row.agreed_by = audience.value, now, by
    row.save(update_fields=["agreed_to", "agreed_at", "agreed_by"])
    about: About = {"pictured": row.pk, "audience": audience.value}
    tell("photos:consent:given", by=by, photo=row.photo, now=now, about=about)


def _row(pictured: Pictured) -> Pictured:
    return Pictured.objects.select_related("photo", "person").get(pk=pictured.pk)
