"""A hand on replies for tests: one with a file that was put straight in, and what may be said of it later."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from candour.channels.frontdoor.models import Answer
from candour.channels.pictures import PictureIsNotThere, picture
from candour.domain.picturing import PictureOf
from candour.domain.versions import Picture
from candour.jobs.worker import run_due
from candour.photos import actions, queries
from candour.photos.models import Photo, Pictured
from candour.voice.actions import deciding, picturing, submitting
from candour.voice.models import Statement
from tests.drawing import drawn
from tests.rooms.photos.album import INSIDE, OUTSIDE, Album

FILE = drawn(shade=1)
"""What the album's first picture is made of, too."""
ALT = "A new clock on a white wall."
Says = Callable[[Album], None]


@dataclass
class Reply:
    """The nurse's reply to a story, public on our own page, with a file that was put straight into it."""

    album: Album
    statement: Statement
    sha256: str

    def may_be_public(self) -> bool:
        """This will say whether its picture may be public now."""
        trust, now = self.album.world.made.trust, self.album.world.now
        return queries.may_go_out(trust, [self.sha256], now) is None

    def is_public(self) -> bool:
        """This will say whether it is public, once the work is done that is due."""
        self.album.world.work()
        return Answer.objects.filter(deleted_at=None).exists()

    def has_bytes(self) -> bool:
        """This will say whether the bytes of its picture are there."""
        try:
            return bool(picture(self.album.world.made.trust.pk, self.sha256))
        except PictureIsNotThere:
            return False


def published(album: Album) -> Reply:
    """This will publish a reply with the file, which goes straight in unless somebody added it before."""
    world = album.world
    draft = world.draft(world.receive())
    sha256 = put(album)
    pictures = [Picture(sha256, ALT)]
    picturing.put_pictures(by=world["nurse"], statement=draft, pictures=pictures, now=world.now)
    draft.refresh_from_db()
    statement = submitting.submit(by=world["nurse"], statement=draft, now=world.now)
    assert statement.current is not None
    seen = statement.current.sha256
    deciding.approve(by=world["matron"], statement=statement, seen=seen, now=world.now)
    world.wait(minutes=2)
    assert Answer.objects.filter(deleted_at=None).exists()
    return Reply(album, statement, sha256)


def put(album: Album, content: bytes = FILE) -> str:
    """This will let the nurse choose a file for a reply, and give the hash of what goes out."""
    return actions.keep_for_outside(by=album.world["nurse"], content=content, now=album.world.now)


def sweep(album: Album) -> None:
    """This will let the next sweep do what is left."""
    album.world.now += timedelta(minutes=11)
    run_due(album.world.now, with_schedules=True)


def pending(album: Album) -> None:
    """A colleague is named, and has not answered."""
    album.name(album.add("porter"), "sister")


def inside_only(album: Album) -> None:
    """She answers: colleagues only."""
    row = album.name(album.add("porter"), "sister")
    actions.agree(by=album.world["sister"], pictured=row, audience=INSIDE, now=album.world.now)


def narrowed(album: Album) -> None:
    """She takes her yes to the public back."""
    row = album.name(album.add("porter"), "sister")
    actions.agree(by=album.world["sister"], pictured=row, audience=OUTSIDE, now=album.world.now)
    actions.agree(by=album.world["sister"], pictured=row, audience=INSIDE, now=album.world.now)


def over(album: Album) -> None:
    """Somebody's written yes ended yesterday; the sweep has not been here."""
    photo, now = album.add("porter"), album.world.now
    row = actions.name_other(
        by=photo.owner,
        photo=photo,
        kind=PictureOf.PATIENT,
        called="the man on the left",
        audience=OUTSIDE,
        purpose="The garden's page",
        until=date(2099, 1, 1),
        cares_for_them=False,
        now=now,
    )
    Pictured.objects.filter(pk=row.pk).update(until=now.date() - timedelta(days=1))


def over_and_down(album: Album) -> None:
    """The sweep has been here, too."""
    over(album)
    actions.end_what_is_over(by=album.world["administrator"], now=album.world.now)


def inside_and_down(album: Album) -> None:
    """Whoever added the picture took it down since."""
    inside_only(album)
    photo = Photo.objects.get(owner=album.world["porter"])
    actions.take_down(by=photo.owner, photo=photo, now=album.world.now)


def said_no(album: Album) -> None:
    """She says no."""
    row = album.name(album.add("porter"), "sister")
    actions.say_no(by=album.world["sister"], pictured=row, now=album.world.now)


def undescribed(album: Album) -> None:
    """Somebody added it, and said nothing of it."""
    actions.add_photo(by=album.world["porter"], content=FILE, now=album.world.now)


def nobody(album: Album) -> None:
    """Nobody is in it, says whoever added it."""
    album.add("porter")


def agreed(album: Album) -> None:
    """She is in it, and agreed to the public."""
    album.name(album.add("porter"), "sister", said_yes=True)
