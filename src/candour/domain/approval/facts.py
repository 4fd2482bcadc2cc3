"""What is known about a draft and the post it answers: all that the route may depend on."""

from dataclasses import dataclass
from datetime import datetime

from candour.domain.approval.conditions import CHANNELS, NO, NO_POST, YES
from candour.domain.clocks import within_hours
from candour.domain.kinds import HUMAN_NOW, Flag, Kind
from candour.domain.roles import Right, Role

HOLDING_CHECKS = frozenset(
    {
        "safeguarding",
        "duty_of_candour",
        "identity",
        "foi",
        "clinical_advice",
        "contradiction",
        "sameness",
        "alt_text_missing",
    }
)
"""Checks that can hold a draft; every other check only hints."""

_RELEASED_BY_HAND_OFF = frozenset({"safeguarding", "duty_of_candour"})


@dataclass(frozen=True)
class Author:
    """Who writes: ids as text, the `human` behind the account, their team, roles and rights held now."""

    person: str
    human: str = ""
    team: str = ""
    roles: frozenset[Role] = frozenset()
    rights: frozenset[Right] = frozenset()

    @property
    def humans(self) -> frozenset[str]:
        """The keys by which this author is known: the account, and the human being behind it."""
        return frozenset({self.person, self.human}) - {""}


@dataclass(frozen=True)
class Facts:
    """Everything that decides a route, with no words of the post or the reply in it.

    `kind` is None where no post is answered. `holds` are codes of checks that hold the draft open now;
    `checks` are all codes found, hints too. `editors` are the human keys of everybody else whose words
    are in the draft. `harm_answer` is the writer's answer to "could someone have been harmed?": True,
    False, or None while nobody has answered. `handoff_released` means that the named human has released
    a public reply (floors 1 and 2).
    """

    author: Author
    at: datetime
    kind: Kind | None = None
    criticality: int = 0
    flags: frozenset[Flag] = frozenset()
    checks: frozenset[str] = frozenset()
    holds: frozenset[str] = frozenset()
    editors: frozenset[str] = frozenset()
    channel: str = "frontdoor"
    claims_change: bool = False
    has_promise_with_date: bool = False
    regret_only: bool = False
    is_correction: bool = False
    answers_from_published_facts: bool = False
    incident_open: bool = False
    from_agreed_facts: bool = False
    in_campaign_frame: bool = False
    pre_election: bool = False
    raises_concern: bool = False
    harm_answer: bool | None = None
    handoff_released: bool = False

    @property
    def open_holds(self) -> frozenset[str]:
        """The holds that still stand: a release lifts those of floors 1 and 2, a right its own."""
        lifted = _RELEASED_BY_HAND_OFF if self.handoff_released else frozenset()
        if Right.CLINICAL_WORDS in self.author.rights:
            lifted = lifted | {"clinical_advice"}
        return self.holds - lifted

    @property
    def human_needed_now(self) -> bool:
        """Whether safeguarding, self-harm or danger now is open (floor 1)."""
        return not self.handoff_released and bool(self.flags & HUMAN_NOW or "safeguarding" in self.holds)

    @property
    def harm_unreleased(self) -> bool:
        """Whether possible harm is open (floor 2): by flag, by check or by the writer's own answer."""
        found = (
            Flag.POSSIBLE_HARM in self.flags or "duty_of_candour" in self.holds or self.harm_answer is True
        )
        return found and not self.handoff_released

    def values(self) -> dict[str, str]:
        """This will give one value for every feature that a row of the policy may ask about."""
        answered = {
            "human_needed_now": self.human_needed_now,
            "harm_unreleased": self.harm_unreleased,
            "identity_held": "identity" in self.holds,
            "raises_concern": self.raises_concern,
            "something_held": bool(self.open_holds),
            "is_correction": self.is_correction,
            "regret_only": self.regret_only,
            "harm_ruled_out": self.harm_answer is False,
            "from_published_facts": self.answers_from_published_facts,
            "claims_change": self.claims_change,
            "promise_with_date": self.has_promise_with_date,
            "pre_election": self.pre_election,
            "incident_open": self.incident_open,
            "from_agreed_facts": self.from_agreed_facts,
            "in_campaign_frame": self.in_campaign_frame,
            "in_hours": within_hours(self.at),
            **{flag.value: flag in self.flags for flag in Flag},
        }
        return {
            "kind": self.kind.value if self.kind else NO_POST,
            "criticality": str(max(-5, min(5, self.criticality))) if self.kind else NO_POST,
            "channel": self.channel if self.channel in CHANNELS else "other",
            **{feature: YES if answer else NO for feature, answer in answered.items()},
        }
