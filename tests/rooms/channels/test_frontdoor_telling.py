"""Telling a story: once for each form, private by its link, sealed where it should be, taken back at will."""

import threading
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection

from candour.channels import secrets
from candour.channels.frontdoor import actions, feed, queries
from candour.channels.frontdoor.actions import Told
from candour.channels.frontdoor.channel import FrontDoor
from candour.channels.frontdoor.guards import open_form
from candour.channels.frontdoor.links import link_hash
from candour.channels.frontdoor.models import Came, ForWhom, Story, StoryState, TellerReply, Verdict, Wish
from candour.domain.actor import Teller, Visitor
from candour.domain.refusal import Refusal
from candour.ledger.models import Event
from tests.rooms.channels.doors import TEXT, open_door, teller
from tests.rooms.people.trusts import NOW

if TYPE_CHECKING:
    from tests.rooms.channels.doors import FrontDoorHere


def test_a_story_is_kept_in_the_teller_s_words_and_recorded(door: "FrontDoorHere") -> None:
    told = door.tell("  Thank you,\r\nall of you.  ", teller_name="Sam")
    assert told.is_new
    assert told.story.text == "Thank you,\nall of you."
    assert told.story.state == StoryState.WAITING
    event = Event.objects.get(name="channels:story:told")
    assert event.by == "visitor"
    assert "Thank" not in str(event.about)


def test_the_same_form_sent_twice_makes_one_story_with_one_link(door: "FrontDoorHere") -> None:
    form = open_form(NOW - timedelta(minutes=2))
    first, second = door.tell(form=form), door.tell(form=form)
    assert (second.is_new, second.story.pk, second.token) == (False, first.story.pk, first.token)
    assert Story.objects.for_trust(door.trust).count() == 1
    assert Event.objects.filter(name="channels:story:told").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_six_times_at_once_makes_one_story() -> None:
    door = open_door("St Brannoc's", "brannoc")
    form = open_form(NOW - timedelta(minutes=2))
    told: list[Told] = []

    def tell() -> None:
        try:
            told.append(door.tell(form=form))
        finally:
            connection.close()

    clicks = [threading.Thread(target=tell) for _ in range(6)]
    for click in clicks:
        click.start()
    for click in clicks:
        click.join()
    assert len(told) == 6
    assert {one.story.pk for one in told} == {Story.objects.for_trust(door.trust).get().pk}
    assert sum(one.is_new for one in told) == 1
    assert len(FrontDoor().fetch(door.line, "").posts) == 1


def test_a_page_in_which_everything_was_overtaken_is_passed_over(
    door: "FrontDoorHere", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "PAGE", 2)
    first = door.tell("One.").story
    for wish in (Wish.TELL_ONLY, Wish.PUBLISH, Wish.TELL_ONLY, Wish.PUBLISH):
        actions.change_wish(by=teller(first), story=first, wish=wish, now=NOW)
    second = door.tell("Two.").story
    page = FrontDoor().fetch(door.line, "")
    assert [post.network_id for post in page.posts] == [f"story:{first.pk}", f"story:{second.pk}"]
    assert FrontDoor().fetch(door.line, page.cursor).posts == ()


def test_other_words_under_the_same_form_are_added_and_not_lost(door: "FrontDoorHere") -> None:
    form = open_form(NOW - timedelta(minutes=2))
    first = door.tell(form=form)
    for _ in range(2):
        door.tell("I forgot: it was bay 3.", form=form)
    replies = TellerReply.objects.for_trust(door.trust)
    assert [reply.text for reply in replies] == ["I forgot: it was bay 3."]
    assert Story.objects.for_trust(door.trust).get().pk == first.story.pk


def test_a_form_of_one_trust_tells_nothing_of_its_story_to_another(
    door: "FrontDoorHere", other_door: "FrontDoorHere"
) -> None:
    form = open_form(NOW - timedelta(minutes=2))
    door.tell(form=form)
    with pytest.raises(Refusal):
        other_door.tell("Other words.", form=form)
    assert not TellerReply.objects.for_trust(door.trust).exists()


@pytest.mark.parametrize("form", ["", "made up", "eyJ0b2tlbiI6ICJhIn0:1:x"])
def test_a_form_that_we_did_not_give_out_is_refused(door: "FrontDoorHere", form: str) -> None:
    with pytest.raises(Refusal) as refused:
        actions.tell_story(
            by=Visitor(),
            trust=door.trust,
            form=form,
            text="Hello.",
            wish=Wish.PUBLISH,
            for_whom=ForWhom.SELF,
            now=NOW,
        )
    assert refused.value.remedy


