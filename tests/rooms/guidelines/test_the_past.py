"""What a proposed rule would have done with past replies stands on its page, in numbers, before any vote."""

import re
from collections import Counter
from dataclasses import replace
from html import unescape

import pytest

from candour.domain.approval.editing import row_of
from candour.domain.approval.plain import row_to_plain
from candour.domain.approval.policy import Ask
from candour.domain.checks.agreed import Setting, SettingKind
from candour.domain.checks.codes import Code, Level
from candour.domain.consensus import proposing
from candour.domain.consensus.proposing import Stage
from candour.guidelines.actions import writing
from candour.guidelines.actions.writing import Written
from candour.guidelines.models import Proposal
from candour.people.models import Notice
from candour.voice.models import FixedRoute
from candour.voice.queries.policy import policy_in_force
from tests.pages import Visit
from tests.rooms.guidelines.agreeing import AVOID, CLAUSE, Agreeing
from tests.world import World

HOLD = Setting("", 0, SettingKind.LEVEL, check=Code.NONAPOLOGY, level=Level.HOLD)
THINGS = (
    "The lift was broken and nobody mended it.",
    "My dad waited five hours for a bed.",
    "The car park was full all morning.",
    "Nobody rang my sister about her letter.",
    "The soup was cold every single evening.",
    "It took a week to get the letter.",
    "Our clinic was cancelled without a word.",
    "The ward was so noisy that mum did not sleep.",
    "The pharmacy had shut when we came down.",
    "There was no chair for my gran in the hall.",
)
REPLIES = (
    "I am sorry you feel that way. I rang the workshop about it this morning. Maya",
    "I am sorry you feel that way. Five hours is far too long for him. Maya",
    "I am sorry you feel that way. We open the field behind the chapel from Monday. Maya",
    "I am sorry that nobody rang. I was at that desk, and I forgot. Maya",
    "I am sorry about the soup. I carried the trolley myself tonight. Maya",
    "I am sorry that it took a week. It lay in my tray. Maya",
    "I am sorry that we told you nothing. I should have picked up the phone. Maya",
    "I am sorry that she lay awake. I turned the bells down last night. Maya",
    "I am sorry that the door was shut. I asked them to stay until seven. Maya",
    "I am sorry that she had to stand. Two chairs are there now. Maya",
)


def answer_the_past(world: World) -> None:
    """This will have the nurse answer ten complaints, three of them with words that are no apology."""
    for told, said in zip(THINGS, REPLIES, strict=True):
        world.send(world.receive(told), said)


def proposed(agreeing: Agreeing, *settings: Setting, row: dict[str, object] | None = None) -> Proposal:
    """This will put a proposal to colleagues, and do the work that follows."""
    author, now = agreeing.world["porter"], agreeing.world.now
    draft = writing.begin(by=author, number="", written=Written(CLAUSE, settings, row), now=now)
    writing.put_to_colleagues(by=author, proposal=draft, now=now)
    agreeing.world.work()
    return Proposal.objects.get(pk=draft.pk)


def page_of(proposal: Proposal, agreeing: Agreeing, visit: Visit) -> str:
    html = visit(f"/guideline/proposals/{proposal.pk}", by=agreeing.world["nurse"]).content.decode()
    return unescape(re.sub(r"\s+", " ", html))


def test_a_rule_that_makes_the_way_longer_says_so_with_numbers_before_anybody_votes(
    agreeing: Agreeing, visit: Visit
) -> None:
    answer_the_past(agreeing.world)
    held = proposed(agreeing, HOLD)
    assert held.stage == Stage.CLARIFYING
    words = "It makes the way longer: 3 of the 10 replies of the last 90 days would have been held"
    assert words in page_of(held, agreeing, visit)
    _, table = policy_in_force(agreeing.world.made.trust)
    went = Counter(FixedRoute.objects.values_list("row", flat=True))
    number, times = next(each for each in went.most_common() if len(row_of(table, each[0]).asks) == 1)
    two = replace(row_of(table, number), asks=(Ask.OWN_LINE, Ask.COMMUNICATIONS))
    asked = proposed(agreeing, row=row_to_plain(two))
    words = f"It makes the way longer: {times} of the 10 replies of the last 90 days would have waited"
    assert words in page_of(asked, agreeing, visit)


def test_of_fewer_than_ten_replies_nothing_is_said(agreeing: Agreeing, visit: Visit) -> None:
    agreeing.world.send(agreeing.world.receive(THINGS[0]), REPLIES[0])
    page = page_of(proposed(agreeing, HOLD), agreeing, visit)
    assert "fewer than 10 replies in the last 90 days: too few to say more" in page
    assert "It makes the way longer" not in page


@pytest.mark.parametrize("has_voted", [False, True])
def test_whoever_follows_a_vote_is_reminded_the_day_before_it_ends_unless_they_voted(
    agreeing: Agreeing, has_voted: bool
) -> None:
    world = agreeing.world
    proposal = agreeing.begin_vote(agreeing.propose(AVOID))
    if has_voted:
        agreeing.voters[next(iter(agreeing.voters))][0] = world["nurse"]
        agreeing.vote(proposal)
    reminded = Notice.objects.filter(words="A vote that you follow ends tomorrow.")
    world.wait(days=(proposing.VOTING_LASTS - proposing.REMINDED_BEFORE).days, minutes=-2)
    assert not reminded.exists()
    world.wait(minutes=3)
    assert [each.person for each in reminded] == ([] if has_voted else [world["nurse"]])
