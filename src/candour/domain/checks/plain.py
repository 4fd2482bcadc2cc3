"""Drafts and reports as plain JSON values, for scripts: what is asked, and what is answered."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from candour.domain.checks.draft import Draft, Earlier
from candour.domain.checks.report import Report

SHAPE = 'Write one object a line: {"id": "1", "incoming": "...", "reply": "...", "earlier": []}.'


class Unreadable(ValueError):
    """What is wrong with a question, as the end of a sentence that starts with its line."""


@dataclass(frozen=True)
class Question:
    """One draft to check, with the name by which its answer is known."""

    id: object
    draft: Draft


def read_question(row: object) -> Question:
    """This will take a draft from JSON values; raises `Unreadable` where one is not what it should be."""
    if not isinstance(row, dict):
        raise Unreadable(f"is not an object. {SHAPE}")
    reply = row.get("reply")
    if not isinstance(reply, str):
        raise Unreadable(f"has no reply. {SHAPE}")
    writer = _object(row, "writer")
    draft = Draft(
        reply=reply,
        incoming=_text(row, "incoming"),
        earlier=tuple(_earlier(one) for one in _list(row, "earlier")),
        writer_name=_text(writer, "name"),
        writer_role=_text(writer, "role"),
        patient_name=_text(row, "patient_name"),
        media=tuple(_alt(one) for one in _list(row, "media")),
        at=_moment(row.get("at")),
    )
    return Question(row.get("id"), draft)


def to_plain(question: Question, report: Report) -> dict[str, object]:
    """This will put a report into JSON values under the question's id; spans index the reply."""
    return {
        "id": question.id,
        "verdict": report.verdict.value,
        "findings": [
            {
                "check": finding.check.value,
                "level": finding.level.value,
                "reason": finding.reason,
                "remedy": finding.remedy,
                "clause": finding.clause,
                "spans": [list(span) for span in finding.spans],
            }
            for finding in report.findings
        ],
    }


def _text(row: dict[str, object], name: str) -> str | None:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise Unreadable(f'has a "{name}" that is not text. {SHAPE}')
    return value


def _object(row: dict[str, object], name: str) -> dict[str, object]:
    value = row.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise Unreadable(f'has a "{name}" that is not an object.')
    return cast("dict[str, object]", value)


def _list(row: dict[str, object], name: str) -> list[object]:
    value = row.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise Unreadable(f'has an "{name}" that is not a list.')
    return cast("list[object]", value)


def _earlier(one: object) -> Earlier:
    if isinstance(one, str):
        return Earlier(one)
    if isinstance(one, dict) and isinstance(one.get("text"), str):
        return Earlier(one["text"], _moment(one.get("at")))
    raise Unreadable('has an earlier reply that is neither text nor {"text": "...", "at": "..."}.')


def _alt(one: object) -> str | None:
    if one is None or isinstance(one, str):
        return one
    if isinstance(one, dict):
        return _text(cast("dict[str, object]", one), "alt")
    raise Unreadable('has a picture that is not {"alt": "..."}.')


def _moment(value: object) -> datetime | None:
    """This will read an ISO 8601 moment; one without a zone counts as UTC."""
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None:
        raise Unreadable('has an "at" that is no moment. Write it like "2026-11-22T22:10:00+00:00".')
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
