"""checks.md: every check of a draft, in the order in which findings are shown, and the clauses."""

from candour.domain.checks.clauses import CLAUSE_OF, CLAUSES
from candour.domain.checks.codes import HIGHEST_LEVEL, LIFTABLE, LIFTED_BY, Code, Level
from candour.domain.checks.report import HINTS_AT_A_TIME
from candour.domain.checks.wording import WORDING
from tests.house.reference.words import code, page, table


def checks_page() -> str:
    """This will write the page."""
    holds = [each for each in Code if HIGHEST_LEVEL[each] is Level.HOLD]
    hints = [each for each in Code if HIGHEST_LEVEL[each] is Level.HINT]
    return page(
        "Checks of a draft",
        "A check asks a question; it never writes, and it gives no marks. A hold keeps the words in until it "
        "is "
        f"mended or lifted. Of the hints at most {HINTS_AT_A_TIME} are shown, the first of this list; the "
        "writer may "
        "say “this is fine, thanks”, and whoever approves never sees them. `candour check` runs them on "
        "lines of "
        "JSON. Source: `src/candour/domain/checks/`.",
        "## Holds",
        "Three of them are hints in milder cases: contradiction where the reader is not sure, sameness until "
        "the third near-identical reply within 24 hours, safeguarding where the reply passes a death by. "
        "Where a "
        "hold can be lifted, the words stay as they are and the reason is kept.",
        table(
            ["code", "reason", "remedy", "clause", "ended by", "can be lifted"],
            [
                [
                    code(each),
                    *WORDING[each],
                    CLAUSE_OF[each],
                    LIFTED_BY[each],
                    "yes" if each in LIFTABLE else "no",
                ]
                for each in holds
            ],
        ),
        "## Hints",
        table(
            ["code", "reason", "remedy", "clause"],
            [[code(each), *WORDING[each], CLAUSE_OF[each]] for each in hints],
        ),
        "A check may put a more exact reason in place of the one above, with the words that it found.",
        "## The clauses",
        table(["clause", "says"], CLAUSES.items()),
    )
