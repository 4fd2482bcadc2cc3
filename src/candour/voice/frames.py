"""How a room above names a frame that somebody approved as a whole, and what a statement keeps of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NamedFrame:
    """An approved frame: `ref` finds it again ("campaign:3:frame:2"), `why` is one of a route's reasons."""

    ref: str
    sha256: str
    why: str

    def plain(self) -> dict[str, str]:
        """This will give it as it is kept with a statement."""
        return {"ref": self.ref, "sha256": self.sha256, "why": self.why}