def test_of_the_private_link_only_a_hash_is_stored_anywhere(door: "FrontDoorHere") -> None:
    told = door.tell()
    assert len(told.token) >= 43
    assert told.story.link_hash == link_hash(told.token)
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a table's own name
            assert told.token not in str(cursor.fetchall())


def test_the_link_opens_this_story_alone_and_only_in_its_trust(
    door: "FrontDoorHere", other_door: "FrontDoorHere"
) -> None:
    told, another = door.tell(), door.tell("Another.")
    found = queries.story_by_link(door.trust, told.token)
    assert found is not None
    assert found.story.pk == told.story.pk
    assert told.token != another.token
    for token in ["", "x", told.token[:-1], told.story.link_hash, told.token + "0"]:
        assert queries.story_by_link(door.trust, token) is None
    assert queries.story_by_link(other_door.trust, told.token) is None


def test_how_to_reach_the_teller_is_sealed_in_the_database(door: "FrontDoorHere") -> None:
    told = door.tell(wish=Wish.RING_ME, contact="07700 900123")
    stored = Story.objects.for_trust(door.trust).values_list("contact", flat=True).get()
    assert "900123" not in stored
    assert secrets.unseal(stored) == "07700 900123"
    assert told.story.state == StoryState.KEPT_PRIVATE


def test_the_keys_can_only_be_read_by_their_owner_and_can_be_renewed(door: "FrontDoorHere") -> None:
    sealed = secrets.seal("07700 900123")
    file = Path(settings.CANDOUR_DATA) / "keys" / "contact-keys"
    assert file.stat().st_mode & 0o777 == 0o600
    secrets.add_key()
    assert len(file.read_text().split()) >= 2
    assert file.stat().st_mode & 0o777 == 0o600
    assert secrets.unseal(sealed) == "07700 900123"
    assert secrets.unseal(secrets.seal_again(sealed)) == "07700 900123"
    with pytest.raises(secrets.CannotUnseal):
        secrets.unseal(sealed[:-4] + "AAA=")


def test_looking_up_the_contact_is_recorded_and_kept_to_those_who_may(
    door: "FrontDoorHere", other_door: "FrontDoorHere"
) -> None:
    told = door.tell(wish=Wish.RING_ME, contact="07700 900123")
    assert actions.read_contact(by=door.nurse, story=told.story, now=NOW) == "07700 900123"
    assert Event.objects.get(name="channels:contact:read").by == door.nurse.ledger_name
    for stranger in (door.administrator, other_door.nurse):
        with pytest.raises(Refusal):
            actions.read_contact(by=stranger, story=told.story, now=NOW)
    assert Event.objects.filter(name="channels:contact:read").count() == 1


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("   ", {}),
        ("a" * 10_001, {}),
        ("Hello.", {"teller_name": "Nia\u202e"}),
        ("Hello.", {"teller_name": "N\u0456\u0430 Nurse"}),
        ("Hello.", {"teller_name": "a" * 61}),
        ("Hello.", {"wish": Wish.RING_ME}),
        ("Hello.", {"wish": "shout_it"}),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_remedy(
    door: "FrontDoorHere", text: str, more: dict[str, str]
) -> None:
    with pytest.raises(Refusal) as refused:
        door.tell(text, **more)  # type: ignore[arg-type]  # a wish that is none is part of the test
    assert refused.value.remedy
    assert not Story.objects.for_trust(door.trust).exists()


def test_signs_that_no_database_stores_are_replaced_and_the_rest_is_kept(door: "FrontDoorHere") -> None:
    assert door.tell("A\x00B \ud800 \U0001f49b").story.text == "A\ufffdB ? \U0001f49b"


def test_a_story_told_by_phone_names_who_wrote_it_down(door: "FrontDoorHere") -> None:
    told = actions.tell_by_phone_or_paper(
        by=door.nurse,
        form=open_form(NOW),
        came=Came.PHONE,
        text=TEXT,
        wish=Wish.PUBLISH,
        for_whom=ForWhom.SOMEBODY,
        now=NOW,
    )
    assert (told.story.entered_by, told.story.came) == (door.nurse, "phone")
    assert queries.story_by_link(door.trust, told.token) is not None
    with pytest.raises(Refusal):
        door.publish(told.story)


