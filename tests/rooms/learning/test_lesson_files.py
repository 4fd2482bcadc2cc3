"""Lessons as files: what is refused and where, that words come out clean and are easy to read."""

import re

import pytest

from candour.domain.approval.lessons import LESSONS
from candour.domain.checks.codes import Code
from candour.domain.reading_age import OLDEST, reading_age
from candour.learning.catalogue import FOLDER, lessons, minutes_in_all
from candour.learning.head import Fault
from candour.learning.lesson import Lesson
from candour.learning.loading import parse
from candour.learning.queries.practice import look_at, reading_of
from candour.learning.rendering import render
from candour.people.lessons import lesson_for
from candour.people.models import Person
from tests.rooms.learning.replies import PASSES
from tests.world import MONDAY_TEN

GOOD = """---
id: saying-thanks
title: Saying thanks
minutes: 6
version: 1
opens: say_thanks
years: 2
summary: How to say thanks.
practice:
  - id: kind
    kind: compliment
    criticality: 3
    teller: Jo
    post: Thank you all.
criteria:
  - words: It blames nobody.
    without: [blame]
colleagues:
  - asks: Is it kind?
  - asks: Is it short?
---

## One

Words.

## Two

More words.
"""
QUESTION = """questions:
  - part: 1
    asks: Which?
    answers:
      - says: A
        right: no
        because: No.
      - says: B
        because: No.
"""
BAD = [
    ("---\nid", "id", 1, "does not begin with ---"),
    ("---\n\n## One", "\n## One", 1, "never ends"),
    ("minutes: 6", "minutes: [6", 5, "cannot be read"),
    ("minutes: 6", "minutes: soon", 4, "whole number from 1 to 10"),
    ("minutes: 6", "minutes: 45", 4, "whole number from 1 to 10"),
    ("minutes: 6\n", "", 2, "'minutes' is missing"),
    ("years: 2", "years: 9", 7, "from 1 to 3"),
    ("id: saying-thanks", "id: Saying Thanks", 2, "small letters"),
    ("id: saying-thanks", "id: thanks", 2, "thanks.md"),
    ("title: Saying thanks", "title:", 3, "'title' is empty"),
    ("title: Saying thanks", f"title: {'x' * 61}", 3, "Keep it to 60"),
    ("title: Saying thanks", "title: One\ntitle: Two", 4, "stands twice"),
    ("title: Saying thanks", "title: One\nauthor: Jo", 4, "'author' is not known"),
    ("opens: say_thanks", "opens: say_anything", 6, "Write one of: say_sorry"),
    ("kind: compliment", "kind: rant", 11, "Write one of: compliment"),
    ("criticality: 3", "criticality: 9", 12, "from -5 to 5"),
    ("    post: Thank you all.\n", "", 10, "'post' is missing"),
    ("  - words: It blames nobody.\n    without: [blame]", "  - be kind", 16, "no names and values"),
    ("[blame]", "blame", 17, "is no list"),
    ("[blame]", "[rudeness]", 17, "'rudeness' is no check"),
    ("without: [blame]", "needs: tears", 17, "'tears' cannot be asked for"),
    ("    without: [blame]\n", "", 16, "Nothing judges this"),
    ("## One\n\nWords.\n\n", "", 23, "has 2 to 12 parts; this has 1"),
    ("## One", "# One", 23, "begins with '## Title'"),
    ("## One", "Hello.\n\n## One", 23, "before the first title"),
    ("Words.", "word " * 201, 23, "this has 201"),
    ("practice:", f"{QUESTION}practice:", 13, "One answer is right"),
    ("practice:", f"{QUESTION}practice:".replace("part: 1", "part: 3"), 10, "from 1 to 2"),
    ("practice:", f"{QUESTION}practice:".replace("right: no", "right: maybe"), 14, "Write yes or no"),
    (
        "practice:",
        f"{QUESTION.replace('      - says: B', '      # ').split('      # ')[0]}practice:",
        13,
        "2 to 4 answers",
    ),
    ("  - asks: Is it short?\n", "", 19, "2 to 5 questions; here are 1"),
    ("Is it short?", "It is short.", 20, "End it with '?'"),
    ("criticality: 3", "criticality: 3\n    flags: [fire]", 13, "'fire' is no flag"),
    ("years: 2", "years: 2\nlibrary: everything", 8, "Write one of: all"),
    ("years: 2", "years: 2\npicture: a-cat", 8, "'a-cat' is not known"),
    (
        "Words.",
        "Notwithstanding organisational imperatives, practitioners necessarily prioritise confidentiality.",
        23,
        "Bring it to 11",
    ),
    ("Words.\n\n## Two\n\nMore words.", "Words.\n\n## Two", 27, "this has 0"),
]


def test_a_lesson_is_read_from_its_file() -> None:
    lesson = parse("saying-thanks.md", GOOD)
    assert (lesson.title, lesson.minutes, lesson.lasts.days) == ("Saying thanks", 6, 730)
    assert [part.title for part in lesson.parts] == ["One", "Two"]
    assert lesson.scenario_after("kind").slug == "kind"


