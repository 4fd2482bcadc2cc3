"""rights.md: what a person may send without waiting, and the roles that people hold."""

from candour.domain.approval.lessons import LESSONS
from candour.domain.approval.people import DECIDING_ROLES
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.roles import RIGHT_LABELS, ROLE_LABELS, SECOND_FACTOR_ROLES, Right, Role
from tests.house.reference.words import code, listed, page, table


def rights_page() -> str:
    """This will write the page."""
    return page(
        "Rights and roles",
        "A right takes the steps of its row away from a writer who holds it. It never adds one, and it ends "
        "by time "
        "or when a named person withdraws it with a reason. Source: `src/candour/domain/roles.py`, "
        "`src/candour/domain/approval/lessons.py`.",
        "## Rights",
        table(
            ["right", "on screen", "lesson", "minutes", "clause of the row that it opens"],
            [
                [
                    code(right),
                    RIGHT_LABELS[right],
                    LESSONS[right].label,
                    str(LESSONS[right].minutes),
                    _opens(right),
                ]
                for right in Right
            ],
        ),
        "`clinical_words` opens no row: it lifts the hold of the check `clinical_advice` for whoever holds "
        "it. Nor does `photos`: a picture for a campaign is inside its frame (clause 6.1) only where its "
        "author holds it.",
        "## Roles",
        table(
            ["role", "on screen", "decides on other people's words", "second factor"],
            [
                [
                    code(role),
                    ROLE_LABELS[role],
                    _yes(role in DECIDING_ROLES),
                    _yes(role in SECOND_FACTOR_ROLES),
                ]
                for role in Role
            ],
        ),
    )


def _opens(right: Right) -> str:
    return listed(row.clause for row in STARTING_POLICY.rows if row.right is right)


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"
