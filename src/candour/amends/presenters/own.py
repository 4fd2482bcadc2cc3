"""The pages *Own a mistake* and *Take it down at once*: our words, where they are, what will happen there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.channels.base import deletes
from candour.channels.registry import channel
from candour.domain.amending import TakeDownReason, public_line
from candour.domain.refusal import Refusal
from candour.domain.statements import UNSETTLED, DeliveryState
from candour.people.models import Person, Pledge
from candour.voice.models import Delivery, Statement
from candour.voice.presenters.route import RouteCard
from candour.voice.queries.amending import is_taken_down
from candour.voice.queries.facts import NOTHING_FOUND
from candour.voice.queries.routes import route_of
from candour.voice.queries.threads import copies_in_parts, last_out


@dataclass(frozen=True)
class OurWords:
    """What we said, as it stands in public."""

    text: str
    signed: str
    at: datetime | None

    @staticmethod
    def of(statement: Statement) -> "OurWords":
        """This will take the words of the version that went out; what was taken down is shown to nobody."""
        version = None if is_taken_down(statement) else statement.current
        signed = f"{version.name}, {version.role}" if version else ""
        return OurWords(version.text if version else "", signed, statement.published_at)


@dataclass(frozen=True)
class PlaceOnPage:
    """One account that carries our words, and what happens there."""

    account: str
    will: str
    url: str


@dataclass(frozen=True)
class PledgeOnPage:
    """What a named executive says will happen to somebody who gets it wrong, in their words."""

    words: str
    by: str

    @staticmethod
    def of(pledge: Pledge | None) -> "PledgeOnPage | None":
        """This will take the words and whose they are."""
        if pledge is None:
            return None
        return PledgeOnPage(pledge.words, f"{pledge.person.full_name}, {pledge.person.job_title}")


@dataclass(frozen=True)
class OwnPage:
    """Everything that *Own a mistake* prints."""

    pk: int
    words: OurWords
    places: tuple[PlaceOnPage, ...]
    card: RouteCard
    pledge: PledgeOnPage | None
    no: Refusal | None

    @staticmethod
    def of(
        *,
        statement: Statement,
        person: Person,
        copies: Sequence[Delivery],
        pledge: Pledge | None,
        no: Refusal | None,
        now: datetime,
    ) -> "OwnPage":
        """This will say where a correction appears, and who would see it before it does."""
        unsaved = Statement(
            trust_id=statement.trust_id, post=statement.post, corrects=statement, author=person
        )
        route, _facts = route_of(statement=unsaved, report=NOTHING_FOUND, now=now)
        return OwnPage(
            pk=statement.pk,
            words=OurWords.of(statement),
            places=tuple(_corrected(last_out(parts)) for parts in copies_in_parts(copies)),
            card=RouteCard.of(route, now),
            pledge=PledgeOnPage.of(pledge),
            no=no,
        )


@dataclass(frozen=True)
class TakeDownPage:
    """Everything that *Take it down at once* prints."""

    pk: int
    words: OurWords
    places: tuple[PlaceOnPage, ...]
    line: str
    no: Refusal | None

    @staticmethod
    def of(
        statement: Statement, copies: Sequence[Delivery], no: Refusal | None, now: datetime
    ) -> "TakeDownPage":
        """This will say what happens on each network, and which line stands there afterwards."""
        return TakeDownPage(
            pk=statement.pk,
            words=OurWords.of(statement),
            places=tuple(_taken_down(last_out(parts)) for parts in copies_in_parts(copies)),
            line=public_line(TakeDownReason.STRANGER, now),
            no=no,
        )


def _corrected(copy: Delivery) -> PlaceOnPage:
    state = DeliveryState(copy.state)
    if state is DeliveryState.PUBLISHED:
        will = "the correction appears under it, in the same thread"
    elif state in UNSETTLED:
        will = "it is not known to be live yet; the correction follows it as soon as it is"
    elif state is DeliveryState.TAKEN_DOWN:
        will = "it is not there any more, so nothing is corrected there"
    else:
        will = "it never went out there, so nothing has to be corrected"
    return PlaceOnPage(copy.account.name, will, copy.url if state is DeliveryState.PUBLISHED else "")


def _taken_down(copy: Delivery) -> PlaceOnPage:
    state = DeliveryState(copy.state)
    can_delete = deletes(channel(copy.account.channel), copy.network_id)
    if copy.account.channel == "frontdoor" and state is DeliveryState.PUBLISHED:
        will = "gone at once; a line says that something was removed, and why"
    elif state is DeliveryState.PUBLISHED and can_delete:
        will = "we ask the network to delete it, again and again until it has"
    elif state is DeliveryState.PUBLISHED:
        will = "this network does not let us delete: somebody is asked to do it by hand, now"
    elif state is DeliveryState.QUEUED:
        will = "it has not left, and never will"
    elif state in UNSETTLED:
        will = "we cannot tell yet whether it is there; if it is, it is deleted as soon as we find it"
    else:
        will = "it is not there"
    return PlaceOnPage(copy.account.name, will, copy.url if state is DeliveryState.PUBLISHED else "")
