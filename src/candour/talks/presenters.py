"""What the staff pages of private talks print."""

from dataclasses import dataclass
from datetime import datetime

from candour.domain.refusal import Refusal
from candour.domain.talks import (
    HOW_WORDS,
    OUTCOME_WORDS,
    WHEN_WORDS,
    How,
    Outcome,
    Stands,
    Wanted,
    When,
    erased_at,
    to_hand_on,
    to_look,
    to_say_what_came,
)
from candour.listening.models import PublicPost
from candour.people.models import Person
from candour.talks import addresses, queries
from candour.talks.models import Came, Keeper, Talk
from candour.web.filters import day

_DONE: dict[How, tuple[str, Outcome]] = {
    How.RING: ("I have rung back", Outcome.RUNG),
    How.MEET: ("We have met", Outcome.MET),
    How.WRITE: ("I have written", Outcome.WRITTEN),
}
_WAYS: dict[How, str] = {
    How.RING: "They would like to be rung.",
    How.MEET: "They would like to meet.",
    How.WRITE: "They would like to be written to.",
    How.EITHER: "They choose how.",
}
_STANDS: dict[Stands, str] = {
    Stands.OFFERED: "Offered. Nobody has asked for it yet.",
    Stands.LAPSED: "Nobody asked for it in time. The link is closed.",
    Stands.WAITS: "Somebody asks to talk. Nobody has looked yet.",
    Stands.LOOKED_AT: "Somebody has looked and will talk to them.",
    Stands.ENDED: "This talk has ended.",
}


@dataclass(frozen=True)
class OfferPage:
    """What stands around the form that offers a talk."""

    post_id: int
    known: "TalkLine | None"

    @staticmethod
    def of(post: PublicPost, now: datetime) -> "OfferPage":
        """This will say whether a talk about this post is open already."""
        known = queries.open_talk_about(post, now)
        return OfferPage(post.pk, TalkLine.of(known, now) if known else None)


@dataclass(frozen=True)
class OfferedPage:
    """The link of a talk that was just offered, shown once, and the address that names nobody."""

    link: str
    open_address: str
    ends_at: datetime
    keeper: str
    post_id: int
    is_on_private_link: bool

    @staticmethod
    def of(talk: Talk, token: str, post: PublicPost) -> "OfferedPage":
        """This will give the page after an offer."""
        return OfferedPage(
            link=addresses.talk_url(token),
            open_address=addresses.open_url(post.trust),
            ends_at=talk.link_ends_at or talk.offered_at or post.received_at,
            keeper=talk.kept_by.full_name if talk.kept_by else "",
            post_id=post.pk,
            is_on_private_link=post.account.channel == "frontdoor",
        )


@dataclass(frozen=True)
class TalkLine:
    """One talk in a list."""

    pk: int
    state: str
    keeper: str
    asked_at: datetime | None
    is_urgent: bool

    @staticmethod
    def of(talk: Talk, now: datetime) -> "TalkLine":
        """This will print one talk; its `kept_by` must be loaded."""
        return TalkLine(
            pk=talk.pk,
            state=_STANDS[queries.where(talk, now)],
            keeper=talk.kept_by.full_name if talk.kept_by else "nobody yet",
            asked_at=talk.asked_at,
            is_urgent=talk.is_urgent and talk.ended_at is None,
        )


@dataclass(frozen=True)
class TalksPage:
    """The open talks of one person."""

    lines: tuple[TalkLine, ...]

    @staticmethod
    def of(person: Person, now: datetime) -> "TalksPage":
        """This will list what somebody keeps or offered."""
        return TalksPage(tuple(TalkLine.of(talk, now) for talk in queries.open_talks(person, now)))


@dataclass(frozen=True)
class KeeperOnPage:
    """Who was asked, as what, when, and whether they looked."""

    name: str
    title: str
    asked_at: datetime
    looked_at: datetime | None

    @staticmethod
    def of(keeper: Keeper) -> "KeeperOnPage":
        """This will print one asking."""
        return KeeperOnPage(keeper.person.full_name, keeper.title, keeper.asked_at, keeper.looked_at)


