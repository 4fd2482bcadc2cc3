"""A trust's own lessons: sent as a file, looked over line by line, exchanged, put away, never lost."""

from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from candour.domain.refusal import Refusal
from candour.domain.roles import Right
from candour.learning.actions import writing
from candour.learning.actions.taking import keep_practice, read_part, try_practice
from candour.learning.catalogue import FOLDER, lessons
from candour.learning.models import LessonFile, Taking
from candour.learning.queries.counts import counts_of
from candour.learning.queries.lessons import lesson_in_use, lessons_of
from candour.ledger.models import Event
from candour.people.models import Person
from candour.people.queries import rights_in_force
from tests.pages import Visit
from tests.rooms.learning.colleagues import asked_of, say, two_say_yes
from tests.rooms.learning.own_lesson import OURS
from tests.rooms.learning.replies import GOOD, SCENARIO
from tests.rooms.learning.test_practice import attempt
from tests.world import World

SORRY = (FOLDER / "saying-sorry.md").read_text(encoding="utf-8")
CHANGED = SORRY.replace(
    "They do not want a perfect letter in six weeks.", "On our wards we ring back the same day."
)
THANKS = "Thank you, Jo. I will tell our volunteer what you wrote about her. Maya"


def put(world: World, text: str, by: str = "communications", name: str = "a file (2).md") -> LessonFile:
    return writing.put_lesson(by=world[by], name=name, content=text.encode(), now=world.now)


BAD = [
    (OURS.replace("minutes: 5", "minutes: 45"), "a file (2).md, line 4: 'minutes' is '45'."),
    (OURS.replace("years: 1", "years: 1\nopens: say_sorry"), "line 7: 'Saying sorry' opens this right."),
    (OURS.replace("years: 1", "years: 1\nafter: in-a-crisis"), "line 7: 'in-a-crisis' cannot come first."),
    (OURS.replace("criticality: 2", "criticality: -5"), "line 18: The reader makes of this kind: compliment"),
    (
        SORRY.replace("title: Saying sorry", "title: Sorry"),
        "Cards name this lesson: 'Saying sorry', 9 minutes.",
    ),
    (SORRY.replace("opens: say_sorry", "opens: own_it"), "'Owning a mistake' opens this right."),
    (OURS.replace("## Two", "# Two"), "A part begins with '## Title'"),
]


@pytest.mark.parametrize(("text", "says"), BAD, ids=[says for _, says in BAD])
def test_a_file_with_a_fault_changes_nothing_and_the_line_is_named(
    world: World, text: str, says: str
) -> None:
    with pytest.raises(Refusal) as no:
        put(world, text)
    assert says in no.value.reason
    assert no.value.remedy == "Mend this line and send the file again. Nothing has changed."
    assert not LessonFile.objects.exists()


@pytest.mark.parametrize("content", [b"\xff\xfe\x00x", b"x" * 60_001, b"\x89PNG"])
def test_what_is_no_plain_text_is_refused(world: World, content: bytes) -> None:
    with pytest.raises(Refusal):
        writing.put_lesson(by=world["communications"], name="x.md", content=content, now=world.now)


def test_a_trust_s_version_stands_before_ours_for_that_trust_alone(world: World, visit: Visit) -> None:
    put(world, CHANGED)
    page = unescape(visit("/learn/saying-sorry/1", by=world["nurse"]).content.decode())
    assert "On our wards we ring back the same day." in page
    assert "written at your trust" in unescape(
        visit("/learn/saying-sorry", by=world["nurse"]).content.decode()
    )
    assert lessons_of(world.made.trust.pk + 1)["saying-sorry"] == lessons()["saying-sorry"]
    assert attempt(world, GOOD, lesson_in_use(world.made.trust, "saying-sorry")).passes
    two_say_yes(world)
    assert rights_in_force(world["nurse"], world.now) == {Right.SAY_SORRY}
    about = Event.objects.get(name="learning:lesson:written").about
    assert about["lesson"] == "saying-sorry"


