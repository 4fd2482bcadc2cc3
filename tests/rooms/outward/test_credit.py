"""The line that says from whom a post is: once and as its author wishes, whoever has a hand in the words."""

import pytest

from candour.domain.outward import Credit
from candour.domain.refusal import Refusal
from candour.outward.models import Outward
from candour.voice.actions import answering, completing, deciding, drafting, sharing, submitting
from candour.voice.actions.rewording import begin_rewording
from candour.voice.models import DraftShared, Statement
from candour.voice.words import whole_text, without_credit
from tests.pages import Visit
from tests.rooms.outward.speaking import WORDS, Speaking

NAMED = "From Maya Penhale"
OTHER = "Tomatoes from our garden are for the ward, and everybody may pick one."


@pytest.fixture
def agreed(speaking: Speaking) -> Outward:
    """The sister has a draft of the nurse's post, named in full."""
    return speaking.agree(speaking.begin(speaking.post(), by="sister"), Credit.NAME)


def suggested(speaking: Speaking, outward: Outward, text: str) -> Statement:
    """This will have the matron suggest words for what was sent, and the sister take them."""
    statement, matron, now = speaking.send(outward), speaking.world["matron"], speaking.world.now
    assert statement.current is not None
    seen = statement.current.sha256
    statement = deciding.suggest(by=matron, statement=statement, seen=seen, text=text, now=now)
    return answering.take_suggestion(by=speaking.world["sister"], statement=statement, now=now)


def boxes(statement: Statement) -> tuple[str, dict[str, str]]:
    statement.refresh_from_db()
    return statement.draft_text, statement.draft_parts


def test_it_goes_with_a_yes_without_a_name_though_others_words_were_taken(
    speaking: Speaking, agreed: Outward
) -> None:
    statement = suggested(speaking, agreed, f"{OTHER}\n\n{NAMED}")
    assert boxes(statement) == (OTHER, {"credit": NAMED})
    sister, now = speaking.world["sister"], speaking.world.now
    completing.change_words(by=sister, statement=statement, now=now)
    speaking.agree(agreed, Credit.NONE)
    assert whole_text(*boxes(statement)) == OTHER


def test_a_suggestion_leaves_the_line_as_it_is(speaking: Speaking, agreed: Outward) -> None:
    with pytest.raises(Refusal, match=f"as they wish: {NAMED}"):
        suggested(speaking, agreed, OTHER)


def test_words_that_a_colleague_offers_come_without_it_and_it_stands_once(
    speaking: Speaking, agreed: Outward, visit: Visit
) -> None:
    sister, matron, now = speaking.world["sister"], speaking.world["matron"], speaking.world.now
    shared = sharing.share_draft(by=sister, statement=agreed.statement, colleague=matron, now=now)
    page = visit(f"/speak/shared/{shared.pk}", by=matron).content.decode()
    assert page.count(NAMED) == 1  # in the draft as it would go out, not in the box
    for offered in (OTHER, f"{OTHER}\n\n{NAMED}\n"):
        sharing.offer_words(by=matron, shared=shared, text=offered, now=now)
        sharing.take_offered(by=sister, shared=DraftShared.objects.get(), now=now)
        assert boxes(agreed.statement) == (OTHER, {"credit": NAMED})
    assert agreed.statement.draft_beside == WORDS


def test_new_words_for_what_is_public_begin_without_it_in_their_box(
    speaking: Speaking, agreed: Outward
) -> None:
    statement = suggested(speaking, agreed, f"{OTHER}\n\n{NAMED}")
    speaking.approve(statement)
    speaking.world.wait(seconds=61)
    Statement.objects.filter(pk=statement.pk).update(draft_text="Something else.")  # others had a hand in it
    sister, now = speaking.world["sister"], speaking.world.now
    words = begin_rewording(by=sister, statement=Statement.objects.get(pk=statement.pk), now=now)
    assert boxes(words) == (OTHER, {"credit": NAMED})
    changed = drafting.save_draft(by=sister, statement=words, text=f"{OTHER} Do.", now=now)
    sent = submitting.submit(by=sister, statement=changed, now=now)
    assert sent.current is not None
    assert sent.current.text == f"{OTHER} Do.\n\n{NAMED}"


@pytest.mark.parametrize(
    ("text", "credit", "above"),
    [
        ("One.\n\nFrom Jo Smith", "From Jo Smith", "One."),
        ("One.\n\nFrom Jo Smith\n", "From Jo Smith", "One."),
        ("One.\n\nFrom Jo", "From Jo Smith", "One.\n\nFrom Jo"),
        ("One.\n", "", "One.\n"),
        ("One.\n\n--- next part ---\nFrom Jo", "--- next part ---\nFrom Jo", "One."),
        ("One.\n\nFrom Jo", "--- next part ---\nFrom Jo", "One."),
    ],
)
def test_the_words_above_it_are_left_as_they_are(text: str, credit: str, above: str) -> None:
    assert without_credit(text, {"credit": credit} if credit else {}) == above
