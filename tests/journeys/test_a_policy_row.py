"""A row of the policy is changed, replayed, adopted, and stands on the next route card."""

from typing import Any

import pytest

from tests.journeys import steps
from tests.journeys.hands import Keyboard, Pointer
from tests.journeys.screens import Opens, Screen

REASON = "Complaints that we answer well are worth a second pair of eyes."
PICTURES = {
    "a change of the policy": "policy-change-390",
    "a row of the policy": "policy-row-390",
    "what it would have done": "policy-past-390",
    "a version of the policy": "policy-version-390",
}

LOOKS = [
    pytest.param({"color_scheme": "dark"}, id="dark", marks=pytest.mark.in_full),
    pytest.param({"viewport": {"width": 1280, "height": 900}}, id="wide", marks=pytest.mark.in_full),
    pytest.param({"java_script_enabled": False}, id="without JavaScript"),
]


def test_a_row_is_changed_simulated_adopted_and_in_force_on_the_next_card(opens: Opens) -> None:
    # given a nurse who has opened a reply: one person looks
    nurse = opens("nurse")
    steps.begin_a_reply(nurse, "Ellie")
    nurse.sees("One person: the matron on call.")
    # when communications changes the row behind that, and sees what it would have done
    editor = opens("communications", pictures=PICTURES)
    _begin(editor)
    _ask_two(editor)
    _look_at_the_past(editor)
    editor.press("Ask Diane Marrow to look")
    # and the accountable officer adopts it, from her notice
    officer = opens("executive", pictures=PICTURES)
    officer.open("/notices")
    officer.press("Open", within=officer.page.get_by_role("main"))
    officer.sees_heading("A change of the policy")
    officer.stop("a change to adopt")
    officer.press("Adopt it: in force at once")
    officer.sees_heading("Policy, version 3")
    officer.sees("It is in force.")
    officer.stop("a version of the policy")
    # then the nurse's draft shows the new card at once
    nurse.page.reload()
    nurse.sees("Two people: the matron on call, and the communications on call.")
    nurse.stop("the new card")


@pytest.mark.parametrize("looks", LOOKS)
def test_the_policy_can_be_changed_in_the_dark_on_a_wide_screen_and_without_scripts(
    opens: Opens, looks: dict[str, Any]
) -> None:
    editor = opens("communications", Keyboard() if "viewport" in looks else Pointer(), **looks)
    _begin(editor)
    _ask_two(editor)
    _look_at_the_past(editor)
    editor.open("/policy")
    editor.follow("The time before an election")
    editor.sees("No election is near.")
    editor.stop("no election")


def _begin(editor: Screen) -> None:
    editor.open("/policy")
    editor.sees_heading("Who looks before we speak")
    editor.stop("the policy")
    editor.unfold("Change the policy")
    editor.write("Why should it change?", REASON)
    editor.press("Begin a change")
    editor.sees_heading("A change of the policy")


def _ask_two(editor: Screen) -> None:
    editor.press("Change row 5")
    editor.sees_heading("Row 5")
    editor.choose("Who looks besides", "Somebody from communications")
    editor.stop("a row of the policy")
    editor.press("Keep this row")
    editor.sees("It loosens nothing")
    editor.stop("a change of the policy")


def _look_at_the_past(editor: Screen) -> None:
    editor.follow("See more, and further back")
    editor.sees("say too little to rely on")
    editor.follow("90 days")
    editor.sees("in the last 90 days")
    editor.stop("what it would have done")
    editor.follow("Back to the change")
