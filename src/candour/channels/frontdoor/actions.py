"""Everything that can be done at the front door: by tellers (`telling`) and by staff (`looking`)."""

from candour.channels.frontdoor.looking import (
    mark_first_read,
    publish_story,
    read_contact,
    refuse_story,
    settle_report,
)
from candour.channels.frontdoor.removing import remove_answers
from candour.channels.frontdoor.telling import (
    Told,
    change_wish,
    reply_by_teller,
    report,
    say_was_this_an_answer,
    tell_by_phone_or_paper,
    tell_story,
    withdraw_story,
)

__all__ = [
    "Told",
    "change_wish",
    "mark_first_read",
    "publish_story",
    "read_contact",
    "refuse_story",
    "remove_answers",
    "reply_by_teller",
    "report",
    "say_was_this_an_answer",
    "settle_report",
    "tell_by_phone_or_paper",
    "tell_story",
    "withdraw_story",
]
