"""Names that are offered behind an @: one's own colleagues and teams, by their first letters."""

from typing import Any

import pytest
from django.conf import settings

from candour.demo.trust import BUILDER
from candour.people import actions as people
from tests.pages import CheckedClient
from tests.rooms.network.feeding import Feed


@pytest.fixture
def dave(feed: Feed, client: CheckedClient) -> CheckedClient:
    client.force_login(feed.world["porter"])
    return client


def offered(client: CheckedClient, typed: str) -> list[str]:
    found: Any = client.get("/feed/names", {"q": typed}).json()
    return [each["words"] for each in found["names"]]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("m", []),
        ("may", ["Maya Penhale"]),
        ("MAYA  pen", ["Maya Penhale"]),
        ("penh", ["Maya Penhale"]),
        ("Maya Penhale thanks", []),
        ("juniper w", ["Juniper ward"]),
        ("%", []),
        ("__", []),
        ("\x00ma\x00ya", ["Maya Penhale"]),
        ("", []),
    ],
)
def test_names_begin_with_what_is_typed(dave: CheckedClient, typed: str, words: list[str]) -> None:
    assert offered(dave, typed) == words


def test_who_they_are_stands_beside_the_name(feed: Feed, dave: CheckedClient) -> None:
    nurse = feed.world["nurse"]
    assert nurse.team is not None
    found = dave.get("/feed/names", {"q": "maya"}).json()["names"]
    assert found == [
        {
            "words": "Maya Penhale",
            "more": f"{nurse.job_title}, {nurse.team.name}, {nurse.team.site.name}",
        }
    ]


def test_what_is_offered_names_whoever_it_says(feed: Feed, dave: CheckedClient) -> None:
    for words in ("Maya Penhale", "Juniper ward"):
        assert offered(dave, words[:4]) == [words]
    feed.say("porter", "Thank you @Maya Penhale and @Juniper ward")
    assert "named" in feed.told("nurse")


def test_whoever_left_is_not_offered(feed: Feed, dave: CheckedClient) -> None:
    by, now = feed.world["administrator"], feed.world.now
    people.suspend_person(by=by, person=feed.world["nurse"], reason="On leave", now=now)
    assert offered(dave, "maya") == []


def test_nobody_of_another_trust_is_offered(feed: Feed, dave: CheckedClient) -> None:
    other = people.create_trust(
        by=BUILDER,
        name="Elsewhere",
        slug="elsewhere",
        duty_title="Site manager",
        duty_phone="01632 960001",
        now=feed.world.now,
    )
    site = people.add_site(by=BUILDER, trust=other, name="Elsewhere", now=feed.world.now)
    people.add_team(by=BUILDER, site=site, name="Maypole ward", now=feed.world.now)
    people.add_person(
        by=BUILDER,
        trust=other,
        email="maya@elsewhere.example",
        first_name="Maya",
        last_name="Zelda",
        job_title="Nurse",
        team=None,
        roles=(),
        now=feed.world.now,
    )
    assert offered(dave, "may") == ["Maya Penhale"]


def test_whoever_asks_too_often_is_asked_to_wait(dave: CheckedClient) -> None:
    most = int(settings.ACCOUNT_RATE_LIMITS["names_offered"].split("/")[0])
    answers = {dave.get("/feed/names?q=m").status_code for _ in range(most)}
    late = dave.get("/feed/names?q=m")
    assert answers == {200}
    assert (late.status_code, late.headers["Retry-After"]) == (429, "60")


@pytest.mark.parametrize("page", ["/home", "/feed", "/feed/{post}", "/feed/{post}/change"])
def test_each_box_for_words_offers_names(feed: Feed, dave: CheckedClient, page: str) -> None:
    words = dave.get(page.format(post=feed.say("porter").pk)).content.decode()
    assert 'data-names="/feed/names"' in words
    assert 'src="/static/network/names.js"' in words


def test_a_visitor_is_offered_nobody(feed: Feed, client: CheckedClient) -> None:
    feed.say("nurse")
    assert client.get("/feed/names?q=maya").status_code == 302
