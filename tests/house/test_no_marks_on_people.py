"""No count of a person's holds, declines, corrections or mistakes: in no table, name, page or export.

Who was held or declined is kept for each reply, for its author and whoever decides. It is never added up
for a person: not in a model, not in a query, not on a page, not for their manager, not for themselves.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models, transaction

from candour.config.command import COMMANDS
from candour.people.models import Person
from tests.house.addresses import path_of
from tests.house.many_mistakes import go_wrong
from tests.house.sampling import FULL, in_turn
from tests.house.two_trusts import VISITOR, WHO_OF_TRUST, TwoTrusts
from tests.house.url_table import ADDRESSES

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "candour"
OUTCOMES = (
    r"holds?|held|declines?|declined|corrections?|corrected|mistakes?|errors?|faults?|refusals?|refused|"
    r"not_this|suggestions?|suggested|withdrawn|silent|silences?|passed_on|late|slow"
)
COUNTED = r"counts?|number|numbers|total|totals|sum|score|scores|rate|rates|rank|ranks|ranking|league|points"
MARK = re.compile(rf"^(?:.*_)?(?:(?:{COUNTED})_(?:of_)?(?:{OUTCOMES})|(?:{OUTCOMES})_(?:{COUNTED}))(?:_.*)?$")
OF_PERSON = {"author", "person", "by", "decided_by", "written_by", "lifted_by", "author_id", "person_id"}
ON_PAGE = re.compile(
    r"\b\d+\s+(?:(?!minute|hour|day|second)\w+\s+){0,2}"
    r"(?:holds?|held|declin\w+|correct\w+|mistakes?|errors?|refus\w+|sent back|not this|late|silent)\b|"
    r"\b(?:hold|decline|correction|mistake|error|refusal|approval)s?\s*(?::|rate\b)\s*\d+|"
    r"league table|leaderboard|\branked\b|\bperformance\b",
    re.IGNORECASE,
)
TAGS = re.compile(r"<[^>]+>")
TIMES = 89
"""How often it went wrong for one person: no hour, no minute, no day, and no number that a page needs."""
TOLD = re.compile(rf"(?<![\w./-]){TIMES}(?![\w.:/-])|eighty-nine", re.IGNORECASE)
HIDDEN_IDS = re.compile(r'<span class="nhsuk-u-visually-hidden">[^<]*</span>')
"""Links that would else be called alike say the number of their post to screen readers."""


def test_no_model_keeps_a_mark_on_a_person() -> None:
    marks = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("candour.")
        for field in model._meta.concrete_fields
        if MARK.match(field.name)
    ]
    assert marks == []


def test_a_person_holds_no_number_but_their_own() -> None:
    numbers = (models.IntegerField, models.FloatField, models.DecimalField, models.JSONField)
    kept = [field.name for field in Person._meta.concrete_fields if isinstance(field, numbers)]
    assert kept == [Person._meta.pk.name]


def test_no_name_in_the_code_counts_what_went_wrong_for_somebody() -> None:
    found = [f"{file.relative_to(ROOT)}: {name}" for file, name in _names() if MARK.match(name)]
    assert found == []


def test_no_query_adds_up_outcomes_by_person() -> None:
    assert [f"{file.relative_to(ROOT)}:{line}" for file, line in _sums_by_person()] == []


def test_no_template_prints_a_count_beside_an_outcome() -> None:
    counted = re.compile(rf"\.(?:{OUTCOMES})\s*\|\s*(?:length|count|sum)|(?:{OUTCOMES})_(?:{COUNTED})\b")
    found = [
        file.relative_to(ROOT).as_posix()
        for folder in ("people", "home", "voice", "amends", "learning", "listening", "public", "web")
        for file in (SOURCE / folder).rglob("*.html")
        if counted.search(file.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_no_address_and_no_command_is_about_marks() -> None:
    words = re.compile(r"(?<!col)league|leaderboard|ranking|score|performance|mistakes", re.IGNORECASE)
    named = [each.name for each in ADDRESSES] + list(COMMANDS)
    assert [name for name in named if words.search(name)] == []


@pytest.mark.django_db
@pytest.mark.in_full_on("postgresql")
@pytest.mark.parametrize("who", WHO_OF_TRUST)
def test_no_page_about_people_shows_a_mark(both: TwoTrusts, who: str) -> None:
    """Printed for everybody: the writer has had a hold, a suggestion and a reply in doubt by then."""
    browser, side = both.browser(both.here, who), both.here
    pages = ["/me", "/people", "/home", "/speak", "/rota", "/notices", "/learn", "/learn/saying-sorry"]
    pages += [f"/people/{person.pk}" for person in side.who.values()]
    for path in pages:
        response = browser.get(path)
        assert response.status_code == 200, path
        words = " ".join(TAGS.sub(" ", _main(response.content.decode())).split())
        assert ON_PAGE.findall(words) == [], path


@pytest.mark.django_db
@pytest.mark.in_full_on("postgresql")  # two trusts are built for it there, and say nothing else
def test_no_public_page_shows_a_mark(both: TwoTrusts) -> None:
    for address in ADDRESSES:
        if address.public and address.get:
            response = both.browser(both.here, VISITOR).get(path_of(address, both.here.things))
            words = " ".join(TAGS.sub(" ", response.content.decode()).split())
            assert ON_PAGE.findall(words) == [], address.name


@pytest.mark.django_db
@pytest.mark.only_on("sqlite")  # on PostgreSQL the ids of rows run on from test to test and reach the number
def test_no_address_tells_how_often_it_went_wrong_for_somebody(both: TwoTrusts) -> None:
    """The writer has had TIMES of each: no page, feed or anything else says that number to anybody.

    Each address is read by two in turn of those who may; with --full by all.
    """
    undo = transaction.savepoint()
    try:
        go_wrong(both.here, range(TIMES))
        told = [line for who in (VISITOR, *WHO_OF_TRUST) for line in _told(both, who)]
    finally:
        transaction.savepoint_rollback(undo)
    assert told == []


def test_the_number_would_be_found() -> None:
    for said in (
        f"{TIMES} corrections",
        f'"noes":{TIMES}',
        f"<td>{TIMES}</td>",
        f"Held {TIMES} times",
        "eighty-nine",
    ):
        assert TOLD.search(_read(said)), said


def _told(both: TwoTrusts, who: str) -> list[str]:
    """This will name the addresses that say the number to somebody, and undo the looking."""
    browser, undo, told = both.browser(both.here, who), transaction.savepoint(), []
    for address in ADDRESSES:
        if who in (address.get if FULL else in_turn(address, sorted(address.get), 2)):
            response = browser.get(path_of(address, both.here.things))
            if not response.streaming and TOLD.search(_read(response.content.decode("utf-8", "ignore"))):
                told.append(f"{address.name}, to {who}")
    transaction.savepoint_rollback(undo)
    return told


def _read(html: str) -> str:
    """This will give what is read of a page, or all of what is no page."""
    return html if html.lstrip()[:1] in "{[" else TAGS.sub(" ", HIDDEN_IDS.sub(" ", html))


def _main(html: str) -> str:
    found = re.search(r"<main.*?</main>", html, re.DOTALL)
    return found[0] if found else html


def _names() -> Iterator[tuple[Path, str]]:
    """This will give every name that the code gives to a function, a class, an argument or a value."""
    for file in SOURCE.rglob("*.py"):
        if not {"migrations", "training", "domain", "reading"} & set(file.parts):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef | ast.ClassDef):
                    yield file, node.name.lower()
                elif isinstance(node, ast.arg):
                    yield file, node.arg
                elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    yield file, node.id


def _sums_by_person() -> Iterator[tuple[Path, int]]:
    """This will find `.values("author").annotate(Count(...))` and `Counter(each.author ...)`."""
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and OF_PERSON & _named(node):
                called = ast.unparse(node.func)
                if called == "Counter" or (called.endswith(".annotate") and "Count(" in ast.unparse(node)):
                    yield file, node.lineno


def _named(call: ast.Call) -> set[str]:
    """This will give the fields that a call and what it is called on name."""
    fields = {each.attr for each in ast.walk(call) if isinstance(each, ast.Attribute)}
    texts = {each.value for each in ast.walk(call) if isinstance(each, ast.Constant)}
    return fields | {str(text).rpartition("__")[2] for text in texts}
