"""What somebody sees who asks for a talk in private: who talks to them, and nothing about anything else."""

from dataclasses import dataclass

from candour.channels.frontdoor.words import HELP_LINES, NOT_FOR_EMERGENCIES, HelpLine
from candour.domain.talks import WHEN_WORDS, How, When
from candour.talks.models import Talk

_WHO_RINGS: dict[How, str] = {
    How.RING: "rings you",
    How.MEET: "meets you",
    How.WRITE: "writes to you",
    How.EITHER: "rings, meets or writes to you, as you like",
}


@dataclass(frozen=True)
class AskPage:
    """The form that asks for a talk. It depends on who talks, how and when, and on nothing else."""

    action: str
    who: str
    help_lines: tuple[HelpLine, ...]
    not_for_emergencies: str

    @staticmethod
    def of(action: str, talk: Talk | None = None) -> "AskPage":
        """This will gather the page; `talk` must have its `kept_by` loaded."""
        return AskPage(action, who_talks(talk), HELP_LINES, NOT_FOR_EMERGENCIES)


def who_talks(talk: Talk | None) -> str:
    """This will say who talks, how and when: "Ruth, Matron, rings you, in the evening"."""
    if talk is None or talk.kept_by is None:
        return "Somebody who works here rings, meets or writes to you, as you like."
    named, suits = talk.kept_by, When(talk.suits)
    when = f", {WHEN_WORDS[suits]}" if talk.asked_at is None and suits is not When.ANY_TIME else ""
    return f"{named.first_name}, {named.job_title}, {_WHO_RINGS[How(talk.how)]}{when}."
