"""What a channel is: the promises that every network's folder keeps, and the ways in which it may fail.

A channel never decides whether to try again. It answers with a receipt, or raises exactly one of four
failures, and the outbox in `voice` does the rest:

    NotYet          nothing was written; try again, not before `retry_after`    -> queued
    NotAccepted     nothing was written and never will be                       -> failed
    Disconnected    the account lost its right to write; nothing was written    -> queued, account paused
    Unclear         it may or may not be public: look before any second try     -> unknown
"""

from candour.channels.base.abilities import Budget, Capabilities, Limits
from candour.channels.base.channel import Channel, Connection, DeletesSome, Edits, deletes
from candour.channels.base.failures import CannotLook, Disconnected, NotAccepted, NotYet, SaidBefore, Unclear
from candour.channels.base.messages import Fetched, Incoming, Message, Picture, Receipt
from candour.channels.base.watching import Searching, Streaming, StreamsWhereAsked, Watched

__all__ = [
    "Budget",
    "CannotLook",
    "Capabilities",
    "Channel",
    "Connection",
    "DeletesSome",
    "Disconnected",
    "Edits",
    "Fetched",
    "Incoming",
    "Limits",
    "Message",
    "NotAccepted",
    "NotYet",
    "Picture",
    "Receipt",
    "SaidBefore",
    "Searching",
    "Streaming",
    "StreamsWhereAsked",
    "Unclear",
    "Watched",
    "deletes",
]
