"""What the rules found to give somebody away, weighed against what a model makes of the draft (`draft.Look`).

    rules find something, model is calm       > numbers, birth dates, a patient's name stay; the rest goes
    rules find nothing, model says it tells   > the sentences that tell are held
    rules find nothing, it only may           > a hint at them
    otherwise                                 > what the rules found

The first of these is done here, the rest in `identity`.
"""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from candour.domain.checks.draft import Look
from candour.domain.checks.numbers import NUMBERS

FOR_RULES_ALONE = frozenset(NUMBERS) - {"home", "street", "your_old_place", "date_long_ago"} | {
    "nhs_number",
    "postcode",
    "patient_name",
    "patient_named",
    "records_and_name",
}
"""What has a form of its own: no model may let it go."""


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
