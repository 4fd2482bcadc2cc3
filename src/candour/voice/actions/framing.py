"""Sending within a frame that somebody approved as a whole, such as a campaign's; the room above names it.

Nothing is left out for it: words and pictures are checked, the policy decides who looks, the floors stand,
and the frame itself is asked for again when a copy leaves (`registers.add_leaving_terms`).
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from candour.domain.versions import Picture
from candour.people.models import Person
from candour.voice.actions.own_posts import begin_post_with, place_post
from candour.voice.actions.submitting import submit
from candour.voice.frames import NamedFrame
from candour.voice.models import Statement


@transaction.atomic
def send_within_frame(
    *,
    by: Person,
    text: str,
    pictures: Sequence[Picture],
    accounts: Collection[int],
    frame: NamedFrame,
    now: datetime,
) -> Statement:
    """This will send a post of one's own, as its author's one press: begun, placed and sent at once.

    The bytes of the pictures are kept already (`channels.pictures.keep_picture`). Raises Refusal where
    anything would refuse the same post written by hand; then nothing of it is kept.
    """
    statement = begin_post_with(by=by, text=text, pictures=pictures, begun_from=frame.ref, now=now)
    place_post(by=by, statement=statement, accounts=accounts, wished_at=None, now=now)
    return submit(by=by, statement=statement, frame=frame, now=now)
