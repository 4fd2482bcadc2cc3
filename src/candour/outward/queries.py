"""What is asked about posts on their way to the public: where one is, and whether it may leave."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast

from candour.domain.outward import to_begin, to_leave
from candour.domain.picturing import Audience, may_be_shown
from candour.domain.refusal import Refusal
from candour.domain.spaces import SpaceKind
from candour.domain.statements import DeliveryState, StatementState
from candour.network.models import Post, PostPhoto
from candour.network.queries.photos import photos_of
from candour.network.queries.posts import as_words, readable
from candour.outward.models import Outward
from candour.outward.recording import WITH
from candour.people.models import Person, Trust
from candour.photos.models import Photo, Pictured, as_seen
from candour.photos.queries import Joined
from candour.voice.models import Delivery, Statement

FROM = "post:"
"""How a statement that was begun from a post names it."""


_IS_DRAFT = Q(statement__state=StatementState.DRAFT)
_STANDS = ~(_IS_DRAFT & Q(declined_at__isnull=False)) & ~(_IS_DRAFT & Q(statement__author__is_active=False))
"""A draft that its post's author said no to, or whose writer left, stands in nobody's way."""


def open_of(post: Post) -> Outward | None:
    """This will give what says a post in public, or is on its way to, if anything does; one statement."""
    return _tries(post).filter(_STANDS).first()


def shown_to(person: Person, post: Post) -> Outward | None:
    """This will give what somebody sees of that: their own try, the open one, or the one they said no to.

    One statement.
    """
    is_own, was_asked = Q(statement__author=person), Q(post__author=person, statement__author__is_active=True)
    first = Case(When(is_own, then=Value(0)), When(_STANDS, then=Value(1)), default=Value(2))
    return _tries(post).filter(_STANDS | is_own | was_asked).order_by(first, "-pk").first()


def _tries(post: Post) -> QuerySet[Outward]:
    found = Outward.objects.for_trust(post.trust_id).select_related(*WITH)
    return found.filter(post=post, statement__ended_at=None)


def outward_of(person: Person, pk: int) -> Outward:
    """This will give one whose post somebody may read, raising Outward.DoesNotExist for any other."""
    found = Outward.objects.for_trust(person.trust_id).select_related(*WITH)
    return found.filter(post__in=readable(person)).get(pk=pk)


def beginning_refusal(person: Person, post: Post, known: Outward | None) -> Refusal | None:
    """This will say why somebody may not say a post in public, or nothing."""
    return to_begin(
        as_words(post),
        person=person.pk,
        is_private=post.space is not None and post.space.kind == SpaceKind.PRIVATE,
        already_by=known.statement.author.full_name if known else "",
    )


def behind(statement: Statement) -> Outward | None:
    """This will give what says a post in public in these words, or in new ones for it, or nothing.

    One statement, none for words of any other kind.
    """
    said = statement.rewords or statement
    if not said.begun_from.startswith(FROM):
        return None
    found = Outward.objects.for_trust(said.trust_id).select_related("post__author")
    return found.get(statement=said)


def leaving_refusal(statement: Statement, now: datetime) -> Refusal | None:
    """This will say why what says a post in public may not leave now; one statement, none elsewhere."""
    del now
    outward = behind(statement)
    if outward is None:
        return None
    author, has_agreed = outward.post.author.full_name, outward.agreed_at is not None
    return to_leave(as_words(outward.post), has_agreed=has_agreed, author=author)


def pictures_for_all(post: Post, now: datetime) -> list[tuple[Joined, Refusal | None]]:
    """This will give a post's pictures, each with why the public may not see it now; one statement."""
    pictures = photos_of([post]).get(post.pk, [])
    return [(each, may_be_shown(each.seen, Audience.OUTSIDE, now)) for each in pictures]


def live_copies(statement: Statement) -> list[Delivery]:
    """This will give the public copies of what was said, the first part of each; one statement."""
    live = Delivery.objects.for_trust(statement.trust_id).filter(statement=statement, part=1)
    live = live.filter(state=DeliveryState.PUBLISHED, statement__take_down=None).exclude(url="")
    return list(live.select_related("account").order_by("pk"))


def pictures_on_our_page(trust: Trust, numbers: Collection[str], now: datetime) -> dict[str, list[Photo]]:
    """This will give, by the number of each copy on our page, the pictures that everybody may see with it.

    One statement where nothing among them says a post of the feed in public, else three.
    """
    copies = on_our_page().filter(trust=trust, network_id__in=list(numbers))
    said = copies.filter(statement__outward__isnull=False)
    went = list(said.values_list("network_id", "statement__outward__post", "version__pictures"))
    wanted = {sha256 for _, _, pictures in went for sha256, _alt in pictures}
    if not wanted:
        return {}
    seen = _seen_outside(trust, {post for _, post, _ in went}, wanted, now)
    return {
        number: [seen[post, sha256] for sha256, _alt in pictures if (post, sha256) in seen]
        for number, post, pictures in went
    }


def _seen_outside(
    trust: Trust, posts: Collection[int], wanted: Collection[str], now: datetime
) -> dict[tuple[int, str], Photo]:
    """This will give pictures by post and hash: another post's with the same still is another video."""
    rows = PostPhoto.objects.for_trust(trust).filter(post__in=posts, photo__outgoing_sha256__in=wanted)
    people = Prefetch("photo__pictured", Pictured.objects.select_related("person", "asked_by"))
    found = rows.select_related("photo__video").prefetch_related(people).order_by("pk")
    return {
        (each.post_id, each.photo.outgoing_sha256): each.photo
        for each in found
        if may_be_shown(as_seen(each.photo), Audience.OUTSIDE, now) is None
    }


def shows_outside(photo: int) -> bool:
    """This will say whether our own page shows a picture with what says its post in public; one statement.

    Whether everybody in it still agrees is asked by the room of pictures itself.
    """
    live = on_our_page().filter(statement=OuterRef("statement"))
    said = Outward.objects.annotate(went=Cast("statement__current__pictures", TextField())).filter(
        Exists(live),
        post__with_photos__photo=photo,
        post__with_photos__photo__outgoing_sha256__gt="",
        went__contains=F("post__with_photos__photo__outgoing_sha256"),
    )
    return said.exists()


def on_our_page() -> QuerySet[Delivery]:
    """This will give the copies that stand on trusts' own pages."""
    live = Delivery.objects.filter(account__channel="frontdoor", state=DeliveryState.PUBLISHED)
    return live.filter(statement__take_down=None)
