"""What `voice` puts into the house's registers: the entry *Speak*, the pause banner, *Write a reply*."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse

from candour.channels.queries import cannot_speak
from candour.domain.refusal import Refusal
from candour.domain.statements import DeliveryState, StatementState
from candour.listening.models import PublicPost
from candour.listening.registers import Answer, WayOn
from candour.people.access import person_or_none
from candour.voice.models import Delivery, Pause, Statement
from candour.voice.queries.amending import BY_ITSELF
from candour.voice.queries.threads import copies_in_parts
from candour.web import figures
from candour.web.figures import Figure, Reader, first_of
from candour.web.registers import Banner

PAUSE = "voice:pause"
"""Why everything is paused, None while nothing is."""


def pause_reason(reader: Reader) -> Figure:
    """This will ask why everything is paused."""
    return first_of(Pause.objects.for_trust(reader.trust).filter(ended_at__isnull=True), "reason")


def pause_banner(request: HttpRequest) -> Banner | None:
    """This will say on every staff page that everything is paused, and why."""
    reason = figures.figure(request, PAUSE) if person_or_none(request) is not None else None
    if reason is None:
        return None
    return Banner(f"Everything is paused: {reason}", "stop", "See the stop switch", reverse("voice-pause"))


def ways_on(request: HttpRequest, post: PublicPost) -> Sequence[WayOn | Refusal]:
    """This will offer a reply to a post, or the way back to the one that is open."""
    person = person_or_none(request)
    if person is None:
        return []
    mine = Statement.objects.for_trust(person.trust_id).filter(
        BY_ITSELF, post=post, author=person, ended_at__isnull=True, published_at__isnull=True
    )
    known = mine.first()
    if known is not None:
        return [WayOn("Go on with your reply", reverse("voice-reply", args=[known.pk]), is_main=True)]
    no = cannot_speak(post.account)
    if no is not None:
        return [no]
    return [WayOn("Write a reply", reverse("voice-begin", args=[post.pk]), is_main=True, is_post=True)]


def answers(trust_id: int, post_ids: Sequence[int]) -> Mapping[int, Sequence[Answer]]:
    """This will give what was said in public to these posts, in one statement.

    Words that went out in parts are one answer; where only some parts are live, it is what they say.
    """
    found: dict[int, list[Answer]] = {}
    live = (
        Delivery.objects.for_trust(trust_id)
        .filter(
            statement__post_id__in=post_ids,
            state=DeliveryState.PUBLISHED,
            account=F("statement__post__account"),
            changes__isnull=True,
        )
        .exclude(statement__take_down__isnull=False)
        .select_related("version", "statement")
        .order_by("published_at", "pk")
    )
    for parts in copies_in_parts(live):
        delivery, version = parts[0], parts[0].version
        by = f"{version.name}, {version.role}"
        if delivery.statement.corrects_id is not None:
            by = f"{by}, putting right what was said"
        said = Answer(_said(parts), by, version.written_at, delivery.url)
        found.setdefault(delivery.statement.post_id or 0, []).append(said)
    return found


def _said(parts: Sequence[Delivery]) -> str:
    version = parts[0].version
    if len(parts) == parts[0].parts:
        return version.text
    return "\n\n".join(version.threads[str(each.account_id)][each.part - 1] for each in parts)


def under_way(post_ids: Sequence[int]) -> Iterable[int]:
    """This will give the posts whose reply is on its way, so that their claim does not lapse."""
    on_its_way = Statement.objects.filter(
        BY_ITSELF,
        post_id__in=post_ids,
        submitted_at__isnull=False,
        ended_at__isnull=True,
        published_at__isnull=True,
    ).exclude(state=StatementState.DRAFT)
    return [pk for pk in on_its_way.values_list("post_id", flat=True) if pk is not None]