def test_every_version_is_kept_and_can_be_used_again_or_put_away(world: World) -> None:
    first = put(world, CHANGED)
    put(world, CHANGED.replace("the same day", "within the hour"))
    writing.use_again(by=world["communications"], file=first, now=world.now)
    rows = LessonFile.objects.order_by("number").values_list("number", "is_current")
    assert list(rows) == [(1, False), (2, False), (3, True)]
    assert "the same day" in lesson_in_use(world.made.trust, "saying-sorry").parts[0].words
    writing.put_away(by=world["communications"], slug="saying-sorry", now=world.now)
    assert lesson_in_use(world.made.trust, "saying-sorry") == lessons()["saying-sorry"]
    assert LessonFile.objects.count() == 3
    with pytest.raises(Refusal, match="ours already"):
        writing.put_away(by=world["communications"], slug="saying-sorry", now=world.now)


def test_a_lesson_that_another_comes_after_is_not_put_away(world: World) -> None:
    put(world, OURS)
    second = OURS.replace("our-own-lesson", "our-second").replace(
        "years: 1", "years: 1\nafter: our-own-lesson"
    )
    put(world, second)
    with pytest.raises(Refusal, match="comes after this lesson"):
        writing.put_away(by=world["communications"], slug="our-own-lesson", now=world.now)
    writing.put_away(by=world["communications"], slug="our-second", now=world.now)
    writing.put_away(by=world["communications"], slug="our-own-lesson", now=world.now)
    assert "our-own-lesson" not in lessons_of(world.made.trust)


def test_practice_that_waits_outlives_the_lesson_that_was_put_away(world: World) -> None:
    put(world, SORRY.replace("id: phone-rings-out", "id: our-phone"))
    own = lesson_in_use(world.made.trust, "saying-sorry")
    nurse, on = world["nurse"], own.scenario("our-phone")
    read_part(by=nurse, lesson=own, part=len(own.parts), now=world.now)

    assert try_practice(by=nurse, lesson=own, scenario=on, text=GOOD, now=world.now).passes
    writing.put_away(by=world["communications"], slug="saying-sorry", now=world.now)
    two_say_yes(world)
    assert rights_in_force(nurse, world.now) == {Right.SAY_SORRY}


def test_what_colleagues_said_is_read_after_the_lesson_was_put_away(world: World, visit: Visit) -> None:
    put(world, OURS)
    nurse, there = world["nurse"], "/learn/our-own-lesson/colleagues"
    practise_ours(world)
    writing.put_away(by=world["communications"], slug="our-own-lesson", now=world.now)
    assert "Two colleagues have a look" in visit(there, by=nurse).content.decode()
    say(world, asked_of(nurse)[0], yes=False, words="Shorter still.")
    page = visit(there, by=nurse).content.decode()
    assert "Shorter still." in page
    assert 'href="/learn/our-own-lesson' not in page, "nothing leads to a lesson that is not there"


def test_what_a_pass_opened_is_read_after_the_lesson_was_put_away(world: World, visit: Visit) -> None:
    put(world, OURS)
    practise_ours(world)
    writing.put_away(by=world["communications"], slug="our-own-lesson", now=world.now)
    two_say_yes(world)
    assert "You passed" in visit("/learn/our-own-lesson/passed", by=world["nurse"]).content.decode()


def test_practice_on_a_lesson_that_was_put_away_can_be_taken_back(world: World, visit: Visit) -> None:
    put(world, OURS)
    practise_ours(world)
    writing.put_away(by=world["communications"], slug="our-own-lesson", now=world.now)
    back = visit("/learn/our-own-lesson/take-back", by=world["nurse"], post={}, expecting=302)
    page = visit(back["Location"], by=world["nurse"]).content.decode()
    assert "Nothing of yours is with colleagues now." in page
    assert asked_of(world["nurse"]) == []


