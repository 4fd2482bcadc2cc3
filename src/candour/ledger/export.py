"""The ledger as lines, and the live ledger's verdict: the lines verified, and the tables besides."""

from collections.abc import Iterable, Iterator
from itertools import islice
from uuid import UUID

from django.db import DatabaseError
from django.db.models import Exists, OuterRef

from candour.ledger import form, heads, keys, sealing
from candour.ledger.models import Event, Seal, SealedEvent, Words
from candour.ledger.verify import Broken, Verdict, verify

AT_ONCE = 1000


def lines(*, strict: bool = False) -> Iterator[bytes]:
    """This will write the ledger line by line: header, the sealed by seal, the unsealed, the end.

    With `strict` it raises Broken where a table disagrees with what the lines can show.
    """
    yield form.header_line(keys.public_key())
    last = Seal.objects.order_by("-number").values_list("number", flat=True).first() or 0
    events = sealed = 0
    head = form.GENESIS
    for seal in Seal.objects.filter(number__lte=last).order_by("number").iterator(AT_ONCE):
        for line in _batch(seal, strict):
            events += line.startswith(form.EVENT_OPENS)
            yield line
        sealed, head = events, seal.head
        yield form.seal_line(sealing.seal_form(seal))
    if strict and SealedEvent.objects.filter(seal__lte=last).count() != sealed:
        raise Broken("places: one has lost its event")
    in_seals = SealedEvent.objects.filter(event=OuterRef("pk"), seal__lte=last)
    unsealed = Event.objects.exclude(Exists(in_seals)).order_by("id").iterator(AT_ONCE)
    for line in _with_words((event, sealing.line_of(event)) for event in unsealed):
        events += line.startswith(form.EVENT_OPENS)
        yield line
    yield form.end_line(events=events, sealed=sealed, head=head)


def verify_live(known_heads: Iterable[str] = ()) -> Verdict:
    """This will verify the ledger in the database, against these heads and those that this machine knows."""
    try:
        known = [*heads.remembered(), *known_heads]
        verdict = verify(_strictly(), known_heads=known, public_key=keys.public_key())
    except DatabaseError as error:
        return Verdict(0, 0, 0, form.GENESIS, False, f"database: it cannot be read ({type(error).__name__})")
    return verdict


def _strictly() -> Iterator[bytes]:
    yield from lines(strict=True)
    stray = Words.objects.exclude(Exists(Event.objects.filter(uid=OuterRef("event_uid"))))
    if stray.exists():
        raise Broken("words: some belong to no event")


def _batch(seal: Seal, strict: bool) -> Iterator[bytes]:
    places = SealedEvent.objects.filter(seal=seal).select_related("event").order_by("index")
    yield from _with_words(_in_place(places.iterator(AT_ONCE), strict))


def _in_place(places: Iterable[SealedEvent], strict: bool) -> Iterator[tuple[Event, bytes]]:
    for index, place in enumerate(places):
        line = sealing.line_of(place.event)
        if strict and (place.index != index or place.leaf != form.leaf(line).hex()):
            raise Broken(f"event {place.event_id}: it, or its place in seal {place.seal_id}, was changed")
        yield place.event, line


def _with_words(events: Iterable[tuple[Event, bytes]]) -> Iterator[bytes]:
    """This will put under each event's line those of its words, which are looked up many at a time."""
    rest = iter(events)
    while batch := list(islice(rest, AT_ONCE)):
        words: dict[UUID, list[Words]] = {}
        uids = [event.uid for event, _ in batch]
        for found in Words.objects.filter(event_uid__in=uids).order_by("event_uid", "field"):
            words.setdefault(found.event_uid, []).append(found)
        for event, line in batch:
            yield line
            for said in words.get(event.uid, ()):
                yield form.words_line(str(said.event_uid), said.field, said.salt, said.text)
