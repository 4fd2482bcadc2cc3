"""Persons and their roles: who joins, who holds what, who is suspended and let back."""

from collections.abc import Iterable
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.refusal import Refusal
from candour.domain.roles import ROLE_LABELS, Role
from candour.jobs import news, queue
from candour.ledger.inserting import Insertion
from candour.people.actions.permits import must_be_of, must_be_one_trust, must_hold, must_say_why
from candour.people.models import Person, RoleHeld, SignedIn, StaffGroup, Team, Trust
from candour.people.names import name_refusal, tidy
from candour.people.queries.persons import active_with_role

_ROLES, _ADDRESSES = Insertion(RoleHeld), Insertion(EmailAddress)


@transaction.atomic
def add_person(
    *,
    by: Actor,
    trust: Trust,
    email: str,
    first_name: str,
    last_name: str,
    job_title: str,
    now: datetime,
    team: Team | None = None,
    staff_group: StaffGroup | None = None,
    staff_number: str = "",
    mobile: str = "",
    password: str | None = None,
    sealed_password: str = "",
    is_email_private: bool = False,
    roles: Iterable[Role] = (),
    is_invited: bool = False,
) -> Person:
    """This will make an account; `is_invited` mails a link by which the person chooses a password.

    `sealed_password` is one that was chosen earlier and kept as its hash.
    """
    must_hold(by, trust, Role.ADMINISTRATOR)
    must_be_one_trust(trust.pk, team, staff_group)
    for refusal in (name_refusal(first_name), name_refusal(last_name), email_refusal(trust, email)):
        if refusal is not None:
            raise refusal
    person = Person(
        trust=trust,
        email=email.strip().lower(),
        first_name=tidy(first_name),
        last_name=tidy(last_name),
        job_title=tidy(job_title),
        staff_number=staff_number.strip(),
        team=team,
        staff_group=staff_group,
        mobile=mobile.strip(),
        is_email_private=is_email_private,
        joined_at=now,
    )
    person.set_password(password)
    if sealed_password:
        person.password = sealed_password
    person.save(force_insert=True)
    _ADDRESSES.write(EmailAddress(user=person, email=person.email, verified=True, primary=True))
    news.tell("people:person:added", by=by, trust=trust.pk, about={"person": person.pk}, now=now)
    for role in dict.fromkeys(roles):
        _put(by, person, role, now)
    if is_invited:
        queue.enqueue("people.invite", {"person": person.pk}, due_at=now, trust=trust.pk)
    return person


@transaction.atomic
def choose_password(*, by: Actor, person: Person, password: str, now: datetime) -> Person:
    """This will give an account that waits its first password; one that has a password keeps it."""
    must_hold(by, person.trust_id, Role.ADMINISTRATOR)
    person = lock(person)
    if person.has_usable_password() or not person.is_active:
        raise Refusal("This account has been opened already.", "Sign in, or ask for a new password.")
    person.set_password(password)
    person.save(update_fields=["password"])
    told = {"person": person.pk}
    news.tell("people:password:changed", by=by, trust=person.trust_id, about=told, now=now)
    return person


@transaction.atomic
def sign_in_elsewhere(*, by: Actor, person: Person, now: datetime) -> None:
    """This will make the trust's own account the way in: a password of theirs here ends; twice is once."""
    must_hold(by, person.trust_id, Role.ADMINISTRATOR)
    person = lock(person)
    if person.signs_in_elsewhere:
        return
    person.signs_in_elsewhere = True
    person.set_unusable_password()
    person.save(update_fields=["signs_in_elsewhere", "password"])
    told = {"person": person.pk}
    news.tell("people:person:signs_in_elsewhere", by=by, trust=person.trust_id, about=told, now=now)


@transaction.atomic
def give_role(*, by: Actor, person: Person, role: Role, now: datetime) -> RoleHeld:
    """This will give a person a role; giving one that they hold changes nothing."""
    must_hold(by, person.trust_id, Role.ADMINISTRATOR)
    return _give(by, person, role, now)


@transaction.atomic
def end_role(*, by: Actor, person: Person, role: Role, now: datetime) -> None:
    """This will end a role that a person holds, at once; the trust keeps at least one administrator."""
    must_hold(by, person.trust_id, Role.ADMINISTRATOR)
    lock(person)
    if not _end(by, person, role, now):
        raise Refusal(f"{person.full_name} does not hold this role.", "Look at the roles on their page.")


