"""A campaign's files to take away, one after the other: pictures, videos, their words and consents, comments.

pictures/0007.jpg   the largest size of a picture that may be shown now
pictures/0008.mp4   the video behind a still picture, and pictures/0008.vtt its captions
captions.csv        a line for each picture: whose, where, when, its words and description, if it is public
consents.csv        a line for each person in a picture: what they were asked and what they agreed to
comments.jsonl      a line for each comment, in the order in which they were written
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from candour.campaigns.models import Campaign, Entry
from candour.campaigns.queries.entries import on_wall
from candour.campaigns.queries.numbers import comments_under
from candour.domain.clocks import LONDON
from candour.domain.picturing import Audience, may_be_shown
from candour.domain.statements import DeliveryState
from candour.network.models import PostPhoto
from candour.photos.captions import written
from candour.photos.files import FileIsNotThere, largest_jpeg, whole_video
from candour.photos.models import Photo, as_seen, captions_of
from candour.photos.queries import loaded
from candour.web.downloads import Cell, csv_text

Named = tuple[str, bytes]
CAPTIONS = ("file", "entry", "post", "who", "job", "site", "written", "words", "description", "in public")
CONSENTS = (
    "file",
    "who",
    "kind",
    "asked for",
    "agreed to",
    "purpose",
    "until",
    "asked by",
    "agreed",
)
AT_ONCE = 2000


def files_of(campaign: Campaign, now: datetime) -> Iterator[Named]:
    """This will give each file with its name as it is made; one picture at a time is in memory."""
    captions: list[tuple[Cell, ...]] = []
    consents: list[tuple[Cell, ...]] = []
    outside = _in_public(campaign)
    for number, (entry, photo) in enumerate(_pictures(campaign, now), start=1):
        name = f"pictures/{number:04}.jpg"
        try:
            yield name, largest_jpeg(photo)
        except FileIsNotThere:
            continue  # it was taken down while this file was being made
        yield from _video(name, photo)
        captions.append(_caption(name, entry, photo, in_public=entry.pk in outside))
        consents += _consents(name, photo)
    yield "captions.csv", csv_text(CAPTIONS, captions).encode()
    yield "consents.csv", csv_text(CONSENTS, consents).encode()
    yield "comments.jsonl", b"".join(_comments(campaign))


def _pictures(campaign: Campaign, now: datetime) -> Iterator[tuple[Entry, Photo]]:
    """This will give the standing pictures of the wall, oldest entry first."""
    entries = {each.post_id: each for each in on_wall(campaign).filter(post__isnull=False).order_by("pk")}
    rows = PostPhoto.objects.for_trust(campaign.trust_id).filter(post__in=entries).order_by("post_id", "pk")
    pairs = list(rows.values_list("post_id", "photo_id"))
    keys = {photo for _, photo in pairs}
    found = loaded(Photo.objects.for_trust(campaign.trust_id).filter(pk__in=keys))
    photos = {each.pk: each for each in found}
    for post, key in pairs:
        if may_be_shown(as_seen(photos[key]), Audience.INSIDE, now) is None:
            yield entries[post], photos[key]


def _video(name: str, photo: Photo) -> Iterator[Named]:
    """This will give the video behind a still picture, beside it, with its captions."""
    if photo.video is None:
        return
    beside = name.removesuffix(".jpg")
    with suppress(FileIsNotThere):  # as above
        yield f"{beside}.mp4", whole_video(photo)
        yield f"{beside}.vtt", written(captions_of(photo.video)).encode()


def _in_public(campaign: Campaign) -> set[int]:
    """This will give the entries, by their keys, of which a copy is live somewhere now; one statement."""
    sent = Entry.objects.for_trust(campaign.trust_id).filter(campaign=campaign, statement__take_down=None)
    live = sent.filter(statement__deliveries__state=DeliveryState.PUBLISHED)
    return set(live.values_list("pk", flat=True))


def _caption(name: str, entry: Entry, photo: Photo, *, in_public: bool) -> tuple[Cell, ...]:
    post = entry.post
    assert post is not None  # noqa: S101 - only colleagues' entries have pictures
    return (
        name,
        entry.pk,
        post.pk,
        post.author.first_name,
        post.author.job_title,
        entry.site.name if entry.site is not None else "",
        _london(entry.entered_at),
        post.text,
        photo.alt,
        "yes" if in_public else "no",
    )


def _consents(name: str, photo: Photo) -> Iterator[tuple[Cell, ...]]:
    for row in photo.pictured.all():
        yield (
            name,
            row.name,
            row.kind,
            row.asked_for,
            row.agreed_to,
            row.purpose,
            row.until.isoformat() if row.until else "",
            row.asked_by.full_name,
            _london(row.agreed_at) if row.agreed_at else "",
        )


def _comments(campaign: Campaign) -> Iterator[bytes]:
    rows = (
        comments_under(campaign)
        .order_by("pk")
        .values_list(
            "pk",
            "post_id",
            "answers_id",
            "author__first_name",
            "author__team__site__name",
            "written_at",
            "text",
        )
    )
    for pk, post, answers, who, site, at, words in rows.iterator(AT_ONCE):
        line = {"comment": pk, "post": post, "answers": answers, "who": who, "site": site or ""}
        line |= {"written": at.isoformat(), "words": words}
        yield json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _london(at: datetime) -> str:
    return at.astimezone(LONDON).isoformat(timespec="seconds")
