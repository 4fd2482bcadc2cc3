"""Spaces: beginning one, coming in and going out, and looking after one."""

from datetime import datetime

from django.db import transaction

from candour.domain import spaces
from candour.domain.posting import tidy
from candour.domain.refusal import Refusal, refuse
from candour.domain.spaces import SpaceKind, Standing
from candour.network.models import Member, Space
from candour.network.queries import spaces as queries
from candour.network.recording import tell
from candour.people import actions as people
from candour.people.actions.permits import must_be_of
from candour.people.models import Person, Site


@transaction.atomic
def begin_space(
    *, by: Person, name: str, about: str, kind: SpaceKind, now: datetime, site: Site | None = None
) -> Space:
    """This will begin a space, which its maker looks after."""
    must_be_of(by, by.trust_id)
    name, about = _named(by, name), _about(about)
    space = Space.objects.create(
        trust_id=by.trust_id,
        name=name,
        folded_name=queries.folded(name),
        about=about,
        kind=kind.value,
        site=site,
        made_at=now,
        made_by=by,
    )
    _let_in(space, by, now, is_keeper=True)
    tell("network:space:begun", by=by, thing=space, now=now, words={"name": name})
    return space


@transaction.atomic
def join(*, by: Person, space: Space, now: datetime) -> Standing:
    """This will bring somebody in, or ask those who look after the space to let them in."""
    must_be_of(by, space.trust_id)
    space = _lock(space)
    refuse(spaces.to_join(queries.seen_by(space, by)))
    if spaces.joins_at_once(SpaceKind(space.kind)):
        _let_in(space, by, now)
        tell("network:space:joined", by=by, thing=space, now=now)
        return Standing.MEMBER
    Member.objects.create(trust_id=space.trust_id, space=space, person=by, asked_at=now)
    tell("network:space:asked", by=by, thing=space, now=now)
    for keeper in queries.keepers_of(space):
        people.send_notice(
            by=by,
            person=keeper,
            kind="asks_to_join",
            about=f"space:{space.pk}:{by.pk}",
            words=f"{by.full_name} asks to join {space.name}.",
            opens=f"/spaces/{space.pk}/people",
            now=now,
        )
    return Standing.WAITING


@transaction.atomic
def answer(*, by: Person, space: Space, person: Person, is_yes: bool, now: datetime) -> None:
    """This will let in somebody who asked, or say no; whoever asked is told either way."""
    must_be_of(by, space.trust_id)
    space = _lock(space)
    refuse(spaces.to_keep(queries.seen_by(space, by)))
    member = queries.waiting_at(space).filter(person=person).first()
    if member is None:
        raise Refusal(f"{person.full_name} does not wait here any more.", "Look at who is in the space.")
    if is_yes:
        member.joined_at = now
    else:
        member.ended_at = now
    member.save()
    people.finish_notices(
        by=by, trust=space.trust_id, about=f"space:{space.pk}:{person.pk}", kind="asks_to_join", now=now
    )
    told = {"person": person.pk}
    tell(
        "network:space:let_in" if is_yes else "network:space:said_no", by=by, thing=space, now=now, about=told
    )
    words = (
        f"You are in {space.name} now."
        if is_yes
        else f"{space.name} did not let you in. Ask {by.full_name} why."
    )
    _say(by, person, space, words, now)


@transaction.atomic
def bring_in(*, by: Person, space: Space, person: Person, now: datetime) -> None:
    """This will bring in a colleague, as private spaces need; they can leave at once."""
    must_be_of(by, space.trust_id)
    must_be_of(person, space.trust_id)
    space = _lock(space)
    refuse(spaces.to_keep(queries.seen_by(space, by)))
    refuse_closed(space)
    member = queries.member_of(space, person)
    if queries.standing_of(member) in spaces.INSIDE:
        raise Refusal(f"{person.full_name} is in {space.name} already.", "Choose somebody else.")
    if member is None:
        _let_in(space, person, now)
    else:
        Member.objects.filter(pk=member.pk).update(joined_at=now)
    tell("network:space:let_in", by=by, thing=space, now=now, about={"person": person.pk})
    _say(by, person, space, f"{by.full_name} brought you into {space.name}.", now)


