"""The pages of the guideline, as people use them without JavaScript."""

import re
from collections.abc import Mapping
from html import unescape

from candour.clauses.queries import guideline_of
from candour.domain.consensus.proposing import Stage
from candour.guidelines.actions import asking
from candour.guidelines.models import Ballot, Proposal, Question
from tests.pages import CheckedClient, Visit
from tests.rooms.guidelines.agreeing import CLAUSE, DIRECTIONS, REPEAT, Agreeing

WRITTEN = {
    "words": CLAUSE.words,
    "why": CLAUSE.why,
    "example": "",
    "rule": "may_repeat",
    "phrases": "ramp by the north door",
    "case": "",
}


def read(visit: Visit, agreeing: Agreeing, path: str, by: str = "porter", expecting: int = 200) -> str:
    return unescape(visit(path, by=agreeing.world[by], expecting=expecting).content.decode())


def press(
    visit: Visit,
    agreeing: Agreeing,
    path: str,
    values: Mapping[str, object] | None = None,
    *,
    by: str = "porter",
    expecting: int = 302,
) -> str:
    answer = visit(path, by=agreeing.world[by], post=values or {}, expecting=expecting)
    return unescape(answer.content.decode())


def test_the_guideline_shows_every_clause_with_its_version_and_where_to_change_it(
    agreeing: Agreeing, visit: Visit
) -> None:
    agreeing.propose(REPEAT)
    html = read(visit, agreeing, "/guideline")
    for number, standing in guideline_of(agreeing.world.made.trust).items():
        assert standing.cited.words in html
        assert f"/guideline/clauses/{number.replace(' ', '%20')}" in html
    assert CLAUSE.words in html
    assert "correction of one's own words (own it)" in html


def test_a_porter_challenges_a_hold_and_its_case_goes_into_the_draft(
    agreeing: Agreeing, visit: Visit
) -> None:
    world = agreeing.world
    draft = world.draft(world.receive(), f"{DIRECTIONS} You were in bay 3.", by="porter")
    held = re.sub(r"<[^>]+>", "", read(visit, agreeing, f"/speak/{draft.pk}"))
    assert "Challenge this rule" not in held
    assert "Floor 3, version 1 (the same in every trust; no vote changes it)" in held
    shown = read(visit, agreeing, "/guideline/challenge/8.3/sameness")
    assert "Each person gets words of their own." in shown
    floor = read(visit, agreeing, "/guideline/challenge/floor%203/identity")
    assert "no vote changes it" in floor
    assert "Propose a change" not in floor
    press(visit, agreeing, "/guideline/begin", {"number": "floor 3"}, expecting=403)


def test_a_draft_is_kept_whatever_it_lacks_and_seen_by_nobody_else(agreeing: Agreeing, visit: Visit) -> None:
    press(visit, agreeing, "/guideline/begin", {"number": ""})
    draft = Proposal.objects.get()
    address = f"/guideline/proposals/{draft.pk}"
    visit(f"{address}/keep", by=agreeing.world["porter"], post={"words": "x" * 300, "rule": "no such"})
    draft.refresh_from_db()
    assert draft.words == "x" * 300
    html = press(visit, agreeing, f"{address}/write", {"words": "x" * 300, "open": "yes"}, expecting=422)
    assert "Enter why" in html
    read(visit, agreeing, address, by="nurse", expecting=404)
    read(visit, agreeing, f"{address}/write", by="nurse", expecting=404)


def test_a_draft_that_is_left_was_never_anybody_else_s_to_read(agreeing: Agreeing, visit: Visit) -> None:
    press(visit, agreeing, "/guideline/begin", {"number": ""})
    address = f"/guideline/proposals/{Proposal.objects.get().pk}"
    visit(f"{address}/keep", by=agreeing.world["porter"], post={"words": "Half a thought."})
    press(visit, agreeing, f"{address}/withdraw")
    assert "Half a thought." not in read(visit, agreeing, "/guideline", by="nurse")
    read(visit, agreeing, address, by="nurse", expecting=404)


def test_a_proposal_goes_from_draft_to_clause_by_its_pages(agreeing: Agreeing, visit: Visit) -> None:
    press(visit, agreeing, "/guideline/begin", {"number": ""})
    proposal = Proposal.objects.get()
    address = f"/guideline/proposals/{proposal.pk}"
    press(visit, agreeing, f"{address}/write", WRITTEN | {"open": "yes"})
    html = read(visit, agreeing, address, by="nurse")
    assert "Sentences with “ramp by the north door” may be the same in every reply." in html
    assert "the accountable officer accepts it, or declines it with a public reason" in html
    press(visit, agreeing, f"{address}/ask", {"ask-words": ""}, by="nurse", expecting=422)
    press(visit, agreeing, f"{address}/ask", {"ask-words": "What of the south door?"}, by="nurse")
    press(
        visit,
        agreeing,
        f"/guideline/questions/{Question.objects.get().pk}/answer",
        {"answer-words": "It too."},
    )
    html = read(visit, agreeing, address, by="matron")
    assert re.search(r"What of the south door\?.*Asked by a colleague.*It too\.", html, re.DOTALL)
    assert "Maya" not in re.sub(r"<header.*?</header>", "", html, flags=re.DOTALL)
    Proposal.objects.update(votes_from=agreeing.world.now)
    press(visit, agreeing, f"{address}/begin-vote")
    press(visit, agreeing, f"{address}/vote", {"vote-opinion": ""}, by="nurse", expecting=422)
    press(
        visit,
        agreeing,
        f"{address}/vote",
        {"vote-opinion": "agree", "vote-reason": "It is plain."},
        by="nurse",
    )
    html = read(visit, agreeing, address, by="nurse")
    assert "You said “I agree”." in html
    assert "It is plain." not in read(visit, agreeing, address, by="matron")


