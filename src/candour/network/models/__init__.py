"""What staff say to each other: spaces, posts, comments, and what a press says of them."""

from candour.network.models.drafts import Draft, DraftPhoto
from candour.network.models.polls import Choice, Poll, Vote
from candour.network.models.posts import Comment, EarlierWords, LinkedPage, Named, Post, PostPhoto, Tag
from candour.network.models.readers import Felt, Kept, Mute, ReadUpTo
from candour.network.models.reports import Report
from candour.network.models.spaces import Member, Space

__all__ = [
    "Choice",
    "Comment",
    "Draft",
    "DraftPhoto",
    "EarlierWords",
    "Felt",
    "Kept",
    "LinkedPage",
    "Member",
    "Mute",
    "Named",
    "Poll",
    "Post",
    "PostPhoto",
    "ReadUpTo",
    "Report",
    "Space",
    "Tag",
    "Vote",
]
