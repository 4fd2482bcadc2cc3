"""The pages of promises: the list, one promise with what can be done, and where other rooms show them."""

from datetime import date, timedelta
from html import unescape

import pytest

from candour.promises import actions
from candour.promises.models import Promise
from candour.voice.models import Statement
from tests.pages import Visit
from tests.rooms.promises.promising import DUE, WHAT, Promising

FORM = {"due_on-day": "30", "due_on-month": "11", "due_on-year": "2026"}


def read(visit: Visit, path: str, by: object = None, **more: object) -> str:
    return unescape(visit(path, by=by, **more).content.decode())  # type: ignore[arg-type]


def add_form(promising: Promising, **more: str) -> dict[str, str]:
    team = promising.world.made.teams["Emergency department"]
    return {"what": WHAT, "team": str(team.pk), **FORM, **more}


def test_the_writer_finds_add_a_promise_under_a_public_reply(promising: Promising, visit: Visit) -> None:
    path = f"/speak/{promising.reply.pk}"
    assert f'href="{path}/promise"' in read(visit, path, promising.world["nurse"])


def test_the_form_holds_what_the_reply_says_and_its_day(promising: Promising, visit: Visit) -> None:
    html = read(visit, f"/speak/{promising.reply.pk}/promise", promising.world["nurse"])
    assert f">{WHAT}</textarea>" in html.replace("\n", "")
    assert [f'value="{part}"' in html for part in ("30", "11", "2026")] == [True, True, True]


def test_a_promise_is_added_and_its_place_shown_under_the_reply(promising: Promising, visit: Visit) -> None:
    nurse = promising.world["nurse"]
    path = f"/speak/{promising.reply.pk}/promise"
    visit(path, by=nurse, post=add_form(promising), expecting=302)
    promise = Promise.objects.get()
    assert (promise.what, promise.due_on, promise.state) == (WHAT, DUE, "offered")
    html = read(visit, f"/speak/{promising.reply.pk}", nurse)
    assert f"A promise waits for Emergency department to take it: {WHAT}" in html


@pytest.mark.parametrize(
    ("more", "words", "status"),
    [
        ({"what": ""}, "Enter what will be done", 422),
        ({"team": ""}, "Choose a team", 422),
        ({"due_on-day": "31"}, "Enter a real day", 422),
        ({"due_on-day": "1"}, "This day has passed.", 403),
        ({"due_on-year": "9999"}, "more than two years away", 403),
        ({"what": "We will put a board beside bay 3."}, "This could tell a stranger who they are", 403),
    ],
)
def test_what_is_wrong_is_said_and_nothing_entered_is_lost(
    promising: Promising, visit: Visit, more: dict[str, str], words: str, status: int
) -> None:
    path = f"/speak/{promising.reply.pk}/promise"
    html = read(visit, path, promising.world["nurse"], post=add_form(promising, **more), expecting=status)
    assert words in html
    assert more.get("what", WHAT) in html
    assert not Promise.objects.exists()


def test_a_colleague_cannot_add_a_promise_to_somebody_elses_reply(promising: Promising, visit: Visit) -> None:
    html = read(visit, f"/speak/{promising.reply.pk}/promise", promising.world["porter"], expecting=403)
    assert "Only whoever wrote the reply can add a promise to it." in html


def test_a_draft_holds_no_promise_yet(promising: Promising, visit: Visit) -> None:
    draft = promising.world.draft(promising.world.receive("The lift was out of order and nobody said so."))
    visit(f"/speak/{draft.pk}/promise", by=promising.world["nurse"], expecting=404)


def test_the_team_takes_it_on_its_page(promising: Promising, visit: Visit) -> None:
    promise, matron = promising.offer(), promising.world["matron"]
    assert "Take it for Emergency department" in read(visit, f"/promises/{promise.pk}", matron)
    visit(f"/promises/{promise.pk}/take", by=matron, post={}, expecting=302)
    html = read(visit, f"/promises/{promise.pk}", matron)
    assert "It is done: tell them" in html
    assert "Ruth Chegwidden took it for Emergency department" in html


def test_who_cannot_take_it_reads_why_in_place_of_the_button(promising: Promising, visit: Visit) -> None:
    promise = promising.offer()
    mine = read(visit, f"/promises/{promise.pk}", promising.world["nurse"])
    assert "You offered this yourself." in mine
    assert "Take it for" not in mine
    theirs = read(visit, f"/promises/{promise.pk}", promising.world["porter"])
    assert "Emergency department has to say yes or no to this." in theirs
    assert "Take it for" not in theirs
    html = read(visit, f"/promises/{promise.pk}/take", promising.world["porter"], post={}, expecting=403)
    assert "Emergency department has to say yes or no to this." in html


def test_a_no_needs_its_reason_and_opens_the_box_again(promising: Promising, visit: Visit) -> None:
    promise, matron = promising.offer(), promising.world["matron"]
    path = f"/promises/{promise.pk}/decline"
    html = read(visit, path, matron, post={"no-reason": ""}, expecting=422)
    assert "<title>Error: " in html
    assert "Enter a reason: it helps to find the team that can do it" in html
    visit(path, by=matron, post={"no-reason": "The corridor is outpatients'."}, expecting=302)
    html = read(visit, f"/promises/{promise.pk}", promising.world["nurse"])
    assert "The corridor is outpatients'." in html
    assert "Offer it again" in html