def test_the_teller_adds_to_the_story_on_the_link(door: "FrontDoorHere") -> None:
    told = door.tell()
    for _ in range(2):
        actions.reply_by_teller(by=teller(told.story), story=told.story, text="And no water.", now=NOW)
    found = queries.story_by_link(door.trust, told.token)
    assert found is not None
    assert [reply.text for reply in found.replies] == ["And no water."]
    posts = FrontDoor().fetch(door.line, "").posts
    assert [(post.network_id.split(":")[0], post.is_private) for post in posts] == [
        ("story", False),
        ("reply", True),
    ]
    assert posts[1].thread == posts[0].network_id


def test_nobody_acts_on_somebody_else_s_story(door: "FrontDoorHere") -> None:
    told = door.tell()
    stranger = Teller(told.story.pk + 1)
    with pytest.raises(Refusal):
        actions.reply_by_teller(by=stranger, story=told.story, text="Hm.", now=NOW)
    with pytest.raises(Refusal):
        actions.withdraw_story(by=stranger, story=told.story, now=NOW)
    with pytest.raises(Refusal):
        actions.change_wish(by=stranger, story=told.story, wish=Wish.TELL_ONLY, now=NOW)


def test_a_story_taken_back_leaves_the_page_and_its_contact_is_erased(door: "FrontDoorHere") -> None:
    told = door.tell(contact="07700 900123")
    actions.reply_by_teller(by=teller(told.story), story=told.story, text="More.", now=NOW)
    door.publish(told.story)
    cursor = FrontDoor().fetch(door.line, "").cursor
    actions.withdraw_story(by=teller(told.story), story=told.story, now=NOW)
    assert queries.published_story(door.trust, told.story.pk) is None
    assert Story.objects.for_trust(door.trust).get().contact == ""
    later = FrontDoor().fetch(door.line, cursor).posts
    assert [(post.is_deleted, post.text) for post in later] == [(True, ""), (True, "")]
    with pytest.raises(Refusal):
        actions.reply_by_teller(by=teller(told.story), story=told.story, text="Wait.", now=NOW)


def test_staff_take_a_story_back_for_a_teller_who_rings(
    door: "FrontDoorHere", other_door: "FrontDoorHere"
) -> None:
    told = door.tell()
    with pytest.raises(Refusal):
        actions.withdraw_story(by=other_door.nurse, story=told.story, now=NOW)
    story = actions.withdraw_story(by=door.nurse, story=told.story, now=NOW)
    assert story.withdrawn_by == door.nurse.ledger_name
    assert actions.withdraw_story(by=door.nurse, story=told.story, now=NOW).version == story.version


def test_a_changed_wish_takes_a_public_story_down_at_once(door: "FrontDoorHere") -> None:
    told = door.tell()
    door.publish(told.story)
    actions.change_wish(by=teller(told.story), story=told.story, wish=Wish.TELL_ONLY, now=NOW)
    assert queries.published_story(door.trust, told.story.pk) is None
    assert FrontDoor().fetch(door.line, "").posts[0].is_private
    story = actions.change_wish(by=teller(told.story), story=told.story, wish=Wish.PUBLISH, now=NOW)
    assert story.state == StoryState.WAITING


@pytest.mark.parametrize("wish", [Wish.TELL_ONLY, Wish.RING_ME])
def test_a_private_story_is_fetched_as_private_and_never_public(door: "FrontDoorHere", wish: Wish) -> None:
    told = door.tell(wish=wish, contact="07700 900123")
    (post,) = FrontDoor().fetch(door.line, "").posts
    assert post.is_private
    assert post.url == ""
    door.answer(told.story)
    assert queries.published_stories(door.trust).stories == ()
    found = queries.story_by_link(door.trust, told.token)
    assert found is not None
    assert [answer.text for answer in found.answers] == ["I am sorry about the wait."]


def test_the_teller_says_whether_it_was_an_answer(door: "FrontDoorHere") -> None:
    told = door.tell()
    with pytest.raises(Refusal):
        actions.say_was_this_an_answer(by=teller(told.story), story=told.story, verdict=Verdict.YES, now=NOW)
    door.answer(told.story)
    for verdict in (Verdict.NOT_YET, Verdict.NOT_YET, Verdict.YES):
        story = actions.say_was_this_an_answer(
            by=teller(told.story), story=told.story, verdict=verdict, now=NOW
        )
    assert story.was_answered == "yes"
    assert Event.objects.filter(name="channels:answer:judged").count() == 2
