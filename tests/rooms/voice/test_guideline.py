"""Holds and hints cite the clause behind them, its version and its vote; clauses that were agreed run."""

import re
from html import unescape

from candour.clauses.actions import put_in_force
from candour.domain.checks.agreed import Setting, SettingKind
from candour.domain.consensus.proposing import Clause
from candour.domain.guideline import cited_from_start
from candour.voice.models import Statement
from candour.voice.presenters.composer import ComposerPage
from tests.pages import Visit
from tests.rooms.voice.squares import COMPLAINT, Place

AGREED = "Agreed by 60 % or more in each of 2 opinion groups and in each of 3 sorts of site."
WORDS = (
    "The ramp by the north door is open day and night, and a porter sits there from six until ten. I have "
    "told him that you are coming. Maya"
)


def third_in_a_day(place: Place) -> Statement:
    for _ in range(2):
        place.send(place.come_in(COMPLAINT), WORDS)
    return place.draft(place.come_in(COMPLAINT), WORDS)


def read(visit: Visit, place: Place, draft: Statement) -> str:
    html = visit(f"/speak/{draft.pk}", by=place["nurse"]).content.decode()
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_a_hold_cites_its_clause_with_version_and_vote(place: Place, visit: Visit) -> None:
    draft = third_in_a_day(place)
    (held,) = [one for one in ComposerPage.of(draft, place.now).findings if one.is_hold]
    assert held.reason == "These words went to two others within a day."
    assert held.cited == cited_from_start("8.3")
    html = read(visit, place, draft)
    assert (
        "Clause 8.3, version 1 (from the start; nobody has asked for a vote on it): Each person gets words "
        "of their own." in html
    )


def test_words_that_colleagues_agreed_on_go_out_and_the_page_says_by_which_vote(
    place: Place, visit: Visit
) -> None:
    draft = third_in_a_day(place)
    for phrase in ("ramp by the north door", "told him that you are coming"):
        put_in_force(
            by=place.made_by,
            trust=place.made.trust,
            number="",
            clause=Clause("Directions may be the same in every reply.", "There is one ramp.", ""),
            settings=[Setting("", 0, SettingKind.MAY_REPEAT, (phrase,))],
            agreed=AGREED,
            proposal=None,
            now=place.now,
        )
    assert not [one for one in ComposerPage.of(draft, place.now).findings if one.code == "sameness"]
    html = read(visit, place, draft)
    assert f"These words can go out as they are. Clause 10.1, version 1 ({AGREED})" in html
