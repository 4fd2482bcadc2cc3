"""Lists of people: whatever a payroll system writes is read, and bad lines are named with a remedy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.lists.planning import Does, Known, plan
from candour.domain.lists.reading import MOST_BYTES, PeopleList, Problem, Row, read_list
from candour.domain.roles import Role

HEAD = "Staff number,First name,Last name,E-mail,Job title,Site,Team,Roles,Status\n"
ZOE = "101,Zoë,Müller,zoe@trust.example,Nurse,General,Heron ward,Writer,Active\n"
HERE = [
    Known(1, "Ada", "Head", "ada@trust.example", "100", is_administrator=True),
    Known(2, "Zoë", "Müller", "zoe@trust.example", "101", "Nurse", "General", "Heron ward"),
    Known(3, "Jan", "Kerr", "jan@home.example"),
    Known(4, "Old", "Hand", "old@trust.example", "104", is_here=False),
]
TEAMS = {("general", "heron ward"), ("general", "otter ward")}
GROUPS = {"nurses and midwives"}


def _plan(text: str, *, is_full: bool = False) -> "tuple[list[tuple[str, str]], list[Problem]]":
    asked = plan(read_list((HEAD + text).encode()), HERE, TEAMS, GROUPS, is_full=is_full)
    return [(act.does.value, act.name) for act in asked.acts], list(asked.problems)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_list_is_read_as_spreadsheets_write_it(encoding: str, sign: str, end: str) -> None:
    said = read_list((HEAD + ZOE).replace(",", sign).replace("\n", end).encode(encoding))
    (row,) = said.rows
    assert (row.name, row.line, row.roles, row.has_left) == ("Zoë Müller", 2, (Role.WRITER,), False)
    assert not said.problems


def test_columns_are_found_by_name_in_any_order() -> None:
    said = read_list(b"Surname,Colour,Forename,Employee Number\nMay,red,Ann,7\n")
    assert said.rows == (Row(2, "Ann", "May", staff_number="7"),)
    assert said.unread == ("Colour",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty."),
        (b"\n\n", "The file is empty."),
        (b"First name,Last name\nAnn,May\n", "names no column email"),
        (b"Email\na@b.example\n", "names no column first name, last name"),
        (b"PK\x03\x04\x00\x00binary", "The file is not text."),
        (b"\x81\x8d", "The file is not text."),
        (b'First name,Last name,Email\n"Ann,May,x\n', "not CSV"),
        (b"x" * (MOST_BYTES + 1), "larger than 5 MB"),
    ],
)
def test_a_file_that_is_no_list_is_refused_whole(content: bytes, reason: str) -> None:
    said = read_list(content)
    assert said.rows == ()
    assert reason in said.problems[0].reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (",Ann,May,,,,,,", "neither email address nor staff number"),
        ("7,Ann,May,ann at home,,,,,", "is no email address"),
        ("7,,May,a@b.example,,,,,", "has no full name"),
        ("7,Ann,May,a@b.example,,,Heron ward,,", "has no site"),
        ("7,Ann,May,a@b.example,,,,boss,", "“boss” is no role."),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(line: str, reason: str) -> None:
    said = read_list((HEAD + ZOE + line + "\n").encode())
    assert len(said.rows) == 1
    (problem,) = said.problems
    assert problem.line == 3
    assert reason in problem.reason
    assert problem.remedy


@pytest.mark.parametrize("status", ["Left", "LEAVER", "terminated", "31/10/2026", "2026-10-31", "yes"])
def test_a_leaver_is_known_by_status_or_date(status: str) -> None:
    said = read_list((HEAD + f"101,Zoë,Müller,,,,,,{status}\n").encode())
    assert said.rows[0].has_left


@given(st.binary(max_size=400))
def test_whatever_bytes_come_nothing_is_raised(content: bytes) -> None:
    said = read_list(content)
    assert said.rows or said.problems or b"\n" in content or content


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (ZOE, [("change", "Zoë Müller")]),
        (ZOE.replace("Writer", ""), [("same", "Zoë Müller")]),
        ("200,Ann,May,ann@trust.example,,,,,\n", [("add", "Ann May")]),
        ("101,Zoë,Müller-Kay,,,,,,\n", [("change", "Zoë Müller")]),
        (",Jan,Kerr,jan@home.example,,General,Otter ward,,\n", [("change", "Jan Kerr")]),
        ("101,Zoë,Müller,,,,,,left\n", [("leave", "Zoë Müller")]),
        ("900,Not,Here,,,,,,left\n", []),
        ("104,Old,Hand,,,,,,left\n", []),
    ],
)
def test_a_line_asks_for_what_is_new(text: str, acts: list[tuple[str, str]]) -> None:
    assert _plan(text) == (acts, [])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (ZOE + ZOE, "Line 2 is about the same person."),
        ("200,Ann,May,a@b.example,,,,,\n201,Ann,May,a@b.example,,,,,\n", "Line 2 is about the same person."),
        ("100,Ada,Head,zoe@trust.example,,,,,\n", "Zoë Müller signs in with this email address."),
        ("200,Ann,May,a@b.example,,General,Lost ward,,\n", "There is no team Lost ward at General."),
        ("200,Ann,May,,,,,,\n", "Somebody new needs an email address."),
        ("104,Old,Hand,,,,,,\n", "Old Hand is suspended or has left."),
        ("100,Ada,Head,,,,,,left\n", "Ada Head is the only administrator."),
    ],
)
def test_what_cannot_be_done_is_named_with_its_line(text: str, reason: str) -> None:
    _, problems = _plan(text)
    assert reason in [each.reason for each in problems]


def test_in_a_full_list_whoever_has_a_number_and_is_missing_has_left() -> None:
    acts, problems = _plan("100,Ada,Head,,,,,,\n", is_full=True)
    assert (acts, problems) == ([("same", "Ada Head"), ("leave", "Zoë Müller")], [])


def test_while_a_line_is_bad_nobody_leaves_by_being_missing() -> None:
    acts, problems = _plan("100,Ada,Head,,,,,,\n101,Zoë,,,,,,,\n", is_full=True)
    assert acts == [("same", "Ada Head")]
    assert len(problems) == 1


def test_the_last_of_two_administrators_stays() -> None:
    both = [Known(n, "Ada", str(n), f"{n}@t.example", str(n), is_administrator=True) for n in (1, 2)]
    said = PeopleList((Row(2, staff_number="1", has_left=True), Row(3, staff_number="2", has_left=True)), ())
    asked = plan(said, both, TEAMS, GROUPS, is_full=False)
    assert [act.number for act in asked.of(Does.LEAVE)] == [1]
    assert asked.problems[0].line == 3
