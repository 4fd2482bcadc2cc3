"""The pages of *Speak*, as people use them without JavaScript: compose, check, send, decide, hold, stop."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from candour.demo.trust import PLEDGE
from candour.domain.roles import Right, Role
from candour.people import actions as people
from candour.people.models import Notice
from candour.voice.models import Delivery, Statement
from tests.pages import Visit
from tests.world import HUMAN_REPLY, World


@pytest.fixture
def composing(world: World, visit: Visit) -> Statement:
    """A nurse has opened a reply to a complaint, and has typed nothing yet."""
    post = world.receive()
    visit(f"/speak/reply-to/{post.pk}", by=world["nurse"], post={}, expecting=302)
    return Statement.objects.get(author=world["nurse"])


def send(
    world: World, visit: Visit, statement: Statement, text: str = HUMAN_REPLY, expecting: int = 302
) -> str:
    values = {"text": text, "harm_answer": "no"}
    answer = visit(f"/speak/{statement.pk}/send", by=world["nurse"], post=values, expecting=expecting)
    statement.refresh_from_db()
    return answer.content.decode()


def test_the_route_card_stands_there_before_the_first_word(
    world: World, visit: Visit, composing: Statement
) -> None:
    html = visit(f"/speak/{composing.pk}", by=world["nurse"]).content.decode()
    assert "Who will see this first" in html
    assert "matron on call" in html
    assert html.index("Who will see this first") < html.index("Your words")


def test_the_route_card_carries_the_exact_words_of_whoever_stands_behind_the_writer(
    world: World, visit: Visit, composing: Statement
) -> None:
    page = unescape(visit(f"/speak/{composing.pk}", by=world["nurse"]).content.decode())
    assert "If it goes wrong, the trust stands behind you." in page
    assert PLEDGE in page
    assert "Diane Marrow, Chief executive" in page
    people.end_role(by=world.made_by, person=world["executive"], role=Role.EXECUTIVE, now=world.now)
    assert "stands behind you" not in visit(f"/speak/{composing.pk}", by=world["nurse"]).content.decode()


def test_a_draft_is_kept_as_it_is_written(world: World, visit: Visit, composing: Statement) -> None:
    visit(f"/speak/{composing.pk}/keep", by=world["nurse"], post={"text": "I am so"})
    assert "I am so</textarea>" in visit(f"/speak/{composing.pk}", by=world["nurse"]).content.decode()


@pytest.mark.parametrize("box", ["", "sorry_for", "happens_now", "talk_to", "established"])
def test_a_box_that_has_words_is_not_folded_away(
    world: World, visit: Visit, composing: Statement, box: str
) -> None:
    visit(f"/speak/{composing.pk}/keep", by=world["nurse"], post={"text": "", box: "Ring Ruth."})
    html = visit(f"/speak/{composing.pk}", by=world["nurse"]).content.decode()
    folds = re.findall(r"<details[^>]*?( open)?>\s*<summary[^>]*><span[^>]*>Say sorry<", html)
    assert folds == [" open" if box else ""]


def test_a_non_apology_is_a_hint_that_can_be_put_aside(
    world: World, visit: Visit, composing: Statement
) -> None:
    words = (
        "I am sorry you feel the trolley was uncomfortable. Ring me on the ward, I will look into it. Maya"
    )
    visit(f"/speak/{composing.pk}/check", by=world["nurse"], post={"text": words}, expecting=302)
    page = f"/speak/{composing.pk}"
    assert "say sorry for the thing itself" in visit(page, by=world["nurse"]).content.decode()
    visit(f"{page}/fine/nonapology", by=world["nurse"], post={"text": words}, expecting=302)
    assert "say sorry for the thing itself" not in visit(page, by=world["nurse"]).content.decode()


def test_a_bay_number_is_held_and_the_words_are_kept(
    world: World, visit: Visit, composing: Statement
) -> None:
    words = f"{HUMAN_REPLY} I remember you both in bay 3."
    html = send(world, visit, composing, words, expecting=403)
    assert composing.state == "draft"
    assert "could tell a stranger" in html
    assert "in bay 3.</textarea>" in html


def test_sending_twice_makes_one_route(world: World, visit: Visit, composing: Statement) -> None:
    send(world, visit, composing)
    send(world, visit, composing)
    assert composing.versions.count() == 1
    assert Notice.objects.filter(kind="decide", done_at=None).count() == 1


def test_the_matron_suggests_a_word_the_nurse_takes_it_and_it_is_public_once(
    world: World, visit: Visit, composing: Statement
) -> None:
    send(world, visit, composing)
    version = composing.current
    assert version is not None
    page = visit(f"/decide/{composing.pk}", by=world["matron"]).content.decode()
    assert "Compensation Act 2006" in page
    values = {"seen": version.sha256, "text": HUMAN_REPLY.replace("any afternoon", "any morning")}
    visit(f"/decide/{composing.pk}/suggest", by=world["matron"], post=values, expecting=302)
    assert "suggests" in visit(f"/speak/{composing.pk}", by=world["nurse"]).content.decode()
    visit(f"/speak/{composing.pk}/do/take", by=world["nurse"], post={}, expecting=302)
    composing.refresh_from_db()
    assert composing.state == "approved"
    assert "Hold it" in visit(f"/speak/{composing.pk}", by=world["nurse"]).content.decode()
    world.now = Delivery.objects.get().due_at
    world.work()
    assert world.copies(composing) == ["published"]
    html = visit(f"/speak/{composing.pk}", by=world["nurse"]).content.decode()
    assert "It is public" in html
    assert "any morning" in html


def test_a_suggestion_without_a_change_is_refused_in_plain_words(
    world: World, visit: Visit, composing: Statement
) -> None:
    send(world, visit, composing)
    assert composing.current is not None
    values = {"seen": composing.current.sha256, "text": HUMAN_REPLY}
    answer = visit(f"/decide/{composing.pk}/suggest", by=world["matron"], post=values, expecting=403)
    assert "Nothing is changed yet" in answer.content.decode()


def test_not_this_needs_a_reason_and_the_author_reads_it(
    world: World, visit: Visit, composing: Statement
) -> None:
    send(world, visit, composing)
    assert composing.current is not None
    path = f"/decide/{composing.pk}/not-this"
    visit(path, by=world["matron"], post={"seen": composing.current.sha256, "no-reason": ""}, expecting=422)
    values = {"seen": composing.current.sha256, "no-reason": "Say who they should ring."}
    visit(path, by=world["matron"], post=values, expecting=302)
    assert "Say who they should ring." in visit(f"/speak/{composing.pk}", by=world["nurse"]).content.decode()


def test_i_cannot_look_now_asks_the_next_person_at_once(
    world: World, visit: Visit, composing: Statement
) -> None:
    send(world, visit, composing)
    visit(f"/decide/{composing.pk}/cannot-look", by=world["matron"], post={}, expecting=302)
    assert Notice.objects.filter(kind="decide", done_at=None).exclude(person=world["matron"]).exists()


def test_words_that_changed_since_they_were_read_cannot_be_approved(
    world: World, visit: Visit, composing: Statement
) -> None:
    send(world, visit, composing)
    answer = visit(
        f"/decide/{composing.pk}/approve", by=world["matron"], post={"seen": "0" * 64}, expecting=403
    )
    assert "The words changed since you looked" in answer.content.decode()


def test_the_list_of_speak_shows_what_waits_for_whom(
    world: World, visit: Visit, composing: Statement
) -> None:
    send(world, visit, composing)
    assert "Maya Penhale" in visit("/speak", by=world["matron"]).content.decode()
    assert "Somebody looks at it first" in visit("/speak", by=world["nurse"]).content.decode()


def test_the_stop_switch_keeps_everything_in_and_says_so_on_every_page(world: World, visit: Visit) -> None:
    visit("/stop/press", by=world["nurse"], post={"reason": "A test"}, expecting=403)
    visit("/stop/press", by=world["communications"], post={"reason": "Wrong phone number"}, expecting=302)
    assert "Everything is paused: Wrong phone number" in visit("/speak", by=world["nurse"]).content.decode()
    visit("/stop/end", by=world["communications"], post={}, expecting=302)
    assert "Nothing is paused" in visit("/stop", by=world["communications"]).content.decode()


def test_another_trusts_reply_is_not_there(world: World, visit: Visit, composing: Statement) -> None:
    other = people.create_trust(by=world.made_by, name="Lundy Trust", slug="lundy", now=world.now)
    stranger = people.add_person(
        by=world.made_by,
        trust=other,
        email="a@lundy.example",
        first_name="Ada",
        last_name="Kerslake",
        job_title="Nurse",
        now=world.now,
    )
    for path in (f"/speak/{composing.pk}", f"/decide/{composing.pk}"):
        visit(path, by=stranger, expecting=404)


def test_words_from_a_second_window_are_kept_beside_the_first(
    world: World, visit: Visit, composing: Statement
) -> None:
    keep = f"/speak/{composing.pk}/keep"
    visit(keep, by=world["nurse"], post={"text": "From my phone", "window": "one"})
    visit(keep, by=world["nurse"], post={"text": "From my phone, more", "window": "one"})
    visit(keep, by=world["nurse"], post={"text": "From the ward", "window": "two"})
    html = visit(f"/speak/{composing.pk}", by=world["nurse"]).content.decode()
    assert "From the ward</textarea>" in html
    assert "From my phone, more</blockquote>" in html


def test_a_page_that_was_opened_anew_goes_on_with_the_words_that_it_showed(
    world: World, visit: Visit, composing: Statement
) -> None:
    address = f"/speak/{composing.pk}"
    for text in ("She was in bay 3", "She waited too long"):
        html = visit(address, by=world["nurse"]).content.decode()
        opened = re.search(r'name="window"[^>]*value="([^"]+)"', html)
        assert opened
        visit(
            f"{address}/check",
            by=world["nurse"],
            post={"text": text, "window": opened[1]},
            expecting=302,
        )
    html = visit(address, by=world["nurse"]).content.decode()
    assert "She waited too long</textarea>" in html
    assert "in another window" not in html
    assert "bay 3" not in html


def test_ticking_what_a_reply_does_changes_the_route_card_without_a_reload(
    world: World, composing: Statement, client: Client
) -> None:
    client.force_login(world["nurse"])
    people.grant_right(
        by=world.made_by,
        person=world["nurse"],
        right=Right.SAY_SORRY,
        earned_how="Lesson",
        ends_at=world.now + timedelta(days=30),
        now=world.now,
    )
    values = {"text": HUMAN_REPLY, "says": "regret_only", "harm_answer": "no"}
    answer = client.post(f"/speak/{composing.pk}/check", values, headers={"hx-request": "true"})
    html = answer.content.decode()
    assert "Nobody sees this first" in html
    assert "Publish it" in html
