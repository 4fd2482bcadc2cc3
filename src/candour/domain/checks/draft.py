"""What goes into the checks: a draft, as it stands, and the facts around it."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from candour.domain.checks.agreed import Setting
from candour.domain.checks.codes import Code
from candour.domain.checks.report import Span
from candour.domain.kinds import Flag, Kind


class Earlier(NamedTuple):
    """A reply that went out before; `at` is when, where that is known."""

    text: str
    at: datetime | None = None


class Look(NamedTuple):
    """What a model that has read many drafts makes of this one, beside the post that it answers.

    `tells` says that it tells something about one person that the post did not, `may_tell` that it may (all
    that tell may), `is_calm` that it is plainly not of that sort; it may be none of these. `spans` are the
    sentences that tell most, if it may. `asks` are the checks of a reply's voice that it deserves by its
    meaning, `marks` the sentence that deserves each of these most, where one does, `spares` the checks that
    it plainly does not deserve.
    """

    tells: bool
    may_tell: bool
    is_calm: bool
    spans: tuple[Span, ...] = ()
    asks: frozenset[Code] = frozenset()
    spares: frozenset[Code] = frozenset()
    marks: tuple[tuple[Code, Span], ...] = ()


@dataclass(frozen=True)
class Draft:
    """A reply (or a post of our own, when `incoming` is None) before it goes out.

    `incoming_author` is the name that stands over the post in public; `incoming_kind` is the reader's best
    guess and `incoming_is_sure` whether the reader said it rather than abstaining; `incoming_criticality`
    (-5..5) is that of its worst sentence. `writer_name` is the name that stands beside the reply when it is
    published. `patient_name` is the real name behind a pseudonym, if the trust knows it. `media` holds one
    alt text (or None) a picture. `dismissed` are hints that the writer answered with "this is fine, thanks";
    `lifted` are holds that a person lifted with a reason (`codes.LIFTABLE`; others are not lifted so).
    `agreed` is what the trust's own clauses make the checks do.
    `look` is what a model makes of the words, where one could be asked; without it the rules are alone.
    """

    reply: str
    incoming: str | None = None
    incoming_author: str = ""
    incoming_kind: Kind | None = None
    incoming_is_sure: bool = False
    incoming_criticality: int | None = None
    incoming_flags: frozenset[Flag] = frozenset()
    earlier: tuple[Earlier, ...] = ()
    writer_name: str | None = None
    writer_role: str | None = None
    patient_name: str | None = None
    media: tuple[str | None, ...] = ()
    at: datetime | None = None
    handoff_released: bool = False
    dismissed: frozenset[Code] = frozenset()
    lifted: frozenset[Code] = frozenset()
    agreed: tuple[Setting, ...] = ()
    look: Look | None = None
