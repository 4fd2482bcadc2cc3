"""What a person says a post really is decides the route and the checks from that moment, and back again."""

from candour.domain.kinds import Kind
from candour.listening import actions as listening
from candour.voice.models import Statement
from tests.pages import Visit
from tests.world import HUMAN_REPLY, World

CONTRADICTS = "You say sorry, and their message reads like thanks."


def test_route_and_checks_go_by_what_a_person_said_until_it_is_undone(world: World, visit: Visit) -> None:
    post, nurse = world.receive(), world["nurse"]
    visit(f"/speak/reply-to/{post.pk}", by=nurse, post={}, expecting=302)
    draft = Statement.objects.get(author=nurse)

    def composer() -> str:
        visit(f"/speak/{draft.pk}/check", by=nurse, post={"text": HUMAN_REPLY}, expecting=302)
        return " ".join(visit(f"/speak/{draft.pk}", by=nurse).content.decode().split())

    listening.correct_reading(by=world["reader"], post=post, kind=Kind.COMPLAINT, now=world.now)
    page = composer()
    assert "Replying to a complaint" in page
    assert "clause 3.1" in page
    assert CONTRADICTS not in page
    listening.correct_reading(by=world["reader"], post=post, kind=Kind.COMPLIMENT, now=world.now)
    page = composer()
    assert "Replying to thanks" in page
    assert "clause 3.1" not in page
    assert CONTRADICTS in page
    listening.undo_correction(by=nurse, post=post, now=world.now)
    page = composer()
    assert "clause 3.1" in page
    assert CONTRADICTS not in page


def test_the_words_behind_the_reading_are_marked_beside_the_composer(world: World, visit: Visit) -> None:
    post, nurse = world.receive(), world["nurse"]
    visit(f"/speak/reply-to/{post.pk}", by=nurse, post={}, expecting=302)
    page = visit(f"/speak/{Statement.objects.get(author=nurse).pk}", by=nurse).content.decode()
    assert "<mark" in page
    assert 'nhsuk-u-visually-hidden">[' in page
    assert f'href="/listen/{post.pk}#reading"' in page
