"""The vote: begun by the author, cast once a human, counted when its time is over; the officer's answer."""

from datetime import datetime

from django.db import transaction

from candour.amends.queries.naming import staff_refusal
from candour.clauses.actions import put_in_force
from candour.domain.actor import Actor
from candour.domain.approval.checking import table_refusal
from candour.domain.consensus import proposing
from candour.domain.consensus.ballots import Opinion
from candour.domain.consensus.bridging import Outcome, in_words
from candour.domain.consensus.proposing import Effect, Stage
from candour.domain.posting import tidy
from candour.domain.refusal import refuse
from candour.guidelines.models import Ballot, Proposal
from candour.guidelines.queries.counting import count, outcome_from_plain, outcome_to_plain
from candour.guidelines.queries.proposals import clause_in, effect_of, proposed, settings_in, table_after
from candour.guidelines.recording import finish, lock, notify, tell
from candour.jobs import queue
from candour.people.actions.permits import must_be_of
from candour.people.models import Person
from candour.policy.queries import is_officer, officer_of
from candour.voice.actions.policies import adopt_policy
from candour.voice.queries.policy import policy_in_force
from candour.web.filters import day


@transaction.atomic
def begin_vote(*, by: Person, proposal: Proposal, now: datetime) -> Proposal:
    """This will begin the vote: the words stand still from now on, and everybody has seven days."""
    proposal = lock(proposal)
    refuse(proposing.to_begin_vote(proposed(proposal), by.pk, now))
    proposal.stage, proposal.vote_began_at = Stage.VOTING, now
    proposal.ends_at = now + proposing.VOTING_LASTS
    proposal.effect = effect_of(proposal)
    proposal.save(update_fields=["stage", "vote_began_at", "ends_at", "effect"])
    tell("guidelines:vote:began", by=by, proposal=proposal, now=now)
    finish(proposal, by=by, now=now)
    for name, due_at in (
        ("guidelines.remind", proposal.ends_at - proposing.REMINDED_BEFORE),
        ("guidelines.count", proposal.ends_at),
    ):
        queue.enqueue(name, {"proposal": proposal.pk}, due_at=due_at, trust=proposal.trust_id)
    return proposal


@transaction.atomic
def vote(*, by: Person, proposal: Proposal, opinion: Opinion, reason: str, now: datetime) -> Ballot:
    """This will cast somebody's vote, or change it; a second account has no second vote."""
    proposal = lock(proposal)
    must_be_of(by, proposal.trust_id)
    reason = tidy(reason)
    refuse(proposing.to_vote(proposed(proposal), reason, now))
    refuse(staff_refusal(proposal.trust_id, reason) if reason else None)
    ballot, _ = Ballot.objects.update_or_create(
        proposal=proposal,
        human=by.same_human,
        defaults={
            "trust_id": proposal.trust_id,
            "person": by,
            "opinion": opinion,
            "reason": reason,
            "voted_at": now,
        },
    )
    finish(proposal, by=by, now=now, person=by)
    tell("guidelines:vote:cast", by=by, proposal=proposal, now=now)
    return ballot


def count_vote(*, by: Actor, proposal: int, now: datetime) -> Proposal:
    """This will count a vote whose time is over, and do what follows from it.

    What every part agrees to is in force at once, unless it loosens the way to approval: then it waits for
    the accountable officer. Counting it twice changes nothing. Groups are found while no transaction is
    open, since that takes seconds; a vote that was on its way is waited for first, and none comes after.
    """
    with transaction.atomic():
        found = lock(proposal)
        if found.stage != Stage.VOTING:
            return found
        refuse(proposing.to_count(proposed(found), now))
    return _follow(count(found), by=by, proposal=proposal, now=now)


@transaction.atomic
def _follow(result: Outcome, *, by: Actor, proposal: int, now: datetime) -> Proposal:
    """This will do what follows from a counted vote, once."""
    found = lock(proposal)
    if found.stage != Stage.VOTING:
        return found
    found.outcome = outcome_to_plain(result)
    found.effect = effect_of(found)
    stage = proposing.after_vote(is_adopted=result.is_adopted, effect=Effect(found.effect))
    tell("guidelines:vote:counted", by=by, proposal=found, now=now, about={"stage": stage.value})
    finish(found, by=by, now=now)
    if stage is Stage.WITH_OFFICER:
        return _hand_to_officer(by, found, now)
    if stage is Stage.ADOPTED:
        return _adopt(by, found, result, now)
    found.stage, found.ends_at, found.ended_at = stage, None, now
    found.save()
    notify([found.began_by], by=by, proposal=found, words="The vote on your proposal was counted.", now=now)
    return found


