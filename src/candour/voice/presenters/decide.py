"""The page of whoever decides: the post, the exact words, what changed, what is held, four answers."""

from dataclasses import dataclass
from datetime import datetime

from candour.channels.models import Account
from candour.clauses.queries import guideline_of
from candour.domain.refusal import Refusal
from candour.people.models import Person, Trust
from candour.voice.actions.deciding import deciding_refusal
from candour.voice.copies import named_in
from candour.voice.models import FixedRoute, HoldLifted, Statement, Version
from candour.voice.presenters.amended import FirstWords
from candour.voice.presenters.diff import Piece, changes
from candour.voice.presenters.findings import FindingOnPage, holds_on_page
from candour.voice.presenters.pictures import PictureOnPage, pictures_on_page
from candour.voice.presenters.post import PostBeside
from candour.voice.presenters.threads import ThreadOnPage, places_for_the_whole, threads_on_page
from candour.voice.queries.checking import report_on
from candour.voice.words import as_written, what_it_is

LAW: dict[str, str] = {
    "england": "Saying sorry is not an admission of negligence: Compensation Act 2006, section 2.",
    "wales": "Saying sorry is not an admission of negligence: Compensation Act 2006, section 2.",
    "scotland": "Saying sorry is not an admission of liability: Apologies (Scotland) Act 2016.",
    "northern_ireland": "Saying sorry is right in itself; ask your legal team what the law here says of it.",
}
"""The law on apologies in one line, by jurisdiction."""


@dataclass(frozen=True)
class DecidePage:
    """Everything that the decision's page prints."""

    pk: int
    heading: str
    what: str
    post: PostBeside | None
    first: FirstWords | None
    text: str
    signed: str
    named: str
    pictures: tuple[PictureOnPage, ...]
    threads: tuple[ThreadOnPage, ...]
    in_one_piece: str
    to_change: str
    seen: str
    number: int
    pieces: tuple[Piece, ...]
    holds: tuple[FindingOnPage, ...]
    lifted: tuple[str, ...]
    reasons: tuple[str, ...]
    law: str
    asked_at: datetime | None
    refusal: Refusal | None

    @staticmethod
    def of(statement: Statement, person: Person, now: datetime) -> "DecidePage":
        """This will gather what a person needs to decide on the current version."""
        version = statement.current
        route = FixedRoute.objects.filter(version=version).first() if version else None
        text = version.text if version else ""
        earlier = _earlier(statement, version) if version else None
        guideline = guideline_of(statement.trust_id)
        asking = route.askings.filter(person=person).first() if route else None
        what, waits = what_it_is(statement), "wait" if statement.rewords_id else "waits"
        accounts = _accounts(version) if version else []
        lifted = HoldLifted.objects.filter(statement=statement).values_list("reason", flat=True)
        return DecidePage(
            pk=statement.pk,
            heading=f"{statement.author.first_name}'s {what} {waits} for you",
            what=what,
            post=PostBeside.of(statement.post) if statement.post else None,
            first=FirstWords.of(statement),
            text=text,
            signed=f"{version.name}, {version.role}" if version else "",
            named=named_in(statement),
            pictures=pictures_on_page(statement.trust_id, version.pictures if version else ()),
            threads=threads_on_page(version, accounts) if version else (),
            in_one_piece=places_for_the_whole(version, accounts) if version else "",
            to_change=as_written(version) if version else "",
            seen=version.sha256 if version else "",
            number=version.number if version else 0,
            pieces=changes(as_written(earlier), as_written(version)) if earlier and version else (),
            holds=holds_on_page(report_on(statement, text, now, guideline), text, guideline),
            lifted=tuple(lifted),
            reasons=tuple(route.reasons) if route else (),
            law=_law(statement.author.trust),
            asked_at=asking.asked_at if asking else None,
            refusal=deciding_refusal(person, statement, version.sha256 if version else ""),
        )


def _earlier(statement: Statement, version: Version) -> Version | None:
    """This will give the words before these: an earlier version, or what stands there now."""
    if version.number == 1 and statement.rewords is not None:
        return statement.rewords.current
    return Version.objects.filter(statement_id=version.statement_id, number=version.number - 1).first()


def _accounts(version: Version) -> list[Account]:
    if not version.threads:
        return []
    here = Account.objects.for_trust(version.trust_id)
    return list(here.filter(pk__in=version.targets).order_by("pk"))


def _law(trust: Trust) -> str:
    return LAW.get(trust.jurisdiction, LAW["england"])
