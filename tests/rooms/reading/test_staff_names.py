"""Whoever is criticised by name is found, with the place of the name; whoever is praised is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.reading.detectors import names_staff_critically

CRITICISED = [
    ("Nurse Bex was rude to my mum.", ["Bex"]),
    ("Dr Patel ignored me for an hour.", ["Patel"]),
    ("The receptionist, Sandra, shouted at a child.", ["Sandra"]),
    ("A porter called Dai left me in the corridor and never came back.", ["Dai"]),
    ("Sarah on the front desk was horrible.", ["Sarah"]),
    ("I saw Mr Trelawney. He was so rude and dismissive.", ["Trelawney"]),
    ("DR JONES never listens", ["JONES"]),
    ("Karen the ward sister needs sacking", ["Karen"]),
    ("Matron Hughes told me to stop crying.", ["Hughes"]),
    ("Staff nurse O\u2019Brien laughed at me", ["O\u2019Brien"]),
    ("a nurse called beth hurt me", ["beth"]),
    ("Priya in pharmacy couldn't care less", ["Priya"]),
]
LEFT_ALONE = [
    "Nurse Bex was wonderful with my mum.",
    "Thanks to Dr Okafor my fracture healed.",
    "Janet on reception could not have been kinder.",
    "My mum Gwen was ignored all night.",
    "I'm Gareth and I am furious about the parking.",
    "The nurse was rude.",
    "Waited six hours on Tegan ward. Dreadful.",
    "Sister Mary, thank you for everything.",
    "The food on Monday was awful.",
    "St Brannoc's car park is a disgrace.",
    "Sarah and Tom on nights are absolute stars.",
]


@pytest.mark.parametrize(("text", "names"), CRITICISED)
def test_a_criticised_name_is_marked(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in names_staff_critically(text)] == names


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_a_praised_name_or_no_name_is_left_alone(text: str) -> None:
    assert names_staff_critically(text) == ()


@given(st.text(max_size=200))
def test_marks_lie_inside_any_text(text: str) -> None:
    for start, end in names_staff_critically(text):
        assert 0 <= start < end <= len(text)
