"""How many people took each lesson, for whoever keeps the lessons: never who, and never a small number."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from candour.domain.consensus.ballots import shown_count
from candour.learning.models import Taking
from candour.people.models import Trust


@dataclass(frozen=True)
class LessonCounts:
    """Numbers of people as they may be shown."""

    begun: str = shown_count(0)
    passed: str = shown_count(0)


def counts_of(trust: Trust | int, now: datetime) -> dict[str, LessonCounts]:
    """This will count, by lesson, who of those here began it and who ever passed it; one statement."""
    rows = (
        Taking.objects.for_trust(trust)
        .filter(person__is_active=True, began_at__lte=now)
        .order_by("lesson")
        .values_list("lesson")
        .annotate(begun=Count("pk"), passed=Count("pk", filter=Q(passed_at__isnull=False)))
    )
    return {lesson: LessonCounts(shown_count(begun), shown_count(passed)) for lesson, begun, passed in rows}
