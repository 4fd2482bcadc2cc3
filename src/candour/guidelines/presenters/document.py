"""The guideline as a document, one clause with its history, and the list of what is on its way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.clauses.models import ClauseVersion
from candour.clauses.queries import Guideline, Standing
from candour.domain.approval.policy import Policy
from candour.domain.checks.agreed import Setting, SettingKind, from_plain
from candour.domain.checks.codes import Level
from candour.domain.consensus.proposing import STAGE_WORDS, Stage
from candour.domain.guideline import FIRST_OWN, STARTING, place
from candour.guidelines.models import Proposal
from candour.voice.presenters.diff import Piece, changes

SECTIONS: dict[int, str] = {
    0: "What no vote changes",
    4: "What the law asks for",
    8: "What we hold a reply for",
    9: "How we write",
    FIRST_OWN: "What we agreed ourselves",
}
_TAGS: dict[Stage, str] = {
    Stage.DRAFT: "grey",
    Stage.CLARIFYING: "blue",
    Stage.VOTING: "purple",
    Stage.WITH_OFFICER: "yellow",
    Stage.ADOPTED: "green",
    Stage.NOT_ADOPTED: "grey",
    Stage.DECLINED: "grey",
    Stage.WITHDRAWN: "grey",
}


@dataclass(frozen=True)
class ClauseLine:
    """One clause in the document."""

    number: str
    words: str
    version: int
    agreed: str
    is_floor: bool
    does: tuple[str, ...]

    @staticmethod
    def of(standing: Standing) -> "ClauseLine":
        """This will print one clause."""
        cited = standing.cited
        does = tuple(does_in_words(one) for one in standing.settings)
        return ClauseLine(cited.number, cited.words, cited.version, cited.agreed, cited.is_floor, does)


@dataclass(frozen=True)
class Section:
    """A part of the document."""

    heading: str
    clauses: tuple[ClauseLine, ...]


@dataclass(frozen=True)
class ProposalLine:
    """A proposal in a list."""

    pk: int
    words: str
    number: str
    stage: str
    colour: str
    ends_at: datetime | None

    @staticmethod
    def of(proposal: Proposal) -> "ProposalLine":
        """This will print one line."""
        stage = Stage(proposal.stage)
        words = proposal.words or "(nothing written yet)"
        ends_at = proposal.ends_at or (proposal.votes_from if stage is Stage.CLARIFYING else None)
        return ProposalLine(proposal.pk, words, proposal.number, STAGE_WORDS[stage], _TAGS[stage], ends_at)


@dataclass(frozen=True)
class GuidelinePage:
    """The whole guideline, what is on its way, what one is writing, and what ended."""

    sections: tuple[Section, ...]
    ways: tuple[tuple[str, str], ...]
    on_the_way: tuple[ProposalLine, ...]
    mine: tuple[ProposalLine, ...]
    ended: tuple[ProposalLine, ...]

    @staticmethod
    def of(
        guideline: Guideline,
        table: Policy,
        on_the_way: Sequence[Proposal],
        mine: Sequence[Proposal],
        ended: Sequence[Proposal],
    ) -> "GuidelinePage":
        """This will lay the guideline out by sections."""
        by_section: dict[int, list[ClauseLine]] = {}
        for number, standing in guideline.items():
            section = place(number)[0] if not standing.cited.is_floor else 0
            by_section.setdefault(section, []).append(ClauseLine.of(standing))
        sections = tuple(
            Section(SECTIONS.get(section, f"Section {section}"), tuple(lines))
            for section, lines in sorted(by_section.items())
        )
        return GuidelinePage(
            sections=sections,
            ways=tuple((row.clause, f"{row.when_words}: {row.route_words}") for row in table.rows),
            on_the_way=tuple(map(ProposalLine.of, on_the_way)),
            mine=tuple(map(ProposalLine.of, mine)),
            ended=tuple(map(ProposalLine.of, ended)),
        )


@dataclass(frozen=True)
class EarlierVersion:
    """A version of a clause that came before, and what the next one changed."""

    version: int
    agreed: str
    in_force_at: datetime | None
    pieces: tuple[Piece, ...]
    proposal: int | None


@dataclass(frozen=True)
class ClausePage:
    """One clause: its words, why, an example, what it does, and every version of it."""

    line: ClauseLine
    why: str
    example: str
    since: datetime | None
    proposal: int | None
    versions: tuple[EarlierVersion, ...]

    @staticmethod
    def of(standing: Standing, versions: Sequence[ClauseVersion]) -> "ClausePage":
        """This will print a clause with its history, newest first."""
        return ClausePage(
            line=ClauseLine.of(standing),
            why=standing.clause.why,
            example=standing.clause.example,
            since=standing.since,
            proposal=standing.proposal,
            versions=_history(standing.cited.number, versions),
        )


def does_in_words(setting: Setting) -> str:
    """This will say in a sentence what a clause makes Candour do."""
    words = ", ".join(f"“{phrase}”" for phrase in setting.phrases)
    if setting.kind is SettingKind.MAY_REPEAT:
        return f"Sentences with {words} may be the same in every reply."
    if setting.kind is SettingKind.AVOID:
        return f"Candour hints when somebody writes {words}."
    check = setting.check.value.replace("_", " ") if setting.check else "one check"
    what = {Level.HOLD: "holds a reply", Level.HINT: "hints", None: "says nothing"}[setting.level]
    return f"Where the check “{check}” finds something, Candour {what}."


def does_of(plain: Sequence[dict[str, object]]) -> tuple[str, ...]:
    """This will say what plain settings make Candour do."""
    return tuple(does_in_words(from_plain(one, "", 0)) for one in plain)


def _history(number: str, versions: Sequence[ClauseVersion]) -> tuple[EarlierVersion, ...]:
    start = STARTING[number].words if number in STARTING else ""
    texts = [*(row.words for row in versions), start]
    lines = [
        EarlierVersion(
            row.version, row.agreed, row.in_force_at, changes(texts[at + 1], row.words), row.proposal
        )
        for at, row in enumerate(versions)
    ]
    if start:
        lines.append(
            EarlierVersion(1, "The text that every trust starts with.", None, changes("", start), None)
        )
    return tuple(lines)
