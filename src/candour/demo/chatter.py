"""Lets the people of St Brannoc's say to each other what the tales tell: a fortnight of the feed."""

from datetime import datetime, timedelta

from candour.demo.drawings import drawn
from candour.demo.tales.chatter import CHATTER, SPACES, Said
from candour.demo.trust import MadeUpTrust
from candour.domain.actor import Job
from candour.domain.picturing import People
from candour.domain.spaces import SpaceKind
from candour.network import actions
from candour.network.models import Space
from candour.people.models import Person
from candour.photos import actions as photos
from candour.photos.models import Photo

READS = Job("network.read_link")
"""Reads the page behind a link; that of a made-up trust is made up, too."""


def live_chatter(made: MadeUpTrust, now: datetime) -> None:
    """This will let colleagues say all this up to `now`."""
    spaces = _begin_spaces(made, now - timedelta(days=15))
    for said in CHATTER:
        _say(made, said, spaces, now - timedelta(hours=said.hours_ago))


def _begin_spaces(made: MadeUpTrust, at: datetime) -> dict[str, Space]:
    begun = {}
    for name, about, kind, keeper, members in SPACES:
        space = actions.begin_space(by=made[keeper], name=name, about=about, kind=kind, now=at)
        for member in members:
            if kind is SpaceKind.OPEN:
                actions.join(by=made[member], space=space, now=at)
            else:
                actions.bring_in(by=made[keeper], space=space, person=made[member], now=at)
        begun[name] = space
    return begun


def _say(made: MadeUpTrust, said: Said, spaces: dict[str, Space], at: datetime) -> None:
    space = spaces.get(said.space)
    by, shown = made[said.who], []
    if said.shows is not None:
        photo = photos.add_photo(by=by, content=drawn(said.shows.draw), now=at)
        shown = [_described(by, photo, said.shows.alt, at)]
    post = actions.say(by=by, text=said.text, space=space, choices=said.choices, photos=shown, now=at)
    if said.linked is not None:
        actions.keep_page(by=READS, post=post, address=post.link, says=said.linked, read_at=at, now=at)
    for minutes, (who, text) in enumerate(said.under, start=1):
        actions.comment(by=made[who], post=post, text=text, now=at + timedelta(minutes=7 * minutes))
    for who, feeling in said.felt:
        actions.feel(by=made[who], post=post, feeling=feeling, now=at + timedelta(minutes=40))


def _described(by: Person, photo: Photo, alt: str, at: datetime) -> Photo:
    """This will say what a drawing shows, and that nobody is in it."""
    return photos.describe(
        by=by, photo=photo, alt=alt, people=People.NOBODY, is_background_checked=True, now=at
    )
