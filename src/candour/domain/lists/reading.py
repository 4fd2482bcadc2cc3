"""Reads a list of people from a CSV file: columns by name, whatever the encoding; each bad line is named."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from candour.domain.refusal import Refusal
from candour.domain.roles import ROLE_LABELS, Role

MOST_BYTES, MOST_LINES = 5_000_000, 20_000
COLUMNS: dict[str, tuple[str, ...]] = {
    "staff_number": ("staff number", "employee number", "assignment number", "payroll number", "number"),
    "first_name": ("first name", "forename", "given name", "known as", "preferred name"),
    "last_name": ("last name", "surname", "family name"),
    "email": ("email", "email address", "work email", "mail"),
    "job_title": ("job title", "job", "position", "position title", "role title"),
    "site": ("site", "hospital", "location"),
    "team": ("team", "ward", "department", "organisation", "team name"),
    "staff_group": ("staff group",),
    "roles": ("roles", "candour roles"),
    "status": ("status", "assignment status", "left", "leaver", "leaving date", "end date"),
}
"""Field -> names of its column, as payroll systems write them; signs and capitals do not matter."""
LEFT = {"left", "leaver", "leaving", "terminated", "inactive", "yes", "y", "true", "1", "ended"}
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")
_DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}")


@dataclass(frozen=True)
class Row:
    """One line of the list; "" for what it does not say."""

    line: int
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    staff_number: str = ""
    job_title: str = ""
    site: str = ""
    team: str = ""
    staff_group: str = ""
    roles: tuple[Role, ...] = ()
    has_left: bool = False

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip() or self.email or self.staff_number


@dataclass(frozen=True)
class Problem:
    """A line that cannot be taken, and what to do; line 0 is the whole file."""

    line: int
    reason: str
    remedy: str


@dataclass(frozen=True)
class PeopleList:
    """What a file says: its rows, its bad lines, and columns that nobody reads."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    unread: tuple[str, ...] = ()
    encoding: str = "utf-8"


@dataclass
class _Reader:
    """Reads the lines under one head."""

    columns: Mapping[str, int]
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def take(self, line: int, cells: list[str]) -> None:
        """This will read one line into a row or a problem."""
        values = {name: cells[at].strip() if at < len(cells) else "" for name, at in self.columns.items()}
        try:
            self.rows.append(_row(line, values))
        except Refusal as refusal:
            self.problems.append(Problem(line, refusal.reason, refusal.remedy))


def read_list(content: bytes) -> PeopleList:
    """This will read a file's bytes; whatever is wrong stands in `problems`, and nothing is raised."""
    if len(content) > MOST_BYTES:
        return _nothing("The file is larger than 5 MB.", "Send a list of people alone, without other sheets.")
    decoded = _decoded(content)
    if decoded is None:
        return _nothing("The file is not text.", "Save the sheet as CSV and send that file.")
    text, encoding = decoded
    try:
        lines = list(_lines(text))
    except csv.Error:
        return _nothing("The file is not CSV that can be read.", "Save the sheet as CSV again.")
    if not lines:
        return _nothing("The file is empty.", "Send a file with a line of column names first.")
    if len(lines) > MOST_LINES:
        return _nothing(f"The file has more than {MOST_LINES:,} lines.", "Send it in parts.")
    return _read(lines, encoding)


def _read(lines: list[tuple[int, list[str]]], encoding: str) -> PeopleList:
    head = lines[0][1]
    columns = _columns(head)
    missing = [name for name in ("first_name", "last_name") if name not in columns]
    if not {"email", "staff_number"} & set(columns):
        missing.append("email")
    if missing:
        named = ", ".join(COLUMNS[name][0] for name in missing)
        return _nothing(
            f"The first line names no column {named}.",
            "Name the columns in the first line, such as First name, Last name, Email, Staff number.",
        )
    reader = _Reader(columns)
    for line, cells in lines[1:]:
        reader.take(line, cells)
    unread = tuple(
        name.strip() for at, name in enumerate(head) if name.strip() and at not in columns.values()
    )
    return PeopleList(tuple(reader.rows), tuple(reader.problems), unread, encoding)


def _row(line: int, values: Mapping[str, str]) -> Row:
    said = {name: value for name, value in values.items() if name not in {"roles", "status"}}
    said["email"] = said.get("email", "").lower()
    row = Row(
        line, **said, roles=_roles(values.get("roles", "")), has_left=_has_left(values.get("status", ""))
    )
    if not (row.email or row.staff_number):
        raise Refusal("It has neither email address nor staff number.", "Fill in one of them.")
    if row.email and not _EMAIL.fullmatch(row.email):
        raise Refusal(f"“{row.email}” is no email address.", "Write it as name@example.com.")
    if not (row.first_name and row.last_name) and not row.has_left:
        raise Refusal("It has no full name.", "Fill in first name and last name.")
    if row.team and not row.site:
        raise Refusal(f"The team {row.team} has no site.", "Fill in the site too.")
    return row


def _roles(text: str) -> tuple[Role, ...]:
    known = {label.lower(): role for role, label in ROLE_LABELS.items()} | {role.value: role for role in Role}
    found = []
    for word in re.split(r"[,;|/]", text):
        said = word.strip().lower()
        if said and said not in known:
            raise Refusal(f"“{word.strip()}” is no role.", f"Use {', '.join(ROLE_LABELS.values()).lower()}.")
        if said:
            found.append(known[said])
    return tuple(dict.fromkeys(found))


def _has_left(text: str) -> bool:
    """This will read a status, or a leaving date, which stands only where somebody has left."""
    return text.strip().lower() in LEFT or bool(_DATE.match(text.strip()))


def _columns(head: list[str]) -> dict[str, int]:
    names = {words: name for name, several in COLUMNS.items() for words in several}
    found: dict[str, int] = {}
    for at, title in enumerate(head):
        name = names.get(" ".join(re.sub(r"[^a-z0-9]+", " ", title.lower().replace("-mail", "mail")).split()))
        if name is not None:
            found.setdefault(name, at)
    return found


def _decoded(content: bytes) -> tuple[str, str] | None:
    """This will read bytes as a spreadsheet writes them: UTF-8, UTF-16 with its mark, else Windows-1252."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\x00" in text else (text, encoding)
    return None


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """This will give the lines that say something, each with its number in the file."""
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield reader.line_num, cells


def _nothing(reason: str, remedy: str) -> PeopleList:
    return PeopleList((), (Problem(0, reason, remedy),))
