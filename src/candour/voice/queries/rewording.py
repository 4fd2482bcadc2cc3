"""What the rule of changing public words asks: where they stand, if they can be changed there, who asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from candour.channels.base import Edits
from candour.channels.models import Account
from candour.channels.registry import channel
from candour.domain import rewording
from candour.domain.refusal import Refusal
from candour.domain.statements import DeliveryState, StatementState
from candour.people.models import Person
from candour.people.queries.persons import roles_of
from candour.voice.models import Delivery, Statement, TakeDown
from candour.voice.queries.threads import copies_in_parts

_OWNS = frozenset({StatementState.LEAVING, StatementState.PUBLISHED})
_GOING = frozenset({StatementState.APPROVED, StatementState.LEAVING, StatementState.TAKEN_IN})


@dataclass(frozen=True)
class Standing:
    """One account where words stand: the copies that would be changed, or why they cannot be (`no`)."""

    account: Account
    copies: tuple[Delivery, ...]
    no: str = ""


@dataclass(frozen=True)
class Wording:
    """What a statement said before its words were changed: until when, and who changed them."""

    text: str
    until: datetime | None
    by: str


def places_of(statement: Statement) -> list[Standing]:
    """This will say of each account that shows a statement if it can be changed there; one SQL statement."""
    rows = Delivery.objects.for_trust(statement.trust_id).filter(statement=statement)
    live = rows.filter(state__in=[DeliveryState.PUBLISHED, DeliveryState.ASKED]).select_related("account")
    return [_standing(parts) for parts in copies_in_parts(live.order_by("account_id", "pk"))]


def _standing(parts: Sequence[Delivery]) -> Standing:
    account = parts[0].account
    network, no = channel(account.channel), ""
    if not (network.capabilities.can_edit and isinstance(network, Edits)):
        no = f"A post on {network.label} cannot be changed in its place."
    elif len(parts) < parts[0].parts or any(not part.network_id for part in parts):
        no = f"Nobody knows the number of every part on {account.name}."
    return Standing(account, tuple(parts), no)


def rewording_refusal(
    by: Person,
    statement: Statement,
    now: datetime,
    mine: Statement | None = None,
    places: Sequence[Standing] | None = None,
) -> Refusal | None:
    """This will say why somebody may not change public words in their place now, or nothing.

    `mine` are the new words that ask, which do not stand in their own way; those that were begun before newer
    ones were live would undo them, and are not let through. `places`: where it stands, if that was read.
    """
    del now
    if by.trust_id != statement.trust_id:
        return Refusal("This is another trust's.", "Only its own people can change it.")
    places = places_of(statement) if places is None else places
    other = under_way(statement).exclude(pk=mine.pk if mine else 0).select_related("author").first()
    refusal = rewording.to_reword(
        rewording.Rewordable(
            state=StatementState(statement.state),
            is_author=statement.author_id == by.pk,
            is_active=by.is_active,
            roles=roles_of(by),
            owns_the_account=any(place.account.owner_id == by.pk for place in places),
            is_coming_down=TakeDown.objects.filter(statement_id=statement.pk).exists(),
            is_owned=is_owned(statement.pk),
            under_way_by=other.author.first_name if other else "",
            places=[rewording.Place(place.account.name, place.no) for place in places],
        )
    )
    return refusal or (rewording.OVERTAKEN if mine is not None and is_overtaken(mine) else None)


def is_overtaken(words: Statement) -> bool:
    """This will say whether newer words were live after these were begun."""
    others = Statement.objects.filter(rewords=words.rewords_id, state=StatementState.TAKEN_IN)
    return others.filter(ended_at__gt=words.began_at).exists()


def under_way(statement: Statement) -> QuerySet[Statement]:
    """This will give the new words for a statement that were sent on their route and are not live yet."""
    return statement.rewordings.filter(submitted_at__isnull=False, ended_at__isnull=True).order_by("pk")


def is_owned(statement_id: int) -> bool:
    """This will say whether a correction of a statement was sent on its route or is public."""
    sent = Statement.objects.filter(corrects=statement_id, submitted_at__isnull=False, ended_at__isnull=True)
    return sent.exists()


def must_not_change(change: Delivery) -> Refusal | None:
    """This will say why a live copy must not be changed any more, read as it is claimed.

    It was taken down, its mistake was owned meanwhile, or newer words were sent. Two SQL statements at most.
    """
    copy = change.changes
    if copy is None:
        return None
    if copy.state != DeliveryState.PUBLISHED or copy.statement.state == StatementState.TAKEN_DOWN:
        return rewording.NOT_THERE
    if TakeDown.objects.filter(statement_id=copy.statement_id).exists():
        return rewording.NOT_THERE
    if not copy.network_id:  # without a number it would be said as a new copy
        return rewording.NOT_THERE
    if Statement.objects.filter(corrects=copy.statement_id, state__in=_OWNS).exists():
        return rewording.OWNED
    newer = Statement.objects.filter(rewords=copy.statement_id, pk__gt=change.statement_id, state__in=_GOING)
    return rewording.NEWER_WORDS if newer.exists() else None


def waits_to_be_owned(change: Delivery) -> bool:
    """This will say whether a correction of what a change is for was sent, and may leave or be given up."""
    return change.changes is not None and is_owned(change.changes.statement_id)


def wordings_of(statement: Statement) -> tuple[Wording, ...]:
    """This will give each wording that stood there before the one that stands there now, the newest first."""
    taken_in = statement.rewordings.filter(state=StatementState.TAKEN_IN)
    changes = list(taken_in.select_related("current", "author").order_by("pk"))
    if not changes:
        return ()
    first = statement.versions.order_by("-number").first()
    texts = [first.text if first else "", *(each.current.text for each in changes if each.current)]
    said = [
        Wording(text, change.ended_at, change.author.first_name)
        for text, change in zip(texts, changes, strict=False)
    ]
    return tuple(reversed(said))
