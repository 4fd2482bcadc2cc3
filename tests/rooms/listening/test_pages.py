"""The pages of Listen, as staff see them; every page fetched passes the page checks."""

from datetime import timedelta

import pytest
from django.http import HttpRequest
from django.utils import timezone

from candour.channels.base import Incoming
from candour.channels.frontdoor.actions import publish_story, report, tell_story
from candour.channels.frontdoor.guards import open_form
from candour.channels.frontdoor.models import ForWhom, Story, StoryState, Wish
from candour.channels.models import Account
from candour.domain.actor import Visitor
from candour.domain.kinds import Flag, Kind
from candour.domain.refusal import Refusal
from candour.jobs import worker
from candour.ledger.models import Event
from candour.listening import actions, registers
from candour.listening.models import Claim, Clock, HandOff, PublicPost
from candour.listening.registers import Answer, WayOn
from tests.pages import Visit
from tests.rooms.listening.hospital import FETCH, NOW, Hospital, a_reading, html


def test_an_empty_inbox_says_what_to_do_next(hospital: Hospital, visit: Visit) -> None:
    page = html(visit("/listen", by=hospital.nurse))
    assert "Nobody is waiting for an answer." in page
    assert "0 posts waiting for an answer, oldest first." in page


def test_a_visitor_is_asked_to_sign_in(hospital: Hospital, visit: Visit) -> None:
    post = hospital.hears()
    for path in ("/listen", f"/listen/{post.pk}", "/listen/tell", "/listen/stories", "/connections"):
        visit(path, expecting=302)


def test_the_inbox_shows_kind_wait_worst_sentence_and_who_has_it(hospital: Hospital, visit: Visit) -> None:
    text = "The nurse was kind. Nobody told us anything for six hours."
    post = hospital.hears(text, a_reading(Kind.COMPLAINT, worst=(20, len(text))))
    page = html(visit("/listen", by=hospital.nurse))
    assert "Complaint" in page
    assert "waiting" in page
    assert "Worst sentence: “Nobody told us anything for six hours.”" in page
    assert "Nobody has this yet" in page
    visit(f"/listen/{post.pk}/take", by=hospital.nurse, post={}, expecting=302)
    assert "You have this" in html(visit("/listen?state=mine", by=hospital.nurse))
    assert "Megan Pugh has this" in html(visit("/listen", by=hospital.colleague))


def test_human_needed_now_stands_on_top_with_who_was_asked_and_who_has_seen_it(
    hospital: Hospital, visit: Visit
) -> None:
    post = hospital.hears("words", a_reading(Kind.OTHER, Flag.SELF_HARM))
    hospital.hears()
    page = html(visit("/listen", by=hospital.nurse))
    assert page.index("Rita Moss, Reader on call: asked") < page.index("waiting for an answer, oldest first")
    assert "not seen yet" in page
    assert "Site manager on duty ext 2222" in page
    hand_off = HandOff.objects.get(post=post)
    visit(f"/listen/hand-offs/{hand_off.pk}/see", by=hospital.nurse, post={}, expecting=403)
    visit(f"/listen/hand-offs/{hand_off.pk}/see", by=hospital.reader, post={}, expecting=302)
    assert "<strong>seen</strong>" in html(visit("/listen", by=hospital.nurse))


def test_filters_keep_what_was_chosen_and_nonsense_is_let_be(hospital: Hospital, visit: Visit) -> None:
    hospital.hears("All good", a_reading(Kind.COMPLIMENT, criticality=3))
    hospital.hears("All bad", a_reading(Kind.COMPLAINT))
    page = html(visit("/listen?kind=compliment", by=hospital.nurse))
    assert "All good" in page
    assert "All bad" not in page
    assert "1 post that match what you chose, waiting" in page or "1 post" in page
    visit("/listen?kind=nonsense&site=x&order=up&state=gone&after=1_2_3", by=hospital.nurse)
    assert "No post matches what you chose." in html(visit("/listen?kind=question", by=hospital.nurse))


