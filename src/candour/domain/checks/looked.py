"""What the rules found to give somebody away, weighed against what a model makes of the draft (`draft.Look`).

    rules find something, model is calm       > what has a form of its own stays (a number); the rest goes
    rules find nothing, model says it tells   > the sentences that tell are held
    rules find nothing, it only may           > a hint at them
    otherwise                                 > what the rules found

The first of these is done here, the rest in `identity`.
"""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from candour.domain.checks.draft import Look
from candour.domain.checks.numbers import NUMBERS

FOR_RULES_ALONE = frozenset(NUMBERS) - {"home", "street", "your_old_place"} | {
    "nhs_number",
    "postcode",
    "patient_name",
    "patient_named",
    "relatives_name",
    "records_and_name",
    "a number of theirs",
    "a way to reach them",
    "a name of theirs",
    "something shown in a picture",
    "what the records hold",
}
"""What has a form of its own: no model may let it go.

Of the last five, relatives' names and dates long ago a calm model let go 25 in 1,800 strangers' drafts that
told, and four in 2,700 that did not; of names that somebody is called by, which may be a colleague's, six and
three of these, and of the next strangers' six in 1,600 and none in 3,000.
"""


class Found(Protocol):
    """Whatever has the name of a rule."""

    @property
    def name(self) -> str:
        """This will name the rule."""
        ...


One = TypeVar("One", bound=Found)


def as_looked_at(found: Iterable[One], look: Look | None) -> tuple[One, ...]:
    """This will leave out what only a rule minds, where a model that has read many drafts is calm."""
    if look is None or not look.is_calm:
        return tuple(found)
    return tuple(one for one in found if one.name in FOR_RULES_ALONE)
