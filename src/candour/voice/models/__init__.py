"""What the trust says: a statement, its versions, the way it was approved and its copies on each network."""

from candour.voice.models.approval import Asking, Decision, FixedRoute, HoldLifted, PolicyVersion
from candour.voice.models.deliveries import Attempt, Delivery, Pause
from candour.voice.models.drafts import DraftShared, LeftBecause
from candour.voice.models.statements import Statement, Version
from candour.voice.models.take_downs import Removal, TakeDown

__all__ = [
    "Asking",
    "Attempt",
    "Decision",
    "Delivery",
    "DraftShared",
    "FixedRoute",
    "HoldLifted",
    "LeftBecause",
    "Pause",
    "PolicyVersion",
    "Removal",
    "Statement",
    "TakeDown",
    "Version",
]