def test_pages_follow_each_other_without_loss_or_repeat(hospital: Hospital, visit: Visit) -> None:
    for number in range(60):
        hospital.hears(
            f"Post number {number:03d}.", network_id=f"n{number}", now=NOW + timedelta(minutes=number)
        )
    for order in ("oldest", "newest", "worst"):
        shown: list[str] = []
        address = f"/listen?order={order}"
        while address:
            page = html(visit(address, by=hospital.nurse))
            shown += [f"{number:03d}" for number in range(60) if f"Post number {number:03d}." in page]
            found = page.partition("Next 25 posts")[0].rpartition('href="')[2].partition('"')[0]
            address = found.replace("&amp;", "&") if "Next 25 posts" in page else ""
        assert sorted(shown) == [f"{number:03d}" for number in range(60)]


def test_no_reply_needed_asks_for_a_reason(hospital: Hospital, visit: Visit) -> None:
    post = hospital.hears()
    page = html(visit(f"/listen/{post.pk}/aside", by=hospital.nurse, post={"reason": ""}, expecting=422))
    assert "Enter a reason" in page
    visit(f"/listen/{post.pk}/aside", by=hospital.nurse, post={"reason": "An advertisement"}, expecting=302)
    page = html(visit(f"/listen/{post.pk}", by=hospital.colleague))
    assert "Megan Pugh said" in page
    assert "An advertisement" in page
    visit(f"/listen/{post.pk}/bring-back", by=hospital.colleague, post={}, expecting=302)
    assert PublicPost.objects.get().waits_since is not None


def test_a_post_is_handed_over_and_given_back_on_its_page(hospital: Hospital, visit: Visit) -> None:
    post = hospital.hears()
    visit(f"/listen/{post.pk}/take", by=hospital.nurse, post={}, expecting=302)
    visit(f"/listen/{post.pk}/take", by=hospital.colleague, post={}, expecting=403)
    visit(f"/listen/{post.pk}/hand-over", by=hospital.nurse, post={"to": ""}, expecting=422)
    to = {"to": str(hospital.duty.pk)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: NOW)
        visit(f"/listen/{post.pk}/hand-over", by=hospital.nurse, post=to, expecting=302)
    assert Claim.objects.get(ended_at=None).person == hospital.duty
    visit(f"/listen/{post.pk}/give-back", by=hospital.duty, post={}, expecting=302)
    assert not Claim.objects.filter(ended_at=None).exists()


def test_possible_harm_is_recorded_and_released_on_the_post_page(hospital: Hospital, visit: Visit) -> None:
    post = hospital.hears("The wrong dose", a_reading(Kind.COMPLAINT, Flag.POSSIBLE_HARM))
    hand_off = HandOff.objects.get()
    here = f"/listen/hand-offs/{hand_off.pk}"
    assert "Duty of candour" in html(visit(f"/listen/{post.pk}", by=hospital.reader))
    visit(f"{here}/record", by=hospital.reader, post={"done": ["told"]}, expecting=302)
    assert "Told in person: Yes. Letter sent: Not yet." in html(
        visit(f"/listen/{post.pk}", by=hospital.reader)
    )
    visit(f"{here}/release", by=hospital.approver, post={"reason": ""}, expecting=422)
    visit(f"{here}/release", by=hospital.approver, post={"reason": "Met the family"}, expecting=302)
    assert "Ann Cole let public replies leave" in html(visit(f"/listen/{post.pk}", by=hospital.nurse))


