"""A thousand ways to tamper: with an export's lines, and with the tables once the triggers are dropped."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.db import connection, models
from django.db.models import F

from candour.ledger import form, keys, sealing
from candour.ledger.models import Event, Seal, SealedEvent, Words

# ---------------------------------------------------------------- an export


def sealed_part(lines: list[bytes]) -> int:
    """This will tell how many lines stand up to the last seal."""
    return max(number for number, line in enumerate(lines) if line.startswith(b'{"seal"')) + 1


def edit_export(lines: list[bytes], chance: random.Random) -> tuple[str, list[bytes]]:
    """This will give the name of an edit and the lines after it."""
    kind, edit = chance.choice(EXPORT_EDITS)
    edited = edit(list(lines), chance)
    return kind, edited if edited != lines else edit_export(lines, chance)[1]


def _change_value(lines: list[bytes], chance: random.Random) -> list[bytes]:
    place = chance.randrange(sealed_part(lines))
    entry = json.loads(lines[place])
    within = entry if "about" in entry else next(iter(entry.values()))
    key = chance.choice(sorted(within))
    within[key] = _other(within[key], chance)
    lines[place] = form.compact(entry)
    return lines


def _flip_byte(lines: list[bytes], chance: random.Random) -> list[bytes]:
    place = chance.randrange(sealed_part(lines))
    line = bytearray(lines[place])
    at = chance.randrange(len(line))
    line[at] = chance.choice([byte for byte in range(256) if byte not in {10, line[at]}])
    lines[place] = bytes(line)
    return lines


def _delete_line(lines: list[bytes], chance: random.Random) -> list[bytes]:
    del lines[chance.randrange(sealed_part(lines))]
    return lines


def _double_line(lines: list[bytes], chance: random.Random) -> list[bytes]:
    place = chance.randrange(sealed_part(lines))
    lines.insert(chance.randrange(sealed_part(lines)), lines[place])
    return lines


def _swap_lines(lines: list[bytes], chance: random.Random) -> list[bytes]:
    one, other = chance.sample(range(sealed_part(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def _insert_event(lines: list[bytes], chance: random.Random) -> list[bytes]:
    events = [json.loads(line) for line in lines if line.startswith(form.EVENT_OPENS)]
    forged = {**chance.choice(events), "uid": str(uuid4()), "hashes": {}, "by": "person:99"}
    lines.insert(chance.randrange(1, sealed_part(lines)), form.compact(forged))
    return lines


def _cut_off(lines: list[bytes], chance: random.Random) -> list[bytes]:
    return lines[: chance.randrange(len(lines))]


def _cut_a_seal_and_mend_the_end(lines: list[bytes], chance: random.Random) -> list[bytes]:
    seals = [number for number, line in enumerate(lines) if line.startswith(b'{"seal"')]
    kept = lines[: chance.choice([0, *(number + 1 for number in seals[:-1])]) or 1]
    events = sum(line.startswith(form.EVENT_OPENS) for line in kept)
    head = json.loads(kept[-1])["seal"]["head"] if len(kept) > 1 else form.GENESIS
    return [*kept, form.end_line(events=events, sealed=events, head=head)]


def _write_anew(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """This will change one event and compute the whole chain again, with the trust's key or another one."""
    key = chance.choice([keys.signing_key(), Ed25519PrivateKey.generate()])
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
    events = [n for n, line in enumerate(lines[: sealed_part(lines)]) if line.startswith(form.EVENT_OPENS)]
    place = chance.choice(events)
    lines[place] = form.compact({**json.loads(lines[place]), "by": "person:99"})
    lines[0] = form.header_line(public)
    leaves: list[bytes] = []
    previous = form.GENESIS
    for number, line in enumerate(lines):
        if line.startswith(form.EVENT_OPENS):
            leaves.append(form.leaf(line))
        elif line.startswith(b'{"seal"'):
            seal = resealed(form.SealForm(**json.loads(line)["seal"]), leaves, previous, key)
            lines[number], previous, leaves = form.seal_line(seal), seal.head, []
    end = json.loads(lines[-1])["end"]
    lines[-1] = form.end_line(events=end["events"], sealed=end["sealed"], head=previous)
    return lines


