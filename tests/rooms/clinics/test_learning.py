"""Cases that people bring, what is learnt, and what becomes of it."""

from datetime import timedelta

import pytest

from candour.clinics import actions
from candour.clinics.lesson_draft import lesson_draft
from candour.clinics.models import Case, Clinic
from candour.clinics.queries.cases import lesson_id
from candour.domain.cases import CaseSource, mark_of
from candour.domain.refusal import Refusal
from candour.guidelines.actions import writing as guidelines
from candour.learning.actions import writing as learning
from candour.ledger.models import Event
from candour.listening.models import PublicPost
from tests.pages import CheckedClient, Visit
from tests.rooms.clinics.clinic import Clinics

NOTE = "Begin with what happened to them. Then say what you do about it."


def held(clinics: Clinics) -> Clinic:
    clinic, now = clinics.drop_in(), clinics.world.now
    Clinic.objects.filter(pk=clinic.pk).update(starts_at=now - timedelta(hours=1), ends_at=now)
    return Clinic.objects.get(pk=clinic.pk)


def test_a_case_begins_with_ones_own_draft_without_names_and_is_seen_before_it_is_shown(
    clinics: Clinics, client: CheckedClient, visit: Visit
) -> None:
    clinic, world = clinics.drop_in(), clinics.world
    reply = world.draft(world.receive(), "Dear Mrs Trevelyan in bay 3, we are sorry. Maya")
    client.force_login(world["nurse"])
    address = f"/clinics/{clinic.pk}/case?reply={reply.pk}"
    assert client.get(address).status_code == 403, "only those who come bring a case"
    actions.come(by=world["nurse"], clinic=clinic, now=world.now)
    offered = client.get(f"/clinics/{clinic.pk}/case").content.decode()
    assert f'href="?reply={reply.pk}"' in offered
    assert f'href="?post={reply.post_id}"' in offered
    page = client.get(address).content.decode()
    assert "Dear [taken out] in [taken out], we are sorry." in page
    client.force_login(world["porter"])
    actions.come(by=world["porter"], clinic=clinic, now=world.now)
    assert "[taken out]" not in client.get(address).content.decode(), "a draft is its author's"
    client.force_login(world["nurse"])
    look = client.post(address, {"text": "Dear Mrs Trevelyan, we are sorry."}).headers["Location"]
    page = client.get(look).content.decode()
    assert "could tell a stranger who somebody is" in page
    assert "Show it to the clinic" not in page
    words = "Dear you, we are sorry. Is that enough?"
    client.post(f"/clinics/{clinic.pk}/case", {"text": words})
    case = Case.objects.get()
    assert (case.source, case.shown_at) == (CaseSource.DRAFT, None)
    assert client.post(f"{look}/show", {"seen": mark_of("other words")}).status_code == 403
    assert client.post(f"{look}/show", {"seen": mark_of(words)}).status_code == 302
    shown = client.get(f"/clinics/{clinic.pk}").content.decode()
    assert words in shown
    client.force_login(world["porter"])
    assert words in client.get(f"/clinics/{clinic.pk}").content.decode()
    assert words not in visit(f"/clinics/{clinic.pk}", by=world["matron"]).content.decode()
    visit(look, by=world["matron"], expecting=404)


def test_whoever_comes_back_to_their_case_reads_of_their_own_words_alone(
    clinics: Clinics, visit: Visit
) -> None:
    clinic, world = clinics.drop_in(), clinics.world
    nurse, now = world["nurse"], world.now
    reply = world.draft(world.receive(), "Dear Mrs Trevelyan in bay 3, we are sorry. Maya")
    actions.come(by=nurse, clinic=clinic, now=now)
    address = f"/clinics/{clinic.pk}/case?reply={reply.pk}"
    assert "We began it for you" in visit(address, by=nurse).content.decode()
    actions.keep_case(by=nurse, clinic=clinic, source=CaseSource.OWN_WORDS, text="How do I begin?", now=now)
    page = visit(address, by=nurse).content.decode()
    assert "How do I begin?" in page
    assert "We began it for you" not in page


def test_a_private_post_is_not_offered_to_begin_a_case_with(clinics: Clinics, visit: Visit) -> None:
    clinic, world = clinics.drop_in(), clinics.world
    post = world.receive()
    world.draft(post)
    actions.come(by=world["nurse"], clinic=clinic, now=world.now)
    PublicPost.objects.filter(pk=post.pk).update(is_private=True)
    page = visit(f"/clinics/{clinic.pk}/case", by=world["nurse"]).content.decode()
    assert "Begin with this draft" in page
    assert "Begin with the post it answers" not in page


