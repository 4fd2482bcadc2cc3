"""The checks of a draft: what may not go out as it stands (holds), and what is worth a second look (hints).

A check measures and asks; it never writes, completes or suggests a sentence. Everything is patterns and
word overlap on this machine: each rule is one named line in a table.
"""

from candour.domain.checks.checking import check
from candour.domain.checks.clauses import CLAUSE_OF, CLAUSES
from candour.domain.checks.codes import HIGHEST_LEVEL, LIFTABLE, LIFTED_BY, Code, Level
from candour.domain.checks.draft import Draft, Earlier
from candour.domain.checks.identity import Exposure, identifiable
from candour.domain.checks.report import Finding, Report, Span, Verdict, shown

__all__ = [
    "CLAUSES",
    "CLAUSE_OF",
    "HIGHEST_LEVEL",
    "LIFTABLE",
    "LIFTED_BY",
    "Code",
    "Draft",
    "Earlier",
    "Exposure",
    "Finding",
    "Level",
    "Report",
    "Span",
    "Verdict",
    "check",
    "identifiable",
    "shown",
]
