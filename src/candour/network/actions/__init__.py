"""All that staff do among themselves; each act is checked, written and recorded, and its people are told."""

from candour.network.actions.commenting import change_comment, comment, take_back_comment
from candour.network.actions.feeling import feel, keep, mute, vote
from candour.network.actions.linking import keep_page
from candour.network.actions.picturing import choose_photos, leave_out
from candour.network.actions.posting import change, say, take_back
from candour.network.actions.reading import come, keep_draft
from candour.network.actions.reporting import report, settle
from candour.network.actions.spaces import (
    answer,
    begin_space,
    bring_in,
    change_space,
    close_space,
    join,
    leave,
    share_keeping,
)

__all__ = [
    "answer",
    "begin_space",
    "bring_in",
    "change",
    "change_comment",
    "change_space",
    "choose_photos",
    "close_space",
    "come",
    "comment",
    "feel",
    "join",
    "keep",
    "keep_draft",
    "keep_page",
    "leave",
    "leave_out",
    "mute",
    "report",
    "say",
    "settle",
    "share_keeping",
    "take_back",
    "take_back_comment",
    "vote",
]
