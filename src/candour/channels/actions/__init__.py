"""What can be done to an account: connect it, pause it, keep what lets it in, note how far it was read."""

from candour.channels.actions.accounts import (
    connect_account,
    disconnect_account,
    let_back_in,
    name_owner,
    pause_account,
    resume_account,
    save_cursor,
)
from candour.channels.actions.admitting import admit
from candour.channels.actions.bells import note_agreed, note_asked, note_refused, note_rung
from candour.channels.actions.connecting import (
    address_at_network,
    begin_try,
    callback,
    come_back,
    lapse_tries,
    take_a_step,
)
from candour.channels.actions.keeping import forget_secrets, leave_network, save_secrets, tell_of_an_end
from candour.channels.actions.streaming import (
    keep_streams,
    note_down,
    note_gap_filled,
    note_heard,
    note_opened,
    take_stream,
)

__all__ = [
    "address_at_network",
    "admit",
    "begin_try",
    "callback",
    "come_back",
    "connect_account",
    "disconnect_account",
    "forget_secrets",
    "keep_streams",
    "lapse_tries",
    "leave_network",
    "let_back_in",
    "name_owner",
    "note_agreed",
    "note_asked",
    "note_down",
    "note_gap_filled",
    "note_heard",
    "note_opened",
    "note_refused",
    "note_rung",
    "pause_account",
    "resume_account",
    "save_cursor",
    "save_secrets",
    "take_a_step",
    "take_stream",
    "tell_of_an_end",
]
