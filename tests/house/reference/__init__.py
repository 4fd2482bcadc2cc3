"""The pages of docs/reference that are written from the code: one function a page."""

from collections.abc import Callable

from tests.house.reference.checks import checks_page
from tests.house.reference.commands import commands_page
from tests.house.reference.events import events_page
from tests.house.reference.policy import policy_page
from tests.house.reference.refusals import refusals_page
from tests.house.reference.rights import rights_page
from tests.house.reference.states import states_page

PAGES: dict[str, Callable[[], str]] = {
    "states.md": states_page,
    "policy.md": policy_page,
    "checks.md": checks_page,
    "rights.md": rights_page,
    "refusals.md": refusals_page,
    "events.md": events_page,
    "commands.md": commands_page,
}
"""File name -> the function that writes it, in the order of the index."""
