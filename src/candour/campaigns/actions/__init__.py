"""All that changes campaigns and entries; each act is checked, written and recorded."""

from candour.campaigns.actions.entering import (
    choose_moment,
    enter,
    enter_post,
    enter_public,
    keep_off,
    look_again,
    send_out,
    show,
)
from candour.campaigns.actions.framing import ask, begin, change, decide, end, export, stop

__all__ = [
    "ask",
    "begin",
    "change",
    "choose_moment",
    "decide",
    "end",
    "enter",
    "enter_post",
    "enter_public",
    "export",
    "keep_off",
    "look_again",
    "send_out",
    "show",
    "stop",
]
