"""Makes the trust that every journey starts from: python -m tests.journeys.making.

A process of its own, because Django reads its settings once (CANDOUR_DATA names FOLDER). It prepares the
folder as `candour demo` does, builds St Brannoc's at its small size through actions, lets some stories come
in, and writes down who is who.
"""

import dataclasses
import json
from datetime import datetime, timedelta
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402  # models can be read only now
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from candour.channels.frontdoor import actions as frontdoor  # noqa: E402
from candour.channels.frontdoor.guards import open_form  # noqa: E402
from candour.channels.frontdoor.models import ForWhom, Wish  # noqa: E402
from candour.config.preparing import prepare  # noqa: E402
from candour.demo.links import door_of  # noqa: E402
from candour.demo.trust import BUILDER, MadeUpTrust, build_trust  # noqa: E402
from candour.domain.actor import Visitor  # noqa: E402
from candour.domain.approval.starting_table import STARTING_POLICY  # noqa: E402
from candour.domain.roles import Right  # noqa: E402
from candour.jobs import worker  # noqa: E402
from candour.people import actions as people  # noqa: E402
from candour.voice.actions.policies import adopt_policy  # noqa: E402
from tests import migrated  # noqa: E402
from tests.journeys.stories import PASSWORD, UNDO_SECONDS, WAITING  # noqa: E402


def make(folder: Path) -> None:
    """This will make the trust in `folder` and write its people into people.json beside the database."""
    if connection.vendor == "sqlite":
        migrated.copy_to(folder / "candour.sqlite3")
    prepare()
    now = timezone.now()
    opened = now - timedelta(hours=3)
    made = build_trust(now=opened, password=PASSWORD)
    hurried = dataclasses.replace(STARTING_POLICY, undo_seconds=UNDO_SECONDS)
    adopt_policy(by=BUILDER, trust=made.trust, policy=hurried, reason="Tests cannot wait long.", now=opened)
    people.grant_right(
        by=BUILDER,
        person=made["sister"],
        right=Right.PHOTOS,
        earned_how="Lesson passed before Candour came",
        ends_at=now + timedelta(days=700),
        now=opened,
    )
    for place, (teller, (site, text, wish)) in enumerate(WAITING.items()):
        tell(made, teller, site, text, Wish(wish), now - timedelta(minutes=40 - place))
    (folder / "people.json").write_text(json.dumps(_people(made)), encoding="utf-8")


def tell(made: MadeUpTrust, teller: str, site: str, text: str, wish: Wish, now: datetime) -> None:
    """This will have somebody tell a story; the reader on call publishes it where that is wished."""
    told = frontdoor.tell_story(
        by=Visitor(),
        trust=made.trust,
        form=open_form(now),
        text=text,
        wish=wish,
        for_whom=ForWhom.SELF,
        teller_name=teller,
        site=made.sites[site],
        now=now,
    )
    worker.run_due(now)
    if wish is not Wish.PUBLISH:
        return
    now += timedelta(minutes=4)
    frontdoor.mark_first_read(by=made["reader"], story=told.story, now=now)
    frontdoor.publish_story(
        by=made["reader"],
        story=told.story,
        names=[],
        because="",
        no_criticised_name_is_left=True,
        now=now,
    )
    worker.run_due(now)


def _people(made: MadeUpTrust) -> dict[str, dict[str, str]]:
    """This will give everybody's name and address, and the path that signs them in."""
    return {
        key: {"name": person.full_name, "email": person.email, "path": door_of(person.pk)}
        for key, person in made.people.items()
    }


if __name__ == "__main__":
    make(Path(settings.CANDOUR_DATA))
