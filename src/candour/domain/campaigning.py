"""Campaigns: a hashtag, a window, and a frame that is approved as a whole before anything goes out under it.

    draft --ask--> frame_asked --approve--> open --end--> ended
      ^                |                    |  |
      |          decline, edit              |  +--stop--> stopped (for good, with a reason)
      +----------------+-------edit---------+

The frame is what people decide on: everything about a campaign but its title, its goal and its owner. A
decision names one exact frame by its hash. A change after that is another frame, which nobody approved.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from candour.domain.posting import fold_tag, tags_in
from candour.domain.refusal import Refusal, refuse
from candour.domain.roles import Role
from candour.domain.versions import canonical_sha256

LONGEST_TITLE, LONGEST_GOAL, LONGEST_ASKS, LONGEST_WORDS = 80, 300, 300, 200
LONGEST_WINDOW = timedelta(days=62)
"""A frame is a promise to look at what comes of it; nobody looks for a whole year."""
CLAUSE = "6.1"


class CampaignState(StrEnum):
    """Where a campaign is; every value is at most 12 characters long."""

    DRAFT = "draft"
    FRAME_ASKED = "frame_asked"
    OPEN = "open"
    ENDED = "ended"
    STOPPED = "stopped"


STANDS = frozenset({CampaignState.OPEN, CampaignState.ENDED})
"""States in which what was approved holds, and what was entered stands on the walls."""


class CampaignVerb(StrEnum):
    """What can be done to a campaign."""

    EDIT = "edit"
    ASK = "ask"
    APPROVE = "approve"
    DECLINE = "decline"
    END = "end"
    STOP = "stop"


class Who(StrEnum):
    """Whose pictures a campaign takes."""

    EVERYBODY = "everybody"
    TRAINED = "trained"


_S, _V = CampaignState, CampaignVerb
CAMPAIGN_MOVES: dict[tuple[CampaignState, CampaignVerb], CampaignState] = {
    (_S.DRAFT, _V.EDIT): _S.DRAFT,
    (_S.DRAFT, _V.ASK): _S.FRAME_ASKED,
    (_S.DRAFT, _V.STOP): _S.STOPPED,
    (_S.FRAME_ASKED, _V.EDIT): _S.DRAFT,
    (_S.FRAME_ASKED, _V.APPROVE): _S.OPEN,
    (_S.FRAME_ASKED, _V.DECLINE): _S.DRAFT,
    (_S.FRAME_ASKED, _V.STOP): _S.STOPPED,
    (_S.OPEN, _V.EDIT): _S.DRAFT,  # the approval is gone: another frame
    (_S.OPEN, _V.END): _S.ENDED,
    (_S.OPEN, _V.STOP): _S.STOPPED,
}
"""(state, verb) -> next state. What is not listed is refused."""

_WORDS: dict[CampaignState, tuple[str, str]] = {
    _S.DRAFT: ("This campaign is a draft.", "Ask for its frame to be approved."),
    _S.FRAME_ASKED: ("Its frame waits for a decision.", "Whoever was asked says yes or no on its page."),
    _S.OPEN: ("This campaign is open.", "Change it, end it or stop it."),
    _S.ENDED: ("This campaign has ended.", "Read the story of its day, or begin another one."),
    _S.STOPPED: ("This campaign was stopped.", "Begin another one."),
}
STATE_LABELS: dict[CampaignState, str] = {
    _S.DRAFT: "Draft",
    _S.FRAME_ASKED: "Waits for a yes",
    _S.OPEN: "Open",
    _S.ENDED: "Ended",
    _S.STOPPED: "Stopped",
}

APPROVING_ROLES = frozenset({Role.COMMUNICATIONS, Role.EXECUTIVE})
"""Who may approve a frame: what goes out under it is not looked at one by one."""


@dataclass(frozen=True)
class Frame:
    """What is approved as a whole. `sites` and `accounts` are numbers; no site means every site.

    `words` go with each picture. `money_for` names who gets the money that is asked for, empty where none
    is: fundraising is marketing in law (PECR), so it is sent to nobody, only shown, and says whom it is for.
    """

    hashtag: str
    asks: str
    begins_at: datetime
    ends_at: datetime
    who: Who = Who.EVERYBODY
    words: str = ""
    sites: frozenset[int] = frozenset()
    accounts: frozenset[int] = frozenset()
    is_public: bool = False
    money_for: str = ""

    def plain(self) -> dict[str, object]:
        """This will give the frame as JSON values, in an order of their own."""
        return {
            "accounts": sorted(self.accounts),
            "asks": self.asks,
            "begins_at": self.begins_at.isoformat(),
            "ends_at": self.ends_at.isoformat(),
            "hashtag": self.hashtag,
            "is_public": self.is_public,
            "money_for": self.money_for,
            "sites": sorted(self.sites),
            "who": self.who.value,
            "words": self.words,
        }

    @property
    def sha256(self) -> str:
        """The SHA-256, in hex, over canonical JSON of all that is approved; times as they are in UTC."""
        return canonical_sha256(self.plain())

    def takes(self, site: int | None) -> bool:
        """This will say whether somebody of a site may take part."""
        return not self.sites or site in self.sites


@dataclass(frozen=True)
class Decider:
    """Who would decide on a frame: `human` is one key for all their accounts."""

    human: str
    roles: frozenset[Role]


def after(state: CampaignState, verb: CampaignVerb) -> CampaignState:
    """This will give the state that a verb leads to, raising Refusal where the verb has no place."""
    refuse(misplaced(state, verb))
    return CAMPAIGN_MOVES[state, verb]


def misplaced(state: CampaignState, verb: CampaignVerb) -> Refusal | None:
    """This will say why a verb has no place here, and what can be done."""
    return None if (state, verb) in CAMPAIGN_MOVES else Refusal(*_WORDS[state])


def tidy_tag(text: str) -> str:
    """This will give a hashtag without its sign, as it is written."""
    return text.strip().lstrip("#").strip()


def to_keep(frame: Frame, now: datetime) -> Refusal | None:
    """This will refuse a frame that cannot be: no hashtag, no time, or too much of it."""
    if tags_in(f"#{frame.hashtag}") != [frame.hashtag]:
        return Refusal(
            "This is no hashtag.", "Write it without spaces, letters first, such as ADayAtStBrannocs."
        )
    if frame.ends_at <= frame.begins_at:
        return Refusal("It ends before it begins.", "Choose an end after the beginning.")
    if frame.ends_at <= now:
        return Refusal("Its time has gone by.", "Choose an end that is still to come.")
    if frame.ends_at - frame.begins_at > LONGEST_WINDOW:
        return Refusal(
            f"It lasts longer than {LONGEST_WINDOW.days} days.",
            "Choose an earlier end, and begin it anew later.",
        )
    if frame.is_public and not frame.accounts:
        return Refusal("It goes out, but nowhere.", "Choose where its pictures go, or keep it among staff.")
    return None


def to_own(owner: str, human: str) -> Refusal | None:
    """This will refuse a change by anybody but the owner."""
    if owner != human:
        return Refusal("Only its owner can change this campaign.", "Ask them. Their name stands on its page.")
    return None


def to_decide(decider: Decider, *, hands: Collection[str], seen: str, current: str) -> Refusal | None:
    """This will refuse a decision on one's own frame, by whoever may not decide, or on another frame.

    `hands` are the humans who own it or wrote in it. `seen` is the hash of the frame that stood on the
    decider's page, `current` of the one that is there now.
    """
    if not decider.roles & APPROVING_ROLES:
        return Refusal("A frame is approved by communications or an executive.", "Ask one of them.", CLAUSE)
    if decider.human in hands:
        return Refusal(
            "Nobody approves their own frame.", "Somebody else in communications looks at it.", CLAUSE
        )
    if seen != current:
        return Refusal("The frame was changed since you opened it.", "Read it again, then decide.", CLAUSE)
    return None


def to_stop(*, owner: str, human: str, roles: Collection[Role]) -> Refusal | None:
    """This will refuse stopping to whoever neither owns a campaign nor may approve one."""
    if human == owner or set(roles) & APPROVING_ROLES:
        return None
    return Refusal(
        "Its owner or communications can stop it.", "Ring communications. They can stop it at once."
    )


def to_export(*, owner: str, human: str, roles: Collection[Role]) -> Refusal | None:
    """This will refuse all of a campaign, with who agreed to what, to whoever does not keep such things."""
    if human == owner or set(roles) & (APPROVING_ROLES | {Role.RECORDS}):
        return None
    return Refusal("Its owner, communications or records can take it away.", "Ask one of them.")


def is_running(state: CampaignState, begins_at: datetime, ends_at: datetime, now: datetime) -> bool:
    """This will say whether a campaign takes entries now."""
    return state is CampaignState.OPEN and begins_at <= now < ends_at


def same_tag(tag: str, text: str) -> bool:
    """This will say whether a text holds a hashtag, however it is written."""
    return fold_tag(tag) in {fold_tag(each) for each in tags_in(text)}
