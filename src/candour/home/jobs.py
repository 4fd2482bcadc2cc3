"""What home does beside requests: search keeps up with the news, and letters go to whoever was away."""

from datetime import datetime

from candour.home import catching_up, keeping
from candour.jobs.registry import JobContext, Payload, every, job


@job("home.keep_findable")
def keep_findable(payload: Payload, _context: JobContext) -> None:
    """This will bring what search knows of one thing up to date, as it stands when the job runs."""
    about = payload["about"]
    if payload["name"].startswith("voice:"):  # whose post is one from outside
        keeping.keep("reply", about["statement"])
    elif about.get("comment"):
        keeping.keep("comment", about["comment"])
    else:
        keeping.keep("post", about["post"])


@every(seconds=3600, name="home.mend_search", lease_seconds=300)
def mend_search(_payload: Payload, context: JobContext) -> None:
    """This will make the rows that are missing or old, such as of what was said before there was search."""
    for kind in keeping.KINDS:
        while numbers := keeping.missing(kind):
            for number in numbers:
                keeping.keep(kind, number)
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
