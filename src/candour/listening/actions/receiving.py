"""Taking in what a network brings: one row for each post, whatever the order and however often it comes.

    events, oldest first -> what_changes -> rows -> threads -> the ledger -> a reading, later or at once

Events of one account wait for each other behind the account's row; those of two accounts never do.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction
from django.urls import reverse

from candour.channels.base import Incoming
from candour.channels.models import Account
from candour.domain.actor import Actor
from candour.domain.arrivals import Arrival, Change, Kept, what_changes
from candour.jobs import news, queue
from candour.listening import registers
from candour.listening.actions.reading import BELIEVED, believe, keep_fresh_readings
from candour.listening.actions.threads import join_threads
from candour.listening.models import Claim, PublicPost
from candour.people import actions as people
from candour.reading import reader

LONGEST_ID, LONGEST_AUTHOR, LONGEST_HANDLE, LONGEST_URL = 200, 120, 200, 500
_AT_ONCE = 200
_JOINERS = "\u200c\u200d"
"""Without these, names in some scripts and families of emoji fall apart."""
_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
_HOLDER_WORDS = {
    Change.EDITED: "The post that you have was changed. Read it again before you reply.",
    Change.TAKEN_DOWN: "Whoever wrote the post that you have took it down. There is nothing to answer.",
}
_EVENT_NAMES = {
    Change.NEW: "listening:post:received",
    Change.EDITED: "listening:post:edited",
    Change.MARKED: "listening:post:marked",
    Change.TAKEN_DOWN: "listening:post:taken_down",
}
_CHANGED = (
    "version", "network_version", "text", "author", "handle", "url", "thread_key", "in_reply_to",
    "is_private", "site", "posted_at", "edited_at", "deleted_at", "waits_since",
    "put_aside_at", "put_aside_by", "put_aside_because", *BELIEVED,
)  # fmt: skip


@dataclass(frozen=True)
class Received:
    """What became of one event: the post's row as it is now, and what the event changed in it."""

    post: PublicPost
    change: Change


@dataclass(frozen=True)
class _Told:
    """One change, to be written into the ledger once the row has its number."""

    post: PublicPost
    change: Change
    version: int
    text: str


@transaction.atomic
def receive(*, by: Actor, account: Account, incoming: Incoming, now: datetime) -> Received:
    """This will take in one event of an account; the reading follows as a job."""
    return receive_many(by=by, account=account, incoming=(incoming,), now=now)[0]


@transaction.atomic
def receive_many(
    *,
    by: Actor,
    account: Account,
    incoming: Sequence[Incoming],
    now: datetime,
    is_read_at_once: bool = False,
) -> list[Received]:
    """This will take in events in one transaction and say for each what it changed.

    `is_read_at_once` reads and triages in this transaction, for imports in bulk; otherwise each new text
    is read by the job "listening.read". Give at most a few hundred events at a time.
    """
    account = Account.objects.select_for_update().get(pk=account.pk)
    rows = _rows_of(account, incoming)
    told: list[_Told] = []
    received = []
    for event in incoming:
        key = _network_id(event.network_id)
        row, change = _take_in(rows.get(key), account, event, now)
        rows[key] = row
        received.append(Received(row, change))
        if change is not Change.ALREADY:
            told.append(_Told(row, change, row.version, row.text))
    fresh = _with_new_words(told)
    read = [(post, reader.read(post.text)) for post in fresh] if is_read_at_once else []
    for post, reading in read:
        believe(post, reading)
    _save([each.post for each in told])
    registers.show_to_witnesses(account.trust_id, fresh, now)
    join_threads(account, [each.post for each in told if each.change is not Change.TAKEN_DOWN])
    for each in told:
        _tell(by, each, now)
    _tell_holders(by, told, now)
    keep_fresh_readings(by=by, read=read, now=now)
    for post in [] if is_read_at_once else fresh:
        _ask_for_reading(post, now)
    return received


def _with_new_words(told: Sequence[_Told]) -> list[PublicPost]:
    """This will list the posts whose words are new, each once, in its last version."""
    new_words = [each.post for each in told if each.change in {Change.NEW, Change.EDITED}]
    return list({post.network_id: post for post in new_words}.values())


def _rows_of(account: Account, incoming: Iterable[Incoming]) -> dict[str, PublicPost]:
    keys = list({_network_id(event.network_id) for event in incoming})
    found: dict[str, PublicPost] = {}
    for start in range(0, len(keys), _AT_ONCE):
        some = PublicPost.objects.filter(account=account, network_id__in=keys[start : start + _AT_ONCE])
        found.update({row.network_id: row for row in some.select_for_update()})
    return found


def _take_in(
    row: PublicPost | None, account: Account, event: Incoming, now: datetime
) -> tuple[PublicPost, Change]:
    """This will change the row in memory as the rule says, making it where there is none."""
    kept = (
        Kept(row.network_version, row.text, row.deleted_at is not None, has_text=row.version > 0)
        if row
        else None
    )
    change, after = what_changes(kept, Arrival(event.version, _storable(event.text), event.is_deleted))
    if row is None:
        row = _new_row(account, event, now)
    if change in {Change.NEW, Change.EDITED}:
        _take_words(row, event, now)
    if change in {Change.NEW, Change.EDITED, Change.MARKED}:
        _take_marks(row, event, after.network_version)
    if after.is_deleted:
        row.deleted_at = row.deleted_at or now
        row.waits_since = None
    return row, change


