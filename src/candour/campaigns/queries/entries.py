"""What is asked about entries: which stand on a wall, which wait for a look, whose they are."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from candour.campaigns.models import Campaign, Entry
from candour.campaigns.queries.campaigns import framed
from candour.domain.approval.people import DECIDING_ROLES
from candour.domain.entering import EntryState, to_go_out, words_hash
from candour.domain.picturing import Audience, may_be_shown
from candour.domain.refusal import Refusal
from candour.domain.roles import Right
from candour.domain.statements import DeliveryState
from candour.domain.videos import as_typed
from candour.network.models import PostPhoto
from candour.people.models import Person, Trust
from candour.people.queries.persons import rights_in_force, roles_of
from candour.photos.models import Photo, captions_of
from candour.photos.queries import Joined, loaded
from candour.voice.models import Delivery, Statement

MOST_WAITING = 50
MOST_MINE, MOST_OFFERED = 20, 12
_WITH = ("campaign__approved", "site", "post__author__team__site", "public_post__account", "statement")


def entry_of(trust: Trust | int, pk: int) -> Entry:
    """This will give one entry, raising Entry.DoesNotExist for another trust's."""
    return Entry.objects.for_trust(trust).select_related("campaign__owner", *_WITH).get(pk=pk)


def seen_by_staff(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """This will keep those that staff may see: shown, still there, and as they were looked at."""
    unchanged = Q(decided_by=None) | Q(post__edited_at=None) | Q(post__edited_at__lte=F("decided_at"))
    captioned = PostPhoto.objects.filter(
        post=OuterRef("post"), photo__video__captioned_at__gt=OuterRef("decided_at")
    )
    as_looked_at = unchanged & ~Exists(captioned)
    said = Q(post__isnull=False, post__deleted_at=None, post__hidden_at=None) & as_looked_at
    came = Q(
        public_post__isnull=False,
        public_post__deleted_at=None,
        public_post__is_private=False,
        public_post__version=F("version"),
    )
    return entries.filter(said | came, state=EntryState.SHOWN)


def seen_by_all(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """This will keep those that everybody may see: what our own page shows, and public posts let on it."""
    live = Delivery.objects.filter(
        statement=OuterRef("statement"),
        account__channel="frontdoor",
        state=DeliveryState.PUBLISHED,
        statement__take_down=None,
    )
    ours = Q(post__isnull=False) & Exists(live)
    theirs = Q(public_post__isnull=False, goes_out=True)
    return seen_by_staff(entries).filter(ours | theirs)


def on_wall(campaign: Campaign) -> QuerySet[Entry]:
    """This will give what stands on a campaign's wall among staff, newest first."""
    return seen_by_staff(_of(campaign)).select_related(*_WITH).order_by("-pk")


def on_public_wall(campaign: Campaign) -> QuerySet[Entry]:
    """This will give what stands on a campaign's public wall, newest first."""
    return seen_by_all(_of(campaign)).select_related(*_WITH, "statement__current").order_by("-pk")


def _of(campaign: Campaign) -> QuerySet[Entry]:
    return Entry.objects.for_trust(campaign.trust_id).filter(campaign=campaign)


def waiting(campaign: Campaign) -> list[Entry]:
    """This will list the entries that wait for a look, oldest first; one statement."""
    found = Entry.objects.for_trust(campaign.trust_id).filter(campaign=campaign, state=EntryState.WAITING)
    there = Q(post__deleted_at=None, post__hidden_at=None, public_post__deleted_at=None)
    return list(found.filter(there).select_related(*_WITH).order_by("pk")[:MOST_WAITING])


def kept_off(campaign: Campaign) -> list[Entry]:
    """This will list the entries that somebody kept off the wall, newest first; one statement."""
    found = Entry.objects.for_trust(campaign.trust_id).filter(campaign=campaign, state=EntryState.NOT_SHOWN)
    return list(found.select_related("decided_by", *_WITH).order_by("-decided_at", "-pk")[:MOST_WAITING])


def mine(campaign: Campaign, person: Person) -> list[Entry]:
    """This will list somebody's own entries that are still there, newest first; one statement."""
    found = Entry.objects.for_trust(campaign.trust_id).filter(campaign=campaign, post__author=person)
    return list(found.filter(post__deleted_at=None).select_related(*_WITH).order_by("-pk")[:MOST_MINE])


def offered_photos(campaign: Campaign, person: Person) -> list[Photo]:
    """This will give somebody's newest pictures that are no entry of the campaign yet; two statements."""
    mine = Photo.objects.for_trust(person.trust_id).filter(owner=person, taken_down_at=None)
    entered = PostPhoto.objects.filter(photo=OuterRef("pk"), post__entries__campaign=campaign)
    return list(loaded(mine.filter(~Exists(entered)).order_by("-pk"))[:MOST_OFFERED])


def can_look(person: Person) -> bool:
    """This will say whether somebody decides on others' words; one statement."""
    return bool(roles_of(person) & DECIDING_ROLES)


def is_trained(person: Person, now: datetime) -> bool:
    """This will say whether somebody holds the right to share photos now; one statement."""
    return Right.PHOTOS in rights_in_force(person, now)


def words_of(entry: Entry) -> str:
    """This will give the words of an entry as they are now."""
    if entry.post is not None:
        return entry.post.text
    assert entry.public_post is not None  # noqa: S101 - an entry is one post or the other
    return entry.public_post.text


def seen_hash(entry: Entry, pictures: Sequence[Joined]) -> str:
    """This will name what a look at an entry counts for: its words, and the captions of its videos."""
    videos = [each.photo.video for each in pictures if not each.seen.is_taken_down]
    captions = [as_typed(captions_of(video)) for video in videos if video is not None]
    return words_hash("\x1f".join([words_of(entry), *captions]))


def unseen(pictures: Sequence[Joined], now: datetime) -> Refusal | None:
    """This will say why nobody can look at one of these videos yet; a look must not count for it before."""
    videos = [each.seen for each in pictures if each.seen.video is not None and not each.seen.is_taken_down]
    refusals = (may_be_shown(each, Audience.INSIDE, now) for each in videos)
    reasons = [each.reason for each in refusals if each is not None]
    return Refusal(reasons[0], "Look at it once it can be seen.") if reasons else None


def leaving_refusal(statement: Statement, now: datetime) -> Refusal | None:
    """This will say why what was sent within a frame may not leave now; two statements, none elsewhere.

    Asked in the transaction that claims a copy: the frame, the right or the look, the post. New words for it
    go on a route of their own, so that only the post counts.
    """
    said = statement.rewords or statement
    if not said.frame:
        return None
    found = Entry.objects.for_trust(said.trust_id).filter(statement=said)
    entry = found.select_related("campaign__approved", "post__author").first()
    if entry is None or entry.post is None:
        return None  # another room's frame
    if entry.post.deleted_at is not None or entry.post.hidden_at is not None:
        return Refusal("The post that it came from is gone.", "Post your picture again.")
    if said != statement:
        return None
    looked_at = entry.decided_by_id is not None and entry.state == EntryState.SHOWN
    return to_go_out(
        framed(entry.campaign),
        is_trained=is_trained(entry.post.author, now),
        was_looked_at=looked_at,
        under=statement.frame["sha256"],
    )
