"""The words on screen: plain, British, and none of those that the house does not use."""

import re
from pathlib import Path

import pytest

from candour.domain.checks.wording import WORDING
from candour.domain.reading_age import OLDEST, reading_age
from tests.house.reference.refusals import said_in

SOURCE = Path(__file__).resolve().parents[2] / "src" / "candour"
TEMPLATES = sorted(SOURCE.rglob("*.html"))
NOT_OURS = re.compile(
    r"\b(?:successful(?:ly)?|please note|invalid|statements?|tickets?|resolved?|sentiments?|engagement score|"
    r"leaderboard|compliance violation|oops|kindly|click|submit(?:ted)?|utili[sz]e|log ?in|"
    r"colors?|center|organiz\w+|recogniz\w+|apologiz\w+|behavior|favorite|license|canceled|realiz\w+|gray)\b",
    re.IGNORECASE,
)
ALLOWED = {"accessibility.html": "statement"}
"""An accessibility statement is what the regulations call that page."""
_NOT_WORDS = re.compile(r"\{#.*?#\}|\{%.*?%\}|<[^>]*>|\{\{[^\"']*?\}\}|url\([^)]*\)|form\[[^]]*\]", re.DOTALL)
"""Comments, statements of the template language, tags, and what is filled in without a word of its own."""


ROOMS = sorted({template.relative_to(SOURCE).parts[0] for template in TEMPLATES})
_PARAGRAPH = re.compile(r"<p[^>]*>(.*?)</p>", re.DOTALL)
_FILLED_IN = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def words_of(template: Path) -> str:
    return _NOT_WORDS.sub(" ", template.read_text("utf-8"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_a_page_uses_the_house_s_words(template: Path) -> None:
    found = {word.lower() for word in NOT_OURS.findall(words_of(template))}
    assert found - {ALLOWED.get(template.name, "")} == set()


@pytest.mark.parametrize("room", ROOMS)
def test_a_child_of_eleven_can_read_the_main_text_of_a_room_s_pages(room: str) -> None:
    assert reading_age(". ".join(paragraphs_of(room))) <= OLDEST


def paragraphs_of(room: str) -> list[str]:
    """This will give the paragraphs of a room that are a sentence or more; what is filled in is "it"."""
    found = [
        " ".join(_NOT_WORDS.sub(" ", _FILLED_IN.sub("it", paragraph)).split()).rstrip(".")
        for template in TEMPLATES
        if template.relative_to(SOURCE).parts[0] == room
        for paragraph in _PARAGRAPH.findall(template.read_text("utf-8"))
    ]
    return [each for each in found if len(each.split()) > 4]


def test_a_no_uses_the_house_s_words() -> None:
    said = [f"{each.reason} {each.remedy}" for each in said_in(".")]
    said += [f"{reason} {remedy}" for reason, remedy in WORDING.values()]
    assert [words for words in said if NOT_OURS.search(words)] == []


def test_a_no_says_what_to_do_in_whole_sentences() -> None:
    shouted = [
        each for each in said_in(".") if not each.remedy.rstrip("”'\")").endswith((".", "}", "?", ":"))
    ]
    assert shouted == []
