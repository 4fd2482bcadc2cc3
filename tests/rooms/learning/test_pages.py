"""The pages of a lesson, as people use them without JavaScript, and the card that names it."""

from html import unescape

import pytest

from candour.demo.trust import PLEDGE
from candour.domain.roles import Right
from candour.learning.models import Taking
from candour.people.queries import rights_in_force
from candour.voice.models import Statement
from tests.pages import Visit
from tests.rooms.learning.colleagues import two_say_yes
from tests.rooms.learning.replies import BAD, GOOD, SCENARIO
from tests.world import World

SHORT_SORRY = "I am sorry that you sat by a trolley for six hours and that nobody told you anything. Maya"
PRACTICE = f"/learn/saying-sorry/practice/{SCENARIO}"


@pytest.fixture
def draft(world: World) -> Statement:
    return world.draft(world.receive(), SHORT_SORRY)


def read_all(visit: Visit, world: World, back: str = "") -> None:
    for part in range(1, 9):
        visit(f"/learn/saying-sorry/{part}{back}", by=world["nurse"], post={}, expecting=302)


def page_of(visit: Visit, world: World, path: str, who: str = "nurse") -> str:
    return unescape(visit(path, by=world[who]).content.decode())


def test_the_card_names_the_lesson_that_can_be_opened_and_no_other(
    world: World, visit: Visit, draft: Statement
) -> None:
    page = page_of(visit, world, f"/speak/{draft.pk}")
    assert "After the lesson “Saying sorry” (9 minutes) a reply that only says sorry goes without" in page
    assert "Clinical words" not in page, "this lesson cannot be opened"
    visit(
        f"/speak/{draft.pk}/check",
        by=world["nurse"],
        post={"text": SHORT_SORRY, "says": "regret_only", "harm_answer": "no"},
        expecting=302,
    )
    page = page_of(visit, world, f"/speak/{draft.pk}")
    assert "After the lesson “Saying sorry” (9 minutes) replies like this go without waiting." in page


def test_the_lesson_is_taken_from_the_card_and_the_same_reply_now_needs_nobody(
    world: World, visit: Visit, draft: Statement
) -> None:
    nurse, back = world["nurse"], f"?reply={draft.pk}"
    words = {"text": SHORT_SORRY + " ", "says": "regret_only", "harm_answer": "no"}
    opened = visit(f"/speak/{draft.pk}/learn/say_sorry", by=nurse, post=words, expecting=302)
    assert opened["Location"] == f"/learn/saying-sorry{back}"
    draft.refresh_from_db()
    assert draft.says == ["regret_only"], "the draft is kept on the way"
    first = page_of(visit, world, opened["Location"])
    assert f'href="/learn/saying-sorry/1{back}"' in first
    assert f'href="/speak/{draft.pk}"' in first
    read_all(visit, world, back)
    sent = visit(f"{PRACTICE}{back}", by=nurse, post={"text": GOOD}, expecting=302)
    assert sent["Location"] == f"/learn/saying-sorry/colleagues{back}"
    assert "2 colleagues have been asked" in page_of(visit, world, sent["Location"])
    assert "Nobody sees this first" not in page_of(visit, world, f"/speak/{draft.pk}")
    two_say_yes(world)
    done = page_of(visit, world, f"/learn/saying-sorry/passed{back}")
    assert "You may say sorry without waiting" in done
    assert PLEDGE in done
    assert f'href="/speak/{draft.pk}"' in done
    card = page_of(visit, world, f"/speak/{draft.pk}")
    assert "Nobody sees this first" in card
    assert "After the lesson" not in card
    visit(f"/speak/{draft.pk}/send", by=nurse, post=words, expecting=302)
    draft.refresh_from_db()
    assert draft.state == "approved"


def test_whoever_holds_the_right_is_told_on_the_card_that_a_short_sorry_waits_for_nobody(
    world: World, visit: Visit
) -> None:
    draft = world.draft(world.receive(), SHORT_SORRY, by="sister")
    page = page_of(visit, world, f"/speak/{draft.pk}", "sister")
    assert "A reply that only says sorry goes without waiting: tick it below your words." in page


def test_a_lesson_that_is_not_there_is_not_opened(world: World, visit: Visit, draft: Statement) -> None:
    for right in ("clinical_words", "no_such_right"):
        visit(f"/speak/{draft.pk}/learn/{right}", by=world["nurse"], post={}, expecting=404)
    visit(f"/speak/{draft.pk}/learn/say_sorry", by=world["doctor"], post={}, expecting=404)


