"""The readers' rota: what is free, what is mine, what is offered, and who reads when."""

from collections.abc import Sequence
from dataclasses import dataclass

from candour.domain.turns import WEEKDAYS, span
from candour.people.models import Person, Shift
from candour.squad.models import Offer, Turn, Weekly


@dataclass(frozen=True)
class FreeTurn:
    """A turn that nobody has."""

    pk: int
    title: str
    when: str

    @staticmethod
    def of(turn: Turn) -> "FreeTurn":
        """This will print one line."""
        return FreeTurn(turn.pk, turn.title, span(turn.starts_at, turn.ends_at))


@dataclass(frozen=True)
class ReaderTurn:
    """A turn that somebody has. `as_deputy`: the reader deputises; `is_offered`: they have offered it."""

    pk: int
    title: str
    when: str
    name: str
    deputy: str
    as_deputy: bool
    is_offered: bool

    @staticmethod
    def of(shift: Shift, reader: Person, offered: frozenset[int]) -> "ReaderTurn":
        """This will print one line for one reader."""
        return ReaderTurn(
            pk=shift.pk,
            title=shift.title,
            when=span(shift.starts_at, shift.ends_at),
            name=shift.person.full_name,
            deputy=shift.deputy.full_name if shift.deputy else "",
            as_deputy=shift.deputy_id == reader.pk,
            is_offered=shift.pk in offered,
        )


@dataclass(frozen=True)
class OfferLine:
    """A turn that is offered: by whom, when it is, and what is wanted for it."""

    pk: int
    by: str
    when: str
    wants: str
    to_me: bool
    is_mine: bool

    @staticmethod
    def of(offer: Offer, reader: Person) -> "OfferLine":
        """This will print one line for one reader."""
        wants = offer.wants
        return OfferLine(
            pk=offer.pk,
            by=offer.by.full_name,
            when=span(offer.shift.starts_at, offer.shift.ends_at),
            wants=span(wants.starts_at, wants.ends_at) if wants else "",
            to_me=offer.to_id == reader.pk,
            is_mine=offer.by_id == reader.pk,
        )


@dataclass(frozen=True)
class WeeklyLine:
    """A turn of the week."""

    pk: int
    title: str
    when: str

    @staticmethod
    def of(weekly: Weekly) -> "WeeklyLine":
        """This will print one line."""
        when = f"{WEEKDAYS[weekly.weekday]}, {weekly.starts:%H:%M} to {weekly.ends:%H:%M}"
        return WeeklyLine(weekly.pk, weekly.title, when)


@dataclass(frozen=True)
class RotaPage:
    """The readers' rota for one reader; `may_read`: they hold the role and may take turns.

    `waits_for_role`: they said that they would like to, and an administrator still has to give it to them.
    """

    free: tuple[FreeTurn, ...]
    mine: tuple[ReaderTurn, ...]
    offers: tuple[OfferLine, ...]
    others: tuple[ReaderTurn, ...]
    may_read: bool
    waits_for_role: bool
    may_plan: bool

    @staticmethod
    def of(
        reader: Person,
        *,
        free: Sequence[Turn],
        shifts: Sequence[Shift],
        offers: Sequence[Offer],
        may_read: bool,
        waits_for_role: bool,
        may_plan: bool,
    ) -> "RotaPage":
        """This will lay out the rota; offers that are made to somebody else stay between those two."""
        offered = frozenset(each.shift_id for each in offers)
        mine = [each for each in shifts if reader.pk in {each.person_id, each.deputy_id}]
        others = [each for each in shifts if each not in mine]
        seen = [each for each in offers if each.by_id == reader.pk or each.to_id in {None, reader.pk}]
        return RotaPage(
            free=tuple(map(FreeTurn.of, free)),
            mine=tuple(ReaderTurn.of(each, reader, offered) for each in mine),
            offers=tuple(OfferLine.of(each, reader) for each in seen),
            others=tuple(ReaderTurn.of(each, reader, offered) for each in others),
            may_read=may_read,
            waits_for_role=waits_for_role,
            may_plan=may_plan,
        )
