"""All that changes pictures and what people agreed to; each act is checked, written and recorded."""

from candour.photos.actions.adding import add_photo, describe, send_out
from candour.photos.actions.asking import (
    agree,
    ask_for_all,
    name_colleague,
    name_other,
    say_no,
    unname,
)
from candour.photos.actions.ending import end_what_is_over, erase, let_go_unused, take_down
from candour.photos.actions.filming import add_sent, add_video, caption, make_video
from candour.photos.actions.putting_in import forget_unwanted, keep_for_outside
from candour.photos.actions.sending import forget_pieces, take_piece

__all__ = [
    "add_photo",
    "add_sent",
    "add_video",
    "agree",
    "ask_for_all",
    "caption",
    "describe",
    "end_what_is_over",
    "erase",
    "forget_pieces",
    "forget_unwanted",
    "keep_for_outside",
    "let_go_unused",
    "make_video",
    "name_colleague",
    "name_other",
    "say_no",
    "send_out",
    "take_down",
    "take_piece",
    "unname",
]