def test_who_may_not_act_on_a_hand_off_reads_why_in_the_place_of_the_buttons(
    hospital: Hospital, visit: Visit
) -> None:
    post = hospital.hears("The wrong dose", a_reading(Kind.COMPLAINT, Flag.POSSIBLE_HARM))
    page = html(visit(f"/listen/{post.pk}", by=hospital.nurse))
    assert "I have seen this" not in page
    assert "Ring whoever is on duty" in page
    page = html(visit(f"/listen/{post.pk}", by=hospital.reader))
    assert "I have seen this" in page
    assert "This is released by somebody who answers for it" in page
    assert "Why may we answer in public now?" not in page
    actions.see_hand_off(by=hospital.approver, hand_off=HandOff.objects.get(), now=NOW)
    assert "Why may we answer in public now?" in html(visit(f"/listen/{post.pk}", by=hospital.approver))


def test_whoever_may_be_in_danger_stands_first_on_the_page(hospital: Hospital, visit: Visit) -> None:
    post = hospital.hears("Words", a_reading(Kind.COMPLAINT, Flag.POSSIBLE_HARM, Flag.DANGER_NOW))
    page = html(visit(f"/listen/{post.pk}", by=hospital.reader))
    assert page.index("A human is needed now") < page.index("Duty of candour")


def test_thanks_have_no_worst_sentence(hospital: Hospital, visit: Visit) -> None:
    text = "The night porters found my hearing aid. Heroes, all of them."
    post = hospital.hears(text, a_reading(Kind.COMPLIMENT, worst=(0, 39)))
    assert "worst sentence" not in html(visit(f"/listen/{post.pk}", by=hospital.nurse))


@pytest.mark.parametrize("after", ["0_0001-01-01T00:00:00%2B14:00_1", f"{9**30}_2026-05-13T21:10:00Z_1"])
def test_an_address_with_a_senseless_place_begins_at_the_top(
    hospital: Hospital, visit: Visit, after: str
) -> None:
    post = hospital.hears()
    page = html(visit(f"/listen?order=worst&after={after}", by=hospital.nurse))
    assert f"/listen/{post.pk}" in page


def test_a_clock_shows_its_last_day_and_stops_with_a_reason(hospital: Hospital, visit: Visit) -> None:
    post = hospital.hears("FOI please", a_reading(Kind.QUESTION, Flag.FOI))
    assert "11 June 2026" in html(visit(f"/listen/{post.pk}", by=hospital.nurse))
    stop = f"/listen/clocks/{Clock.objects.get().pk}/stop"
    visit(stop, by=hospital.nurse, post={"reason": ""}, expecting=422)
    visit(stop, by=hospital.nurse, post={"reason": "Answered by letter"}, expecting=302)
    assert "Answered by letter" in html(visit(f"/listen/{post.pk}", by=hospital.nurse))


def test_rooms_above_put_their_ways_on_and_their_answers_on_the_page(
    hospital: Hospital, visit: Visit
) -> None:
    before = hospital.hears("Thank you", a_reading(Kind.COMPLIMENT), network_id="old")
    actions.mark_answered(by=FETCH, post=before, now=NOW, network_id="ours")
    post = hospital.hears("And again", a_reading(Kind.COMPLIMENT), network_id="new")

    def ways(request: HttpRequest, post: PublicPost) -> list[WayOn | Refusal]:
        return [
            WayOn("Write a reply", f"/listen/tell?post={post.pk}", is_main=True),
            Refusal("Not yet.", "Wait.", "1.1"),
        ]

    said = {before.pk: [Answer("That is kind of you", "Megan, staff nurse", NOW)]}
    registers.add_ways_on(ways)
    registers.add_answers(lambda _trust, posts: {pk: said[pk] for pk in posts if pk in said})
    page = html(visit(f"/listen/{post.pk}", by=hospital.nurse))
    assert f'href="/listen/tell?post={post.pk}"' in page
    assert "Not yet." in page
    assert "That is kind of you" in page
    assert "Answered before to Jan" in page