def _new_row(account: Account, event: Incoming, now: datetime) -> PublicPost:
    posted_at = _moment(event.at, now)
    return PublicPost(
        trust_id=account.trust_id,
        account=account,
        network_id=_network_id(event.network_id),
        text="",
        posted_at=posted_at,
        received_at=now,
        waits_since=posted_at,
    )


def _take_words(row: PublicPost, event: Incoming, now: datetime) -> None:
    """This will put the event's words into the row; an edit of what was settled waits for a person again."""
    if row.version:
        row.edited_at = now
        row.waits_since = row.waits_since or now
        row.put_aside_at, row.put_aside_by, row.put_aside_because = None, "", ""
    row.version += 1
    row.text = _storable(event.text)


def _take_marks(row: PublicPost, event: Incoming, network_version: int) -> None:
    """This will put into the row what stands around the words: who wrote, where it is, who may see it."""
    row.network_version = network_version
    row.author = _visible(_storable(event.author))[:LONGEST_AUTHOR]
    row.handle = row.handle or _handle(event.handle)
    row.url = _address(event.url)
    row.thread_key = _network_id(event.thread)
    row.in_reply_to = _network_id(event.in_reply_to)
    row.is_private = event.is_private
    row.site_id = event.site
    row.posted_at = _moment(event.at, row.received_at)


def _handle(named: str) -> str:
    """This will keep a name that an answer can begin with; one that is too long or has spaces is none."""
    named = _visible(_storable(named))
    return named if len(named) <= LONGEST_HANDLE and len(named.split()) == 1 else ""


def _save(posts: Iterable[PublicPost]) -> None:
    once = list({id(post): post for post in posts}.values())
    fresh = [post for post in once if post.pk is None]
    known = [post for post in once if post.pk is not None]
    PublicPost.objects.bulk_create(fresh, batch_size=_AT_ONCE)
    if known:
        PublicPost.objects.bulk_update(known, _CHANGED, batch_size=_AT_ONCE)


def _tell(by: Actor, told: _Told, now: datetime) -> None:
    words = {"text": told.text} if told.change in {Change.NEW, Change.EDITED} else None
    news.tell(
        _EVENT_NAMES[told.change],
        by=by,
        trust=told.post.trust_id,
        about={"post": told.post.pk, "account": told.post.account_id, "version": told.version},
        words=words,
        now=now,
    )
    if told.change is Change.NEW and _answers_something(told.post):
        about: dict[str, str | int | None] = {"post": told.post.pk, "account": told.post.account_id}
        news.tell("listening:answer:received", by=by, trust=told.post.trust_id, about=about, now=now)


def _answers_something(post: PublicPost) -> bool:
    """This will say whether a post was written under another one, or under words of ours."""
    return bool({post.in_reply_to, post.thread_key} - {"", post.network_id})


def _tell_holders(by: Actor, told: Sequence[_Told], now: datetime) -> None:
    """This will tell whoever has a post, and may be writing, that its words changed or are gone."""
    changes = {each.post.pk: each.change for each in told if each.change in _HOLDER_WORDS}
    held = Claim.objects.filter(post_id__in=changes, ended_at=None) if changes else Claim.objects.none()
    for claim in held.select_related("person").order_by("pk"):
        people.send_notice(
            by=by,
            person=claim.person,
            kind=f"post_{changes[claim.post_id]}",
            about=f"post:{claim.post_id}",
            words=_HOLDER_WORDS[changes[claim.post_id]],
            opens=reverse("listening-post", args=[claim.post_id]),
            now=now,
        )


def _ask_for_reading(post: PublicPost, now: datetime) -> None:
    queue.enqueue(
        "listening.read",
        {"post": post.pk, "version": post.version},
        due_at=now,
        trust=post.trust_id,
        unique=f"listening.read:{post.pk}:{post.version}",
    )


def _network_id(given: str) -> str:
    """This will give an id that fits its column; one that is too long is known by its hash."""
    if len(given) <= LONGEST_ID:
        return _storable(given)
    return f"sha256:{hashlib.sha256(given.encode('utf-8', 'replace')).hexdigest()}"


def _moment(given: datetime, latest: datetime) -> datetime:
    """This will keep a network's time where it can be: not ahead of ours, not before there were networks."""
    at = given if given.tzinfo else given.replace(tzinfo=UTC)
    return max(_EARLIEST, min(at, latest))


def _address(given: str) -> str:
    """This will keep a web address that fits its column; anything else is no link for a page."""
    url = _storable(given)
    return url if url.startswith(("https://", "http://")) and len(url) <= LONGEST_URL else ""


def _visible(name: str) -> str:
    """This will leave out of a name what nobody sees: signs that turn its letters or hide among them."""
    shown = (sign for sign in name if sign in _JOINERS or unicodedata.category(sign) not in {"Cc", "Cf"})
    return " ".join("".join(shown).split())


def _storable(text: str) -> str:
    """This will keep a text as it came, but for what no database can hold: NUL and lone surrogates."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