def resealed(
    seal: form.SealForm, leaves: list[bytes], previous: str, key: Ed25519PrivateKey
) -> form.SealForm:
    """This will compute a seal again over other leaves."""
    fresh = replace(seal, root=form.root(leaves), previous=previous)
    fresh = replace(fresh, head=form.head(fresh))
    return replace(fresh, signature=key.sign(form.signed_bytes(fresh.head)).hex())


EXPORT_EDITS: list[tuple[str, Callable[[list[bytes], random.Random], list[bytes]]]] = [
    ("value", _change_value),
    ("value", _change_value),
    ("value", _change_value),
    ("byte", _flip_byte),
    ("byte", _flip_byte),
    ("delete", _delete_line),
    ("double", _double_line),
    ("swap", _swap_lines),
    ("insert", _insert_event),
    ("cut", _cut_off),
    ("cut, end mended", _cut_a_seal_and_mend_the_end),
    ("rewritten", _write_anew),
]


# ---------------------------------------------------------------- the tables


def table_edits() -> list[tuple[str, Callable[[random.Random], None]]]:
    """This will list every column of every table of the ledger as an edit, and the edits of whole rows."""
    columns: list[tuple[str, Callable[[random.Random], None]]] = [
        (f"{model.__name__}.{column.attname}", _column_edit(model, column.attname))
        for model in (Event, SealedEvent, Seal, Words)
        for column in model._meta.concrete_fields
        if (model, column.attname) != (Words, "id")
    ]
    return [
        *columns,
        ("empty words", _empty_words),
        ("delete event", _delete_event),
        ("delete event and place", _delete_event_and_place),
        ("delete place", _delete_place),
        ("delete words", lambda chance: _remove(_some(_sealed_words(), chance))),
        ("delete last seal", lambda _: _cut_tail(with_events=False)),
        ("cut tail", lambda _: _cut_tail(with_events=True)),
        ("insert event into a seal", _insert_into_seal),
        ("insert words", _insert_words),
        ("swap two events", _swap_events),
        ("swap two places", _swap_places),
        ("swap two words", _swap_words),
        ("rewrite the chain", _rewrite_chain),
    ]


def _column_edit(model: type[models.Model], column: str) -> Callable[[random.Random], None]:
    def edit(chance: random.Random) -> None:
        rows = {
            Event: Event.objects.filter(sealed__isnull=False),
            Words: _sealed_words().exclude(text=""),
        }.get(model, model._default_manager.all())
        row = _some(rows, chance)
        other = _other(getattr(row, column), chance)
        model._default_manager.filter(pk=row.pk).update(**{column: other})

    return edit


def _sealed_words() -> models.QuerySet[Words]:
    return Words.objects.filter(event_uid__in=Event.objects.filter(sealed__isnull=False).values("uid"))


def _some(rows: Any, chance: random.Random) -> Any:
    return chance.choice(list(rows.order_by("pk")))


def _remove(row: models.Model) -> None:
    type(row)._default_manager.filter(pk=row.pk)._raw_delete(using="default")


def _empty_words(chance: random.Random) -> None:
    row = _some(_sealed_words().exclude(text=""), chance)
    Words.objects.filter(pk=row.pk).update(text="", salt="")


def _delete_event(chance: random.Random) -> None:
    _remove(_some(Event.objects.filter(sealed__isnull=False), chance))


def _delete_event_and_place(chance: random.Random) -> None:
    place = _some(SealedEvent.objects.all(), chance)
    _remove(place)
    _remove(place.event)
    Words.objects.filter(event_uid=place.event.uid)._raw_delete(using="default")
    SealedEvent.objects.filter(seal=place.seal_id, index__gt=place.index).update(index=-F("index"))
    SealedEvent.objects.filter(index__lt=0).update(index=-F("index") - 1)
    Seal.objects.filter(pk=place.seal_id).update(count=F("count") - 1)


def _delete_place(chance: random.Random) -> None:
    _remove(_some(SealedEvent.objects.all(), chance))


def _cut_tail(*, with_events: bool) -> None:
    last = Seal.objects.order_by("-number")[0]
    events = list(SealedEvent.objects.filter(seal=last).values_list("event_id", "event__uid"))
    SealedEvent.objects.filter(seal=last)._raw_delete(using="default")
    _remove(last)
    if with_events:
        Words.objects.filter(event_uid__in=[uid for _, uid in events])._raw_delete(using="default")
        Event.objects.filter(pk__in=[pk for pk, _ in events])._raw_delete(using="default")


