"""Lessons as files: what is refused and where, that words come out clean and are easy to read."""

import re
from html import unescape

import pytest

from candour.domain.approval.lessons import LESSONS
from candour.learning.catalogue import FOLDER, lessons
from candour.learning.head import Fault
from candour.learning.lesson import Lesson
from candour.learning.loading import parse
from candour.learning.queries.practice import reading_of
from candour.learning.rendering import render
from candour.people.lessons import lesson_for

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
---

## One

Words.

## Two

More words.
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
    ("## One\n\nWords.\n\n", "", 20, "has 2 to 12 parts; this has 1"),
    ("## One", "# One", 20, "begins with '## Title'"),
    ("## One", "Hello.\n\n## One", 20, "before the first title"),
    ("Words.", "word " * 201, 20, "this has 201"),
    ("Words.\n\n## Two\n\nMore words.", "Words.\n\n## Two", 24, "this has 0"),
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
    assert len(lessons()) == len(list(FOLDER.glob("*.md")))
    for lesson in lessons().values():
        known, opened = LESSONS[lesson.opens], lesson_for(lesson.opens)
        assert (lesson.title, lesson.minutes) == (known.label, known.minutes)
        assert opened is not None
        assert opened.address == f"/learn/{lesson.slug}"


@pytest.mark.parametrize("lesson", lessons().values(), ids=lambda lesson: lesson.slug)
def test_the_reader_makes_of_each_made_up_post_what_its_file_says(lesson: Lesson) -> None:
    for scenario in lesson.scenarios:
        reading = reading_of(scenario)
        assert (reading.kind, reading.criticality) == (scenario.kind, scenario.criticality), scenario.slug
        assert not reading.abstains, scenario.slug
        assert reading.flags == frozenset(), scenario.slug


@pytest.mark.parametrize("lesson", lessons().values(), ids=lambda lesson: lesson.slug)
def test_a_child_of_eleven_can_read_each_part(lesson: Lesson) -> None:
    ages = {part.title: reading_age(unescape(re.sub(r"<[^>]+>", " ", part.html))) for part in lesson.parts}
    assert {title: age for title, age in ages.items() if age > 11} == {}


def reading_age(text: str) -> float:
    """The Flesch-Kincaid grade (Kincaid and others 1975) plus five years; syllables are groups of vowels."""
    sentences = max(1, len(re.findall(r"[.!?](?=\s|$)", text)))
    words = re.findall(r"[A-Za-z][A-Za-z'\u2019]*", text)
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59 + 5


def _syllables(word: str) -> int:
    plain = re.sub(r"(?:[^laeiouy]es|[^lt]ed|[^laeiouy]e)$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", plain)))
