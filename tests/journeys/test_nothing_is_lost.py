"""Drafts, double clicks and claims: nothing entered is lost, nothing happens twice."""

from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.running import Candour
from tests.journeys.screens import Opens
from tests.journeys.test_safety import TO_ELLIE

KEPT_HERE = "Object.keys(localStorage).length"
HALF = "I am sorry that your blood test was cancelled, Ellie"


def _is_kept(page: Page) -> None:
    expect(page.locator("[data-draft-state]")).to_contain_text("Draft saved")


def test_a_draft_outlives_a_lost_connection_and_a_crash_of_the_server(opens: Opens, candour: Candour) -> None:
    nurse = opens("nurse")
    steps.begin_a_reply(nurse, "Ellie")
    # when the line is cut while she writes, she is told, and her words are kept when it is back
    nurse.page.context.set_offline(offline=True)
    nurse.write("Your words", HALF)
    nurse.sees("Not saved: no connection. Your words are still here.")
    nurse.page.context.set_offline(offline=False)
    _is_kept(nurse.page)
    # and when every process is killed and started again, they are still there, and she is still signed in
    candour.crash()
    candour.start()
    nurse.page.reload()
    expect(nurse.box("Your words")).to_have_value(HALF)
    nurse.stop("a draft after a crash")


def test_a_double_click_sends_a_reply_on_one_route(opens: Opens) -> None:
    nurse, matron = opens("nurse"), opens("matron")
    steps.begin_a_reply(nurse, "Ellie")
    nurse.write("Your words", TO_ELLIE)
    nurse.tick("No")
    nurse.find("Send it").dblclick()
    nurse.sees_heading("Somebody looks at it first")
    expect(nurse.page.get_by_text("has been asked")).to_have_count(1)
    matron.follow("Speak")
    matron.looks_until("1 reply, oldest first")


def test_words_stay_on_one_s_own_device_alone_and_only_until_signing_out(opens: Opens) -> None:
    # given a shared computer on the ward: nothing stays in its browser
    nurse = opens("nurse")
    steps.begin_a_reply(nurse, "Ellie")
    composer = nurse.page.url
    nurse.page.context.set_offline(offline=True)
    nurse.write("Your words", HALF)
    nurse.sees("Not saved: no connection.")
    assert nurse.page.evaluate(KEPT_HERE) == 0
    nurse.page.context.set_offline(offline=False)
    _is_kept(nurse.page)
    # when she marks it as her own, what the server does not have yet is kept on it
    nurse.follow("Maya Penhale")
    nurse.stop("my page")
    nurse.press("This is my own device")
    nurse.sees("Marked as your own")
    nurse.open(composer)
    nurse.page.context.set_offline(offline=True)
    nurse.write("Your words", TO_ELLIE)
    nurse.sees("and on this device")
    assert nurse.page.evaluate(KEPT_HERE) == 1
    # then signing out clears it
    nurse.page.context.set_offline(offline=False)
    nurse.press("Sign out")
    nurse.sees_heading("Sign in")
    assert nurse.page.evaluate(KEPT_HERE) == 0


def test_two_people_cannot_take_the_same_post(opens: Opens) -> None:
    nurse, matron = opens("nurse"), opens("matron")
    steps.go_to_a_post(nurse, "Ellie")
    steps.go_to_a_post(matron, "Ellie")
    nurse.press("Take it")
    nurse.sees("You have this")
    nurse.stop("a post of mine")
    matron.press("Take it")
    matron.sees("Maya Penhale has this one.")
    matron.stop("a post that a colleague has")
