"""Which cases are brought to a clinic, from what, and which notes came of it."""

from collections.abc import Iterable

from candour.clinics.models import Case, Clinic, Note
from candour.domain.cases import CaseSource, without_names
from candour.domain.consensus.proposing import Stage
from candour.learning.queries.lessons import lessons_of
from candour.listening.models import PublicPost
from candour.people.models import Person, Trust
from candour.voice.models import Statement
from candour.voice.queries.drafts import open_replies
from candour.web.addresses import number

MOST_DRAFTS = 5


def shown_cases(clinic: Clinic) -> list[Case]:
    """This will list the cases that whoever brought them lets be seen, in their order; one statement."""
    found = Case.objects.for_trust(clinic.trust_id).filter(clinic=clinic, ended_at=None)
    return list(found.filter(shown_at__isnull=False).order_by("shown_at", "pk"))


def own_case(person: Person, clinic: Clinic) -> Case | None:
    """This will give the case that somebody brings to a clinic, shown or not yet; one statement."""
    found = Case.objects.for_trust(person.trust_id).filter(clinic=clinic, brought_by=person)
    return found.filter(ended_at=None).first()


def case_of(person: Person, pk: int) -> Case:
    """This will give one of somebody's own cases, raising Case.DoesNotExist for any other."""
    found = Case.objects.for_trust(person.trust_id).select_related("clinic__trust")
    return found.get(pk=pk, brought_by=person, ended_at=None)


def begun_with(person: Person, *, reply: str, post: str) -> tuple[CaseSource, str]:
    """This will give the words that a case begins with, names taken out, from one's own draft or a post.

    What is not somebody's own draft, or not there to be read, begins with nothing. One statement.
    """
    if number(reply):
        drafts = Statement.objects.for_trust(person.trust_id).filter(author=person, pk=number(reply))
        text = drafts.values_list("draft_text", flat=True).first()
        return (CaseSource.DRAFT, without_names(text)) if text else (CaseSource.OWN_WORDS, "")
    if number(post):
        posts = PublicPost.objects.for_trust(person.trust_id).filter(pk=number(post), deleted_at=None)
        said = posts.filter(is_private=False).values_list("text", flat=True).first()
        return (CaseSource.POST, without_names(said)) if said else (CaseSource.OWN_WORDS, "")
    return CaseSource.OWN_WORDS, ""


def own_drafts(person: Person) -> list[Statement]:
    """This will list somebody's own open drafts that have words, newest first; one statement."""
    return list(open_replies(person).exclude(draft_text="")[:MOST_DRAFTS])


def notes_of(clinic: Clinic) -> list[Note]:
    """This will list what was learnt at a clinic, in its order; one statement."""
    found = Note.objects.for_trust(clinic.trust_id).filter(clinic=clinic)
    return list(found.select_related("proposal").order_by("written_at", "pk"))


def note_of(trust: Trust | int, pk: int) -> Note:
    """This will give one note with its clinic, raising Note.DoesNotExist for another trust's."""
    return Note.objects.for_trust(trust).select_related("clinic__trust", "proposal").get(pk=pk)


def lesson_id(note: Note) -> str:
    """This will name the lesson that a note becomes: what finds it again once it is taken in."""
    return f"clinic-note-{note.pk}"


def lessons_from(trust: Trust | int, notes: Iterable[Note]) -> dict[int, tuple[str, str]]:
    """This will give the lessons that notes became: id and title, by the note's number; one statement."""
    wanted = {lesson_id(each): each.pk for each in notes}
    if not wanted:
        return {}
    return {
        wanted[slug]: (slug, lesson.title) for slug, lesson in lessons_of(trust).items() if slug in wanted
    }


def is_taken_up(note: Note) -> bool:
    """This will say whether a proposal of a note is under way; `proposal` is loaded."""
    return note.proposal is not None and note.proposal.stage != Stage.WITHDRAWN