def test_a_conversation_is_shown_whole_and_a_tombstone_keeps_its_place(
    hospital: Hospital, visit: Visit
) -> None:
    post = hospital.hears("first words", network_id="a")
    hospital.hears("second words", network_id="b", author="Bo", in_reply_to="a")
    gone = Incoming("b", "", "Bo", NOW, is_deleted=True)
    page = html(visit(f"/listen/{post.pk}", by=hospital.nurse))
    assert "2 posts, oldest first" in page
    assert "second words" in page
    actions.receive(by=FETCH, account=hospital.account, incoming=gone, now=NOW)
    page = html(visit(f"/listen/{post.pk}", by=hospital.nurse))
    assert "taken down by its author" in page
    assert "second words" not in page


def test_ids_of_another_trust_are_not_there(hospital: Hospital, elsewhere: Hospital, visit: Visit) -> None:
    post = hospital.hears("Zebra crossing", a_reading(Kind.QUESTION, Flag.SELF_HARM, Flag.FOI))
    stranger = elsewhere.approver
    visit(f"/listen/{post.pk}", by=stranger, expecting=404)
    for act in ("take", "give-back", "correct", "aside", "bring-back", "hand-over"):
        visit(f"/listen/{post.pk}/{act}", by=stranger, post={"reason": "x", "kind": "other"}, expecting=404)
    for act in ("see", "record", "release"):
        path = f"/listen/hand-offs/{HandOff.objects.get().pk}/{act}"
        visit(path, by=stranger, post={"reason": "x"}, expecting=404)
    visit(f"/listen/clocks/{Clock.objects.get().pk}/stop", by=stranger, post={"reason": "x"}, expecting=404)
    assert "Zebra" not in html(visit("/listen", by=stranger))


def front_door(hospital: Hospital) -> Account:
    return Account.objects.create(
        trust=hospital.trust, channel="frontdoor", name="Our own page", connected_at=NOW
    )


def a_story(hospital: Hospital, text: str) -> Story:
    return tell_story(
        by=Visitor(),
        trust=hospital.trust,
        form=open_form(NOW),
        text=text,
        wish=Wish.PUBLISH,
        for_whom=ForWhom.SELF,
        teller_name="Jan",
        now=NOW,
    ).story


def test_a_told_story_is_in_the_inbox_as_soon_as_the_worker_looks(hospital: Hospital, visit: Visit) -> None:
    front_door(hospital)
    story = a_story(hospital, "Six hours on a trolley. Nobody told us anything.")
    worker.run_due(NOW)
    post = PublicPost.objects.get()
    assert (post.network_id, post.kind != "") == (f"story:{story.pk}", True)
    visit(f"/listen/{post.pk}", by=hospital.nurse)
    story.refresh_from_db()
    assert story.read_by_role == "Megan, Staff nurse"


def test_a_story_is_published_without_the_name_of_criticised_staff(hospital: Hospital, visit: Visit) -> None:
    front_door(hospital)
    story = a_story(hospital, "Nurse Kay was rude, and Bob laughed. Kay again!")
    here = f"/listen/stories/{story.pk}"
    assert "1 story that the tellers want" in html(visit("/listen/stories", by=hospital.reader))
    assert "Stories are looked at by" in html(visit(here, by=hospital.nurse))
    assert "<mark>Kay</mark>" in html(visit(here, by=hospital.reader))
    visit(f"{here}/publish", by=hospital.reader, post={}, expecting=422)
    looked: dict[str, object] = {"is_looked_at": "yes", "other_names": "Zed", "because": "criticised"}
    assert "does not stand in the story" in html(
        visit(f"{here}/publish", by=hospital.reader, post=looked, expecting=403)
    )
    looked = {"is_looked_at": "yes", "names": ["6-9"], "other_names": "Kay, Bob", "because": "criticised"}
    visit(f"{here}/publish", by=hospital.reader, post=looked, expecting=302)
    story.refresh_from_db()
    assert story.state == StoryState.PUBLISHED
    assert "Kay" not in story.published_text
    assert "Bob" not in story.published_text
    worker.run_due(NOW + timedelta(days=365))
    assert PublicPost.objects.get().url != ""


