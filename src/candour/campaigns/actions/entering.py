"""Entries: made from posts, sent out within the frame, looked at by a person, chosen as a moment."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from candour.campaigns.models import Campaign, Entry
from candour.campaigns.queries import campaigns as queries
from candour.campaigns.queries import entries
from candour.campaigns.recording import lock_entry, notify, tell_of_entry
from candour.channels.queries import accounts_that_write
from candour.domain import entering
from candour.domain.actor import Actor
from candour.domain.campaigning import to_own
from candour.domain.entering import EntryState
from candour.domain.refusal import Refusal, refuse
from candour.listening.models import PublicPost
from candour.network import actions as network
from candour.network.models import Post, PostPhoto
from candour.network.queries.photos import photos_of
from candour.people.actions.permits import must_be_of
from candour.people.models import Person
from candour.photos import actions as photos
from candour.photos.models import Photo
from candour.photos.queries import Joined
from candour.voice.actions.framing import send_within_frame
from candour.voice.frames import NamedFrame


@transaction.atomic
def enter(
    *, by: Person, campaign: Campaign, photo: Photo, words: str, goes_out: bool, now: datetime
) -> Entry:
    """This will post one's picture to the feed, put it on the wall and send it out, as one press.

    Where a look is needed first, the picture waits for it, and goes out after it. Raises Refusal where
    anything stops it; then nothing of it is kept.
    """
    refuse(entering.to_enter(queries.framed(campaign), queries.entrant(by, now), now))
    told = entering.tagged(words, campaign.hashtag)
    post = network.say(by=by, text=told, photos=[photo], now=now)
    entry = enter_post(by=by, campaign=campaign, post=post, now=now)
    return send_out(by=by, entry=entry, now=now) if goes_out else entry


@transaction.atomic
def enter_post(*, by: Actor, campaign: Campaign, post: Post, now: datetime) -> Entry:
    """This will make a colleague's post an entry, once; Refusal where the frame does not take it."""
    author = post.author
    entrant = queries.entrant(author, now)
    refuse(entering.to_enter(queries.framed(campaign), entrant, post.written_at))
    entry, is_new = Entry.objects.get_or_create(
        campaign=campaign,
        post=post,
        defaults={
            "trust_id": campaign.trust_id,
            "site_id": entrant.site,
            "state": entering.first_state(is_trained=entrant.is_trained),
            "entered_at": post.written_at,
        },
    )
    if is_new:
        tell_of_entry("campaigns:entry:made", by=by, entry=entry, now=now)
    return entry


@transaction.atomic
def enter_public(*, by: Actor, campaign: Campaign, post: PublicPost, now: datetime) -> Entry:
    """This will have a public post wait for a look, once; nothing from outside is shown before."""
    entry, is_new = Entry.objects.get_or_create(
        campaign=campaign,
        public_post=post,
        defaults={"trust_id": campaign.trust_id, "state": EntryState.WAITING, "entered_at": post.posted_at},
    )
    if is_new:
        tell_of_entry("campaigns:entry:made", by=by, entry=entry, now=now)
    return entry


@transaction.atomic
def look_again(*, by: Actor, entry: Entry, now: datetime) -> None:
    """This will have an entry wait anew once its words are not those that somebody looked at."""
    entry = lock_entry(entry)
    if entry.state != EntryState.SHOWN or entry.decided_by_id is None:
        return
    entry.state, entry.decided_at, entry.decided_by, entry.version = EntryState.WAITING, None, None, None
    entry.save(update_fields=["state", "decided_at", "decided_by", "version"])
    tell_of_entry("campaigns:entry:looked_again", by=by, entry=entry, now=now)


@transaction.atomic
def send_out(*, by: Person, entry: Entry, now: datetime) -> Entry:
    """This will send one's entry out within the frame; where a look is needed, once somebody has looked."""
    entry = lock_entry(entry)
    must_be_of(by, entry.trust_id)
    if entry.post is None or entry.post.author_id != by.pk:
        raise Refusal("This is somebody else's picture.", "Only whoever entered it can send it out.")
    if entry.state == EntryState.NOT_SHOWN:
        raise Refusal("A colleague kept this off the wall.", "Read why, and post another one.")
    entry.goes_out = True
    entry.save(update_fields=["goes_out"])
    if entry.state == EntryState.SHOWN:
        return _send(entry, now)
    refuse(_not_outward(entry))
    tell_of_entry("campaigns:entry:wished", by=by, entry=entry, now=now)
    return entry


@transaction.atomic
def show(*, by: Person, entry: Entry, seen: str, in_public: bool = False, now: datetime) -> Entry:
    """This will put an entry on the wall after a look at exactly this, and send it out where wished.

    `in_public`: a public post may stand on our public wall, too. Where a colleague's picture cannot go out,
    it stays among staff, and they are told.
    """
    entry = _to_look_at(by, entry)
    pictures = _pictures_held(entry)
    refuse(entries.unseen(pictures, now))
    if entries.seen_hash(entry, pictures) != seen:
        raise Refusal("The words were changed since you opened this.", "Read them again, then decide.")
    is_shown = entry.state == EntryState.SHOWN and entry.decided_by_id is not None
    if is_shown and (entry.post is not None or entry.goes_out is in_public):
        return entry  # a second tab, or a colleague at the same moment
    entry.state, entry.decided_at, entry.decided_by, entry.reason = EntryState.SHOWN, now, by, ""
    if entry.public_post is not None:
        entry.version, entry.goes_out = entry.public_post.version, in_public
    entry.save()
    tell_of_entry("campaigns:entry:shown", by=by, entry=entry, now=now)
    if entry.post is not None and entry.goes_out and entry.statement_id is None:
        _send_or_say_why(by, entry, now)
    return entry


