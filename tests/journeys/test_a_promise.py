"""A promise is made in public, taken by a team, kept, and told back to whoever it was made to."""

from tests.journeys import promising, steps
from tests.journeys.screens import Opens


def test_a_promise_is_taken_kept_and_told_back(opens: Opens) -> None:
    # given a story that the nurse answers, with a promise and a day
    visitor, reader, nurse = opens(), opens("reader"), opens("nurse")
    matron, communications = opens("matron"), opens("communications")
    link = steps.tell_a_story(visitor)
    steps.look_and_publish(reader)
    steps.read_the_post(nurse)
    steps.open_a_reply(nurse)
    promising.promise_in_a_reply(nurse)
    steps.approve_from_home(matron)
    # when it is public she is asked who does it, and nobody outside sees it yet
    promising.write_it_down(nurse)
    promising.see_nothing_yet(visitor, link)
    # and when her team takes it, everybody can read what, by when, and which team
    promising.take_it(matron)
    promising.see_it_promised(visitor, link)
    # and when it is done she tells them in her own words, which two people look at
    promising.tell_what_changed(nurse)
    promising.approve_first(matron)
    steps.approve_from_home(communications)
    nurse.open("/home")
    nurse.looks_until("was kept. Thank you")
    # then the thread and the private link tell of the change
    promising.see_it_kept(visitor, link)
