"""Who may decide on whose words."""

from dataclasses import dataclass

from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.domain.statements import StatementState

OWN_WORDS_CLAUSE = "policy: nobody approves their own words"


@dataclass(frozen=True)
class Decider:
    """Who wants to decide: their account, the human being behind it, their roles now."""

    person: str
    human: str = ""
    roles: frozenset[Role] = frozenset()
    is_suspended: bool = False

    @property
    def keys(self) -> frozenset[str]:
        """The account and the human being behind it."""
        return frozenset({self.person, self.human}) - {""}


@dataclass(frozen=True)
class Decided:
    """What is decided on.

    `version` is the hash of the current version, `seen` of the one on the decider's page. `author`,
    `co_authors`, `editors` and `decided` hold account ids and human keys alike; `decided` are those who
    decided another step of this version. `asked` are the ids of all who have been asked so far, the standing
    duty role's among them once it is its turn. Whoever made a small suggestion that the author took is no
    editor: both have agreed to every word. Whoever rewrote the words is one.
    """

    state: StatementState
    version: str
    seen: str
    author: frozenset[str]
    asked: frozenset[str]
    co_authors: frozenset[str] = frozenset()
    editors: frozenset[str] = frozenset()
    decided: frozenset[str] = frozenset()


def may_decide(by: Decider, on: Decided) -> Refusal | None:
    """This will say why somebody may not decide (approve, suggest, not this) on a version, or nothing."""
    return _not_theirs_to_decide(by, on) or _not_now(on) or _not_asked(by, on)


def _not_theirs_to_decide(by: Decider, on: Decided) -> Refusal | None:
    remedy = "Somebody else looks at them."
    if by.person in on.author:
        return Refusal("These are your own words.", remedy, OWN_WORDS_CLAUSE)
    if by.keys & on.author:
        return Refusal("These are your own words, written from your other account.", remedy, OWN_WORDS_CLAUSE)
    if by.keys & on.co_authors:
        return Refusal("You wrote these words together with somebody.", remedy, OWN_WORDS_CLAUSE)
    if by.keys & on.editors:
        return Refusal("You changed these words.", remedy, OWN_WORDS_CLAUSE)
    if by.keys & on.decided:
        return Refusal("You have decided on these words already.", "Somebody else takes the other step.")
    return None


def _not_now(on: Decided) -> Refusal | None:
    if on.state is not StatementState.WAITING:
        return Refusal("This no longer waits for a decision.", "Open it again to see where it is.")
    if on.version != on.seen:
        return Refusal("The words changed since you looked.", "Read them again, then decide.")
    return None


def _not_asked(by: Decider, on: Decided) -> Refusal | None:
    if by.is_suspended:
        return Refusal("You cannot decide at present.", "Ask your trust's administrator.")
    if by.person not in on.asked:
        return Refusal("You have not been asked about this.", "Whoever was asked decides; the page says who.")
    return None
