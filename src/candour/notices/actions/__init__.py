"""All that changes how somebody is told away from the page."""

from candour.notices.actions.devices import (
    add_device,
    address_refusal,
    end_device_told,
    own_device_refusal,
)
from candour.notices.actions.letters import time_notice
from candour.notices.actions.wishes import keep_wishes, try_it

__all__ = [
    "add_device",
    "address_refusal",
    "end_device_told",
    "keep_wishes",
    "own_device_refusal",
    "time_notice",
    "try_it",
]
