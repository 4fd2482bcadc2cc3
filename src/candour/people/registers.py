"""What rooms above put on the pages of this one: ways by which people come in, and sign in, and links."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.domain.roles import Role
from candour.people.models import Person
from candour.web.calendar import Happening
from candour.web.registers import Register


@dataclass(frozen=True)
class WayIn:
    """A button on the page of all people, for holders of any of the roles."""

    words: str
    url_name: str
    roles: tuple[Role, ...]


ways_in: Register[WayIn] = Register()


@dataclass(frozen=True)
class OtherWay:
    """A link on the page for signing in, such as to a code's page; `is_first` stands above the form.

    `address` is asked with where somebody wanted to go, "" where that is not known.
    """

    words: str
    address: Callable[[str], str]
    is_first: bool = False
    is_open: Callable[[], bool] = lambda: True


other_ways: Register[OtherWay] = Register()


@dataclass(frozen=True)
class OwnLink:
    """A link on everybody's own page."""

    words: str
    url_name: str


@dataclass(frozen=True)
class RightLink:
    """A link beside each right on one's own page; its address takes the right's value."""

    words: str
    url_name: str


CalendarSource = Callable[[Person, datetime], Sequence[Happening]]
"""What one room puts into somebody's own calendar: theirs from a month ago on, in a fixed count of SQL."""

calendar_sources: Register[CalendarSource] = Register()


@dataclass(frozen=True)
class EntryNote:
    """What stands on somebody's page because they agreed to it: words, and whose they are."""

    words: str
    by: str


entry_notes: Register[Callable[[Person], Sequence[EntryNote]]] = Register()
"""What rooms above put on somebody's page, each in one statement."""
entry_links: Register[OwnLink] = Register()
"""Links on a colleague's page; their addresses take the colleague's number."""
right_links: Register[RightLink] = Register()
own_links: Register[OwnLink] = Register()
