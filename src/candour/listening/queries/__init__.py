"""All that is asked about public posts; each in a fixed number of SQL statements."""

from candour.listening.queries.inbox import (
    PAGE,
    Counts,
    Filters,
    InboxPage,
    Order,
    Row,
    State,
    Urgent,
    counts,
    inbox,
    urgent,
    waiting_count,
)
from candour.listening.queries.posts import (
    PostPage,
    clock_of,
    hand_off_of,
    names_of,
    open_hand_offs,
    overdue_hand_offs,
    post_of,
    post_page,
)

__all__ = [
    "PAGE",
    "Counts",
    "Filters",
    "InboxPage",
    "Order",
    "PostPage",
    "Row",
    "State",
    "Urgent",
    "clock_of",
    "counts",
    "hand_off_of",
    "inbox",
    "names_of",
    "open_hand_offs",
    "overdue_hand_offs",
    "post_of",
    "post_page",
    "urgent",
    "waiting_count",
]
