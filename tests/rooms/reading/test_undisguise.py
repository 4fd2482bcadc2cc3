"""Letters dressed up hide nothing from the readers; what is found stands at its place in the text as sent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.kinds import Flag, Kind
from candour.reading.reader import read, read_closely
from candour.reading.undisguise import undisguised

BOLD = str.maketrans({chr(97 + at): chr(0x1D41A + at) for at in range(26)})
WIDE = str.maketrans({chr(97 + at): chr(0xFF41 + at) for at in range(26)})


@pytest.mark.parametrize(
    "text",
    [
        "I w\u0430nt t\u043e kill mys\u0435lf tonight",
        "i want to kill myself".translate(BOLD),
        "i want to kill myself".translate(WIDE),
        "I want to k\u200bill mys\u00adelf",
        "I want to k\u061cill my\u0336self",
        "I want to k\0ill myself",
        "\u026a \u1d21\u1d00\u0274\u1d1b \u1d1b\u1d0f \u1d0b\u026a\u029f\u029f myself",
    ],
)
def test_a_cry_for_help_is_heard_however_it_is_written(text: str) -> None:
    for reading in (read(text), read_closely(text)):
        assert Flag.SELF_HARM in reading.flags
        assert all(text[start:end].strip() for start, end in reading.evidence)
        assert reading.worst_sentence == (0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Thank you all so much",
        "\u041f\u0440\u0438\u0432\u0435\u0442, \u0441\u043f\u0430\u0441\u0438\u0431\u043e!",
        "Caf\u00e9 tr\u00e8s bon",
        "A heart \u2764\ufe0f and a family \U0001f468\u200d\U0001f469\u200d\U0001f467",
        "Line one\r\n\r\nline  two",
    ],
)
def test_what_is_not_dressed_up_is_read_as_it_stands(text: str) -> None:
    assert undisguised(text) is None


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=80))
def test_places_are_always_in_the_text_as_it_was_sent(text: str) -> None:
    reading = read(text + " k\u200bind nurse")
    places = [*reading.evidence, *([reading.worst_sentence] if reading.worst_sentence else [])]
    assert all(0 <= start < end <= len(text) + 12 for start, end in places)


@pytest.mark.parametrize(
    "text",
    [
        "He hits me every night, I am scared to go home",
        "I want to kill myself",
        "They gave my mum the wrong dose of insulin and she collapsed",
        "My husband hits me and I am scared of him",
    ],
)
def test_what_may_be_grave_is_never_said_to_be_praise_or_kind(text: str) -> None:
    for reading in (read(text), read_closely(text)):
        assert reading.flags
        assert reading.criticality < 0
        assert reading.kind is not Kind.COMPLIMENT or reading.abstains


def test_small_pictures_alone_tell_of_nothing_grave() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
    assert read_closely(family).flags == frozenset()
