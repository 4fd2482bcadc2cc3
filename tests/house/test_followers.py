"""Who follows which news: read by a person, so that no room listens where nobody knows of it."""

from candour.jobs import news
from tests.approving import assert_approved


def test_the_followers_of_each_event_are_those_that_were_approved() -> None:
    rows = [f"{event} -> {', '.join(jobs)}\n" for event, jobs in news.followers().items()]
    assert_approved("followers.txt", "".join(rows))
