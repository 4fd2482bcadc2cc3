"""One line of the table of addresses: what it names, and who may GET it or POST to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.house.two_trusts import VISITOR, WHO_OF_TRUST

STAFF = frozenset(WHO_OF_TRUST)
EVERYBODY = STAFF | {VISITOR}
NOBODY: frozenset[str] = frozenset()
ADMINISTRATOR = frozenset({"administrator"})
WRITER = frozenset({"writer"})
APPROVER = frozenset({"approver"})

NOTHING: Mapping[str, str] = {}
SEEN = frozenset({200})
SENT_ON = frozenset({302})


def who(*names: str) -> frozenset[str]:
    """This will name some of those who try."""
    return frozenset(names)


@dataclass(frozen=True)
class Address:
    """One address. `names` says which thing each argument is, or gives a word as it is ("=word").

    `get` and `post` say who may; `got` and `posted` are the answers that "may" can have: 403 stands there
    only where the page itself says why not. `body` is what a POST sends, made as `names` is;
    `before` is what happens first ("pause").
    `notes` is said of a GET that writes down that somebody looked; no other GET may write anything.
    A `public` one is for everybody, whatever trust they are of: it shows the words of its own trust only.
    """

    name: str
    names: Mapping[str, str] = field(default_factory=dict)
    get: frozenset[str] = NOBODY
    post: frozenset[str] = NOBODY
    body: Mapping[str, str] = field(default_factory=dict)
    got: frozenset[int] = SEEN
    posted: frozenset[int] = SENT_ON
    before: str = ""
    notes: bool = False
    public: bool = False
