"""Share kits: what the trust has agreed on, for staff to tell in their own words from their own accounts.

    draft --ask--> asked --approve--> open --end--> ended

A kit is approved as a whole, by somebody with no hand in it; what is changed has to be approved again. What
staff then write is theirs: it is checked like everything else, and nobody else looks at it.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from candour.domain.campaigning import APPROVING_ROLES, Decider
from candour.domain.checks import check
from candour.domain.checks.agreed import Setting
from candour.domain.checks.codes import Code, Level
from candour.domain.checks.draft import Draft, Earlier
from candour.domain.checks.report import Finding, Report, report_of
from candour.domain.refusal import Refusal
from candour.domain.versions import canonical_sha256

LONGEST_TITLE, LONGEST_MESSAGE, LONGEST_LINE, LONGEST_OWN = 80, 600, 200, 3_000
MOST_FACTS, MOST_LINKS, MOST_PICTURES = 10, 5, 6
_LINK = re.compile(r"(?P<words>.*?)\s*(?P<address>https://[^\s<>\"']+)")


class KitState(StrEnum):
    """Where a kit is in its life."""

    DRAFT = "draft"
    ASKED = "asked"
    OPEN = "open"
    ENDED = "ended"


class KitVerb(StrEnum):
    """What can be done to a kit."""

    EDIT = "edit"
    ASK = "ask"
    APPROVE = "approve"
    DECLINE = "decline"
    END = "end"


_S, _V = KitState, KitVerb
KIT_MOVES: dict[tuple[KitState, KitVerb], KitState] = {
    (_S.DRAFT, _V.EDIT): _S.DRAFT,
    (_S.DRAFT, _V.ASK): _S.ASKED,
    (_S.DRAFT, _V.END): _S.ENDED,
    (_S.ASKED, _V.EDIT): _S.DRAFT,
    (_S.ASKED, _V.APPROVE): _S.OPEN,
    (_S.ASKED, _V.DECLINE): _S.DRAFT,
    (_S.OPEN, _V.EDIT): _S.DRAFT,  # the approval is gone: another kit
    (_S.OPEN, _V.END): _S.ENDED,
}
"""(state, verb) -> next state. What is not listed is refused."""

_WORDS: dict[KitState, tuple[str, str]] = {
    _S.DRAFT: ("Nobody has approved this kit as it stands.", "Its owner asks for it to be approved."),
    _S.ASKED: ("This kit waits for a decision.", "Whoever was asked says yes or no on its page."),
    _S.OPEN: ("This kit is approved.", "Tell it in your own words, or change or end it."),
    _S.ENDED: ("This kit has ended.", "Write another one."),
}
STATE_LABELS: dict[KitState, str] = {
    _S.DRAFT: "Draft",
    _S.ASKED: "Waits for a yes",
    _S.OPEN: "Ready to tell",
    _S.ENDED: "Ended",
}


@dataclass(frozen=True)
class Link:
    """A page that a kit leads to, and what it is called there."""

    words: str
    address: str


@dataclass(frozen=True)
class Kit:
    """What is approved as a whole: the message, facts a line each, links, and pictures by their numbers."""

    title: str
    message: str
    facts: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    pictures: frozenset[int] = frozenset()

    @property
    def sha256(self) -> str:
        """The SHA-256, in hex, over canonical JSON of all that is approved."""
        plain = {
            "title": self.title,
            "message": self.message,
            "facts": self.facts,
            "links": [[link.words, link.address] for link in self.links],
            "pictures": sorted(self.pictures),
        }
        return canonical_sha256(plain)


def lines_of(text: str) -> tuple[str, ...]:
    """This will give the lines of a text that say anything, tidied."""
    return tuple(line for each in text.splitlines() if (line := " ".join(each.split())))


def links_of(text: str) -> tuple[Link, ...]:
    """This will read links, a line each: what it is, then its address; "" where a line has none."""
    found = []
    for line in lines_of(text):
        match = _LINK.fullmatch(line)
        words, address = (match["words"], match["address"]) if match else (line, "")
        found.append(Link(words.rstrip(" :") or address, address))
    return tuple(found)


def after(state: KitState, verb: KitVerb) -> KitState:
    """This will give the state that a verb leads to, raising Refusal where the verb has no place."""
    if (state, verb) not in KIT_MOVES:
        raise Refusal(*_WORDS[state])
    return KIT_MOVES[state, verb]


def to_keep(kit: Kit) -> Refusal | None:
    """This will refuse a kit with too much in it, or with a link that leads nowhere."""
    if len(kit.facts) > MOST_FACTS or any(len(fact) > LONGEST_LINE for fact in kit.facts):
        return Refusal(
            f"{MOST_FACTS} facts of {LONGEST_LINE} characters are the most.", "Keep those that matter."
        )
    if len(kit.links) > MOST_LINKS:
        return Refusal(f"There are more than {MOST_LINKS} links.", "Keep those that matter.")
    broken = next((link.words for link in kit.links if not link.address), "")
    if broken:
        return Refusal(f"“{broken}” has no address.", "Put https:// and the address at the end of its line.")
    if len(kit.pictures) > MOST_PICTURES:
        return Refusal(f"A kit has {MOST_PICTURES} pictures at most.", "Leave some out.")
    return None


def to_own(owner: str, human: str) -> Refusal | None:
    """This will refuse a change by anybody but the owner."""
    if owner != human:
        return Refusal("Only its owner can change this kit.", "Ask them. Their name stands on its page.")
    return None


def to_decide(decider: Decider, *, hands: Collection[str], seen: str, current: str) -> Refusal | None:
    """This will refuse a decision on one's own kit, by whoever may not decide, or on another one.

    `hands` are the humans who wrote in it. `seen` is the hash of the kit on the decider's page.
    """
    if not decider.roles & APPROVING_ROLES:
        return Refusal("A kit is approved by communications or an executive.", "Ask one of them.")
    if decider.human in hands:
        return Refusal("Nobody approves their own kit.", "Somebody else in communications looks at it.")
    if seen != current:
        return Refusal("The kit was changed since you opened it.", "Read it again, then decide.")
    return None


def to_tell(state: KitState) -> Refusal | None:
    """This will refuse to tell a kit that nobody has approved, or that has ended."""
    return None if state is KitState.OPEN else Refusal(*_WORDS[state])


def checked(
    words: str,
    kit: Kit,
    *,
    colleagues: Iterable[str],
    writer: tuple[str, str],
    agreed: Sequence[Setting] = (),
    now: datetime,
) -> Report:
    """This will check somebody's own words: as all words, and that they are not the kit's or a colleague's.

    What only hints elsewhere holds here: the same words from many accounts are what people stop believing.
    `writer` is their name and job, `agreed` what the trust's clauses make the checks do.
    """
    told = [kit.message, "\n".join(kit.facts), *colleagues]
    name, job = writer
    report = check(
        Draft(
            words,
            earlier=tuple(Earlier(each) for each in told if each),
            writer_name=name,
            writer_role=job,
            at=now,
            agreed=tuple(agreed),
        )
    )
    return report_of([_firm(each) for each in report.findings], report.allowed)


def _firm(finding: Finding) -> Finding:
    if finding.check is not Code.SAMENESS:
        return finding
    return replace(
        finding,
        level=Level.HOLD,
        reason="These are the words of the kit, or a colleague's.",
        remedy="Say what it means to you, as you would tell a friend. Short facts may stay.",
    )
