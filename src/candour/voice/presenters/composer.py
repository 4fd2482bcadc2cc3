"""The composer's page: the post, the route card, the box, what the checks found, and what will happen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.channels.models import Account
from candour.clauses.queries import guideline_of
from candour.domain import threads
from candour.domain.kinds import Kind
from candour.domain.refusal import Refusal
from candour.listening.presenters.words import kind_words
from candour.people.presenters.pledge import PledgeOnPage
from candour.people.queries.pledge import pledge_of
from candour.voice.copies import named_in, pictures_refusal, threads_of
from candour.voice.models import Statement, Version
from candour.voice.presenters.amended import FirstWords
from candour.voice.presenters.findings import (
    AllowedOnPage,
    FindingOnPage,
    allowed_on_page,
    findings_on_page,
)
from candour.voice.presenters.lessons import ShorterWay, shorter_ways
from candour.voice.presenters.own_posts import Placed, SharedLine
from candour.voice.presenters.pictures import PictureOnPage, pictures_on_page
from candour.voice.presenters.post import PostBeside
from candour.voice.presenters.route import RouteCard
from candour.voice.presenters.threads import (
    Fit,
    ThreadOnPage,
    is_cut,
    places_for_the_whole,
    threads_on_page,
    worst_fit,
)
from candour.voice.queries.amending import targets_of
from candour.voice.queries.checking import report_on
from candour.voice.queries.deciding import editors_of
from candour.voice.queries.drafts import declined_because
from candour.voice.queries.policy import policy_in_force
from candour.voice.queries.routes import route_of
from candour.voice.registers import Note, draft_notes
from candour.voice.words import CORRECTION_PARTS, PARTS, cut_text, signed_by


@dataclass(frozen=True)
class ComposerPage:
    """Everything that the composer prints."""

    pk: int
    heading: str
    post: PostBeside | None
    card: RouteCard
    shorter: tuple[ShorterWay, ...]
    pledge: PledgeOnPage | None
    findings: tuple[FindingOnPage, ...]
    allowed: tuple[AllowedOnPage, ...]
    preview: str
    signed: str
    named: str
    pictures: tuple[PictureOnPage, ...]
    pictures_do_not_fit: Refusal | None
    no_more_pictures: Refusal | None
    fit: Fit | None
    threads: tuple[ThreadOnPage, ...]
    in_one_piece: str
    is_cut: bool
    saved_at: datetime
    has_words: bool
    declined: str
    refusal: Refusal | None
    beside: str
    opens_sorry: bool
    corrects: bool
    rewords: bool
    first: FirstWords | None
    notes: tuple[Note, ...]
    placed: Placed | None
    shared: tuple[SharedLine, ...]

    @staticmethod
    def of(statement: Statement, now: datetime, *, refusal: Refusal | None = None) -> "ComposerPage":
        """This will check the draft, find its route and put both into words."""
        accounts = targets_of(statement)
        version = _unsaved(statement, accounts)
        text, shown = version.text, len(statement.draft_pictures)
        guideline = guideline_of(statement.trust_id)
        report = report_on(statement, text, now, guideline)
        route, facts = route_of(
            statement=statement,
            report=report,
            now=now,
            editors=editors_of(statement.current) | set(statement.draft_editors),
        )
        return ComposerPage(
            pk=statement.pk,
            heading=_heading(statement),
            post=PostBeside.of(statement.post) if statement.post else None,
            card=RouteCard.of(route, now),
            shorter=shorter_ways(route, facts, policy_in_force(statement.trust_id)[1]),
            pledge=None if route.refusal else PledgeOnPage.of(pledge_of(statement.trust_id)),
            findings=findings_on_page(report, text, guideline) if text else (),
            allowed=allowed_on_page(report, guideline) if text else (),
            preview=text,
            signed=f"{version.name}, {version.role}",
            named=named_in(statement),
            pictures=pictures_on_page(statement.trust_id, statement.draft_pictures),
            pictures_do_not_fit=pictures_refusal(statement, accounts, shown) if shown else None,
            no_more_pictures=pictures_refusal(statement, accounts, shown + 1),
            fit=worst_fit(version, accounts) if text else None,
            threads=threads_on_page(version, accounts),
            in_one_piece=places_for_the_whole(version, accounts),
            is_cut=is_cut(version.cut_text),
            saved_at=statement.saved_at,
            has_words=bool(text),
            declined=declined_because(statement),
            refusal=refusal,
            beside=statement.draft_beside,
            opens_sorry=_opens_sorry(statement),
            corrects=_has_boxes_of_a_correction(statement),
            rewords=statement.rewords_id is not None,
            first=FirstWords.of(statement),
            notes=tuple(draft_notes(statement, text)),
            placed=Placed.of(statement),
            shared=SharedLine.all_of(statement),
        )


def _heading(statement: Statement) -> str:
    post = statement.post
    if statement.corrects_id is not None:
        return "Own a mistake"
    if statement.rewords_id is not None:
        return "Change the words"
    if post is None:
        return "A post of your own"
    is_plain = post.kind in {"", Kind.OTHER} or post.is_unsure
    return f"Replying to {'a post' if is_plain else kind_words(post.kind)}"


def _has_boxes_of_a_correction(statement: Statement) -> bool:
    return (statement.rewords or statement).corrects_id is not None


def _opens_sorry(statement: Statement) -> bool:
    """This will say whether a box that is folded away has words; those of a correction stand open anyway."""
    open_anyway = CORRECTION_PARTS if _has_boxes_of_a_correction(statement) else ()
    return any(statement.draft_parts.get(name) for name in PARTS if name not in open_anyway)


def _unsaved(statement: Statement, accounts: Sequence[Account]) -> Version:
    """This will give the version that the draft would be if it were sent now."""
    cut = cut_text(statement.draft_text, statement.draft_parts)
    name, role = signed_by(statement)
    version = Version(
        statement=statement,
        text=threads.whole(cut),
        cut_text=cut,
        name=name,
        role=role,
        written_at=statement.saved_at,
    )
    version.threads = threads_of(version, accounts)
    return version
