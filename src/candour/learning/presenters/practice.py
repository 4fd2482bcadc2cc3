"""Practice: the made-up post, what Candour read in it, the box, the criteria, and what the checks found."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from candour.domain.practice import Judged
from candour.domain.refusal import Refusal
from candour.learning.lesson import Lesson, Scenario
from candour.learning.models import Taking
from candour.learning.presenters.lessons import LessonLine
from candour.learning.presenters.peers import Said
from candour.learning.presenters.way_back import WayBack
from candour.learning.queries.practice import Tried, reading_of
from candour.people.presenters.pledge import PledgeOnPage
from candour.voice.presenters.findings import FindingOnPage, findings_on_page


@dataclass(frozen=True)
class PracticePage:
    """Everything that the practice page prints; `judged` only after a try."""

    slug: str
    lesson: str
    scenario: str
    teller: str
    post: str
    kind: str
    worst: str
    criteria: tuple[str, ...]
    judged: tuple[Judged, ...]
    findings: tuple[FindingOnPage, ...]
    saved_at: datetime | None
    another: str
    is_to_stop: bool
    has_stopped: bool
    refusal: Refusal | None
    back: WayBack

    @staticmethod
    def of(
        lesson: Lesson,
        scenario: Scenario,
        taking: Taking | None,
        back: WayBack,
        *,
        tried: Tried | None = None,
        text: str = "",
        refusal: Refusal | None = None,
        has_stopped: bool = False,
    ) -> "PracticePage":
        """This will lay out practice on one made-up post."""
        reading = reading_of(scenario)
        return PracticePage(
            slug=lesson.slug,
            lesson=lesson.title,
            scenario=scenario.slug,
            teller=scenario.teller,
            post=scenario.post,
            kind="" if reading.abstains else reading.kind.value,
            worst=scenario.post[slice(*reading.worst_sentence)] if reading.worst_sentence else "",
            criteria=tuple(each.words for each in lesson.criteria),
            judged=tried.judged if tried else (),
            findings=findings_on_page(tried.report, text, tried.guideline) if tried else (),
            saved_at=taking.saved_at if taking and taking.texts.get(scenario.slug) else None,
            another=_address(lesson, lesson.scenario_after(scenario.slug), back),
            is_to_stop=scenario.is_to_stop,
            has_stopped=has_stopped,
            refusal=refusal,
            back=back,
        )


@dataclass(frozen=True)
class PassedPage:
    """What a pass opened, until when, what colleagues said, and who stands behind it."""

    line: LessonLine
    until: datetime
    said: tuple[Said, ...]
    pledge: PledgeOnPage | None
    back: WayBack


def _address(lesson: Lesson, scenario: Scenario, back: WayBack) -> str:
    return back.to(reverse("learning-practice-on", args=[lesson.slug, scenario.slug]))
