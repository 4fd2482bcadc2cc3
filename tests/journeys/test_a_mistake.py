"""When it goes wrong: a mistake is noticed, owned, corrected, learnt from; a leak comes down everywhere.

Who takes the leak down, and who looks after its record, work by the keyboard alone.
"""

import pytest

from tests.journeys import owning, steps
from tests.journeys.hands import Keyboard
from tests.journeys.screens import Opens

PICTURES = {
    "a thread in which somebody noticed": "thread-390",
    "own a mistake": "own-it-390",
    "what we put right": "put-right-390",
    "take it down at once": "take-down-390",
    "a breach record": "breach-390",
}


@pytest.mark.touches_data
@pytest.mark.in_full_on("postgresql")
def test_a_mistake_is_noticed_owned_corrected_in_its_thread_and_learnt_from(opens: Opens) -> None:
    # given a story, and a reply that says the opposite of what it told
    visitor, reader, matron = opens(), opens("reader"), opens("matron")
    nurse = opens("nurse", pictures=PICTURES)
    link = steps.tell_a_story(visitor)
    steps.look_and_publish(reader)
    owning.publish_a_reply(nurse, matron, owning.WRONG)
    # when whoever told it writes back, the nurse sees that somebody noticed
    owning.say_that_it_is_wrong(visitor, link)
    owning.notice_it(nurse)
    # and she owns it in one step; one person looks, first in the queue
    owning.own_it(nurse)
    steps.approve_from_home(matron)
    nurse.looks_until("It is public")
    # then both stand in the thread, the lesson is in the library, and everybody can read what was put right
    owning.read_the_correction(visitor)
    owning.file_the_lesson(nurse)
    owning.read_what_was_put_right(opens("", pictures=PICTURES), owning.WAS_WRONG)


def test_a_leak_comes_down_everywhere_with_a_public_line_and_a_breach_record(opens: Opens) -> None:
    # given a reply with a detail by which a neighbour could know somebody
    visitor, nurse, matron = opens(), opens("nurse"), opens("matron")
    reader = opens("reader", Keyboard(), PICTURES)
    legal = opens("legal", Keyboard(), PICTURES, color_scheme="dark")
    link = steps.tell_a_story(visitor)
    steps.look_and_publish(reader)
    owning.publish_a_reply(nurse, matron, owning.LEAK)
    # when the reader on call sees it, one press takes it down
    owning.take_it_down(reader)
    # then a line stands in its place, wherever it stood
    owning.see_it_gone(visitor, link)
    owning.read_what_was_put_right(visitor, "it could have told a stranger who somebody is")
    # and whoever looks after breaches has a record with its clock, and closes it with a reason
    owning.look_after_the_breach(legal)
