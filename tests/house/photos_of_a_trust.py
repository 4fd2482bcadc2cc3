"""A picture of each of two trusts, with somebody who has not answered and a visitor who agreed; a video."""

import io
from datetime import date

from candour.domain.picturing import Audience, People, PictureOf
from candour.domain.videos import Caption
from candour.network import actions as network
from candour.photos import actions
from tests.drawing import drawn
from tests.filming import filmed
from tests.world import World


def photos_of(world: World) -> dict[str, str]:
    """This will have the nurse add a picture and name who is in it, for the addresses."""
    nurse, sister, now = world["nurse"], world["sister"], world.now
    photo = actions.add_photo(by=nurse, content=drawn(), now=now)
    photo = actions.describe(
        by=nurse, photo=photo, alt="A kettle.", people=People.THESE, is_background_checked=True, now=now
    )
    asked = actions.name_colleague(
        by=nurse, photo=photo, person=sister, audience=Audience.OUTSIDE, said_yes=False, now=now
    )
    mine = actions.name_colleague(
        by=nurse, photo=photo, person=nurse, audience=Audience.OUTSIDE, said_yes=False, now=now
    )
    visitor = actions.name_other(
        by=nurse,
        photo=photo,
        kind=PictureOf.VISITOR,
        called="on the left",
        audience=Audience.INSIDE,
        purpose="The kettle's page",
        until=date(2099, 1, 1),
        cares_for_them=False,
        now=now,
    )
    chosen = actions.add_photo(by=nurse, content=drawn(shade=2), now=now)
    chosen = actions.describe(
        by=nurse, photo=chosen, alt="Tea.", people=People.NOBODY, is_background_checked=True, now=now
    )
    film = actions.add_sent(by=nurse, file=io.BytesIO(filmed()), now=now)
    actions.make_video(by=nurse, photo_id=film.pk, keep_alive=lambda: None, clock=lambda: now)
    said = [Caption(0.0, 1.0, "It boils.")]
    actions.caption(by=nurse, photo=film, captions=said, is_spoken=True, now=now)
    network.choose_photos(by=nurse, place="everybody", keys=[chosen.pk])
    network.say(by=nurse, text="With a picture.", photos=[photo], now=now)
    return {
        "photo": str(photo.pk),
        "pictured": str(mine.pk),
        "asked_pictured": str(asked.pk),
        "visitor_pictured": str(visitor.pk),
        "chosen_photo": str(chosen.pk),
        "film": str(film.pk),
    }