@transaction.atomic
def lay_down_role(*, by: Person, role: Role, now: datetime) -> None:
    """This will end a role of one's own, at once and without a reason; one not held changes nothing."""
    must_be_of(by, by.trust_id)
    lock(by)
    _end(by, by, role, now)


@transaction.atomic
def suspend_person(*, by: Actor, person: Person, reason: str, now: datetime) -> Person:
    """This will shut a person out at once: every device of theirs is signed out."""
    must_hold(by, person.trust_id, Role.ADMINISTRATOR)
    reason = must_say_why(reason)
    if isinstance(by, Person) and by.pk == person.pk:
        raise Refusal("You cannot suspend yourself.", "Ask another administrator, or sign out everywhere.")
    person = lock(person)
    keep_an_administrator(person)
    person.is_active = False
    person.save(update_fields=["is_active"])
    SignedIn.objects.filter(person=person).delete()
    about = {"person": person.pk}
    words = {"reason": reason}
    news.tell("people:person:suspended", by=by, trust=person.trust_id, about=about, now=now, words=words)
    return person


@transaction.atomic
def let_back(*, by: Actor, person: Person, now: datetime) -> Person:
    """This will let somebody suspended, or who had left, sign in again; a leaver has no roles then."""
    must_hold(by, person.trust_id, Role.ADMINISTRATOR)
    person = lock(person)
    if person.is_active:
        return person
    person.is_active, person.left_at = True, None
    person.save(update_fields=["is_active", "left_at"])
    about = {"person": person.pk}
    news.tell("people:person:let_back", by=by, trust=person.trust_id, about=about, now=now)
    return person


def _give(by: Actor, person: Person, role: Role, now: datetime) -> RoleHeld:
    must_be_of(by, person.trust_id)
    lock(person)
    held = RoleHeld.objects.for_trust(person.trust_id).filter(person=person, role=role, ended_at=None).first()
    return held or _put(by, person, role, now)


def _put(by: Actor, person: Person, role: Role, now: datetime) -> RoleHeld:
    """This will write a role that nobody can have given in the meantime: the person is locked, or new."""
    held = RoleHeld(trust_id=person.trust_id, person=person, role=role, given_at=now, given_by=by.ledger_name)
    _ROLES.write(held)
    about = {"person": person.pk, "role": role.value}
    news.tell("people:role:given", by=by, trust=person.trust_id, about=about, now=now)
    return held


def _end(by: Actor, person: Person, role: Role, now: datetime) -> bool:
    """This will end a role and say whether it was held; the person is locked."""
    held = RoleHeld.objects.for_trust(person.trust_id).filter(person=person, role=role, ended_at=None)
    if not held.exists():
        return False
    if role is Role.ADMINISTRATOR:
        keep_an_administrator(person)
    held.update(ended_at=now, ended_by=by.ledger_name)
    about = {"person": person.pk, "role": role.value}
    news.tell("people:role:ended", by=by, trust=person.trust_id, about=about, now=now)
    return True


def lock(person: Person) -> Person:
    """This will take a person's row until the transaction ends, and give it fresh."""
    return Person.objects.select_for_update().get(pk=person.pk)


def keep_an_administrator(person: Person) -> None:
    """This will refuse to shut out the only administrator of a trust."""
    others = active_with_role(person.trust_id, Role.ADMINISTRATOR).exclude(pk=person.pk)
    holds = RoleHeld.objects.for_trust(person.trust_id).filter(
        person=person, role=Role.ADMINISTRATOR, ended_at=None
    )
    if holds.exists() and not others.exists():
        raise Refusal(
            f"{person.full_name} is the only administrator here.",
            f"Give somebody else the role {ROLE_LABELS[Role.ADMINISTRATOR].lower()} first.",
        )


def email_refusal(trust: Trust, email: str) -> Refusal | None:
    """This will say why an address cannot be somebody's here: it is known already."""
    twin = Person.objects.filter(email__iexact=email.strip()).first()
    if twin is None:
        return None
    if twin.trust_id == trust.pk:
        return Refusal("Somebody here has this e-mail address already.", "Look for them in the list.")
    return Refusal("This e-mail address cannot be used here.", "Enter another e-mail address of theirs.")
