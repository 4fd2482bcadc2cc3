"""The cases that people bring to a clinic, and what was learnt there."""

from dataclasses import dataclass

from django.urls import reverse

from candour.clinics.models import Clinic, Note
from candour.clinics.queries import cases as queries
from candour.domain.cases import SOURCE_WORDS, CaseSource
from candour.domain.consensus.proposing import Stage
from candour.people.models import Person


@dataclass(frozen=True)
class CaseLine:
    """One case as hosts and guests read it: never who brought it."""

    source: str
    text: str


@dataclass(frozen=True)
class NoteLine:
    """One note: its words, and what became of it."""

    pk: int
    text: str
    became: str
    href: str
    may_propose: bool
    may_take_lesson: bool


def brought(clinic: Clinic, reader: Person, *, is_reader: bool) -> tuple[tuple[CaseLine, ...], int | None]:
    """This will give the cases that a reader may see, and the number of their own; two statements at most."""
    own = queries.own_case(reader, clinic)
    shown = queries.shown_cases(clinic) if is_reader else []
    lines = tuple(CaseLine(SOURCE_WORDS[CaseSource(each.source)], each.text) for each in shown)
    return lines, own.pk if own is not None else None


def learnt(clinic: Clinic, reader: Person, *, is_host: bool) -> tuple[NoteLine, ...]:
    """This will give the notes of a clinic, each with the clause or lesson that it became; two statements."""
    notes = queries.notes_of(clinic)
    lessons = queries.lessons_from(clinic.trust_id, notes)
    return tuple(_line(each, reader, lessons.get(each.pk), is_host=is_host) for each in notes)


def _line(note: Note, reader: Person, lesson: tuple[str, str] | None, *, is_host: bool) -> NoteLine:
    became, href = "", ""
    if queries.is_taken_up(note) and note.proposal is not None:
        is_draft = note.proposal.stage == Stage.DRAFT
        is_own = note.proposal.began_by_id == reader.pk
        became = "A colleague writes a clause from this." if is_draft else "This became a proposal."
        if not is_draft or is_own:
            href = reverse("guidelines-proposal", args=[note.proposal.pk])
    elif lesson is not None:
        slug, title = lesson
        became, href = f"This became the lesson “{title}”.", reverse("learning-lesson", args=[slug])
    return NoteLine(
        pk=note.pk,
        text=note.text,
        became=became,
        href=href,
        may_propose=not queries.is_taken_up(note),
        may_take_lesson=is_host and lesson is None,
    )
