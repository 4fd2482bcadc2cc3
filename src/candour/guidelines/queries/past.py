"""What a proposed rule would have done with the replies of the past, said before anybody votes on it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from candour.clauses.queries import Guideline, Standing, guideline_of, settings_of
from candour.domain.checks import check
from candour.domain.checks.codes import Level
from candour.domain.checks.report import Report
from candour.domain.guideline import Cited
from candour.guidelines.models import Proposal
from candour.guidelines.queries.proposals import clause_in, settings_in, table_after
from candour.policy.queries import simulation_of
from candour.voice.models import Version
from candour.voice.queries.checking import draft_of
from candour.voice.queries.policy import policy_in_force

DAYS = 90
MOST_REPLIES = 300
"""The newest replies of that time are checked again, under both guidelines."""
FEWEST_REPLIES = 10
"""Of fewer, nothing is said: they say too little, and could point at somebody."""


def figures_of(proposal: Proposal, now: datetime) -> dict[str, int]:
    """This will check and route the replies of the last 90 days again, with and without the proposal.

    Keys: `days`, `replies`; `held_before`, `held_after`, `hinted_before`, `hinted_after` of the checks;
    `newly_held`, `freed`; of the table `longer`, `without_waiting_before`, `without_waiting_after`.
    """
    figures = {"days": DAYS, "replies": 0}
    guideline = guideline_of(proposal.trust_id)
    old = guideline.get(proposal.number)
    if proposal.settings or (old and old.settings):
        figures |= _checked_again(proposal, guideline, now)
    if proposal.row:
        _, table = policy_in_force(proposal.trust_id)
        routed = simulation_of(proposal.trust_id, table_after(proposal, table), DAYS, now)
        figures |= {
            "replies": max(figures["replies"], routed.cases),
            "longer": len(routed.longer),
            "without_waiting_before": routed.without_before,
            "without_waiting_after": routed.without_after,
        }
    return figures


def figures_in_words(figures: Mapping[str, int]) -> list[str]:
    """This will say the figures in sentences; those that lengthen a way to approval come first."""
    replies, days = figures.get("replies", 0), figures.get("days", DAYS)
    if replies < FEWEST_REPLIES:
        return [
            f"There were fewer than {FEWEST_REPLIES} replies in the last {days} days: too few to say more."
        ]
    newest = "newest " if replies >= MOST_REPLIES else ""
    of = f"of the {newest}{replies} replies of the last {days} days"
    lines = []
    if longer := figures.get("longer", 0):
        lines.append(f"It makes the way longer: {longer} {of} would have waited for more people.")
    if held := figures.get("newly_held", 0):
        lines.append(f"It makes the way longer: {held} {of} would have been held that were not.")
    if freed := figures.get("freed", 0):
        lines.append(f"{freed} {of} were held, and would not have been.")
    if "without_waiting_after" in figures:
        lines.append(
            f"{figures['without_waiting_after']} {of} would have gone without waiting; "
            f"{figures['without_waiting_before']} do today."
        )
    if (more := figures.get("hinted_after", 0) - figures.get("hinted_before", 0)) > 0:
        lines.append(f"{more} more {of} would have had a hint.")
    return lines or [f"Nothing would have been different: none {of} is touched by it."]


def _checked_again(proposal: Proposal, before: Guideline, now: datetime) -> dict[str, int]:
    after = settings_of(_with(before, proposal, now))
    sent = (
        Version.objects.for_trust(proposal.trust_id)
        .filter(statement__submitted_at__gte=now - timedelta(days=DAYS), number=1)
        .select_related("statement__post", "statement__author")
        .order_by("-written_at", "-pk")[:MOST_REPLIES]
    )
    counted = dict.fromkeys(
        ("replies", "held_before", "held_after", "hinted_before", "hinted_after", "newly_held", "freed"), 0
    )
    for version in sent:
        draft = draft_of(version.statement, version.text, version.written_at, before)
        old, new = check(draft), check(replace(draft, agreed=after))
        was, would = _is_held(old), _is_held(new)
        counted["replies"] += 1
        counted["held_before"] += was
        counted["held_after"] += would
        counted["newly_held"] += would and not was
        counted["freed"] += was and not would
        counted["hinted_before"] += bool(old.findings) and not was
        counted["hinted_after"] += bool(new.findings) and not would
    return counted


def _with(guideline: Guideline, proposal: Proposal, now: datetime) -> Guideline:
    """This will give the guideline with the proposed clause in its place."""
    number = proposal.number or "new"
    old = guideline.get(number)
    version = old.cited.version + 1 if old else 1
    settings = tuple(replace(one, clause=number, version=version) for one in settings_in(proposal))
    cited = Cited(number, proposal.words, version, "")
    return {**guideline, number: Standing(cited, clause_in(proposal), settings, now)}


def _is_held(report: Report) -> bool:
    return any(one.level is Level.HOLD for one in report.findings)
