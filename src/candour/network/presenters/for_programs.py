"""The feed as a program reads it: JSON Feed 1.1, with what that form has no name for under `_candour`.

docs/reference/feed-json.md says what each field holds.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse

from candour.domain.posting import tags_in
from candour.network.addresses import address_of_person, address_of_post
from candour.network.presenters.pictures import PicturesOfPost
from candour.network.queries.photos import photos_of
from candour.network.queries.posts import FeedPage
from candour.network.queries.said import Said
from candour.people.models import Person
from candour.photos.presenters.showing import PictureOnPage

VERSION = "https://jsonfeed.org/version/1.1"
Item = dict[str, Any]


def feed_for_programs(found: FeedPage, reader: Person, now: datetime, *, root: str) -> Item:
    """This will give a page of the feed as plain values; `root` stands before each address. One statement."""
    photos, here = photos_of(found.posts), root + reverse("network-feed-json")

    def item(post: Said) -> Item:
        is_mine, felt = post.author_id == reader.pk, found.around.felt.get(post.pk, Counter())
        pictures = PicturesOfPost.of(photos.get(post.pk, ()), is_mine=is_mine, now=now)
        return _item(post, felt, pictures, root)

    page: Item = {
        "version": VERSION,
        "title": f"{reader.trust.name}: the feed",
        "home_page_url": root + reverse("network-feed"),
        "feed_url": here,
        "items": [item(post) for post in found.posts],
    }
    return page | {"next_url": f"{here}?before={found.next_before}"} if found.next_before else page


def _item(post: Said, felt: Counter[str], pictures: PicturesOfPost, root: str) -> Item:
    item: Item = {
        "id": str(post.pk),
        "url": root + address_of_post(post.pk),
        "content_text": post.text,
        "date_published": post.written_at.isoformat(),
        "authors": [{"name": post.author_name, "url": root + address_of_person(post.author_id)}],
        "_candour": {
            "job_title": post.job_title,
            "team": post.team or "",
            "site": post.site or "",
            "space": post.space or "",
            "is_poll": post.poll is not None,
            "comments": post.comment_count,
            "felt": dict(sorted(felt.items())),
        },
    }
    if post.edited_at:
        item["date_modified"] = post.edited_at.isoformat()
    if "#" in post.text:
        item["tags"] = tags_in(post.text)
    if pictures.shown:
        item["attachments"] = [each for picture in pictures.shown for each in _attached(picture, root)]
    return item


def _attached(picture: PictureOnPage, root: str) -> Iterator[Item]:
    """This will give a picture, and the video that it is the beginning of."""
    yield {"url": root + picture.src, "mime_type": "image/jpeg", "title": picture.alt}
    if picture.video is not None:
        yield {"url": root + picture.video.src, "mime_type": "video/mp4", "title": picture.alt}
