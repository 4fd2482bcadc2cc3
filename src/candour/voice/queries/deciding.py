"""Which steps of a route are still open, who may decide them, and who edited the words."""

from candour.voice.models import Asking, Decision, FixedRoute, Version


def open_steps(route: FixedRoute) -> list[int]:
    """This will list the steps of a fixed route that nobody has approved for exactly its version."""
    approved = set(
        Decision.objects.filter(version_id=route.version_id, verdict="approve").values_list(
            "asking__step", flat=True
        )
    )
    return [number for number in range(len(route.steps)) if number not in approved]


def open_asking(route: FixedRoute, person_id: int) -> Asking | None:
    """This will give the open question to this person about a route, or nothing."""
    return (
        Asking.objects.filter(route=route, person_id=person_id, ended_at__isnull=True)
        .select_related("person", "route__version", "route__statement__author")
        .order_by("step")
        .first()
    )


def editors_of(version: Version | None) -> frozenset[str]:
    """This will give the humans, besides the author, whose words are in a version."""
    return frozenset(version.editors) if version is not None else frozenset()
