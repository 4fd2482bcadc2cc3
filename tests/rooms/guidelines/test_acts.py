"""A proposal's way: written, asked about, voted on, adopted or not; what is agreed on is in force at once."""

from datetime import timedelta

import pytest

from candour.clauses.queries import cited, guideline_of
from candour.domain.checks.agreed import Setting, SettingKind
from candour.domain.checks.codes import Code
from candour.domain.consensus import proposing
from candour.domain.consensus.ballots import Opinion
from candour.domain.consensus.proposing import Clause, Stage
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.guidelines.actions import asking, voting, writing
from candour.guidelines.actions.writing import Written
from candour.guidelines.models import Ballot, EarlierWords
from candour.ledger.models import Event
from candour.people import actions as people
from candour.people.models import Notice
from tests.rooms.guidelines.agreeing import AVOID, CLAUSE, REPEAT, Agreeing


def words_of(agreeing: Agreeing) -> list[str]:
    notices = Notice.objects.filter(kind="guideline", done_at=None).order_by("pk")
    return [f"{notice.person.first_name}: {notice.words}" for notice in notices.select_related("person")]


def test_what_asks_for_more_care_is_in_force_as_soon_as_it_is_counted(agreeing: Agreeing) -> None:
    proposal = agreeing.agree(agreeing.propose(AVOID))
    assert proposal.stage == Stage.ADOPTED
    assert proposal.adopted_as is not None
    found = cited(guideline_of(agreeing.world.made.trust), "10.1")
    assert found is not None
    assert found.agreed == "Agreed by 60 % or more in the one opinion group and in each of 3 sorts of site."
    assert words_of(agreeing) == ["Maya: Your proposal is in force."]
    assert Event.objects.filter(name="guidelines:proposal:adopted").count() == 1


def test_what_loosens_a_check_waits_for_the_officer_who_accepts_it(agreeing: Agreeing) -> None:
    proposal = agreeing.agree(agreeing.propose(REPEAT))
    assert proposal.stage == Stage.WITH_OFFICER
    assert "10.1" not in guideline_of(agreeing.world.made.trust)
    officer, now = agreeing.world["executive"], agreeing.world.now
    assert any(words.startswith("Diane: Colleagues agreed") for words in words_of(agreeing))
    with pytest.raises(Refusal, match="accountable officer answers"):
        voting.answer_as_officer(
            by=agreeing.world["nurse"], proposal=proposal, accepts=True, reason="", now=now
        )
    proposal = voting.answer_as_officer(by=officer, proposal=proposal, accepts=True, reason="", now=now)
    assert proposal.stage == Stage.ADOPTED
    assert "10.1" in guideline_of(agreeing.world.made.trust)


def test_the_officer_declines_with_a_reason_that_stays(agreeing: Agreeing) -> None:
    proposal = agreeing.agree(agreeing.propose(REPEAT))
    officer, now = agreeing.world["executive"], agreeing.world.now
    with pytest.raises(Refusal, match="A no needs a reason"):
        voting.answer_as_officer(by=officer, proposal=proposal, accepts=False, reason=" ", now=now)
    reason = "The north door moves in June."
    proposal = voting.answer_as_officer(by=officer, proposal=proposal, accepts=False, reason=reason, now=now)
    assert (proposal.stage, proposal.answer) == (Stage.DECLINED, reason)
    assert "10.1" not in guideline_of(agreeing.world.made.trust)


def test_an_officer_who_lets_the_time_pass_is_told_and_the_vote_stands(agreeing: Agreeing) -> None:
    proposal = agreeing.agree(agreeing.propose(REPEAT))
    agreeing.world.wait(days=14, minutes=1)
    assert "Diane: What colleagues agreed on waits for you, overdue." in words_of(agreeing)
    proposal.refresh_from_db()
    assert proposal.stage == Stage.WITH_OFFICER


def test_a_majority_that_one_sort_of_site_rejects_is_not_adopted(agreeing: Agreeing) -> None:
    proposal = agreeing.agree(agreeing.propose(AVOID), offices=4)
    assert proposal.stage == Stage.NOT_ADOPTED
    assert "10.1" not in guideline_of(agreeing.world.made.trust)
    assert {name: numbers for name, *numbers in proposal.outcome["sites"]} == {
        "Community sites": [12, 0, 0],
        "Hospitals": [12, 0, 0],
        "Offices": [4, 8, 0],
    }


def test_too_few_votes_adopt_nothing(agreeing: Agreeing) -> None:
    proposal = agreeing.begin_vote(agreeing.propose(AVOID))
    for voter in agreeing.voters[next(iter(agreeing.voters))][:9]:
        voting.vote(by=voter, proposal=proposal, opinion=Opinion.AGREE, reason="", now=agreeing.world.now)
    assert agreeing.count(proposal).stage == Stage.NOT_ADOPTED


def test_a_vote_is_changed_not_doubled_and_a_second_account_has_none(agreeing: Agreeing) -> None:
    proposal = agreeing.begin_vote(agreeing.propose(AVOID))
    nurse, now = agreeing.world["nurse"], agreeing.world.now
    twin = agreeing.voters[next(iter(agreeing.voters))][0]
    nurse.staff_number = twin.staff_number = "4711"
    nurse.save(update_fields=["staff_number"])
    twin.save(update_fields=["staff_number"])
    for voter, opinion in ((nurse, Opinion.AGREE), (nurse, Opinion.PASS), (twin, Opinion.DISAGREE)):
        voting.vote(by=voter, proposal=proposal, opinion=opinion, reason="", now=now)
    assert [ballot.opinion for ballot in Ballot.objects.all()] == ["disagree"]
    cast = Event.objects.filter(name="guidelines:vote:cast")
    assert all(set(event.about) == {"proposal"} for event in cast)