@transaction.atomic
def answer_as_officer(
    *, by: Person, proposal: Proposal, accepts: bool, reason: str, now: datetime
) -> Proposal:
    """This will accept what colleagues agreed on, or decline it with a reason that everybody reads."""
    proposal = lock(proposal)
    reason = tidy(reason)
    refuse(proposing.to_answer(proposed(proposal), is_officer=is_officer(by), accepts=accepts, reason=reason))
    proposal.answered_at, proposal.answered_by, proposal.answer = now, by, reason
    finish(proposal, by=by, now=now)
    if accepts:
        return _adopt(by, proposal, _counted(proposal), now)
    proposal.stage, proposal.ends_at, proposal.ended_at = Stage.DECLINED, None, now
    proposal.save()
    tell("guidelines:proposal:declined", by=by, proposal=proposal, now=now, words={"reason": reason})
    notify([proposal.began_by], by=by, proposal=proposal, words="Your proposal was declined.", now=now)
    return proposal


@transaction.atomic
def remind(*, by: Actor, proposal: int, now: datetime) -> None:
    """This will remind once whoever follows the vote and has not voted: its author, and those who asked."""
    found = lock(proposal)
    if found.stage != Stage.VOTING:
        return
    voted = set(found.ballots.values_list("human", flat=True))
    asked = [question.asked_by for question in found.questions.select_related("asked_by").order_by("pk")]
    whom = {person.pk: person for person in [found.began_by, *asked] if person.same_human not in voted}
    notify(whom.values(), by=by, proposal=found, words="A vote that you follow ends tomorrow.", now=now)


@transaction.atomic
def remind_officer(*, by: Actor, proposal: int, now: datetime) -> None:
    """This will tell the officer that the stated time has passed; the page says so to everybody."""
    found = lock(proposal)
    officer = officer_of(found.trust_id)
    if proposing.is_overdue(proposed(found), now) and officer is not None:
        finish(found, by=by, now=now)
        notify(
            [officer],
            by=by,
            proposal=found,
            words="What colleagues agreed on waits for you, overdue.",
            now=now,
        )


def _counted(proposal: Proposal) -> Outcome:
    """This will give the outcome that was counted when the vote ended: it is not counted anew."""
    result = outcome_from_plain(proposal.outcome)
    if result is None:
        raise ValueError("the vote was never counted")
    return result


def _hand_to_officer(by: Actor, proposal: Proposal, now: datetime) -> Proposal:
    proposal.stage, proposal.ends_at = Stage.WITH_OFFICER, now + proposing.OFFICER_HAS
    proposal.save()
    officer = officer_of(proposal.trust_id)
    if officer is not None:
        words = f"Colleagues agreed on something that loosens a route. Answer by {day(proposal.ends_at)}."
        notify([officer], by=by, proposal=proposal, words=words, now=now)
    queue.enqueue(
        "guidelines.remind_officer",
        {"proposal": proposal.pk},
        due_at=proposal.ends_at,
        trust=proposal.trust_id,
    )
    return proposal


def _adopt(by: Actor, proposal: Proposal, result: Outcome, now: datetime) -> Proposal:
    """This will put the clause, and the row of the policy that it changes, in force."""
    agreed = in_words(result)
    if proposal.row:
        _, table = policy_in_force(proposal.trust_id)
        changed = table_after(proposal, table)
        refuse(table_refusal(changed))
        reason = f"Agreed by vote: {proposal.words}"
        proposal.policy = adopt_policy(by=by, trust=proposal.trust, policy=changed, reason=reason, now=now)
    proposal.adopted_as = put_in_force(
        by=by,
        trust=proposal.trust,
        number=proposal.number,
        clause=clause_in(proposal),
        settings=settings_in(proposal),
        agreed=agreed,
        proposal=proposal.pk,
        now=now,
    )
    proposal.stage, proposal.ends_at, proposal.ended_at = Stage.ADOPTED, None, now
    proposal.save()
    tell("guidelines:proposal:adopted", by=by, proposal=proposal, now=now, words={"clause": proposal.words})
    notify([proposal.began_by], by=by, proposal=proposal, words="Your proposal is in force.", now=now)
    return proposal
