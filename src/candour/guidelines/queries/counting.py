"""A vote as numbers: who votes alike, and how each opinion group and each sort of site voted."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from string import ascii_uppercase
from typing import TYPE_CHECKING

from candour.domain.consensus.ballots import Opinion, Tally, tally
from candour.domain.consensus.bridging import Outcome, outcome
from candour.domain.sites import NO_SITE, SITE_WORDS, SiteKind
from candour.guidelines.models import Ballot, Proposal

if TYPE_CHECKING:
    from candour.guidelines.grouping import Votes

REMEMBERED = timedelta(days=730)
"""Votes of two years say who votes alike; what people thought long ago says little of them now."""
_VALUE = {Opinion.AGREE: 1.0, Opinion.DISAGREE: -1.0, Opinion.PASS: 0.0}


def count(proposal: Proposal) -> Outcome:
    """This will count a vote by opinion group and by sort of site; two statements.

    The groups are found anew from all votes of those who voted here, and kept nowhere.
    """
    from candour.guidelines.grouping import groups_of  # noqa: PLC0415 - numpy is large, and few processes count

    rows = list(proposal.ballots.order_by("pk").values_list("human", "opinion", "person__team__site__kind"))
    humans = [human for human, _, _ in rows]
    groups = groups_of(_votes(proposal, humans)).groups
    named = [f"Opinion group {ascii_uppercase[group]}" for group in groups]
    sites = [SITE_WORDS[SiteKind(kind)] if kind else NO_SITE for _, _, kind in rows]
    opinions = [Opinion(opinion) for _, opinion, _ in rows]
    return outcome(_tallies(named, opinions), _tallies(sites, opinions))


def _tallies(parts: Iterable[str], opinions: Iterable[Opinion]) -> dict[str, Tally]:
    counted: dict[str, Counter[Opinion]] = {}
    for part, opinion in zip(parts, opinions, strict=True):
        counted.setdefault(part, Counter())[opinion] += 1
    return {part: tally(opinions) for part, opinions in counted.items()}


def _votes(proposal: Proposal, humans: list[str]) -> "Votes":
    """This will lay out the votes of these people: on this proposal, and on others of the last two years."""
    import numpy as np  # noqa: PLC0415

    from candour.guidelines.grouping import UNSEEN  # noqa: PLC0415

    since = (proposal.vote_began_at or proposal.began_at) - REMEMBERED
    place = {human: row for row, human in enumerate(humans)}
    ballots = Ballot.objects.for_trust(proposal.trust_id).filter(voted_at__gte=since)
    theirs = ballots.filter(human__in=proposal.ballots.values("human")).order_by("pk")
    cast = [
        (place[human], about, Opinion(opinion))
        for human, about, opinion in theirs.values_list("human", "proposal_id", "opinion")
    ]
    columns = {about: column for column, about in enumerate(sorted({about for _, about, _ in cast}))}
    votes = np.full((len(humans), len(columns)), UNSEEN, np.float32)
    for row, about, opinion in cast:
        votes[row, columns[about]] = _VALUE[opinion]
    return votes


def outcome_to_plain(result: Outcome) -> dict[str, object]:
    """This will give an outcome as it is kept with its proposal: numbers by part, of nobody in particular."""
    return {
        "groups": [[part.name, *_numbers(part.tally)] for part in result.groups],
        "sites": [[part.name, *_numbers(part.tally)] for part in result.sites],
    }


def outcome_from_plain(plain: dict[str, list[list[object]]]) -> Outcome | None:
    """This will read a kept outcome; nothing where no vote was counted."""
    if not plain:
        return None
    parts = {
        name: {str(row[0]): Tally(*(int(str(number)) for number in row[1:])) for row in plain[name]}
        for name in ("groups", "sites")
    }
    return outcome(parts["groups"], parts["sites"])


def _numbers(part: Tally) -> tuple[int, int, int]:
    return (part.agree, part.disagree, part.passed)