def test_what_it_came_to_is_shown_by_parts_with_reasons_and_no_small_count(
    agreeing: Agreeing, visit: Visit
) -> None:
    proposal = agreeing.begin_vote(agreeing.propose(REPEAT))
    agreeing.vote(proposal, offices=3)
    Ballot.objects.filter(opinion="disagree").update(reason="The south door is nearer.")
    proposal = agreeing.count(proposal)
    assert proposal.stage == Stage.NOT_ADOPTED
    html = re.sub(r"\s+", " ", read(visit, agreeing, f"/guideline/proposals/{proposal.pk}"))
    assert "Most people agreed, but not 60 % in: Offices. So it is not adopted." in html
    assert (
        'Offices</th><td class="nhsuk-table__cell">12</td><td class="nhsuk-table__cell">less than 60 %'
        in html
    )
    assert "I disagree, written by a colleague" in html
    hidden = Ballot.objects.filter(opinion="disagree").first()
    assert hidden is not None
    press(
        visit,
        agreeing,
        f"/guideline/votes/{hidden.pk}/hide",
        {"hide-reason-because": "Names a door."},
        by="press",
    )
    log = read(visit, agreeing, "/guideline/log")
    assert "the reason of a vote was hidden,Names a door." in log


def test_the_officer_answers_on_the_page_and_the_clause_is_there_at_once(
    agreeing: Agreeing, visit: Visit
) -> None:
    proposal = agreeing.agree(agreeing.propose(REPEAT, number="8.3"))
    address = f"/guideline/proposals/{proposal.pk}"
    answer = {"officer-accepts": "yes", "officer-reason": ""}
    press(visit, agreeing, f"{address}/officer", answer, by="nurse", expecting=403)
    press(visit, agreeing, f"{address}/officer", answer, by="executive")
    html = read(visit, agreeing, "/guideline/clauses/8.3")
    assert "Version 2, in force since" in html
    assert "<del>" in html
    assert "The text that every trust starts with." in html


def test_an_answer_that_cannot_be_taken_stays_in_its_own_box(agreeing: Agreeing, visit: Visit) -> None:
    proposal, world = agreeing.propose(REPEAT), agreeing.world
    asked = [
        asking.ask(by=world["porter"], proposal=proposal, words=words, now=world.now)
        for words in ("What of the lift?", "What of the stairs?")
    ]
    values = {"answer-words": "Ask Dave Quick about the lift."}
    html = press(
        visit, agreeing, f"/guideline/questions/{asked[1].pk}/answer", values, by="nurse", expecting=403
    )
    assert html.count("Ask Dave Quick about the lift.") == 1
    box = f'id="id_answer-{asked[1].pk}_answer-words"'
    assert html.index(box) < html.index("Ask Dave Quick about the lift.")


def test_a_challenge_with_an_address_of_nonsense_is_a_page_like_any_other(
    agreeing: Agreeing, visit: Visit
) -> None:
    for reply in ("abc", "%C2%B2", "9" * 30, "1"):
        html = read(visit, agreeing, f"/guideline/challenge/8.3/sameness?reply={reply}")
        assert "Back to your reply" not in html


def test_like_clauses_are_shown_while_one_types(agreeing: Agreeing, visit: Visit) -> None:
    browser = CheckedClient()
    browser.force_login(agreeing.world["porter"])
    asked = "/guideline/similar?words=Every+person+gets+their+own+words"
    assert "Clause 8.3" in browser.get(asked, headers={"HX-Request": "true"}).content.decode()
    nothing = browser.get("/guideline/similar?words=", headers={"HX-Request": "true"})
    assert nothing.content.decode().strip() == ""
    assert browser.get(asked).headers["Location"] == "/guideline"


def test_sites_are_sorted_by_those_who_may(agreeing: Agreeing, visit: Visit) -> None:
    read(visit, agreeing, "/guideline/sites", expecting=403)
    html = read(visit, agreeing, "/guideline/sites", by="press")
    values = dict.fromkeys(re.findall(r'name="(site-\d+)"', html), "community")
    press(visit, agreeing, "/guideline/sites", values, by="press")
    assert 'value="community" selected' in read(visit, agreeing, "/guideline/sites", by="press")