@transaction.atomic
def keep_off(*, by: Person, entry: Entry, reason: str, now: datetime) -> Entry:
    """This will keep an entry off the wall, or take it off, with a reason that its author reads."""
    refuse(entering.to_keep_off(reason))
    entry = _to_look_at(by, entry)
    entry.state, entry.decided_at, entry.decided_by = EntryState.NOT_SHOWN, now, by
    entry.reason, entry.version = reason.strip(), None
    entry.save()
    tell_of_entry("campaigns:entry:kept_off", by=by, entry=entry, now=now, words={"reason": entry.reason})
    if entry.post is not None:
        words = f"{by.full_name} kept your picture off the wall. Open it to see why."
        notify([entry.post.author], by=by, campaign=entry.campaign, kind="kept_off", words=words, now=now)
    return entry


@transaction.atomic
def choose_moment(*, by: Person, entry: Entry, is_moment: bool, now: datetime) -> Entry:
    """This will have an entry stand among the moments of the day's story, or not any more."""
    must_be_of(by, entry.trust_id)
    entry = lock_entry(entry)
    refuse(to_own(entry.campaign.owner.same_human, by.same_human))
    if is_moment and not entries.on_wall(entry.campaign).filter(pk=entry.pk).exists():
        raise Refusal("It does not stand on the wall.", "Choose one that does.")
    if entry.is_moment is not is_moment:
        entry.is_moment = is_moment
        entry.save(update_fields=["is_moment"])
        name = "campaigns:moment:chosen" if is_moment else "campaigns:moment:left_out"
        tell_of_entry(name, by=by, entry=entry, now=now)
    return entry


def _to_look_at(by: Person, entry: Entry) -> Entry:
    must_be_of(by, entry.trust_id)
    entry = lock_entry(entry)
    is_own = entry.post is not None and entry.post.author.same_human == by.same_human
    refuse(entering.to_look(can_decide=entries.can_look(by), is_own=is_own))
    return entry


def _pictures_held(entry: Entry) -> Sequence[Joined]:
    """This will give an entry's pictures, so that nobody captions one until the look at them is kept."""
    if entry.post is None:
        return ()
    of_post = PostPhoto.objects.for_trust(entry.trust_id).filter(post=entry.post)
    held = Photo.objects.for_trust(entry.trust_id).select_for_update(of=("self",)).order_by("pk")
    list(held.filter(pk__in=of_post.values("photo")).values_list("pk", flat=True))
    return photos_of([entry.post]).get(entry.post.pk, ())


def _not_outward(entry: Entry) -> Refusal | None:
    """This will say why an entry would not go out even after a look."""
    campaign = queries.framed(entry.campaign)
    return entering.to_go_out(campaign, is_trained=True, was_looked_at=True, under=campaign.approved)


def _send(entry: Entry, now: datetime) -> Entry:
    """This will send an entry out as a post of its author's own, within the frame that is approved."""
    if entry.statement_id is not None:
        raise Refusal("It has been sent out already.", "Open it on Speak to see where it is.")
    campaign, post = entry.campaign, entry.post
    assert post is not None  # noqa: S101 - only a colleague's entry is sent out
    frame = queries.framed(campaign)
    was_looked_at = entry.decided_by_id is not None
    is_trained = entries.is_trained(post.author, now)
    refuse(
        entering.to_go_out(frame, is_trained=is_trained, was_looked_at=was_looked_at, under=frame.approved)
    )
    pictures = photos_of([post]).get(post.pk, ())
    if not pictures:
        raise Refusal("There is no picture with it.", "Post it again with a picture.", entering.CLAUSE)
    writable = {each.pk for each in accounts_that_write(campaign.trust_id)}
    entry.statement = send_within_frame(
        by=post.author,
        text=entering.public_words(post.text, frame.frame),
        pictures=[photos.send_out(by=post.author, photo=each.photo, now=now) for each in pictures],
        accounts=writable & set(campaign.accounts),
        frame=_named(entry),
        now=now,
    )
    entry.save(update_fields=["statement"])
    tell_of_entry("campaigns:entry:sent_out", by=post.author, entry=entry, now=now)
    return entry


def _send_or_say_why(by: Person, entry: Entry, now: datetime) -> None:
    post = entry.post
    assert post is not None  # noqa: S101 - only a colleague's entry is sent out
    try:
        with transaction.atomic():
            _send(entry, now)
    except Refusal as refusal:
        entry.goes_out = False
        entry.save(update_fields=["goes_out"])
        words = f"Your picture is on our wall, and did not go out. {refusal.reason}"
        notify([post.author], by=by, campaign=entry.campaign, kind="stayed_in", words=words, now=now)


def _named(entry: Entry) -> NamedFrame:
    """This will name the approved frame for the route: who approved it, and who looked at this."""
    campaign, version = entry.campaign, entry.campaign.approved
    assert version is not None  # noqa: S101 - what goes out has an approved frame
    assert version.decided_by is not None  # noqa: S101 - and somebody approved it
    frame = f"the frame of #{campaign.hashtag} (version {version.number})"
    why = f"{version.decided_by.full_name} approved {frame}."
    if entry.decided_by is not None:
        why = f"{why} {entry.decided_by.full_name} looked at this."
    return NamedFrame(f"campaign:{campaign.pk}:frame:{version.number}", version.sha256, why)
