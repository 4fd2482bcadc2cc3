"""Entries of a campaign: who may enter, what goes out at once, and what a person looks at first.

    entered --> waiting --show--> shown
       |           |                ^ |
       |           +--not_show-->  not_shown (with a reason)
       +--(trained, in the frame)--> shown

Whatever comes from outside is looked at by a person before it is on any wall. What goes out in public goes
by the outbox, and what must hold is read again there: the frame, the right and every consent.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from candour.domain.campaigning import STANDS, CampaignState, Frame, Who, same_tag
from candour.domain.clocks import at_time, weekday_and_day
from candour.domain.refusal import Refusal

LONGEST_REASON = 300
CLAUSE = "6.1"


class EntryState(StrEnum):
    """Where an entry is; every value is at most 12 characters long."""

    WAITING = "waiting"
    SHOWN = "shown"
    NOT_SHOWN = "not_shown"


@dataclass(frozen=True)
class Framed:
    """A campaign as an entry meets it: its state, its frame now, and the hash of the approved frame.

    `ended_at` is when its owner ended it, where that was before its time.
    """

    state: CampaignState
    frame: Frame
    approved: str
    ended_at: datetime | None = None

    @property
    def is_approved(self) -> bool:
        """Whether the frame that stands there now is the one that somebody approved."""
        return self.state in STANDS and self.approved == self.frame.sha256


@dataclass(frozen=True)
class Entrant:
    """Who enters: whether the right "share photos" is in force, and the number of their site."""

    is_trained: bool
    site: int | None


def to_enter(campaign: Framed, entrant: Entrant, at: datetime) -> Refusal | None:
    """This will refuse an entry outside its frame: not then, another site, without the lesson.

    What was posted in time counts, even where the work that enters it is late.
    """
    frame = campaign.frame
    over = min(frame.ends_at, campaign.ended_at or frame.ends_at)
    if not campaign.is_approved or at >= over:
        return Refusal("This campaign takes no pictures now.", "Post your picture to the feed.", CLAUSE)
    if at < frame.begins_at:
        when = f"{at_time(frame.begins_at)}, {weekday_and_day(frame.begins_at)}"
        return Refusal("It has not begun.", f"It begins at {when}.", CLAUSE)
    if not frame.takes(entrant.site):
        return Refusal("This campaign is for other sites.", "Post your picture to the feed.", CLAUSE)
    if frame.who is Who.TRAINED and not entrant.is_trained:
        return Refusal(
            "This campaign is for those who hold the right “share photos”.",
            "Take the lesson, or give your picture to a colleague who has.",
            CLAUSE,
        )
    return None


def first_state(*, is_trained: bool) -> EntryState:
    """This will say whether a colleague's entry is on the wall at once, or waits for a look."""
    return EntryState.SHOWN if is_trained else EntryState.WAITING


def to_go_out(campaign: Framed, *, is_trained: bool, was_looked_at: bool, under: str) -> Refusal | None:
    """This will say why an entry may not go out under the frame now, or nothing; read again as it leaves.

    It goes by the entrant's own right, or because somebody else looked at exactly this. `under` is the hash
    of the frame that it was entered under.
    """
    if campaign.state is CampaignState.STOPPED:
        return Refusal("The campaign was stopped.", "Nothing more goes out under it.", CLAUSE)
    if not campaign.is_approved:
        return Refusal(
            "The campaign’s frame is not approved as it stands.", "Ask for its frame first.", CLAUSE
        )
    if under != campaign.approved:
        return Refusal("It was entered under another frame.", "Send it again under this one.", CLAUSE)
    if not campaign.frame.is_public:
        return Refusal("This campaign stays among staff.", "Say it in public by a post of your own.", CLAUSE)
    if not (is_trained or was_looked_at):
        return Refusal(
            "Nobody has looked at this picture yet.", "It goes out once a colleague says yes.", CLAUSE
        )
    return None


def to_look(*, can_decide: bool, is_own: bool) -> Refusal | None:
    """This will refuse a look at an entry by whoever decides on nobody's words, or whose entry it is."""
    if not can_decide:
        return Refusal("Entries are looked at by those who decide on others’ words.", "Ask an approver.")
    if is_own:
        return Refusal("This is your own entry.", "A colleague looks at it.")
    return None


def to_keep_off(reason: str) -> Refusal | None:
    """This will refuse to keep an entry off a wall without a reason."""
    if not reason.strip():
        return Refusal("A reason is missing.", "Enter a reason. Whoever entered it reads it.")
    if len(reason) > LONGEST_REASON:
        return Refusal("The reason is too long.", "Say it in one or two sentences.")
    return None


def public_words(words: str, frame: Frame) -> str:
    """This will give what goes out with a picture: its own words, those of the frame, and the hashtag."""
    money = f"Fundraising for {frame.money_for}." if frame.money_for else ""
    told = [part for part in (words, frame.words, money) if part]
    if not same_tag(frame.hashtag, words):
        told.append(f"#{frame.hashtag}")
    return "\n\n".join(told)


def words_hash(words: str) -> str:
    """This will name the words of an entry, so that a look at them counts for no others."""
    return hashlib.sha256(words.encode()).hexdigest()


def tagged(words: str, hashtag: str) -> str:
    """This will give a post its campaign's hashtag, unless it has it."""
    return words if same_tag(hashtag, words) else f"{words}\n\n#{hashtag}".strip()