def test_a_story_is_refused_with_a_reason(hospital: Hospital, visit: Visit) -> None:
    story = a_story(hospital, "Buy my lamps")
    visit(f"/listen/stories/{story.pk}/refuse", by=hospital.reader, post={"because": ""}, expecting=422)
    because = {"because": "This is an advertisement."}
    visit(f"/listen/stories/{story.pk}/refuse", by=hospital.reader, post=because, expecting=302)
    story.refresh_from_db()
    assert story.state == StoryState.REFUSED
    assert "No story waits for a look." in html(visit("/listen/stories", by=hospital.reader))


def test_staff_write_down_a_story_and_get_the_private_link(hospital: Hospital, visit: Visit) -> None:
    visit("/listen/tell", by=hospital.nurse)
    visit("/listen/tell", by=hospital.nurse, post={"form": open_form(NOW)}, expecting=422)
    told = {
        "form": open_form(NOW),
        "came": "phone",
        "text": "She waited six hours.",
        "wish": "ring_me",
        "for_whom": "self",
    }
    page = html(visit("/listen/tell", by=hospital.nurse, post=told, expecting=403))
    assert "We do not know where to ring." in page
    page = html(
        visit("/listen/tell", by=hospital.nurse, post={**told, "contact": "01271 000000"}, follow=True)
    )
    assert "Give this private link to the person who told you" in page
    assert Story.objects.get().entered_by == hospital.nurse
    assert "There is no link to show." in html(visit("/listen/told", by=hospital.colleague))


def test_whoever_asked_to_be_rung_can_be_reached_and_it_is_kept_who_looked(
    hospital: Hospital, visit: Visit
) -> None:
    front_door(hospital)
    tell_story(
        by=Visitor(),
        trust=hospital.trust,
        form=open_form(NOW),
        text="Please ring me about my mum.",
        wish=Wish.RING_ME,
        for_whom=ForWhom.SOMEBODY,
        contact="01271 000000",
        now=NOW,
    )
    worker.run_due(NOW)
    post = PublicPost.objects.get()
    page = html(visit(f"/listen/{post.pk}", by=hospital.reader))
    assert "They would like us to ring." in page
    assert "01271" not in page
    assert "01271 000000" in html(visit(f"/listen/{post.pk}/contact", by=hospital.reader, post={}))
    visit(f"/listen/{post.pk}/contact", by=hospital.nurse, post={}, expecting=403)
    visit(f"/listen/{hospital.hears().pk}/contact", by=hospital.reader, post={}, expecting=404)
    assert Event.objects.filter(name="channels:contact:read").count() == 1


def test_what_a_reader_reported_is_settled_with_what_was_decided(hospital: Hospital, visit: Visit) -> None:
    story = a_story(hospital, "The ward was kind to us.")
    publish_story(
        by=hospital.reader, story=story, names=[], because="", no_criticised_name_is_left=True, now=NOW
    )
    story.refresh_from_db()
    made = report(by=Visitor(), about=story, reason="It names my sister", now=NOW)
    page = html(visit("/listen/stories", by=hospital.reader))
    assert "1 report that nobody has settled" in page
    assert "It names my sister" in page
    here = f"/listen/reports/{made.pk}/settle"
    visit(here, by=hospital.reader, post={"because": ""}, expecting=422)
    visit(here, by=hospital.reader, post={"because": "It names nobody"}, expecting=302)
    visit(here, by=hospital.reader, post={"because": "Again"}, expecting=404)
    assert "nobody has settled" not in html(visit("/listen/stories", by=hospital.reader))


def test_stories_of_another_trust_are_not_there(
    hospital: Hospital, elsewhere: Hospital, visit: Visit
) -> None:
    story = a_story(hospital, "Six hours on a trolley.")
    visit(f"/listen/stories/{story.pk}", by=elsewhere.reader, expecting=404)
    for act in ("publish", "refuse"):
        visit(f"/listen/stories/{story.pk}/{act}", by=elsewhere.reader, post={}, expecting=404)
