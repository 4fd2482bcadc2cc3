"""The lessons that can be opened, put here by a room above: by the right that a pass opens."""

from dataclasses import dataclass

from django.urls import reverse

from candour.domain.roles import Right


@dataclass(frozen=True)
class OpenLesson:
    """A lesson as it is named on a card: its label, its minutes, and where it opens."""

    label: str
    minutes: int
    url_name: str
    slug: str

    @property
    def address(self) -> str:
        """The address of its first page."""
        return reverse(self.url_name, args=[self.slug])


_by_right: dict[Right, OpenLesson] = {}


def put(right: Right, lesson: OpenLesson) -> None:
    """This will say that a lesson for a right can be opened; saying it twice changes nothing."""
    _by_right[right] = lesson


def lesson_for(right: Right) -> OpenLesson | None:
    """This will give the lesson that opens a right, None where there is none to open yet."""
    return _by_right.get(right)
