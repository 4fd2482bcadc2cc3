"""What a model makes of a draft, beside the rules: it adds sentences, and lets go what only a rule minds."""

from dataclasses import replace

import pytest

from candour.domain.checks import Code, Draft, Level, check
from candour.domain.checks.draft import Look
from tests.domain.checks.drafting import found, marked

CALM, OPEN = Look(False, False, is_calm=True), Look(False, False, is_calm=False)
POST = "Still nobody has rung me back."
BLAMELESS = "I am sorry about that. Bev, outpatients"
BED = "Sorry! He's in bay 4, bed 2, and asking for you. Bev"
NUMBER = "Sorry! I have matched it to NHS number 999 453 3312. Bev"


def test_a_sentence_that_tells_is_held_though_no_rule_minds_it() -> None:
    place = (11, 22)
    draft = Draft(
        reply=BLAMELESS, incoming=POST, look=Look(tells=True, may_tell=True, is_calm=False, spans=(place,))
    )
    finding = found(draft, Code.IDENTITY)
    assert finding is not None
    assert finding.level is Level.HOLD
    assert "they did not tell in public" in finding.reason
    assert marked(draft, Code.IDENTITY) == [BLAMELESS[slice(*place)]]


def test_where_the_model_is_not_sure_it_hints_and_the_writer_may_answer() -> None:
    look = Look(tells=False, may_tell=True, is_calm=False, spans=((11, 22),))
    draft = Draft(reply=BLAMELESS, incoming=POST, look=look)
    finding = found(draft, Code.IDENTITY)
    assert finding is not None
    assert finding.level is Level.HINT
    assert finding.reason.startswith("This may tell")
    assert found(replace(draft, dismissed=frozenset({Code.IDENTITY})), Code.IDENTITY) is None


@pytest.mark.parametrize("look", [None, OPEN])
def test_what_a_rule_found_stays_where_the_model_is_not_calm(look: Look | None) -> None:
    assert found(Draft(reply=BED, incoming=POST, look=look), Code.IDENTITY) is not None


def test_what_only_a_rule_minds_is_let_go_where_the_model_is_calm() -> None:
    assert found(Draft(reply=BED, incoming=POST, look=CALM), Code.IDENTITY) is None


def test_a_number_with_a_form_of_its_own_is_never_let_go() -> None:
    assert marked(Draft(reply=NUMBER, incoming=POST, look=CALM), Code.IDENTITY) == [
        *marked(Draft(reply=NUMBER, incoming=POST), Code.IDENTITY)
    ]
    assert found(Draft(reply=NUMBER, incoming=POST, look=CALM), Code.IDENTITY) is not None


def test_a_name_that_the_trust_knows_is_never_let_go() -> None:
    draft = Draft(reply="Thank you, Ann Polglase! Bev", incoming=POST, patient_name="Ann Polglase", look=CALM)
    assert found(draft, Code.IDENTITY) is not None


def test_a_name_that_somebody_is_called_by_is_never_let_go() -> None:
    draft = Draft(reply="Sorry! Please tell Fintan so from me. Bev", incoming=POST, look=CALM)
    assert marked(draft, Code.IDENTITY) == marked(replace(draft, look=None), Code.IDENTITY) != []


def test_where_the_rules_point_at_words_the_model_adds_no_sentence() -> None:
    look = Look(tells=True, may_tell=True, is_calm=False, spans=((0, len(BED)),))
    assert marked(Draft(reply=BED, incoming=POST, look=look), Code.IDENTITY) == marked(
        Draft(reply=BED, incoming=POST), Code.IDENTITY
    )


def test_a_calm_look_touches_no_other_check() -> None:
    draft = Draft(reply="Please take two paracetamol and stop the warfarin today.", incoming=POST, look=CALM)
    assert Code.CLINICAL_ADVICE in {one.check for one in check(draft).findings}
