"""The list of kits and one kit: what it says, who approved it, and what the reader can do with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from candour.clauses.queries import guideline_of
from candour.domain import kits as rules
from candour.domain.kits import STATE_LABELS, KitState, KitVerb
from candour.domain.refusal import Refusal
from candour.kits import queries
from candour.kits.models import Kit, OwnWords
from candour.people.models import Person
from candour.photos.presenters.showing import PictureOnPage
from candour.voice.presenters.findings import FindingOnPage, findings_on_page

COLOURS: dict[KitState, str] = {
    KitState.DRAFT: "grey",
    KitState.ASKED: "yellow",
    KitState.OPEN: "green",
    KitState.ENDED: "blue",
}
NETWORKS: tuple[tuple[str, str], ...] = (
    ("Bluesky", "https://bsky.app/intent/compose?text="),
    ("Facebook", "https://www.facebook.com/"),
    ("Instagram", "https://www.instagram.com/"),
    ("LinkedIn", "https://www.linkedin.com/feed/"),
    ("WhatsApp", "https://wa.me/?text="),
    ("X", "https://x.com/intent/post?text="),
)
"""Where people have accounts of their own; an address that ends in "=" takes the words along."""


@dataclass(frozen=True)
class KitLine:
    """One kit of the list."""

    pk: int
    title: str
    message: str
    owner: str
    state: str
    colour: str

    @staticmethod
    def all_of(found: Sequence[Kit]) -> "tuple[KitLine, ...]":
        """This will put the kits of the list into words."""
        return tuple(
            KitLine(
                each.pk,
                each.title,
                each.message,
                each.owner.full_name,
                STATE_LABELS[KitState(each.state)],
                COLOURS[KitState(each.state)],
            )
            for each in found
        )


@dataclass(frozen=True)
class KitPage:
    """One kit for one reader; `ready` are their own words once nothing holds them."""

    pk: int
    title: str
    message: str
    facts: tuple[str, ...]
    links: tuple[rules.Link, ...]
    pictures: tuple[PictureOnPage, ...]
    sha256: str
    state: str
    colour: str
    owner: str
    approved: str
    reason: str
    is_open: bool
    is_mine: bool
    can_ask: bool
    can_end: bool
    is_asked: bool
    may_not_decide: Refusal | None
    saved_at: datetime | None
    ready: str
    networks: tuple[tuple[str, str], ...]
    told: str
    findings: tuple[FindingOnPage, ...]

    @staticmethod
    def of(kit: Kit, reader: Person, now: datetime) -> "KitPage":
        """This will lay a kit out, with what the checks found in words as they were checked."""
        state, says, own = KitState(kit.state), queries.as_kit(kit), queries.own_words(kit, reader)
        is_mine, is_asked = kit.owner.same_human == reader.same_human, state is KitState.ASKED
        decider, sha256 = queries.decider(reader), says.sha256
        refusal = rules.to_decide(decider, hands=kit.hands, seen=sha256, current=sha256)
        ready = own.text if own and own.ready_at and state is KitState.OPEN else ""
        return KitPage(
            pk=kit.pk,
            title=kit.title,
            message=kit.message,
            facts=says.facts,
            links=says.links,
            pictures=tuple(PictureOnPage.of(each) for each in queries.pictures_of(kit, now)),
            sha256=sha256,
            state=STATE_LABELS[state],
            colour=COLOURS[state],
            owner=kit.owner.full_name,
            approved=_approved(kit, state),
            reason=kit.reason if is_mine and state is KitState.DRAFT else "",
            is_open=state is KitState.OPEN,
            is_mine=is_mine and state is not KitState.ENDED,
            can_ask=is_mine and (state, KitVerb.ASK) in rules.KIT_MOVES,
            can_end=is_mine and (state, KitVerb.END) in rules.KIT_MOVES,
            is_asked=is_asked,
            may_not_decide=refusal if is_asked else None,
            saved_at=own.saved_at if own and own.text else None,
            ready=ready,
            networks=tuple((name, _with(address, ready)) for name, address in NETWORKS) if ready else (),
            told=_told(own),
            findings=_findings(own, now),
        )


def _approved(kit: Kit, state: KitState) -> str:
    """This will say who approved a kit as it stands."""
    by = kit.decided_by if state is KitState.OPEN else None
    return f"{by.full_name} approved this." if by is not None else ""


def _with(address: str, words: str) -> str:
    return f"{address}{quote(words)}" if address.endswith("=") else address


def _told(own: OwnWords | None) -> str:
    return own.told_where if own and own.told_at else ""


def _findings(own: OwnWords | None, now: datetime) -> tuple[FindingOnPage, ...]:
    if own is None or own.checked_at is None:
        return ()
    report = queries.report_on(own.kit, own.person, own.text, now)
    return findings_on_page(report, own.text, guideline_of(own.trust_id))
