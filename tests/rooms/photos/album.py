"""A hand on pictures for tests: ones that are drawn, added, described, and what the record says of them."""

import io
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from candour.domain.picturing import Audience, People
from candour.domain.videos import typed
from candour.jobs import worker
from candour.ledger.models import Event
from candour.photos import actions, queries
from candour.photos.models import Photo, Pictured
from tests.drawing import drawn
from tests.filming import filmed
from tests.world import World

INSIDE, OUTSIDE = Audience.INSIDE, Audience.OUTSIDE


@dataclass
class Album:
    """The pictures of St Brannoc's."""

    world: World

    def add(self, who: str = "nurse", *, shade: int = 1, people: People = People.NOBODY) -> Photo:
        """This will let somebody add a picture, which is another one for each shade, and describe it."""
        by = self.world[who]
        photo = actions.add_photo(by=by, content=drawn(shade=shade), now=self.world.now)
        return actions.describe(
            by=by,
            photo=photo,
            alt="The new kettle on its shelf.",
            people=people,
            is_background_checked=True,
            now=self.world.now,
        )

    def film(self, *, lines: str = "0:00 It boils.", people: People = People.NOBODY) -> Photo:
        """This will let the nurse send a video, describe and caption it, and have it made anew."""
        by, now = self.world["nurse"], self.world.now
        photo = actions.add_sent(by=by, file=io.BytesIO(filmed()), now=now)
        actions.describe(
            by=by, photo=photo, alt="A kettle boils.", people=people, is_background_checked=True, now=now
        )
        if lines:
            actions.caption(by=by, photo=photo, captions=typed(lines, 1), is_spoken=True, now=now)
        worker.run_due(now)
        return queries.photo_of(photo.trust_id, photo.pk)

    def name(
        self, photo: Photo, who: str, *, audience: Audience = OUTSIDE, said_yes: bool = False
    ) -> Pictured:
        """This will let the picture's owner say that a colleague is in it."""
        return actions.name_colleague(
            by=photo.owner,
            photo=photo,
            person=self.world[who],
            audience=audience,
            said_yes=said_yes,
            now=self.world.now,
        )

    def folder(self, photo: Photo) -> Path:
        """This will tell where a picture's files lie."""
        return Path(settings.CANDOUR_DATA) / "photos" / str(photo.trust_id) / photo.sha256[:2] / photo.sha256

    def outside(self, photo: Photo) -> bool:
        """This will say whether the public may see a picture now."""
        return photo.pk in queries.shown_outside(photo.trust_id, [photo.pk], self.world.now)

    def events(self, photo: Photo) -> list[str]:
        """This will list what the record says of a picture, without the room's name."""
        found = Event.objects.filter(name__startswith="photos:", about__photo=photo.pk).order_by("pk")
        return [name.removeprefix("photos:") for name in found.values_list("name", flat=True)]
