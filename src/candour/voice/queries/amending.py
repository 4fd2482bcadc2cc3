"""What the rules of putting right ask about a statement: who wrote it, where it is, what corrects it."""

from datetime import datetime

from django.db.models import Q

from candour.channels.models import Account
from candour.domain.amending import EVIDENCE_ROLES, Correctable, to_correct, to_take_down
from candour.domain.refusal import Refusal
from candour.domain.statements import DeliveryState, StatementState
from candour.people.models import Person
from candour.people.queries.persons import roles_of
from candour.voice.models import Delivery, Statement, TakeDown
from candour.voice.queries.rewording import places_of

BY_ITSELF = Q(corrects__isnull=True, rewords__isnull=True)
"""Statements that are neither a correction of public words nor new words for them."""


def owning_refusal(by: Person, statement: Statement, now: datetime) -> Refusal | None:
    """This will say why somebody may not correct a statement now, or nothing.

    Its author may, and whoever looks at replies anyway: reader on call, approver, communications.
    """
    del now
    if by.trust_id != statement.trust_id:
        return Refusal("This is another trust's.", "Only its own people can correct it.")
    known = correction_of(statement)
    return to_correct(
        Correctable(
            state=StatementState(statement.state),
            is_author=statement.author_id == by.pk,
            is_active=by.is_active,
            roles=roles_of(by),
            is_coming_down=is_taken_down(statement),
            under_way=StatementState(known.state) if known else None,
            under_way_by=known.author.first_name if known else "",
        )
    )


def taking_down_refusal(by: Person, statement: Statement, now: datetime) -> Refusal | None:
    """This will say why somebody may not take a statement down at once, or nothing."""
    del now
    if by.trust_id != statement.trust_id:
        return Refusal("This is another trust's.", "Only its own people can take it down.")
    if is_taken_down(statement):
        return None  # whoever comes second finds it done
    return to_take_down(StatementState(statement.state), roles_of(by), is_active=by.is_active)


def is_taken_down(statement: Statement) -> bool:
    """This will say whether somebody took a statement down, whatever became of its copies so far."""
    return TakeDown.objects.filter(statement_id=statement.pk).exists()


def words_are_hidden(statement: Statement) -> bool:
    """This will say whether nobody may read these words any more: they, or what they amend, came down."""
    ids = [statement.pk, statement.amends_id or statement.pk]
    return TakeDown.objects.for_trust(statement.trust_id).filter(statement__in=ids).exists()


def may_read_evidence(person: Person) -> bool:
    """This will say whether somebody may ask for words that were taken down, whatever the ground."""
    return bool(EVIDENCE_ROLES & roles_of(person))


def correction_of(statement: Statement) -> Statement | None:
    """This will give the correction of a statement that was sent on its route or is public."""
    sent = statement.corrections.filter(submitted_at__isnull=False, ended_at__isnull=True)
    return sent.select_related("author").order_by("pk").first()


def family_of(statement: Statement) -> list[Statement]:
    """This will give a statement, all that corrects it or is to change it, and theirs, newest first."""
    found = {statement.pk: statement}
    newest = [statement.pk]
    while newest:
        nested = Statement.objects.for_trust(statement.trust_id).filter(
            Q(corrects__in=newest) | Q(rewords__in=newest)
        )
        further = {each.pk: each for each in nested if each.pk not in found}
        newest = list(further)
        found |= further
    return [found[pk] for pk in sorted(found, reverse=True)]


def targets_of(statement: Statement) -> list[Account]:
    """This will give the accounts on which a statement is to appear.

    A reply goes to the account that the post came to; a post of one's own where its author said; a
    correction wherever a copy with the mistake is, or may be; new words where the old can be changed.
    """
    if statement.rewords is not None:
        return [place.account for place in places_of(statement.rewords) if not place.no]
    if statement.corrects_id is None and statement.post is not None:
        return [statement.post.account]
    if statement.corrects_id is None:
        chosen = Account.objects.for_trust(statement.trust_id).filter(pk__in=statement.accounts)
        return list(chosen.order_by("pk"))
    copies = Delivery.objects.for_trust(statement.trust_id).filter(statement=statement.corrects_id)
    carrying = copies.exclude(state__in=[DeliveryState.WITHDRAWN, DeliveryState.TAKEN_DOWN])
    accounts = Account.objects.for_trust(statement.trust_id)
    return list(accounts.filter(pk__in=carrying.values("account")).order_by("pk"))


def copy_to_follow(statement: Statement, account: Account) -> Delivery | None:
    """This will give the faulty copy that a correction's copy on an account follows, if there is one.

    Of a copy in parts it is the last one, from which the outbox looks back to the last that is live.
    """
    if statement.corrects_id is None:
        return None
    copies = Delivery.objects.for_trust(statement.trust_id).filter(statement=statement.corrects_id)
    left = copies.exclude(state__in=[DeliveryState.WITHDRAWN, DeliveryState.TAKEN_DOWN])
    return left.filter(account=account).order_by("-part", "pk").first()
