"""A porter's reply is held for its sameness; he proposes a clause, it is agreed on, and the reply can go."""

from tests.journeys.running import Candour
from tests.journeys.screens import Opens, Screen
from tests.journeys.stories import DIRECTIONS

PICTURES = {"the guideline": "guideline-390", "a proposal": "guideline-proposal-390"}
CLAUSE = "The way to a ward may be told in the same words in every reply."
WIDE = {"viewport": {"width": 1280, "height": 900}}


def test_a_porter_changes_the_rule_that_held_his_reply(opens: Opens, candour: Candour) -> None:
    # given two people who were told the way in the same words today, and a third who asks
    candour.beside("meanwhile", "two_replies")
    porter = opens("porter", pictures=PICTURES)
    held = _reply(porter)
    porter.sees("These words went to two others within a day.")
    porter.sees("Clause 8.3, version 1")
    porter.stop("a hold with its clause")
    # when he challenges the rule and proposes a clause, with the case attached
    porter.follow("Challenge this rule")
    porter.sees_heading("Challenge clause 8.3")
    porter.sees("A reply was held")
    porter.stop("a rule that is challenged")
    porter.press("Propose a change")
    _propose(porter)
    # and a colleague asks, and he answers
    nurse = opens("nurse", **WIDE)
    nurse.open("/guideline")
    nurse.stop("the guideline")
    nurse.follow(CLAUSE)
    nurse.write("What is not clear?", "Does this count for the south door?")
    nurse.press("Ask")
    nurse.sees("Does this count for the south door?")
    porter.page.reload()
    porter.write("Your answer", "Yes, once it has a ramp.")
    porter.press("Answer")
    porter.sees("Yes, once it has a ramp.")
    porter.stop("a proposal")
    # and colleagues at three sorts of site agree, and the accountable officer accepts
    candour.beside("meanwhile", "a_vote")
    officer = opens("executive", pictures=PICTURES, **WIDE)
    officer.open("/notices")
    officer.press("Open", within=officer.page.get_by_role("main"))
    officer.sees("Agreed by 60 % or more")
    officer.stop("what waits for the officer")
    officer.tick("I accept it")
    officer.press("Answer")
    officer.sees("It is clause 8.3")
    officer.stop("a clause that is in force")
    # then his reply is no longer held, and the page says by which clause and version
    porter.open(held)
    porter.sees("These words can go out as they are.")
    porter.sees("Clause 8.3, version 2 (Agreed by 60 % or more")
    porter.stop("words that may be the same")


def _reply(porter: Screen) -> str:
    porter.open("/listen")
    porter.looks_until("I asked 3 times.")
    porter.follow("Open", within=porter.card("Post by Asker C"))
    porter.press("Write a reply")
    porter.write("Your words", DIRECTIONS)
    porter.press("Save and check my words")
    return porter.page.url


def _propose(porter: Screen) -> None:
    porter.sees_heading("Propose a change of clause 8.3")
    porter.write("The clause", CLAUSE)
    porter.write("Why", "There is one way to the ramp.")
    porter.tick("Let these words be the same in every reply")
    porter.unfold("What exactly Candour should do")
    porter.write("Which words", "ramp by the north door\nRing the bell and he comes down")
    porter.stop("a proposal that is written")
    porter.press("Put it to colleagues")
    porter.sees_heading("Proposal: change clause 8.3")
    porter.sees("may be the same in every reply.")
    porter.stop("a proposal")
