"""Who may change public words in their place, and what is no more than a slip of the pen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.rewording import Place, Rewordable, is_slip, to_reword
from candour.domain.roles import Role
from candour.domain.statements import StatementState

MINE = Rewordable(
    state=StatementState.PUBLISHED, is_author=True, is_active=True, roles=(), places=(Place("Our page"),)
)
COLLEAGUE = replace(MINE, is_author=False)
ON_X = Place("X", "A post on X cannot be changed.")


@pytest.mark.parametrize(
    "words",
    [
        MINE,
        replace(COLLEAGUE, owns_the_account=True),
        replace(COLLEAGUE, roles={Role.COMMUNICATIONS}),
        replace(MINE, places=(ON_X, Place("Our page"))),
    ],
)
def test_its_author_the_account_s_owner_and_communications_may(words: Rewordable) -> None:
    assert to_reword(words) is None


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (replace(MINE, is_active=False), "paused"),
        (COLLEAGUE, "communications"),
        (replace(COLLEAGUE, roles={Role.APPROVER, Role.READER_ON_CALL}), "communications"),
        (replace(MINE, is_coming_down=True), "taken down"),
        (replace(MINE, state=StatementState.LEAVING), "leaving now"),
        (replace(MINE, state=StatementState.TAKEN_DOWN), "taken down"),
        (replace(MINE, is_owned=True), "owned"),
        (replace(MINE, under_way_by="Ben"), "Ben has sent new words"),
        (replace(MINE, places=(ON_X,)), "on X"),
        (replace(MINE, places=()), "No copy"),
    ],
)
def test_otherwise_it_says_why_and_what_helps(words: Rewordable, says: str) -> None:
    refusal = to_reword(words)
    assert refusal is not None
    assert says in refusal.reason
    assert refusal.remedy


def test_where_nothing_can_be_changed_it_offers_to_own_it() -> None:
    refusal = to_reword(replace(MINE, places=(ON_X,)))
    assert refusal is not None
    assert "Own it" in refusal.remedy


SAID = "The ward is open from two. Please ring our our desk, it is beside the lifts."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We recieved your note.", "We received your note."),
        (SAID, SAID.replace("our our", "our")),
        (SAID, SAID.replace("two. Please", "two; please")),
        ("we recieve it", "we receive it"),
        ("We told the nhs that. Plaese ring us.", "We told the NHS that. Please ring us."),
        ("We told them. Plaese ring us.", "We told them: “please” ring us."),
        ("Teh ward is open.", "The ward is open."),
        ("For your saftey, in the cantene", "For your safety, in the canteen"),
        ("Its our mistake", "It's our mistake."),
        ("The paintings arrive tomorow", "The paintings arrive tomorrow."),
        ("Open at 8 (see nhs.uk) for both.", "Open at 8, see nhs.uk, for both."),
        ("teh ward adn the dsek", "the ward and the desk"),
    ],
)
def test_spelling_spaces_and_signs_are_slips(before: str, after: str) -> None:
    assert is_slip(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SAID, SAID),
        ("We are now open.", "We are not open."),
        ("It is open.", "It is shut."),
        ("Open at 8.", "Open at 9."),
        ("Open at 18:00.", "Open at 10:00."),
        ("We are able to help.", "We are unable to help."),
        ("It can wait.", "It can't wait."),
        ("Thankyou for telling us.", "Thank you for telling us."),
        ("Please ring us.", "Please ring us before noon."),
        ("Please do ring us.", "Please ring us."),
        ("teh ward adn teh dsek", "the ward and the desk"),
        ("Ask for Sr Jonse.", "Ask for Sr Jones."),
        ("Ask Dr. Jonse.", "Ask Dr. Jones."),
        ("Ask Mr Harris.", "Ask Mr Harrison."),
        ("Seven patients fell.", "Eleven patients fell."),
        ("We have fifteen beds.", "We have fifty beds."),
        ("Each of sixty beds.", "Each of sixth beds."),
        ("Come on monday.", "Come on sunday."),
        ("Come on Monday.", "Come on Sunday."),
        ("Come on Tuesday.", "Come on Thursday."),
        ("It opens in june.", "It opens in july."),
        ("It did not not help.", "It did not help."),
        ("Room 7 7 is open.", "Room 7 is open."),
        ("We saw an increase.", "We saw a decrease."),
        ("Falls increase.", "Falls decrease."),
        ("We include you.", "We exclude you."),
        ("It is hypertension.", "It is hypotension."),
        ("For inpatients.", "For outpatients."),
        ("Give few mg of it.", "Give few mcg of it."),
        ("Give <5 mg.", "Give >5 mg."),
        ("Give 1.5 mg.", "Give 1,5 mg."),
        ("It was -5 outside.", "It was 5 outside."),
        ("Read nhs.uk/help now.", "Read nhs.uk.help now."),
        ("Read stbrannoc.nhs.uk now.", "Read stbrannock.nhs.uk now."),
        ("Read https://a/wardd now.", "Read https://a/ward now."),
        ("Write to us@wardd.", "Write to us@ward."),
        ("Ask @brannoc.", "Ask @branoc."),
        ("We harmed you.", "We harmed you?"),
        ("We are sorry.", "We are sorry \U0001f602\U0001f602."),
    ],
)
def test_what_says_something_else_is_no_slip(before: str, after: str) -> None:
    assert not is_slip(before, after)


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_slip_never_touches_a_number(before: str, after: str) -> None:
    if is_slip(before, after):
        assert sorted(c for c in before if c.isdecimal()) == sorted(c for c in after if c.isdecimal())
