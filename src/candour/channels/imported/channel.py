"""An account without a network: what came from a file is read here, and answered where it was written.

It is a channel of its own, not a pretended network, so that no reply is ever sent into the void: every
way out refuses before a byte is written, and says where to answer instead.
"""

from candour.channels.base import Capabilities, Connection, NotAccepted
from candour.channels.silent import Silent


class Imported(Silent):
    """Reads nothing by itself and writes nothing: posts come in by `candour import-posts`."""

    key = "imported"
    label = "Imported from a file"
    remedy = "Answer where it was written, then say here that no reply is needed."
    capabilities = Capabilities(
        has_key=True, can_find=True, can_edit=False, can_delete=False, can_fetch=False, can_publish=False
    )

    def delete(self, account: Connection, network_id: str, key: str) -> None:
        """This will do nothing: nothing was ever sent, so it is gone already."""
        del account, network_id, key

    def _nothing_leaves(self) -> NotAccepted:
        return NotAccepted("This post came from a file, so there is no network to answer on.", self.remedy)
