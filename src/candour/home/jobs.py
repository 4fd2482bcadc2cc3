"""What home does beside requests: search keeps up with the news, and letters go to whoever was away."""

from collections.abc import Sequence
from datetime import datetime

from candour.home import catching_up, keeping
from candour.jobs.registry import JobContext, Payload, every, gathered, job


@gathered("home.keep_findable")
def keep_findable(payloads: Sequence[Payload], _context: JobContext) -> None:
    """This will bring what search knows of some things up to date, as they stand when the job runs."""
    wanted: dict[str, set[int]] = {}
    for payload in payloads:
        kind, number = _thing(payload)
        wanted.setdefault(kind, set()).add(number)
    for kind, numbers in wanted.items():
        keeping.keep(kind, numbers)


def _thing(payload: Payload) -> tuple[str, int]:
    """This will say what an event is about, by kind and number."""
    about = payload["about"]
    if payload["name"].startswith("voice:"):  # whose post is one from outside
        return "reply", about["statement"]
    return ("comment", about["comment"]) if about.get("comment") else ("post", about["post"])


@every(seconds=3600, name="home.mend_search", lease_seconds=300)
def mend_search(_payload: Payload, context: JobContext) -> None:
    """This will make the rows that are missing or old, such as of what was said before there was search."""
    for kind in keeping.KINDS:
        while numbers := keeping.missing(kind):
            keeping.keep(kind, numbers)
            context.keep_alive()
    while keeping.let_go():
        context.keep_alive()


@every(seconds=3600, name="home.catch_up", lease_seconds=300)
def catch_up(_payload: Payload, context: JobContext) -> None:
    """This will ask for the letters to whoever was away as long as they said, outside their quiet hours."""
    catching_up.ask_for_letters(context.now)


@job("home.send_catch_up", attempts=10)
def send_catch_up(payload: Payload, context: JobContext) -> None:
    """This will mail the letter of one time away."""
    catching_up.send(payload["catch_up"], datetime.fromisoformat(payload["came_at"]), context)