@pytest.mark.parametrize("given", ["0", "x", "9" * 30, "https://e.example/", "-1"])
def test_the_way_back_leads_to_a_reply_of_ones_own_and_nowhere_else(
    world: World, visit: Visit, draft: Statement, given: str
) -> None:
    for reply in (given, str(draft.pk)):
        page = page_of(visit, world, f"/learn/saying-sorry?reply={reply}", "doctor")
        assert "Back to your reply" not in page
        assert "reply=" not in page


def test_the_list_says_what_a_lesson_opens_and_how_far_one_is(world: World, visit: Visit) -> None:
    assert "9 minutes. Opens: say sorry." in page_of(visit, world, "/learn")
    visit("/learn/saying-sorry/3", by=world["nurse"], post={}, expecting=302)
    assert "You have read 3 of 8 parts." in page_of(visit, world, "/learn")
    assert "You have read" not in page_of(visit, world, "/learn", "matron")
    assert "You hold this until" in page_of(visit, world, "/learn", "sister")


def test_parts_follow_one_another_and_there_is_no_ninth(world: World, visit: Visit) -> None:
    on = visit("/learn/saying-sorry/1", by=world["nurse"], post={}, expecting=302)
    assert on["Location"] == "/learn/saying-sorry/2"
    last = visit("/learn/saying-sorry/8", by=world["nurse"], post={}, expecting=302)
    assert last["Location"] == "/learn/saying-sorry/practice"
    assert PLEDGE in page_of(visit, world, "/learn/saying-sorry/8")
    for missing in ("/learn/saying-sorry/9", "/learn/saying-sorry/0", "/learn/nothing"):
        visit(missing, by=world["nurse"], expecting=404)


def test_practice_before_the_reading_says_why_not_and_keeps_the_words(world: World, visit: Visit) -> None:
    assert "Practice comes after the reading." in page_of(visit, world, PRACTICE)
    refused = visit(PRACTICE, by=world["nurse"], post={"text": GOOD}, expecting=403)
    assert GOOD in unescape(refused.content.decode())
    assert Taking.objects.get(person=world["nurse"]).texts == {SCENARIO: GOOD}


def test_a_try_that_does_not_pass_shows_the_criteria_and_keeps_the_words(world: World, visit: Visit) -> None:
    read_all(visit, world)
    tried = unescape(visit(PRACTICE, by=world["nurse"], post={"text": BAD["blame"]}).content.decode())
    assert "Not yet" in tried
    assert "It does not say whose fault it was." in tried
    assert BAD["blame"] in tried
    assert BAD["blame"] in page_of(visit, world, PRACTICE)
    assert "Write your reply first" in visit(
        PRACTICE, by=world["nurse"], post={"text": " "}, expecting=422
    ).content.decode().replace("&#39;", "'")
    assert rights_in_force(world["nurse"], world.now) == frozenset()


def test_practice_goes_on_with_the_post_that_one_was_answering(world: World, visit: Visit) -> None:
    first = visit("/learn/saying-sorry/practice", by=world["nurse"], expecting=302)
    assert first["Location"] == "/learn/saying-sorry/practice/night-lights"
    kept = visit(f"{PRACTICE}/keep", by=world["nurse"], post={"text": "I am"})
    assert kept.json()["saved"]
    again = visit("/learn/saying-sorry/practice", by=world["nurse"], expecting=302)
    assert again["Location"] == PRACTICE
    visit("/learn/saying-sorry/practice/nothing", by=world["nurse"], expecting=404)


def test_the_page_of_a_pass_is_for_whoever_holds_the_right(world: World, visit: Visit) -> None:
    visit("/learn/saying-sorry/passed", by=world["nurse"], expecting=302)
    assert "You may say sorry without waiting" in page_of(
        visit, world, "/learn/saying-sorry/passed", "sister"
    )


def test_one_s_own_page_says_how_a_right_was_earned_and_its_end_once(world: World, visit: Visit) -> None:
    read_all(visit, world)
    for _time in range(2):
        visit(PRACTICE, by=world["nurse"], post={"text": GOOD}, expecting=302)
        two_say_yes(world)
        world.wait(days=1)
    page = page_of(visit, world, "/me")
    assert page.count("say sorry: The lesson “Saying sorry”, until") == 1
    assert Right.SAY_SORRY in rights_in_force(world["nurse"], world.now)