def practise_ours(world: World) -> None:
    """This will send a good reply of the nurse on the trust's own lesson to two colleagues."""
    own = lesson_in_use(world.made.trust, "our-own-lesson")
    read_part(by=world["nurse"], lesson=own, part=len(own.parts), now=world.now)
    on = own.scenario("kind")
    assert try_practice(by=world["nurse"], lesson=own, scenario=on, text=THANKS, now=world.now).passes


@pytest.mark.parametrize("who", ["nurse", "matron", "executive", "administrator"])
def test_only_communications_keep_the_lessons(world: World, who: str) -> None:
    with pytest.raises(Refusal, match="Only a communications"):
        put(world, OURS, by=who)


def test_a_lesson_is_sent_taken_away_and_sent_again_on_the_page(world: World, visit: Visit) -> None:
    priya = world["communications"]
    sent = visit("/lesson-files", by=priya, post={"file": _file(OURS)}, expecting=302)
    assert sent["Location"] == "/lesson-files/our-own-lesson"
    assert "Version 1" in visit(sent["Location"], by=priya).content.decode()
    taken = visit("/lesson-files/our-own-lesson/1", by=priya)
    assert taken.content.decode() == OURS
    assert taken["Content-Disposition"] == 'attachment; filename="our-own-lesson.md"'
    ours = visit("/lesson-files/photos-and-consent/0", by=priya).content.decode()
    assert ours == (FOLDER / "photos-and-consent.md").read_text(encoding="utf-8")
    broken = _file(OURS.replace("years: 1", "years: 9"))
    refused = unescape(
        visit("/lesson-files", by=priya, post={"file": broken}, expecting=403).content.decode()
    )
    assert "ours.md, line 6: 'years' is '9'. Write a whole number from 1 to 3." in refused
    assert "Choose a file" in visit("/lesson-files", by=priya, post={}, expecting=422).content.decode()
    visit("/lesson-files/our-own-lesson/put-away", by=priya, post={}, expecting=302)
    visit("/learn/our-own-lesson", by=world["nurse"], expecting=404)
    visit("/lesson-files/our-own-lesson/1/use", by=priya, post={}, expecting=302)
    assert "Writing for our ward" in visit("/learn", by=world["nurse"]).content.decode()
    visit("/lesson-files/our-own-lesson/9", by=priya, expecting=404)
    visit("/lesson-files/no-such-lesson", by=priya, expecting=404)


def test_markup_in_a_trust_s_lesson_cannot_act(world: World, visit: Visit) -> None:
    put(
        world,
        OURS.replace(
            "More words.", "<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=y>"
        ),
    )
    page = visit("/learn/our-own-lesson/2", by=world["nurse"]).content.decode()
    main = page[page.index("candour-lesson ") : page.index("</form>")]
    assert "<script" not in main
    assert "<img" not in main
    assert 'href="javascript' not in main


def test_numbers_of_people_are_shown_from_ten_on_and_to_communications_alone(
    world: World, visit: Visit
) -> None:
    priya, lesson = world["communications"], lessons()["saying-sorry"]
    everybody = list(Person.objects.for_trust(world.made.trust).filter(is_active=True).order_by("pk"))
    assert len(everybody) >= 11
    for person in everybody[:9]:
        read_part(by=person, lesson=lesson, part=1, now=world.now)
    counts = counts_of(world.made.trust, world.now + timedelta(days=1))["saying-sorry"]
    assert (counts.begun, counts.passed) == ("fewer than 10", "fewer than 10")
    assert (
        "Begun by fewer than 10, passed by fewer than 10."
        in visit("/lesson-files", by=priya).content.decode()
    )
    for person in everybody[9:11]:
        on = lesson.scenario(SCENARIO)
        keep_practice(by=person, lesson=lesson, scenario=on, text="I am", now=world.now)
    Taking.objects.filter(person__in=everybody[:10]).update(passed_at=world.now)
    page = visit("/lesson-files", by=priya).content.decode()
    assert "Begun by 11, passed by 10." in page
    assert not any(each.full_name in page for each in everybody if each != priya)


def _file(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("ours.md", text.encode(), content_type="text/markdown")
