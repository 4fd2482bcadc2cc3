"""A person's replies of the last year as the rule about earned rights needs them: no count leaves it."""

from collections import defaultdict
from datetime import datetime

from django.db.models import F, Max

from candour.domain.approval.plain import from_plain
from candour.domain.earning import WITHIN, WentOut
from candour.domain.roles import Right
from candour.domain.versions import changed_words
from candour.people.models import Person, RightHeld
from candour.voice.models import Decision, FixedRoute, PolicyVersion


def went_out(person: Person, now: datetime) -> list[WentOut]:
    """This will give a person's public replies of the last twelve months; three statements."""
    routes = list(
        FixedRoute.objects.for_trust(person.trust_id)
        .filter(
            statement__author=person,
            statement__published_at__gt=now - WITHIN,
            version=F("statement__current"),
        )
        .exclude(steps=[])
        .values_list("statement_id", "policy_id", "row", "statement__published_at")
    )
    rights = _rights_of_rows(person, {policy for _, policy, _, _ in routes})
    declined, changed = _what_others_did([statement for statement, _, _, _ in routes])
    return [
        WentOut(
            right=rights.get((policy, row)),
            published_at=published_at,
            was_declined=statement in declined,
            changed=tuple(changed[statement]),
        )
        for statement, policy, row, published_at in routes
        if published_at is not None
    ]


def withdrawn_at(person: Person) -> dict[Right, datetime]:
    """This will say when each right was last withdrawn from a person; one statement."""
    rows = (
        RightHeld.objects.for_trust(person.trust_id)
        .filter(person=person, withdrawn_at__isnull=False)
        .order_by("right")
        .values_list("right")
        .annotate(last=Max("withdrawn_at"))
    )
    return {Right(right): last for right, last in rows}


def _rights_of_rows(person: Person, policies: set[int]) -> dict[tuple[int, str], Right | None]:
    """This will say which right each row of these policies names, as they stood when they applied."""
    versions = PolicyVersion.objects.for_trust(person.trust_id).filter(pk__in=policies)
    return {(each.pk, row.number): row.right for each in versions for row in from_plain(each.table).rows}


def _what_others_did(statements: list[int]) -> tuple[set[int], dict[int, list[int]]]:
    """This will say which replies met a "not this", and how much the suggestions changed that were taken."""
    declined: set[int] = set()
    changed: dict[int, list[int]] = defaultdict(list)
    made = Decision.objects.filter(version__statement__in=statements, verdict__in=["suggest", "not_this"])
    for statement, verdict, is_taken, before, after in made.values_list(
        "version__statement_id", "verdict", "is_taken", "version__text", "suggested_text"
    ):
        if verdict == "not_this":
            declined.add(statement)
        elif is_taken:
            changed[statement].append(changed_words(before, after))
    return declined, changed
