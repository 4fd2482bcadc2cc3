"""What is shown as an example, or is the NHS's own, is nobody's; what is somebody's stays held."""

import pytest

from candour.domain.checks.identity import identifiable


@pytest.mark.parametrize(
    "reply",
    [
        "It's ten figures on any letter, written like 999 000 0000 (I've made that one up).",
        "The patient on our poster, Mr Sample of 1 Plaster Lane, is completely made up.",
        "Mr Test, born on 01/01/1940, is a made-up patient for the new staff.",
        "Born on 5 July 1948, and still up all night.",
        "If you were born on 5 July 1948 and like cake, come to the birthday tea.",
        "The foundation stone was laid on 4 May 1931.",
        "Clinic 5 has moved: Level 1, Eliot Building, PL90 2BB.",
        "Please use the Mill Street entrance, postcode ZZ1 9SM.",
        "The charity's treasurer, Mr Penrose, would be glad to help you with that.",
        "Patients are numbered from AB000001 on.",
    ],
)
def test_an_example_and_what_is_the_nhss_own_gives_nobody_away(reply: str) -> None:
    assert not identifiable(reply, in_draft=True, said="How does that work?")


@pytest.mark.parametrize(
    "reply",
    [
        "Your NHS number is 999 000 0000, and I haven't made that up.",
        "She was proper made up. Her hospital number is RK4471123, so quote that.",
        "You were born on 5 July 1948, so you share it with us.",
        "Your sample 4471123 is on the bench.",
        "For example, Mrs Trevan from Trewin Close waited nine hours.",
        "We wrote to you on Level 2 of Eliot Building, PL90 2BB.",
        "Grace lives in the block by the church, PL90 2BB.",
    ],
)
def test_no_word_beside_it_lets_what_is_somebodys_go(reply: str) -> None:
    assert identifiable(reply, in_draft=True, said="How does that work?")