def test_a_draft_keeps_what_is_too_long_and_is_opened_once_it_fits(agreeing: Agreeing) -> None:
    nurse, now = agreeing.world["nurse"], agreeing.world.now
    long = Clause("We say who we are. " * 20, "Because.", "")
    draft = writing.begin(by=nurse, number="", written=Written(long), now=now)
    assert len(draft.words) > proposing.LONGEST_CLAUSE
    with pytest.raises(Refusal, match="characters too long"):
        writing.put_to_colleagues(by=nurse, proposal=draft, now=now)
    writing.keep(by=nurse, proposal=draft, written=Written(CLAUSE), now=now)
    assert writing.put_to_colleagues(by=nurse, proposal=draft, now=now).stage == Stage.CLARIFYING


def test_mended_words_keep_what_stood_before(agreeing: Agreeing) -> None:
    proposal = agreeing.propose(AVOID)
    better = Clause("We write family, not next of kin.", "It is kinder.", "")
    writing.keep(
        by=agreeing.world["nurse"],
        proposal=proposal,
        written=Written(better, [AVOID]),
        now=agreeing.world.now,
    )
    assert [each.words for each in EarlierWords.objects.all()] == [CLAUSE.words]
    agreeing.begin_vote(proposal)
    with pytest.raises(Refusal, match="another stage"):
        writing.keep(
            by=agreeing.world["nurse"], proposal=proposal, written=Written(CLAUSE), now=agreeing.world.now
        )


def test_what_it_makes_candour_do_is_changed_at_the_price_of_time_to_ask_anew(agreeing: Agreeing) -> None:
    proposal, nurse = agreeing.propose(AVOID), agreeing.world["nurse"]
    later = agreeing.world.now + timedelta(days=2)
    writing.keep(by=nurse, proposal=proposal, written=Written(CLAUSE, [AVOID]), now=later)
    proposal.refresh_from_db()
    assert proposal.votes_from == agreeing.world.now + proposing.CLARIFYING_LASTS
    writing.keep(by=nurse, proposal=proposal, written=Written(CLAUSE, [REPEAT]), now=later)
    proposal.refresh_from_db()
    assert proposal.votes_from == later + proposing.CLARIFYING_LASTS


def test_an_officer_who_is_no_executive_any_more_answers_nothing(agreeing: Agreeing) -> None:
    proposal, world = agreeing.agree(agreeing.propose(REPEAT)), agreeing.world
    people.end_role(by=world.made_by, person=world["executive"], role=Role.EXECUTIVE, now=world.now)
    with pytest.raises(Refusal, match="accountable officer answers"):
        voting.answer_as_officer(
            by=world["executive"], proposal=proposal, accepts=True, reason="", now=world.now
        )


def test_the_vote_waits_until_people_had_time_to_ask(agreeing: Agreeing) -> None:
    proposal = agreeing.propose(AVOID)
    soon = agreeing.world.now + timedelta(days=2)
    with pytest.raises(Refusal, match="too little time to ask"):
        voting.begin_vote(by=proposal.began_by, proposal=proposal, now=soon)


def test_questions_are_answered_and_hidden_only_with_a_reason(agreeing: Agreeing) -> None:
    proposal, world = agreeing.propose(AVOID), agreeing.world
    question = asking.ask(by=world["porter"], proposal=proposal, words="What of friends?", now=world.now)
    assert "Maya: A colleague asks about your proposal." in words_of(agreeing)
    asking.answer(by=world["nurse"], question=question, words="They are family, too.", now=world.now)
    with pytest.raises(Refusal, match="Only a "):
        asking.hide(by=world["porter"], words=question, because="No.", now=world.now)
    with pytest.raises(Refusal, match="needs a reason"):
        asking.hide(by=world["press"], words=question, because=" ", now=world.now)
    asking.hide(by=world["press"], words=question, because="It names a ward.", now=world.now)
    question.refresh_from_db()
    assert question.hidden_because == "It names a ward."


def test_nobody_is_named_in_a_clause(agreeing: Agreeing) -> None:
    named = Clause("We ask Maya Penhale first.", "She knows.", "")
    with pytest.raises(Refusal, match="Maya"):
        agreeing.propose(AVOID, clause=named)


def test_a_clause_may_speak_of_relatives_and_its_case_may_not_tell_who_somebody_is(
    agreeing: Agreeing,
) -> None:
    words = Clause("We write family, never next of kin.", "It is kinder.", "Not: you were in bay 3.")
    assert agreeing.propose(AVOID, clause=words).stage == Stage.CLARIFYING
    nurse, now = agreeing.world["nurse"], agreeing.world.now
    told = Written(CLAUSE, case="Your mum was in bay 3 on Tuesday.")
    draft = writing.begin(by=nurse, number="", written=told, now=now)
    with pytest.raises(Refusal, match="could tell a stranger"):
        writing.put_to_colleagues(by=nurse, proposal=draft, now=now)


def test_no_proposal_reaches_a_floor(agreeing: Agreeing) -> None:
    nurse, now = agreeing.world["nurse"], agreeing.world.now
    with pytest.raises(Refusal, match="No vote changes a floor"):
        writing.begin(by=nurse, number="floor 3", written=Written(CLAUSE), now=now)
    with pytest.raises(Refusal, match="No vote changes this check"):
        agreeing.propose(Setting("", 0, SettingKind.LEVEL, check=Code.IDENTITY))


def test_a_fourth_proposal_waits_until_one_of_three_has_ended(agreeing: Agreeing) -> None:
    for _ in range(3):
        agreeing.propose(AVOID)
    with pytest.raises(Refusal, match="You have 3 proposals open"):
        agreeing.propose(AVOID)
