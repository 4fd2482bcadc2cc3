"""The pledge: who may give it, what stands, and where it is read."""

import pytest

from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.ledger.models import Event
from candour.people import actions, queries
from candour.people.models import Person, Pledge
from tests.pages import Visit
from tests.rooms.people.trusts import NOW, SETUP, TrustHere

WORDS = "If an honest word goes wrong, I will stand beside you."


@pytest.fixture
def chief(here: TrustHere) -> Person:
    return actions.add_person(
        by=SETUP,
        trust=here.trust,
        email="chief@brannoc.example",
        first_name="Cleo",
        last_name="Marrow",
        job_title="Chief executive",
        roles=(Role.EXECUTIVE,),
        now=NOW,
    )


def test_the_pledge_stands_in_the_executive_s_own_words_and_is_recorded_without_them(
    here: TrustHere, chief: Person
) -> None:
    assert queries.pledge_of(here.trust) is None
    actions.give_pledge(by=chief, words=f"  {WORDS}\n", now=NOW)
    standing = queries.pledge_of(here.trust)
    assert standing is not None
    assert (standing.words, standing.person) == (WORDS, chief)
    event = Event.objects.get(name="people:pledge:given")
    assert event.about == {"pledge": standing.pk, "person": chief.pk}
    assert WORDS not in str(event.about)


def test_a_new_pledge_takes_the_place_of_the_old_one_and_the_same_words_change_nothing(
    here: TrustHere, chief: Person
) -> None:
    first = actions.give_pledge(by=chief, words=WORDS, now=NOW)
    assert actions.give_pledge(by=chief, words=WORDS, now=NOW) == first
    second = actions.give_pledge(by=chief, words=f"{WORDS} Always.", now=NOW)
    assert queries.pledge_of(here.trust) == second
    first.refresh_from_db()
    assert first.replaced_at == NOW
    assert Pledge.objects.for_trust(here.trust).count() == 2


@pytest.mark.parametrize("words", ["", "Trust me.", "x" * 401])
def test_too_few_or_too_many_words_are_no_pledge(here: TrustHere, chief: Person, words: str) -> None:
    with pytest.raises(Refusal):
        actions.give_pledge(by=chief, words=words, now=NOW)
    assert queries.pledge_of(here.trust) is None


def test_nobody_but_an_executive_gives_it(here: TrustHere) -> None:
    with pytest.raises(Refusal, match="executive"):
        actions.give_pledge(by=here.matron, words=WORDS, now=NOW)


def test_the_pledge_of_somebody_who_left_or_is_no_executive_any_more_does_not_stand(
    here: TrustHere, chief: Person
) -> None:
    actions.give_pledge(by=chief, words=WORDS, now=NOW)
    actions.suspend_person(by=SETUP, person=chief, reason="Left.", now=NOW)
    assert queries.pledge_of(here.trust) is None
    actions.let_back(by=SETUP, person=chief, now=NOW)
    assert queries.pledge_of(here.trust) is not None
    actions.end_role(by=SETUP, person=chief, role=Role.EXECUTIVE, now=NOW)
    assert queries.pledge_of(here.trust) is None


def test_another_trust_s_pledge_is_not_ours(here: TrustHere, elsewhere: TrustHere, chief: Person) -> None:
    actions.give_pledge(by=chief, words=WORDS, now=NOW)
    assert queries.pledge_of(elsewhere.trust) is None


def test_the_executive_s_home_says_what_is_missing_and_the_page_takes_the_words(
    here: TrustHere, chief: Person, visit: Visit
) -> None:
    assert "Your staff do not know" in visit("/home", by=chief).content.decode()
    assert "Your staff do not know" not in visit("/home", by=here.nurse).content.decode()
    short = visit("/pledge", by=chief, post={"words": "Trust me."}, expecting=422)
    assert "Trust me." in short.content.decode()
    visit("/pledge", by=chief, post={"words": WORDS}, expecting=302)
    assert "Your staff do not know" not in visit("/home", by=chief).content.decode()
    read = visit("/pledge", by=here.nurse).content.decode()
    assert WORDS in read
    assert "Chief executive" in read
    assert "<textarea" not in read


def test_somebody_else_who_sends_the_form_is_told_whose_it_is(here: TrustHere, visit: Visit) -> None:
    visit("/pledge", by=here.matron, post={"words": WORDS}, expecting=403)
