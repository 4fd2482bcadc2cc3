"""All that changes pictures and what people agreed to; each act is checked, written and recorded."""

from candour.photos.actions.adding import add_photo, describe, send_out
from candour.photos.actions.asking import agree, name_colleague, name_other, say_no, unname
from candour.photos.actions.ending import erase, take_down

__all__ = [
    "add_photo",
    "agree",
    "describe",
    "erase",
    "name_colleague",
    "name_other",
    "say_no",
    "send_out",
    "take_down",
    "unname",
]
