"""Questions before the vote: asked by anybody, answered by the author, hidden only with a reason."""

from datetime import datetime

from django.db import transaction

from candour.amends.queries.naming import staff_refusal
from candour.domain.consensus import proposing
from candour.domain.posting import tidy
from candour.domain.refusal import Refusal, refuse
from candour.domain.roles import Role
from candour.guidelines.models import Ballot, Proposal, Question
from candour.guidelines.queries.proposals import proposed
from candour.guidelines.recording import finish, lock, notify, tell
from candour.people.actions.permits import must_be_of, must_hold, must_say_why
from candour.people.models import Person

MODERATORS = (Role.COMMUNICATIONS, Role.ADMINISTRATOR)
"""Who may hide words; each time with a reason that stands in the log."""
LONGEST_ANSWER = 600


@transaction.atomic
def ask(*, by: Person, proposal: Proposal, words: str, now: datetime) -> Question:
    """This will ask what is not clear about a proposal; others read it as "a colleague asked"."""
    proposal = lock(proposal)
    must_be_of(by, proposal.trust_id)
    words = tidy(words)
    refuse(proposing.to_ask(proposed(proposal), words))
    refuse(staff_refusal(proposal.trust_id, words))
    question = Question.objects.create(
        trust_id=proposal.trust_id, proposal=proposal, words=words, asked_at=now, asked_by=by
    )
    tell("guidelines:question:asked", by=by, proposal=proposal, now=now, about={"question": question.pk})
    notify(
        [proposal.began_by], by=by, proposal=proposal, words="A colleague asks about your proposal.", now=now
    )
    return question


@transaction.atomic
def answer(*, by: Person, question: Question, words: str, now: datetime) -> Question:
    """This will answer a question, as the author of the proposal, while it is being clarified."""
    proposal = lock(question.proposal_id)
    words = tidy(words)
    refuse(proposing.to_mend(proposed(proposal), by.pk))
    if not words:
        raise Refusal("There is no answer yet.", "Enter one, or mend the clause so that nobody has to ask.")
    if len(words) > LONGEST_ANSWER:
        raise Refusal("The answer is too long.", f"Use {LONGEST_ANSWER} characters at most.")
    refuse(staff_refusal(proposal.trust_id, words))
    question.answer, question.answered_at = words, now
    question.save(update_fields=["answer", "answered_at"])
    tell("guidelines:question:answered", by=by, proposal=proposal, now=now, about={"question": question.pk})
    notify([question.asked_by], by=by, proposal=proposal, words="Your question is answered.", now=now)
    finish(proposal, by=by, now=now, person=by)
    return question


@transaction.atomic
def hide(*, by: Person, words: Question | Ballot, because: str, now: datetime) -> None:
    """This will take a question, or the reason of a vote, out of sight; the vote itself counts on."""
    must_hold(by, words.trust_id, *MODERATORS)
    because = must_say_why(because, "Enter why; it stands in the log that everybody can take away.")
    if words.hidden_at is not None:
        raise Refusal("This is hidden already.", "There is nothing left to do.")
    words.hidden_at, words.hidden_by, words.hidden_because = now, by, because
    words.save(update_fields=["hidden_at", "hidden_by", "hidden_because"])
    what = "question" if isinstance(words, Question) else "ballot"
    proposal = Proposal.objects.get(pk=words.proposal_id)
    tell("guidelines:words:hidden", by=by, proposal=proposal, now=now, about={what: words.pk})
