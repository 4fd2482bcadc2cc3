"""A person's look before publishing: only names left out, reasons on the teller's link, reports."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.channels.base import Message, NotAccepted, Picture, Receipt
from candour.channels.frontdoor import actions, queries, rules
from candour.channels.frontdoor.channel import FrontDoor
from candour.channels.frontdoor.masking import mask, names_to_look_at
from candour.channels.frontdoor.models import Report, Story, StoryState, Wish
from candour.channels.frontdoor.words import HELP_LINES, NAME_LEFT_OUT
from candour.domain.actor import Visitor
from candour.domain.refusal import Refusal
from candour.ledger.models import Event
from tests.rooms.channels.doors import BRIAN, TEXT, teller
from tests.rooms.people.trusts import NOW

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from tests.rooms.channels.doors import FrontDoorHere


def test_a_published_story_differs_only_by_the_names_left_out(door: "FrontDoorHere") -> None:
    told = door.tell(teller_name="Sam")
    door.publish(told.story)
    shown = queries.published_story(door.trust, told.story.pk)
    assert shown is not None
    assert shown.text == TEXT.replace("Brian", NAME_LEFT_OUT)
    assert shown.teller_name == "Sam"
    found = queries.story_by_link(door.trust, told.token)
    assert found is not None
    assert found.story.text == TEXT
    assert found.story.left_out_because == "staff who are criticised are not named in public"
    (post,) = FrontDoor().fetch(door.line, "").posts
    assert (post.version, post.is_private, post.text) == (1, False, TEXT)
    assert post.url.endswith(f"/stories/{told.story.pk}")


def test_a_criticised_name_must_be_left_out_or_the_story_refused(door: "FrontDoorHere") -> None:
    told = door.tell()
    with pytest.raises(Refusal) as refused:
        actions.publish_story(
            by=door.nurse,
            story=told.story,
            names=[],
            because="",
            no_criticised_name_is_left=False,
            now=NOW,
        )
    assert refused.value.clause == "criticised staff"
    with pytest.raises(Refusal, match="why a name is left out"):
        actions.publish_story(
            by=door.nurse,
            story=told.story,
            names=[BRIAN],
            because=" ",
            no_criticised_name_is_left=True,
            now=NOW,
        )
    assert Story.objects.for_trust(door.trust).get().state == StoryState.WAITING


@pytest.mark.parametrize("names", [[(0, 61)], [(-1, 4)], [(0, 10_000)], [(5, 5)], [(7, 3)], [(0, 5), (3, 8)]])
def test_nothing_but_names_can_be_left_out(door: "FrontDoorHere", names: list[tuple[int, int]]) -> None:
    told = door.tell()
    with pytest.raises(Refusal) as refused:
        actions.publish_story(
            by=door.nurse,
            story=told.story,
            names=names,
            because="a name",
            no_criticised_name_is_left=True,
            now=NOW,
        )
    assert refused.value.remedy


@given(st.text(alphabet="ab \U0001f49b\u0119", min_size=1, max_size=40), st.data())
def test_what_is_not_left_out_stays_letter_by_letter(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert mask(text, [(start, end)]) == text[:start] + NAME_LEFT_OUT + text[end:]


def test_the_looker_s_eye_is_led_to_likely_names() -> None:
    text = "Dr Jane Smith was kind. A nurse called Brian was not, and Sister O'Neil said so."
    assert [text[start:end] for start, end in names_to_look_at(text)] == ["Jane Smith", "Brian", "O'Neil"]
    assert names_to_look_at("We waited for a doctor. Nobody came.") == ()


def test_only_people_with_the_role_look_and_only_at_their_own_trust(
    door: "FrontDoorHere", other_door: "FrontDoorHere"
) -> None:
    told = door.tell()
    for stranger in (door.administrator, other_door.nurse):
        assert rules.may_not_look(stranger, told.story) is not None
        with pytest.raises(Refusal):
            actions.refuse_story(by=stranger, story=told.story, because="No.", now=NOW)
    with pytest.raises(Refusal):
        actions.mark_first_read(by=other_door.nurse, story=told.story, now=NOW)


@pytest.mark.parametrize("wish", [Wish.TELL_ONLY, Wish.RING_ME])
def test_what_the_teller_wants_private_cannot_be_published(door: "FrontDoorHere", wish: Wish) -> None:
    told = door.tell(wish=wish, contact="07700 900123")
    with pytest.raises(Refusal) as refused:
        door.publish(told.story)
    assert "private link" in refused.value.remedy


def test_a_refusal_shows_its_reason_on_the_link_and_can_be_thought_over(door: "FrontDoorHere") -> None:
    told = door.tell()
    with pytest.raises(Refusal):
        actions.refuse_story(by=door.nurse, story=told.story, because="  ", now=NOW)
    actions.refuse_story(by=door.nurse, story=told.story, because="It names another patient.", now=NOW)
    found = queries.story_by_link(door.trust, told.token)
    assert found is not None
    assert found.story.refused_because == "It names another patient."
    assert queries.published_story(door.trust, told.story.pk) is None
    with pytest.raises(Refusal):
        actions.refuse_story(by=door.nurse, story=told.story, because="Again.", now=NOW)
    assert door.publish(told.story).refused_because == ""


def test_a_public_story_can_be_taken_down_with_a_reason(door: "FrontDoorHere") -> None:
    told = door.tell()
    door.publish(told.story)
    with pytest.raises(Refusal):
        door.publish(told.story)
    actions.refuse_story(by=door.nurse, story=told.story, because="It shows who was ill.", now=NOW)
    assert queries.published_stories(door.trust).stories == ()


def test_the_teller_sees_who_read_the_story_first(door: "FrontDoorHere") -> None:
    told = door.tell()
    assert actions.mark_first_read(by=door.nurse, story=told.story, now=NOW)
    assert not actions.mark_first_read(by=door.matron, story=told.story, now=NOW + timedelta(minutes=5))
    found = queries.story_by_link(door.trust, told.token)
    assert found is not None
    assert (found.story.first_read_at, found.story.read_by_role) == (NOW, "Nia, Staff nurse")
    assert Event.objects.filter(name="channels:story:read").count() == 1


def test_a_report_reaches_staff_and_is_settled_with_a_reason(
    door: "FrontDoorHere", other_door: "FrontDoorHere"
) -> None:
    told = door.tell()
    with pytest.raises(Refusal):
        actions.report(by=Visitor(), about=told.story, reason="Hm.", now=NOW)
    door.publish(told.story)
    answer = door.answer(told.story)
    actions.report(by=Visitor(), about=told.story, reason="It names my neighbour.", now=NOW)
    report = actions.report(by=Visitor(), about=answer, reason="It is unkind.", now=NOW)
    assert queries.open_reports(door.trust).count() == 2
    assert queries.open_reports(other_door.trust).count() == 0
    with pytest.raises(Refusal):
        actions.settle_report(by=other_door.nurse, report=report, because="No.", now=NOW)
    with pytest.raises(Refusal):
        actions.settle_report(by=door.nurse, report=report, because="", now=NOW)
    actions.settle_report(by=door.nurse, report=report, because="It is kind.", now=NOW)
    assert [kept.story_id for kept in queries.open_reports(door.trust)] == [told.story.pk]


@pytest.mark.parametrize("reason", ["", "   ", "a" * 501])
def test_a_report_without_a_reason_is_given_back(door: "FrontDoorHere", reason: str) -> None:
    told = door.tell()
    door.publish(told.story)
    with pytest.raises(Refusal):
        actions.report(by=Visitor(), about=told.story, reason=reason, now=NOW)
    assert not Report.objects.for_trust(door.trust).exists()


def test_an_answer_taken_down_leaves_its_place_and_not_its_words(door: "FrontDoorHere") -> None:
    told = door.tell()
    door.publish(told.story)
    answer = door.answer(told.story)
    FrontDoor().delete(door.line, f"answer:{answer.pk}", "d1")
    shown = queries.published_story(door.trust, told.story.pk)
    assert shown is not None
    assert [(one.text, one.name, one.removed_at is None) for one in shown.answers] == [("", "", False)]
    assert queries.published_answer(door.trust, answer.pk) is None


def test_pages_of_stories_hold_each_once_at_a_fixed_number_of_statements(
    door: "FrontDoorHere", other_door: "FrontDoorHere", django_assert_num_queries: "DjangoAssertNumQueries"
) -> None:
    for number in range(7):
        story = door.publish(door.tell(f"Story {number}.").story)
        door.answer(story, key=f"a{number}")
    seen: list[int] = []
    older = ""
    for _ in range(3):
        with django_assert_num_queries(3):
            page = queries.published_stories(door.trust, older_than=older, size=3)
        seen += [story.id for story in page.stories]
        older = page.older
    assert older == ""
    assert len(seen) == len(set(seen)) == 7
    assert seen == sorted(seen, reverse=True)
    assert queries.published_stories(other_door.trust).stories == ()
    for nonsense in ["x", "_", "2026-01-01_1", "'; --"]:
        assert len(queries.published_stories(door.trust, older_than=nonsense).stories) == 7


def test_a_story_that_is_not_public_is_not_there(door: "FrontDoorHere", other_door: "FrontDoorHere") -> None:
    told = door.tell()
    assert queries.published_story(door.trust, told.story.pk) is None
    door.publish(told.story)
    assert queries.published_story(other_door.trust, told.story.pk) is None
    assert queries.waiting_for_a_look(door.trust).count() == 0


def test_a_public_post_leads_back_to_its_story(door: "FrontDoorHere", other_door: "FrontDoorHere") -> None:
    told = door.tell()
    reply = actions.reply_by_teller(by=teller(told.story), story=told.story, text="More.", now=NOW)
    for network_id in (f"story:{told.story.pk}", f"reply:{reply.pk}"):
        assert queries.story_row(door.trust, network_id) == told.story
        assert queries.story_row(other_door.trust, network_id) is None
    assert queries.story_row(door.trust, "answer:1") is None
    assert queries.story_row(door.trust, "story:x") is None


def test_a_correction_stands_under_the_post_that_it_corrects(door: "FrontDoorHere") -> None:
    def say(words: str, key: str, about: str = "") -> Receipt:
        message = Message(words, "Nia", "staff nurse", in_reply_to=about)
        return FrontDoor().publish(door.line, message, key)

    post = say("The clinic opens at 9.", "p1")
    first = say("We got this wrong: it opens at 8.", "p2", post.network_id)
    second = say("And at 10 on Sundays.", "p3", first.network_id)
    number = int(post.network_id.partition(":")[2])
    assert post.url.endswith(f"/posts/{number}")
    assert first.url.startswith(f"{post.url}#answer-")
    assert second.url.startswith(f"{post.url}#answer-")
    assert [one.text for one in queries.own_posts(door.trust)] == ["The clinic opens at 9."]
    assert [one.text[:6] for one in queries.own_post(door.trust, number)] == ["The cl", "We got", "And at"]


def test_a_correction_stands_under_the_story_of_the_answer_that_it_corrects(door: "FrontDoorHere") -> None:
    told = door.tell()
    door.publish(told.story)
    answer = door.answer(told.story)
    message = Message("It was seven hours.", "Nia", "staff nurse", in_reply_to=f"answer:{answer.pk}")
    FrontDoor().publish(door.line, message, "a2")
    shown = queries.published_story(door.trust, told.story.pk)
    assert shown is not None
    assert [one.text for one in shown.answers] == ["I am sorry about the wait.", "It was seven hours."]


def test_pictures_are_never_left_out_silently(door: "FrontDoorHere") -> None:
    message = Message("Look.", "Nia", "staff nurse", pictures=(Picture("a" * 64, "The new door"),))
    with pytest.raises(NotAccepted) as refused:
        FrontDoor().publish(door.line, message, "p1")
    assert refused.value.remedy


def test_the_help_lines_are_the_public_numbers_of_england() -> None:
    assert [line.how for line in HELP_LINES] == [
        "Call 999",
        "Call 111",
        "Call 116 123",
        "Text SHOUT to 85258",
    ]