def test_a_case_begins_with_a_public_post_and_names_no_colleague(clinics: Clinics) -> None:
    clinic, world = clinics.drop_in(), clinics.world
    nurse, now = world["nurse"], world.now
    actions.come(by=nurse, clinic=clinic, now=now)
    case = actions.keep_case(
        by=nurse, clinic=clinic, source=CaseSource.POST, text="They say that Carys Lloyd was rude.", now=now
    )
    with pytest.raises(Refusal, match="This names Carys Lloyd"):
        actions.show_case(by=nurse, case=case, seen=mark_of(case.text), now=now)
    with pytest.raises(Refusal, match="was taken back"):
        actions.show_case(by=world["porter"], case=case, seen=mark_of(case.text), now=now)


def test_changed_words_are_hidden_again_and_a_case_taken_back_is_gone(clinics: Clinics) -> None:
    clinic, world = clinics.drop_in(), clinics.world
    nurse, now = world["nurse"], world.now
    actions.come(by=nurse, clinic=clinic, now=now)
    given = {"by": nurse, "clinic": clinic, "source": CaseSource.OWN_WORDS, "now": now}
    case = actions.keep_case(text="How do I begin?", **given)  # type: ignore[arg-type]
    actions.show_case(by=nurse, case=case, seen=mark_of(case.text), now=now)
    case = actions.keep_case(text="How do I end?", **given)  # type: ignore[arg-type]
    assert case.shown_at is None
    actions.take_case_back(by=nurse, case=case, now=now)
    assert Case.objects.get().text == ""
    assert "How do I" not in str(list(Event.objects.values_list("about", flat=True)))


def test_a_note_names_nobody_and_is_written_by_a_host(clinics: Clinics) -> None:
    clinic, world = held(clinics), clinics.world
    sister, now = world["sister"], world.now
    for words in ("Maya Penhale forgot the name.", "Mum was in bay 3, NHS number 943 476 5919.", " "):
        with pytest.raises(Refusal):
            actions.write_note(by=sister, clinic=clinic, text=words, now=now)
    with pytest.raises(Refusal, match="Its hosts write"):
        actions.write_note(by=world["nurse"], clinic=clinic, text=NOTE, now=now)
    note = actions.write_note(by=sister, clinic=clinic, text=NOTE, now=now)
    assert note.text == NOTE


def test_a_note_becomes_a_draft_of_a_clause_once_and_again_when_it_was_withdrawn(clinics: Clinics) -> None:
    clinic, world = held(clinics), clinics.world
    porter, now = world["porter"], world.now
    note = actions.write_note(by=world["sister"], clinic=clinic, text=NOTE, now=now)
    draft = actions.propose(by=porter, note=note, now=now)
    assert draft.words == "Begin with what happened to them."
    assert draft.case == f"Learnt at a clinic: {NOTE}"
    assert draft.began_by == porter
    with pytest.raises(Refusal, match="A colleague is writing a clause"):
        actions.propose(by=world["nurse"], note=note, now=now)
    guidelines.withdraw(by=porter, proposal=draft, now=now)
    assert actions.propose(by=world["nurse"], note=note, now=now).pk != draft.pk
    assert clinics.events(clinic)[-3:] == ["note:written", "note:proposed", "note:proposed"]


def test_a_note_becomes_a_lesson_by_its_draft_which_lessons_take_as_it_is(
    clinics: Clinics, visit: Visit
) -> None:
    clinic, world = held(clinics), clinics.world
    note = actions.write_note(by=world["sister"], clinic=clinic, text=NOTE, now=world.now)
    file = visit(f"/clinics/notes/{note.pk}/lesson", by=world["sister"])
    assert file.headers["Content-Disposition"] == f'attachment; filename="{lesson_id(note)}.md"'
    assert file.content.decode() == lesson_draft(note)
    learning.put_lesson(by=world["communications"], name="sorry.md", content=file.content, now=world.now)
    page = visit(f"/clinics/{clinic.pk}", by=world["sister"]).content.decode()
    assert "This became the lesson “Saying sorry”." in page
    assert "Take it away as a lesson" not in page
