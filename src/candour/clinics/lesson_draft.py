"""A note of a clinic as the draft of a lesson: a file in the form that lessons have, to be written on."""

import yaml

from candour.clinics.models import Note
from candour.clinics.queries.cases import lesson_id

_CRITERIA = (
    ("It answers what they asked.", ["unanswered_question", "nothing_specific", "scripted", "sameness"]),
    ("It does not tell a stranger that anybody was here.", ["identity"]),
    ("It gives no advice about treatment.", ["clinical_advice"]),
    ("A person is speaking, and says their name.", ["no_person"]),
)
_POST = "Where do I find the visiting times for the wards? Your page is hard to read."
_NEXT = (
    "Write here what to do next time, step by step. Put in an example.\n\n"
    "Then make up a post of your own to answer, in the place of ours. Take none from life."
)


def lesson_draft(note: Note) -> str:
    """This will write the draft: the note as its first part, and what else a lesson needs, to be changed."""
    head = {
        "id": lesson_id(note),
        "title": note.clinic.title[:60],
        "minutes": 5,
        "version": 1,
        "years": 2,
        "summary": "What we learnt at a clinic. Change this into one sentence.",
        "practice": [
            {"id": "a-made-up-post", "kind": "question", "criticality": 0, "teller": "Jory", "post": _POST}
        ],
        "criteria": [{"words": words, "without": without} for words, without in _CRITERIA],
        "colleagues": [
            {"asks": "Does it answer what they asked?"},
            {"asks": "Is it kind to whoever asked?"},
        ],
    }
    written = yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=100)
    return f"---\n{written}---\n\n## What we learnt\n\n{note.text}\n\n## What to do\n\n{_NEXT}\n"
