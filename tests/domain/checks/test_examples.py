"""What is shown as an example, or is the NHS's own, is nobody's; what is somebody's stays held."""

import pytest

from candour.domain.checks.identity import identifiable

POST = "Waited nine hours in A&E and nobody told me anything. How does that work?"


@pytest.mark.parametrize(
    "reply",
    [
        "It's ten figures on any letter, written like 999 000 0000 (I've made that one up).",
        "The NHS was born on 5 July 1948, and so, nearly, were our front steps.",
        "If you were born on 5 July 1948 and like cake, come to the birthday tea of the NHS.",
        "The foundation stone was laid on 4 May 1931.",
        "Please use the Mill Street entrance, postcode ZZ1 9SM.",
        "The number they need is letters and figures, like SB123456.",
        "From our poster about wristbands: Ann Other, born 30 February. Yours should be right!",
        "Our rubber patient was born on 1 January 1900, and still gets a wristband.",
        "Patients are numbered from AB000001 on.",
        "Your number will be like AB000001: two letters and six figures.",
    ],
)
def test_an_example_and_what_is_the_nhss_own_gives_nobody_away(reply: str) -> None:
    assert not identifiable(reply, in_draft=True, said=POST)


@pytest.mark.parametrize(
    "reply",
    [
        "Your NHS number is 999 123 4560, and I haven't made that up.",
        "She was proper made up. Her hospital number is RK4471123, so quote that.",
        "Pharmacy has made that up now. Quote RK4471123 at the hatch.",
        "It's ten digits, like 943 476 5919 on the letter in front of me.",
        "You were born on 5 July 1948, the same day as the NHS.",
        "Mum was born on 5 July 1948, wasn't she? The day of the NHS!",
        "Their husband was born on 5 July 1948, the same day as the NHS.",
        "Our lady in the chair, born 5 July 1948 like the NHS itself, says hello.",
        "It's letters and figures, like RK4471123 on the wristband I am holding.",
        "The gentleman in the car park, postcode ending 3DH, was seen at six.",
        "Date of birth 5 July 1948, so your NHS prescription is free.",
        "Your mum was laid to rest on 12 March 2009, and we should have written then.",
        "You were laid up from 3/4/2005 and we should have asked how you were.",
        "We wrote to you on Level 2 of Eliot Building, PL90 2BB.",
        "Transport came for you at the tower block, PL90 2BB, and nobody answered.",
        "The hospital computer shows the postcode as PL90 2BB.",
        "Reception has you down with a postcode ending 3DH. Is that right?",
        "Your car is still in the car park, postcode PL90 2BB on the permit.",
        "I'm sorry you were left in that chair, Mr Penrose, with nobody looking in.",
        "I have told the ward manager, Mrs Trevan, and I will ring you this afternoon.",
    ],
)
def test_no_word_beside_it_lets_what_is_somebodys_go(reply: str) -> None:
    assert identifiable(reply, in_draft=True, said=POST)


@pytest.mark.parametrize(
    "reply",
    [
        "For the wheelchair service try 01632 960155, the number we've got for them.",
        "Ring 01632 960177, the number we have for your carers to use at night.",
        "The old number is wrong, so ring 01632 960155, the one we have on file.",
        "We had a bad line, so please use 01632 960155, the one we have on record.",
        "The chaplain's number is 01632 960188 and it's the one we've got on the system.",
    ],
)
def test_a_number_of_others_that_nobody_tried_gives_nobody_away(reply: str) -> None:
    assert not identifiable(reply, in_draft=True, said=POST)
