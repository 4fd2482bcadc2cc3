"""Practice: the made-up post, what Candour read in it, the box, the criteria, and what the checks found."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from candour.domain.practice import Judged
from candour.domain.refusal import Refusal
from candour.domain.roles import RIGHT_LABELS
from candour.learning.lesson import Lesson, Scenario
from candour.learning.models import Taking
from candour.learning.presenters.way_back import WayBack
from candour.learning.queries.practice import Tried, reading_of
from candour.people.models import RightHeld
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
            refusal=refusal,
            back=back,
        )


@dataclass(frozen=True)
class PassedPage:
    """What a pass opened, until when, and who stands behind it."""

    lesson: str
    opens: str
    until: datetime
    pledge: PledgeOnPage | None
    back: WayBack

    @staticmethod
    def of(lesson: Lesson, held: RightHeld, pledge: PledgeOnPage | None, back: WayBack) -> "PassedPage":
        """This will say what the reader may do now."""
        return PassedPage(lesson.title, RIGHT_LABELS[lesson.opens], held.ends_at, pledge, back)


def _address(lesson: Lesson, scenario: Scenario, back: WayBack) -> str:
    return back.to(reverse("learning-practice-on", args=[lesson.slug, scenario.slug]))