@transaction.atomic
def leave(*, by: Person, space: Space, now: datetime) -> None:
    """This will take somebody out of a space, or take their request back; no reason is asked."""
    must_be_of(by, space.trust_id)
    space = _lock(space)
    member = queries.member_of(space, by)
    if member is None:
        raise Refusal(f"You are not in {space.name}.", "There is nothing to leave.")
    refuse(spaces.to_leave(queries.seen_by(space, by)))
    Member.objects.filter(pk=member.pk).update(ended_at=now, is_keeper=False)
    people.finish_notices(
        by=by, trust=space.trust_id, about=f"space:{space.pk}:{by.pk}", kind="asks_to_join", now=now
    )
    tell("network:space:left", by=by, thing=space, now=now)


@transaction.atomic
def share_keeping(*, by: Person, space: Space, person: Person, now: datetime) -> None:
    """This will let a member look after a space, too."""
    must_be_of(by, space.trust_id)
    space = _lock(space)
    refuse(spaces.to_keep(queries.seen_by(space, by)))
    member = queries.members_of(space).filter(person=person, is_keeper=False).first()
    if member is None:
        raise Refusal("They are not a member who could look after it.", "Bring them in first.")
    Member.objects.filter(pk=member.pk).update(is_keeper=True)
    tell("network:space:kept_by", by=by, thing=space, now=now, about={"person": person.pk})
    _say(by, person, space, f"You look after {space.name} now, with {by.full_name}.", now)


@transaction.atomic
def change_space(*, by: Person, space: Space, name: str, about: str, kind: SpaceKind, now: datetime) -> Space:
    """This will change what a space is called, what it is about and who may come in.

    What was said among members is never opened: a private space stays private.
    """
    must_be_of(by, space.trust_id)
    space = _lock(space)
    refuse(spaces.to_keep(queries.seen_by(space, by)))
    refuse_closed(space)
    if space.kind == SpaceKind.PRIVATE and kind is not SpaceKind.PRIVATE:
        raise Refusal(
            "What was said here was said among its members.", "Begin a new space that everybody can read."
        )
    space.name, space.about, space.kind = (
        _named(by, name, but=space.pk),
        _about(about),
        kind.value,
    )
    space.folded_name = queries.folded(space.name)
    space.save()
    tell("network:space:changed", by=by, thing=space, now=now, words={"name": space.name})
    return space


@transaction.atomic
def close_space(*, by: Person, space: Space, now: datetime) -> None:
    """This will close a space: what was said there can still be read, and nothing is added."""
    must_be_of(by, space.trust_id)
    space = _lock(space)
    refuse(spaces.to_keep(queries.seen_by(space, by)))
    refuse_closed(space)
    space.closed_at, space.closed_by = now, by
    space.save()
    tell("network:space:closed", by=by, thing=space, now=now)


def refuse_closed(space: Space) -> None:
    """This will refuse any change of a space that is closed."""
    if space.closed_at is not None:
        raise Refusal(f"{space.name} is closed.", "Begin a new space.")


def _lock(space: Space) -> Space:
    return Space.objects.select_for_update().get(pk=space.pk)


def _let_in(space: Space, person: Person, now: datetime, *, is_keeper: bool = False) -> None:
    Member.objects.create(
        trust_id=space.trust_id, space=space, person=person, asked_at=now, joined_at=now, is_keeper=is_keeper
    )


def _named(by: Person, name: str, *, but: int = 0) -> str:
    name = " ".join(tidy(name).split())
    if not name:
        raise Refusal("The space has no name yet.", "Enter a name.")
    if len(name) > spaces.LONGEST_NAME:
        raise Refusal("The name is too long.", f"Keep it to {spaces.LONGEST_NAME} characters.")
    taken = queries.called(by.trust_id, name, but=but)
    if taken is not None:
        if not queries.readable(by).filter(pk=taken.pk).exists():  # that there is one is its members' affair
            raise Refusal("This name cannot be used here.", "Choose another name.")
        raise Refusal(f"There is a space called {name} already.", "Join it, or choose another name.")
    return name


def _about(about: str) -> str:
    about = " ".join(tidy(about).split())
    if len(about) > spaces.LONGEST_ABOUT:
        raise Refusal("What it is about is too long.", f"Keep it to {spaces.LONGEST_ABOUT} characters.")
    return about


def _say(by: Person, person: Person, space: Space, words: str, now: datetime) -> None:
    people.send_notice(
        by=by,
        person=person,
        kind="space_answer",
        about=f"space:{space.pk}",
        words=words[:160],
        opens=f"/spaces/{space.pk}",
        now=now,
    )
