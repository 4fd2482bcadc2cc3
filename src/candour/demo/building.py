"""Makes the demonstration once in an empty data folder: the trust, its people, its month."""

from datetime import datetime, timedelta
from pathlib import Path

from candour.demo.agreeing import agree_on_things
from candour.demo.chatter import live_chatter
from candour.demo.clinics import hold_clinics
from candour.demo.day import live_day
from candour.demo.doubt import live_doubt
from candour.demo.kits import write_kits
from candour.demo.lesson import practise_now, take_lessons
from candour.demo.mistakes import own_mistakes
from candour.demo.month import Month
from candour.demo.newcomers import let_people_in
from candour.demo.outward import ask_to_say_in_public
from candour.demo.playlists import make_playlists
from candour.demo.promises import keep_promises
from candour.demo.squad import call_the_squad, plan_the_evenings
from candour.demo.talking import live_talks
from candour.demo.trust import MadeUpTrust, build_trust
from candour.people.models import Trust

A_MONTH = timedelta(days=31)
SLUG = "st-brannocs"


def is_built() -> bool:
    """This will say whether St Brannoc's is there already."""
    return Trust.objects.filter(slug=SLUG).exists()


def is_empty() -> bool:
    """This will say whether there is no trust at all: a demonstration is never put beside a real one."""
    return not Trust.objects.exists()


def build(*, now: datetime, folder: Path) -> MadeUpTrust:
    """This will build St Brannoc's and live its month up to `now`; `folder` takes its network's log."""
    made = build_trust(now=now - A_MONTH, slug=SLUG, everybody=True, rota_days=45)
    keep_promises(Month(made, now))
    live_doubt(made, now - timedelta(days=30), folder)
    take_lessons(made, now - timedelta(days=29))
    month = Month(made, now)
    own_mistakes(month)
    month.live()
    live_talks(made, now)
    live_chatter(made, now)
    ask_to_say_in_public(made, now)
    write_kits(made, now)
    live_day(made, now)
    make_playlists(made, now)
    agree_on_things(made, now)
    hold_clinics(made, now)
    let_people_in(made, now)
    call_the_squad(made, now)
    plan_the_evenings(made, now)
    practise_now(made, now)
    return made