@pytest.mark.parametrize(("good", "bad", "line", "says"), BAD, ids=[row[3] for row in BAD])
def test_a_fault_names_file_and_line_and_says_what_to_do(good: str, bad: str, line: int, says: str) -> None:
    assert good in GOOD
    with pytest.raises(Fault) as fault:
        parse("saying-thanks.md", GOOD.replace(good, bad, 1))
    words = str(fault.value)
    assert says in words
    assert words.startswith(f"saying-thanks.md, line {line}: ")
    assert words.endswith((".", "]."))


def test_two_made_up_posts_of_one_name_are_refused() -> None:
    entry = GOOD[GOOD.index("  - id: kind") : GOOD.index("criteria:")]
    with pytest.raises(Fault, match="Give each its own"):
        parse("saying-thanks.md", GOOD.replace(entry, entry * 2))


def test_no_markup_but_words_lists_quotes_and_safe_links_comes_out() -> None:
    html = render(
        "**Bold** <script>alert(1)</script> ![x](https://e.example/x.png) [a](javascript:x) "
        "[b](https://www.nhs.uk) [c](http://plain.example)\n\n> quoted\n\n- one"
    )
    assert set(re.findall(r"<(\w+)", html)) == {"p", "strong", "a", "blockquote", "ul", "li"}
    assert re.findall(r'href="([^"]*)"', html) == ["https://e.example/x.png", "https://www.nhs.uk"]


def test_every_lesson_that_is_there_is_named_by_the_table_and_can_be_opened() -> None:
    """The command `candour route` names lessons by the table: what is on the card must say the same."""
    assert len(lessons()) == len(list(FOLDER.glob("*.md"))) == 9
    for lesson in lessons().values():
        if lesson.opens is None:
            continue
        known, opened = LESSONS[lesson.opens], lesson_for(lesson.opens)
        assert (lesson.title, minutes_in_all(lesson)) == (known.label, known.minutes)
        assert opened is not None
        assert opened.address == f"/learn/{lesson.slug}"


def test_no_two_lessons_open_the_same_right_and_one_that_comes_first_is_there() -> None:
    opened = [each.opens for each in lessons().values() if each.opens]
    assert len(set(opened)) == len(opened)
    for lesson in lessons().values():
        assert not lesson.after or not lessons()[lesson.after].after
    comes_first = {each.after for each in lessons().values()}
    assert all(each.opens or each.slug in comes_first for each in lessons().values())


@pytest.mark.parametrize("lesson", lessons().values(), ids=lambda lesson: lesson.slug)
def test_the_reader_makes_of_each_made_up_post_what_its_file_says(lesson: Lesson) -> None:
    for scenario in lesson.scenarios:
        reading = reading_of(scenario)
        found = (reading.kind, reading.criticality, reading.flags, reading.abstains)
        said = (scenario.kind, scenario.criticality, scenario.flags, scenario.is_unsure)
        assert found == said, scenario.slug


@pytest.mark.parametrize("lesson", lessons().values(), ids=lambda lesson: lesson.slug)
def test_a_child_of_eleven_can_read_every_word_of_a_lesson_in_its_minutes(lesson: Lesson) -> None:
    """At 180 words a minute there is time left to write: three minutes at the least."""
    asked = [question for part in lesson.parts for question in part.questions]
    taught = [choice.because for question in asked for choice in question.choices]
    for words in (*(part.words for part in lesson.parts), " ".join(taught), lesson.summary):
        assert reading_age(words) <= OLDEST, words
    count = sum(len(part.words.split()) for part in lesson.parts) + sum(len(each.split()) for each in taught)
    assert count / 180 <= lesson.minutes - 3
    assert len(asked) >= 3
    assert all(not choice.is_right for question in asked for choice in question.choices[:1])


@pytest.mark.parametrize(("slug", "scenario"), PASSES, ids=[slug for slug, _ in PASSES])
def test_a_good_reply_meets_what_the_checks_ask_of_every_lesson(db: None, slug: str, scenario: str) -> None:
    lesson, writer = lessons()[slug], Person(trust_id=0, first_name="Maya", last_name="Penhale")
    on = lesson.scenario(scenario)
    tried = look_at(lesson=lesson, scenario=on, text=PASSES[slug, scenario], person=writer, now=MONDAY_TEN)
    assert [each.words for each in tried.judged if not each.is_met] == []
    assert tried.passes


def test_what_may_mean_harm_never_passes_whatever_is_written(db: None) -> None:
    lesson = lessons()["when-somebody-was-harmed"]
    writer = Person(trust_id=0, first_name="Maya", last_name="Penhale")
    on = lesson.scenario("wrong-tablets")
    assert on.is_to_stop
    text = PASSES["when-somebody-was-harmed", "tea-trolley"]
    tried = look_at(lesson=lesson, scenario=on, text=text, person=writer, now=MONDAY_TEN)
    assert Code.DUTY_OF_CANDOUR in {each.check for each in tried.report.findings}
    assert not tried.passes