def test_it_is_offered_again_to_another_team(promising: Promising, visit: Visit) -> None:
    promise, nurse = promising.offer(), promising.world["nurse"]
    team = promising.world.made.teams["Outpatients"]
    path = f"/promises/{promise.pk}/offer"
    assert WHAT in read(visit, path, nurse)
    visit(path, by=nurse, post=add_form(promising, team=str(team.pk)), expecting=302)
    promise.refresh_from_db()
    assert promise.team == team


def test_a_later_day_is_shown_beside_the_first(promising: Promising, visit: Visit) -> None:
    promise, matron = promising.take(), promising.world["matron"]
    given = {"renew-due_on-day": "14", "renew-due_on-month": "12", "renew-due_on-year": "2026"}
    path = f"/promises/{promise.pk}/renew"
    html = read(visit, path, matron, post=given, expecting=422)
    assert "Enter a reason: whoever was promised this reads it" in html
    early = {**given, "renew-due_on-day": "20", "renew-due_on-month": "11", "renew-reason": "Parts."}
    html = read(visit, path, matron, post=early, expecting=403)
    assert "This is not a later day." in html
    assert "Parts." in html
    visit(path, by=matron, post={**given, "renew-reason": "The printer is late."}, expecting=302)
    html = read(visit, f"/promises/{promise.pk}", matron)
    assert "First promised for 30 November 2026." in html
    assert "by 14 December 2026" in html
    assert "Let everybody read it" not in html
    assert "Let everybody read it" in read(visit, f"/promises/{promise.pk}", promising.world["nurse"])


def test_a_reason_is_let_out_by_a_colleague(promising: Promising, visit: Visit) -> None:
    world, promise = promising.world, promising.take()
    actions.end(by=world["matron"], promise=promise, reason="The fire officer forbids it.", now=world.now)
    reason = promise.reasons.get()
    path = f"/promises/reasons/{reason.pk}/let-out"
    html = read(visit, path, world["matron"], post={}, expecting=403)
    assert "These are your own words." in html
    visit(path, by=world["nurse"], post={}, expecting=302)
    assert "Waits for a second look" not in read(visit, f"/promises/{promise.pk}", world["matron"])


def test_keep_opens_an_empty_reply_with_the_question_beside_it(promising: Promising, visit: Visit) -> None:
    promise, matron = promising.take(), promising.world["matron"]
    answer = visit(f"/promises/{promise.pk}/keep", by=matron, post={}, expecting=302)
    reply = Statement.objects.get(keeps=promise)
    assert answer.headers["Location"] == f"/speak/{reply.pk}"
    html = read(visit, f"/speak/{reply.pk}", matron)
    assert f"You promised: {WHAT} What has changed? Say it in your own words." in html
    assert "Go on with the reply" in read(visit, f"/promises/{promise.pk}", matron)


def test_a_promise_in_a_draft_says_where_it_is_written_down(promising: Promising, visit: Visit) -> None:
    world = promising.world
    words = "I am sorry that the lift was out of order. We will put a sign on it by Friday. Maya"
    draft = world.draft(world.receive("The lift was out of order and nobody said so."), words)
    html = read(visit, f"/speak/{draft.pk}", world["nurse"])
    assert "You promise something here, with a day." in html
    other = world.draft(
        world.receive("The hearing loop at the desk was broken again."), "I am so sorry. Maya"
    )
    assert "You promise something here" not in read(visit, f"/speak/{other.pk}", world["nurse"])


def test_the_list_marks_what_is_overdue_with_a_word(promising: Promising, visit: Visit) -> None:
    promise, nurse = promising.take(), promising.world["nurse"]
    html = read(visit, "/promises", nurse)
    assert "1 promise that a team has taken, soonest day first." in html
    assert "14 days left" in html
    assert "Nothing is overdue." in read(visit, "/promises?show=overdue", nurse)
    promising.world.now += timedelta(days=16)
    html = read(visit, "/promises?show=overdue", nurse)
    assert "Overdue" in html
    assert "2 days over" in html
    assert f'href="/promises/{promise.pk}"' in html


def test_the_list_keeps_to_a_team_and_to_its_own_words(promising: Promising, visit: Visit) -> None:
    promising.take()
    nurse, teams = promising.world["nurse"], promising.world.made.teams
    assert WHAT in read(visit, f"/promises?team={teams['Emergency department'].pk}", nurse)
    assert WHAT not in read(visit, f"/promises?team={teams['Maternity'].pk}", nurse)
    assert WHAT in read(visit, "/promises?team=nonsense&show=nonsense&after=nonsense", nurse)
    assert "No promise waits for a team." in read(visit, "/promises?show=offered", nurse)


def test_a_long_list_goes_on(promising: Promising, visit: Visit) -> None:
    for number in range(27):
        promise = promising.offer(f"We will do thing {number}.", due_on=date(2026, 12, 1 + number))
        actions.take(by=promising.world["matron"], promise=promise, now=promising.world.now)
    html = read(visit, "/promises", promising.world["nurse"])
    assert "We will do thing 24." in html
    assert "We will do thing 25." not in html
    on = html.split("Next promises")[0].rpartition('href="')[2].partition('"')[0]
    html = read(visit, on, promising.world["nurse"])
    assert "We will do thing 25." in html
    assert "We will do thing 26." in html
    assert "We will do thing 24." not in html
