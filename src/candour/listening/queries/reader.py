"""How the trust's reader read: counts of posts, the posts that it misread, and examples to learn from.

Nothing here is asked about a person: who said what a post is stands in the record of that post alone.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

from candour.domain.kinds import Flag, Kind
from candour.domain.reading_figures import ReadAlike
from candour.listening.models import Claim, Correction, ReadingMade

PAGE = 25


@dataclass(frozen=True)
class MisreadOne:
    """One reading with its post, and what a person says that the post really is."""

    reading: ReadingMade
    really: Kind


@dataclass(frozen=True)
class Misreadings:
    """Readings that a person put right, newest first; `next_before` is where the next page begins, or 0."""

    rows: tuple[MisreadOne, ...]
    next_before: int


@dataclass(frozen=True)
class Example:
    """One post that a person put right: its words, what it was read as and by which model, what it is."""

    post: int
    version: int
    text: str
    read_as: Kind
    really: Kind
    is_said: bool
    model_version: str
    model_hash: str


@dataclass(frozen=True)
class Examples:
    """The examples that may be taken away, and how many may not."""

    kept: tuple[Example, ...]
    left_out: int


def read_alike(trust_id: int, since: datetime) -> tuple[ReadAlike, ...]:
    """This will count, in one statement, the posts that were read since a moment, by how and as what."""
    is_taken = Q(Exists(Claim.objects.filter(post=OuterRef("post"))))
    is_settled = Q(post__answered_at__isnull=False) | Q(post__put_aside_at__isnull=False)
    has_hands = is_taken | is_settled | Q(really__isnull=False)
    counted = (
        ReadingMade.objects.for_trust(trust_id)
        .filter(read_at__gte=since)
        .annotate(really=_truth())
        .values("model_version", "model_hash", "kind", "abstains", "really")
        .annotate(posts=Count("pk"), in_hand=Count("pk", filter=has_hands))
        .order_by("model_version", "model_hash", "kind", "abstains", "really")
    )
    return tuple(
        ReadAlike(
            model_version=row["model_version"],
            model_hash=row["model_hash"],
            read_as=Kind(row["kind"]),
            is_said=not row["abstains"],
            really=Kind(row["really"]) if row["really"] else None,
            posts=row["posts"],
            in_hand=row["in_hand"],
        )
        for row in counted
    )


def misreadings(
    trust_id: int, since: datetime, read_as: str = "", really: str = "", before: int = 0
) -> Misreadings:
    """This will list what was misread since a moment, all of it or one pair of kinds, a page at a time."""
    read = ReadingMade.objects.for_trust(trust_id).filter(read_at__gte=since).annotate(really=_truth())
    rows = read.filter(really__isnull=False).exclude(really=F("kind"))
    if read_as and really:
        rows = rows.filter(kind=read_as, really=really)
    if before:
        rows = rows.filter(pk__lt=before)
    found = list(rows.select_related("post__account").order_by("-pk")[: PAGE + 1])
    shown = tuple(MisreadOne(each, Kind(each.really)) for each in found[:PAGE])
    return Misreadings(shown, found[PAGE - 1].pk if len(found) > PAGE else 0)


def examples(trust_id: int) -> Examples:
    """This will give every post that a person put right, once, as it was said last, oldest first.

    Left out is what came to us alone, what its author took down or changed since, what says who somebody is,
    and what has no words any more.
    """
    newest: dict[tuple[int, int], Correction] = {}
    standing = Correction.objects.for_trust(trust_id).filter(undone_at=None)
    for each in standing.select_related("post", "reading").order_by("corrected_at", "pk"):
        newest[each.post_id, each.reading.post_version] = each
    kept = tuple(_example(each) for each in newest.values() if _may_be_taken(each))
    return Examples(kept, len(newest) - len(kept))


def _truth() -> Subquery:
    """This will give, beside a reading, what a person said last of that version of its post."""
    said = Correction.objects.filter(
        post=OuterRef("post"), reading__post_version=OuterRef("post_version"), undone_at=None
    )
    return Subquery(said.order_by("-corrected_at", "-pk").values("kind")[:1])


def _may_be_taken(correction: Correction) -> bool:
    post = correction.post
    is_same = correction.reading.post_version == post.version and post.deleted_at is None
    return is_same and bool(post.text) and not post.is_private and Flag.IDENTIFIABLE.value not in post.flags


def _example(correction: Correction) -> Example:
    reading = correction.reading
    return Example(
        post=correction.post_id,
        version=reading.post_version,
        text=correction.post.text,
        read_as=Kind(reading.kind),
        really=Kind(correction.kind),
        is_said=not reading.abstains,
        model_version=reading.model_version,
        model_hash=reading.model_hash,
    )