def _insert_into_seal(chance: random.Random) -> None:
    seal = _some(Seal.objects.all(), chance)
    like = _some(Event.objects.filter(sealed__seal=seal), chance)
    forged = Event.objects.create(
        trust=like.trust, name=like.name, by=like.by, at=like.at, recorded_at=like.at, about={}, hashes={}
    )
    forged.refresh_from_db()
    leaf = form.leaf(sealing.line_of(forged)).hex()
    SealedEvent.objects.create(event=forged, seal=seal, index=seal.count, leaf=leaf)
    Seal.objects.filter(pk=seal.pk).update(count=seal.count + 1, last=forged.pk)


def _insert_words(chance: random.Random) -> None:
    uid = chance.choice([uuid4(), _some(Event.objects.filter(sealed__isnull=False), chance).uid])
    Words.objects.create(event_uid=uid, field="forged", salt="00" * 32, text="never said")


def _swap_events(chance: random.Random) -> None:
    one, other = chance.sample(list(Event.objects.filter(sealed__isnull=False).order_by("pk")), 2)
    for event, like in ((one, other), (other, one)):
        Event.objects.filter(pk=event.pk).update(
            about=like.about, hashes=like.hashes, uid=uuid4(), at=like.at
        )
    Event.objects.filter(pk=one.pk).update(uid=other.uid)
    Event.objects.filter(pk=other.pk).update(uid=one.uid)


def _swap_places(chance: random.Random) -> None:
    seal = _some(Seal.objects.all(), chance)
    one, other = chance.sample(list(SealedEvent.objects.filter(seal=seal).order_by("pk")), 2)
    SealedEvent.objects.filter(pk=one.pk).update(index=-1)
    SealedEvent.objects.filter(pk=other.pk).update(index=one.index)
    SealedEvent.objects.filter(pk=one.pk).update(index=other.index)


def _swap_words(chance: random.Random) -> None:
    rows = list(_sealed_words().exclude(text="").order_by("pk"))
    one, other = chance.sample(rows, 2)
    for row, like in ((one, other), (other, one)):
        Words.objects.filter(pk=row.pk).update(salt=like.salt, text=like.text)


def _rewrite_chain(chance: random.Random) -> None:
    """This will change an event and compute every leaf, root, head and signature anew, with the real key."""
    event = _some(Event.objects.filter(sealed__isnull=False), chance)
    Event.objects.filter(pk=event.pk).update(by="person:99")
    previous = form.GENESIS
    for seal in list(Seal.objects.order_by("number")):
        leaves = []
        for place in SealedEvent.objects.filter(seal=seal).select_related("event").order_by("index"):
            leaves.append(form.leaf(sealing.line_of(place.event)))
            SealedEvent.objects.filter(pk=place.pk).update(leaf=leaves[-1].hex())
        fresh = resealed(sealing.seal_form(seal), leaves, previous, keys.signing_key())
        Seal.objects.filter(pk=seal.pk).update(
            root=fresh.root, previous=fresh.previous, head=fresh.head, signature=fresh.signature
        )
        previous = fresh.head


def _other(value: Any, chance: random.Random) -> Any:
    """This will give another value of the same type."""
    if isinstance(value, bool | int):
        return int(value) + chance.choice([-1, 1, 1000, 2**40])
    if isinstance(value, str):
        return _other_text(value, chance)
    if isinstance(value, UUID):
        return uuid4()
    if isinstance(value, dict):
        return _other_dict(value, chance)
    return value + timedelta(microseconds=chance.choice([-1, 1, 3_600_000_000]))


def _other_text(value: str, chance: random.Random) -> str:
    if not value:
        return "x"
    at = chance.randrange(len(value))
    letter = chance.choice([letter for letter in "0123456789abcdefABCDEF" if letter != value[at]])
    return chance.choice([value[:at] + letter + value[at + 1 :], value[:at] + value[at + 1 :]])


def _other_dict(value: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    if not value:
        return {"added": 1}
    key = chance.choice(sorted(value))
    kept = {name: held for name, held in value.items() if name != key}
    return chance.choice([kept, {**value, "added": 1}, {**value, key: _other(value[key], chance)}])


def holds_constraints_back() -> None:
    """This will have foreign keys checked when the transaction ends, which these edits never reach."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA defer_foreign_keys = ON")
