"""The end of a route: copies are made and wait out the undo window, or are held, let go or taken back."""

from datetime import datetime

from django.db import transaction

from candour.channels.models import Account
from candour.domain.actor import Actor
from candour.domain.refusal import Refusal
from candour.domain.statements import DeliveryState, StatementState, StatementVerb
from candour.people import actions as people
from candour.people.models import Person
from candour.voice.actions.asking import end_asking
from candour.voice.actions.drafting import give_post_back
from candour.voice.actions.rewording import queue_changes
from candour.voice.copies import key_for, messages_for
from candour.voice.models import Delivery, FixedRoute, Statement
from candour.voice.outbox.outcomes import end_if_settled
from candour.voice.outbox.settling import ask_for_the_corrected, ask_for_work, tell_of
from candour.voice.queries.amending import copy_to_follow
from candour.voice.queries.policy import policy_in_force
from candour.voice.recording import lock, move, must_be_author, tell


def complete(
    *, by: Actor, statement: Statement, route: FixedRoute, verb: StatementVerb, now: datetime
) -> None:
    """This will approve the current version and write its copies, due when the undo window is over.

    The caller holds the statement's lock and has checked that every step approved this version.
    """
    _number, policy = policy_in_force(statement.trust_id)
    move(statement, verb)
    statement.approved_at = now
    soonest = now + policy.undo_window(incident_open=bool(route.facts.get("incident_open")))
    statement.leaves_at = max(soonest, statement.wished_at) if statement.wished_at else soonest
    statement.save()
    route.completed_at = now
    route.save(update_fields=["completed_at"])
    end_asking(by=by, statement=statement, now=now)
    if statement.rewords_id is not None:
        queue_changes(by=by, statement=statement, route=route, now=now)
    for account in Account.objects.for_trust(statement.trust_id).filter(pk__in=_targets(statement, route)):
        _queue_copy(by, statement, route, account, now)
    if statement.amends_id is not None:
        end_if_settled(by=by, statement=statement, now=now)  # where nothing is left to correct or change
    tell("voice:route:completed", by=by, statement=statement, now=now, about={"version": route.version_id})
    if route.steps:
        tell_author(by, statement, "approved", "Your reply was approved. It leaves in a moment.", now)


def _targets(statement: Statement, route: FixedRoute) -> list[int]:
    """This will give the accounts that get a copy of their own: none where live ones are changed."""
    return route.version.targets if statement.rewords_id is None else []


def _queue_copy(by: Actor, statement: Statement, route: FixedRoute, account: Account, now: datetime) -> None:
    """This will write one copy, as one row or in its parts; each part asks for the next once it is live."""
    first = copy_to_follow(statement, account)
    if statement.corrects_id is not None and first is None:
        return
    messages = messages_for(statement, route.version, account)
    before: Delivery | None = None
    for part, message in enumerate(messages, start=1):
        delivery = Delivery.objects.create(
            trust_id=statement.trust_id,
            statement=statement,
            version=route.version,
            account=account,
            follows=first if part == 1 else None,
            part=part,
            parts=len(messages),
            after=before,
            key=key_for(statement, route.version, account, now, part),
            frozen=message.frozen(),
            frozen_sha256=message.sha256(),
            state=DeliveryState.QUEUED,
            due_at=statement.leaves_at or now,
        )
        if before is None:
            ask_for_work(delivery)
        tell_of(delivery, by=by, now=now)
        before = delivery


@transaction.atomic
def hold_it(*, by: Person, statement: Statement, now: datetime) -> Statement:
    """This will hold an approved reply inside its undo window; it stays approved and can be let go.

    The author and whoever approved it may. Raises Refusal once a copy has begun to leave.
    """
    statement = lock(statement)
    _must_have_a_say(by, statement)
    move(statement, StatementVerb.HOLD_BACK)
    statement.save(update_fields=["state"])
    tell(
        "voice:reply:held_back", by=by, statement=statement, now=now, about={"version": statement.current_id}
    )
    return statement


@transaction.atomic
def let_go(*, by: Person, statement: Statement, now: datetime) -> Statement:
    """This will let a held reply leave after all, once its time is due."""
    statement = lock(statement)
    _must_have_a_say(by, statement)
    move(statement, StatementVerb.LET_GO)
    statement.save(update_fields=["state"])
    for delivery in Delivery.objects.filter(statement=statement, state=DeliveryState.QUEUED):
        ask_for_work(delivery)
    tell("voice:reply:let_go", by=by, statement=statement, now=now, about={"version": statement.current_id})
    return statement


@transaction.atomic
def change_words(*, by: Person, statement: Statement, now: datetime) -> Statement:
    """This will give a reply that was sent back to its author as a draft; every approval of it is gone."""
    statement = lock(statement)
    must_be_author(by, statement)
    _stop(by, statement, StatementVerb.EDIT, now)
    statement.submitted_at = statement.approved_at = statement.leaves_at = None
    statement.frame = {}
    statement.save()
    tell("voice:reply:reopened", by=by, statement=statement, now=now, about={"version": statement.current_id})
    return statement


@transaction.atomic
def withdraw(*, by: Person, statement: Statement, now: datetime) -> Statement:
    """This will take a reply back for good before it leaves; the post is free for somebody else."""
    statement = lock(statement)
    must_be_author(by, statement)
    _stop(by, statement, StatementVerb.WITHDRAW, now)
    statement.ended_at = now
    statement.save()
    give_post_back(by=by, statement=statement, now=now)
    tell(
        "voice:reply:withdrawn", by=by, statement=statement, now=now, about={"version": statement.current_id}
    )
    return statement


def _stop(by: Person, statement: Statement, verb: StatementVerb, now: datetime) -> None:
    """This will move a statement away from leaving, with its queued copies, unless one has begun to leave."""
    begun = statement.deliveries.exclude(
        state__in=[DeliveryState.QUEUED, DeliveryState.WITHDRAWN, DeliveryState.FAILED]
    )
    if statement.state == StatementState.LEAVING or begun.exists():
        raise Refusal("It has begun to leave.", "Own it: correct it in the thread, where everybody can see.")
    move(statement, verb)
    statement.deliveries.exclude(state=DeliveryState.WITHDRAWN).update(state=DeliveryState.WITHDRAWN)
    end_asking(by=by, statement=statement, now=now)
    ask_for_the_corrected(statement)


def _must_have_a_say(by: Person, statement: Statement) -> None:
    approved = statement.versions.filter(decisions__decided_by=by, decisions__verdict="approve")
    if statement.author_id != by.pk and not approved.exists():
        raise Refusal(
            "Only the author and whoever approved this can hold it.",
            "If it must not leave, anybody in communications can pause everything.",
        )


def tell_author(by: Actor, statement: Statement, kind: str, words: str, now: datetime) -> None:
    """This will send the author one notice about their reply, in place of any earlier one of its kind."""
    about = f"statement:{statement.pk}"
    author = statement.author
    people.finish_notices(by=by, trust=statement.trust_id, about=about, person=author, now=now)
    people.send_notice(
        by=by, person=author, kind=kind, about=about, words=words, opens=f"/speak/{statement.pk}", now=now
    )
