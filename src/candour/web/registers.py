"""Where rooms above put their entries of the navigation, banners and the account line, at start."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.http import HttpRequest

from candour.web import figures
from candour.web.figures import Asks


@dataclass(frozen=True)
class NavigationEntry:
    """One entry of the main navigation."""

    label: str
    url_name: str
    order: int
    count: Asks | None = None
    is_shown: Callable[[HttpRequest], bool] | None = None
    count_words: str = "waiting"
    address: Callable[[HttpRequest], str] | None = None


@dataclass(frozen=True)
class Banner:
    """One line above every page. tone: "stop" (red), "warn" (yellow) or "note" (blue)."""

    words: str
    tone: str = "note"
    link_words: str = ""
    link: str = ""


@dataclass(frozen=True)
class AccountItem:
    """One item of the account line; `post` makes it a button that posts to `address`, such as *Sign out*."""

    words: str
    address: str = ""
    post: bool = False


Entry = TypeVar("Entry")


@dataclass
class Register(Generic[Entry]):
    """Entries in the order in which they were asked for; adding the same one again changes nothing."""

    entries: list[tuple[int, Entry]] = field(default_factory=list)

    def put(self, entry: Entry, order: int) -> None:
        """This will add an entry, smaller orders first."""
        if all(entry != old for _, old in self.entries):
            self.entries.append((order, entry))
            self.entries.sort(key=lambda pair: pair[0])

    def __iter__(self) -> Iterator[Entry]:
        return iter([entry for _, entry in self.entries])


class Navigation(Register[NavigationEntry]):
    """The main navigation: Home - Listen - Speak - and what rooms above add."""

    def add(
        self,
        label: str,
        url_name: str,
        *,
        order: int,
        count: Asks | None = None,
        count_words: str = "waiting",
        is_shown: Callable[[HttpRequest], bool] | None = None,
        address: Callable[[HttpRequest], str] | None = None,
    ) -> None:
        """This will add an entry; `count` asks for its number, read out with `count_words`; 0 prints none.

        The numbers of all entries are asked for in one SQL statement.

        `address` finds the entry's address where it depends on the request; "" leaves it to `url_name`.
        """
        if count is not None:
            figures.on_every_page(url_name, count)
        self.put(NavigationEntry(label, url_name, order, count, is_shown, count_words, address), order)


class Banners(Register[Callable[[HttpRequest], Banner | None]]):
    """Lines above every page: a stop switch, an incident, a made-up trust."""

    def add(self, banner: Callable[[HttpRequest], Banner | None], *, order: int = 50) -> None:
        """This will add a banner, asked on each page; it answers None to stay away, in one SQL statement."""
        self.put(banner, order)


class Account(Register[Callable[[HttpRequest], Sequence[AccountItem]]]):
    """What stands at the right of the header: who is signed in, and the way out."""

    def add(self, items: Callable[[HttpRequest], Sequence[AccountItem]], *, order: int = 50) -> None:
        """This will add items, asked on each page, such as a name and *Sign out*."""
        self.put(items, order)


class Names(Register[Callable[[HttpRequest], str]]):
    """Who speaks on this page: the first that answers with a trust's name is printed beside the wordmark."""

    def add(self, name: Callable[[HttpRequest], str], *, order: int = 50) -> None:
        """This will add a way to find the trust's name for a request; it answers "" when it does not know."""
        self.put(name, order)


class Footer(Register[Callable[[HttpRequest], Sequence[AccountItem]]]):
    """Links at the foot of every page, such as the accessibility statement."""

    def add(self, items: Callable[[HttpRequest], Sequence[AccountItem]], *, order: int = 50) -> None:
        """This will add links for the foot of the page."""
        self.put(items, order)


navigation = Navigation()
public_navigation = Navigation()
banners = Banners()
account = Account()
trust_names = Names()
footer = Footer()
