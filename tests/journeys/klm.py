"""How long a person takes: the keystroke-level model, with time to read each page that is new to them.

Card, Moran and Newell, "The keystroke-level model for user performance time with interactive systems",
Communications of the ACM 23(7), 1980: K 0.28 s for a key (an average typist who is no secretary), P 1.1 s to
point at something, M 1.35 s to get ready in one's mind. A tap counts as pointing. Reading: 238 words a minute
(Brysbaert 2019, doi 10.1016/j.jml.2019.104047). Waiting for the computer is left out.
"""

from dataclasses import dataclass, field

from playwright.sync_api import Locator

from tests.journeys.hands import Pointer

K, P, M = 0.28, 1.1, 1.35
"""Seconds."""
WORDS_A_MINUTE = 238


@dataclass
class Tally:
    """What somebody did: taps, fields, characters, moments to think, and words that were new to them."""

    taps: int = 0
    fields: int = 0
    characters: int = 0
    thoughts: int = 0
    words: int = 0

    @property
    def acting(self) -> float:
        """This will give the seconds of the keystroke-level model."""
        return self.characters * K + self.taps * P + self.thoughts * M

    @property
    def reading(self) -> float:
        """This will give the seconds of reading."""
        return self.words * 60 / WORDS_A_MINUTE

    @property
    def seconds(self) -> float:
        return self.acting + self.reading

    def __str__(self) -> str:
        return (
            f"{self.fields} fields, {self.characters} characters, {self.taps} taps, {self.words} words read: "
            f"{self.acting / 60:.1f} min acting + {self.reading / 60:.1f} min reading"
        )


def all_of(*tallies: Tally) -> Tally:
    """This will add up what several people did."""
    return Tally(
        taps=sum(each.taps for each in tallies),
        fields=sum(each.fields for each in tallies),
        characters=sum(each.characters for each in tallies),
        thoughts=sum(each.thoughts for each in tallies),
        words=sum(each.words for each in tallies),
    )


@dataclass
class Counted(Pointer):
    """A finger whose every tap and key is counted; each page is read once, as far as it is new."""

    tally: Tally = field(default_factory=Tally)
    seen: set[str] = field(default_factory=set)

    def press(self, target: Locator) -> None:
        self._read(target)
        self._tap()
        super().press(target)

    def tick(self, target: Locator) -> None:
        self._read(target)
        self._tap()
        self.tally.fields += 1
        super().tick(target)

    def write(self, target: Locator, words: str) -> None:
        self._read(target)
        self._tap()
        self.tally.fields += 1
        self.tally.characters += len(words)
        super().write(target, words)

    def choose(self, target: Locator, words: str) -> None:
        self._read(target)
        self._tap()
        self._tap()  # the list, then the line in it
        self.tally.fields += 1
        super().choose(target, words)

    def type_elsewhere(self, words: str) -> None:
        """This will count what is typed where no page of ours is: an address, a terminal."""
        self._tap()
        self.tally.fields += 1
        self.tally.characters += len(words)

    def scan(self) -> None:
        """This will count a picture that is scanned: open the camera, point, tap what it found."""
        self._tap()
        self._tap()

    def _tap(self) -> None:
        self.tally.taps += 1
        self.tally.thoughts += 1

    def _read(self, target: Locator) -> None:
        """This will count the lines of the page that this person has not seen before."""
        main = target.page.locator("main")
        shown = (main if main.count() else target.page.locator("body")).first.inner_text()
        self.read(shown)

    def read(self, shown: str) -> None:
        """This will count the lines of a text that this person has not seen before."""
        lines = {line.strip() for line in shown.splitlines() if line.strip()} - self.seen
        self.tally.words += sum(len(line.split()) for line in lines)
        self.seen |= lines