@dataclass(frozen=True)
class WantedOnPage:
    """What somebody asked for, as their named human sees it."""

    way: str
    reach: str
    name: str
    when: str
    words: str
    is_discreet: bool

    @staticmethod
    def of(wanted: Wanted) -> "WantedOnPage":
        """This will print a request; a number can be rung from the page."""
        return WantedOnPage(
            _WAYS[How(wanted.how)],
            wanted.reach,
            wanted.name or "They gave no name.",
            WHEN_WORDS[When(wanted.when)].capitalize(),
            wanted.words,
            wanted.is_discreet,
        )

    @property
    def href(self) -> str:
        """The link that rings or writes, where what they gave is a number or an email address."""
        plain = "".join(sign for sign in self.reach if sign not in " ()-.")
        if plain.removeprefix("+").isascii() and plain.removeprefix("+").isdigit() and len(plain) > 5:
            return f"tel:{plain}"
        return ""


@dataclass(frozen=True)
class TalkPage:
    """One talk: where it stands, who keeps it, what may be done, and how long its details stay."""

    pk: int
    post_id: int | None
    state: str
    is_urgent: bool
    is_open: bool
    is_ended: bool
    keeper: str
    how: str
    suits: str
    came: str
    link_ends_at: datetime | None
    asked_at: datetime | None
    moves_on_at: datetime | None
    tried_at: datetime | None
    ended_at: datetime | None
    outcome: str
    keepers: tuple[KeeperOnPage, ...]
    wanted: WantedOnPage | None
    kept_words: str
    not_to_look: Refusal | None
    not_to_end: Refusal | None
    not_to_hand_on: Refusal | None
    done_words: str
    done: str

    @staticmethod
    def of(talk: Talk, person: Person, now: datetime, wanted: Wanted | None = None) -> "TalkPage":
        """This will gather the page in a fixed number of SQL statements."""
        keepers = queries.keepers_of(talk)
        where = queries.where(talk, now)
        was_asked = any(each.person_id == person.pk for each in keepers)
        is_named = person.pk in {talk.offered_by_id, talk.kept_by_id}
        duty = queries.has_standing_duty(person)
        done_words, done = _DONE.get(How(wanted.how if wanted else talk.how), _DONE[How.RING])
        return TalkPage(
            pk=talk.pk,
            post_id=talk.post_id,
            state=_STANDS[where],
            is_urgent=talk.is_urgent and not talk.ended_at,
            is_open=where in {Stands.WAITS, Stands.LOOKED_AT},
            is_ended=where is Stands.ENDED,
            keeper=talk.kept_by.full_name if talk.kept_by else "",
            how=HOW_WORDS[How(talk.how)],
            suits=WHEN_WORDS[When(talk.suits)],
            came=Came(talk.came).label if talk.came else "",
            link_ends_at=talk.link_ends_at,
            asked_at=talk.asked_at,
            moves_on_at=talk.moves_on_at,
            tried_at=talk.tried_at,
            ended_at=talk.ended_at,
            outcome=OUTCOME_WORDS[Outcome(talk.outcome)] if talk.outcome else "",
            keepers=tuple(KeeperOnPage.of(each) for each in keepers),
            wanted=WantedOnPage.of(wanted) if wanted else None,
            kept_words=kept_words(talk),
            not_to_look=to_look(where, was_asked=was_asked, has_standing_duty=duty),
            not_to_end=to_say_what_came(where, was_asked=was_asked, has_standing_duty=duty),
            not_to_hand_on=to_hand_on(
                where, was_asked=was_asked, named_or_offered=is_named, has_standing_duty=duty
            ),
            done_words=done_words,
            done=done.value,
        )


def kept_words(talk: Talk) -> str:
    """This will say how long a name and a number stay."""
    if talk.erased_at is not None:
        return "Their name and how to reach them have been erased."
    if talk.ended_at is not None:
        return f"Their name and how to reach them go on {day(erased_at(talk.ended_at))}."
    if talk.asked_at is None:
        return ""
    return "Their name and how to reach them go 30 days after the talk has ended."
