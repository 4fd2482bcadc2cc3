"""What a tale of the made-up month says: a story, and the reply that it got."""

from dataclasses import dataclass

HOSPITAL_SITE = "St Brannoc's Hospital"
TARKA_SITE = "Tarka Community Hospital"
SALTMARSH_SITE = "Saltmarsh Clinic"


@dataclass(frozen=True)
class Said:
    """A reply: who wrote it, how many minutes after the story was published, and how it was looked at.

    `look` is "yes" (whoever is asked first approves), "deputy" (the first is silent, the deputy approves),
    "suggest" (the approver offers `suggested`, the author takes it) or "nobody" (the author holds the right). Each look takes
    `minutes_to_look`.
    """

    by: str
    text: str
    after_minutes: int = 20
    look: str = "yes"
    suggested: str = ""
    says: tuple[str, ...] = ()
    harm: str = "no"
    was_answer: str = ""
    minutes_to_look: int = 5


@dataclass(frozen=True)
class Tale:
    """A story told some days ago at some hour. `wish` is publish, tell_only or ring_me;

    `really` is the kind that the reader on call gives it in one tap, where Candour was unsure or wrong.
    """

    days_ago: int
    hour: int
    text: str
    teller: str = ""
    site: str = HOSPITAL_SITE
    wish: str = "publish"
    came: str = "web"
    contact: str = ""
    said: Said | None = None
    minute: int = 10
    really: str = ""
