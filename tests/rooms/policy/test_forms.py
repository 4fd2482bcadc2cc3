"""Rows and settings as forms: nothing lost, nothing overwritten unseen, no floor reached."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from candour.domain.approval.conditions import ALWAYS
from candour.domain.approval.desks import Desk
from candour.domain.approval.editing import row_of
from candour.domain.approval.floors import FLOORS
from candour.domain.approval.people import Seat
from candour.domain.approval.plain import to_plain
from candour.domain.approval.policy import Ask, Policy, Row
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.policy.forms.rows import RowForm, by_hand_refusal, initial_of
from candour.policy.models import PolicyChange
from tests.domain.approval import any_policy
from tests.pages import CheckedClient, Visit
from tests.rooms.policy.changing import edit, fresh, table
from tests.rooms.policy.printed import page, sent_by, text
from tests.world import World


@pytest.mark.parametrize("number", [row.number for row in STARTING_POLICY.rows])
def test_a_row_that_is_sent_as_it_was_printed_changes_nothing(
    world: World, visit: Visit, change: PolicyChange, number: str
) -> None:
    path = f"/policy/changes/{change.pk}/rows/{number}"
    sent = sent_by(page(visit, world, path), "row")
    visit(path, by=world["communications"], post=sent, expecting=302)
    assert row_of(table(change), number) == row_of(STARTING_POLICY, number)


def test_the_settings_sent_as_they_were_printed_change_nothing(
    world: World, visit: Visit, change: PolicyChange
) -> None:
    path = f"/policy/changes/{change.pk}/settings"
    sent = sent_by(page(visit, world, path), "settings")
    visit(path, by=world["communications"], post=sent, expecting=302)
    assert table(change) == STARTING_POLICY


def test_a_row_is_changed_on_its_page(world: World, visit: Visit, change: PolicyChange) -> None:
    path = f"/policy/changes/{change.pk}/rows/5"
    sent = sent_by(page(visit, world, path), "row")
    sent |= {
        "second": ["communications"],
        "right": [""],
        "deputy_minutes": ["10"],
        "high_0": ["2"],
        "part_0_1": ["in_hours=no"],
        "low_1": [""],
        "kinds_1": ["mixed", "suggestion"],
    }
    answer = visit(path, by=world["communications"], post=sent, expecting=302)
    assert answer.headers["Location"].endswith("#row-5")
    row = row_of(table(change), "5")
    assert row.asks == (Ask.ONE_PERSON, Ask.COMMUNICATIONS)
    assert (row.right, row.deputy_minutes, len(row.conditions)) == (None, 10, 2)
    words = text(page(visit, world, f"/policy/changes/{change.pk}"))
    assert "it is outside office hours" in words
    assert "The deputy is asked after 10 minutes." in words
    # the new alternative also takes what a desk, or the writer's own line, looked at before
    assert "Somebody else looks instead of the desk that looks after it." in words


def test_a_new_row_is_added_above_the_last(world: World, visit: Visit, change: PolicyChange) -> None:
    path = f"/policy/changes/{change.pk}/rows/new"
    sent = sent_by(page(visit, world, path), "row")
    wrong = visit(path, by=world["communications"], post=sent, expecting=422).content.decode()
    assert "Enter a clause, such as 7.2" in text(wrong)
    sent |= {
        "kinds_0": ["suggestion"],
        "clause": ["7.2"],
        "why": ["it thanks for an idea"],
        "right": ["inform"],
    }
    sent |= {"first": ["one_person"], "right_0": ["from_published_facts=yes"]}
    answer = visit(path, by=world["communications"], post=sent, expecting=302)
    assert answer.headers["Location"].endswith("#row-12")
    assert [row.number for row in table(change).rows][-2:] == ["12", "11"]
    words = text(page(visit, world, f"/policy/changes/{change.pk}"))
    assert "It loosens the table:" in words
    assert "Row 12: Nobody looks first where the writer holds the right “inform”." in words


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"is_always": ["yes"]}, "Choose one: it covers anything else, or it has conditions"),
        ({"kinds_0": [], "low_0": [""], "high_0": [""], "part_0_0": [""]}, "Say when it applies"),
        ({"low_0": ["4"], "high_0": ["-2"]}, "The first number is above the second."),
        ({"first": [""], "second": ["communications"]}, "Choose who looks first"),
        ({"part_0_1": ["foi=yes"], "part_0_2": ["foi=no"]}, "Two lines exclude each other."),
        ({"deputy_minutes": ["500"]}, "Minutes until the deputy is asked must be 120 or less"),
        ({"why": [" "]}, "Enter why, so that the card can say it"),
    ],
)
def test_what_does_not_fit_together_is_said_and_kept(
    world: World, visit: Visit, change: PolicyChange, changes: dict[str, list[str]], said: str
) -> None:
    path = f"/policy/changes/{change.pk}/rows/5"
    sent = sent_by(page(visit, world, path), "row") | {"next_step": ["Ring them."], **changes}
    sent.setdefault("part_0_2", [""])
    html = visit(path, by=world["communications"], post=sent, expecting=422).content.decode()
    assert said in text(html)
    assert "Ring them." in html
    assert table(change) == STARTING_POLICY


def test_a_stale_second_tab_shows_both_and_loses_nothing(
    world: World, visit: Visit, change: PolicyChange
) -> None:
    path = f"/policy/changes/{change.pk}/rows/5"
    mine = sent_by(page(visit, world, path), "row") | {"why": ["it is my way"]}
    edit(world, change, "5", "executive", why="it is their way")
    html = visit(path, by=world["communications"], post=mine, expecting=409).content.decode()
    assert "it is my way" in html
    assert "it is their way" in html
    assert row_of(table(change), "5").why == "it is their way"
    # and sent again from that page, mine is kept
    visit(path, by=world["communications"], post=sent_by(html, "row"), expecting=302)
    assert row_of(table(change), "5").why == "it is my way"


def test_a_row_that_was_taken_out_meanwhile_can_be_kept_as_a_new_one(
    world: World, visit: Visit, change: PolicyChange
) -> None:
    path, own = f"/policy/changes/{change.pk}/rows/10", world["communications"]
    mine = sent_by(page(visit, world, path), "row") | {"why": ["it is my way"]}
    html = page(visit, world, f"/policy/changes/{change.pk}")
    seen = re.findall(r'rows/10/out".*?name="seen" value="(\w+)"', html, re.DOTALL)[0]
    visit(f"{path}/out", by=world["executive"], post={"seen": seen}, expecting=302)
    html = visit(path, by=own, post=mine, expecting=403).content.decode()
    assert "it is my way" in html
    assert 'action="/policy/changes/' + f'{change.pk}/rows/new"' in html
    visit(f"/policy/changes/{change.pk}/rows/new", by=own, post=sent_by(html, "row"), expecting=302)
    assert row_of(table(change), "12").why == "it is my way"
    assert visit(path, by=own, expecting=404)


def test_stale_settings_show_both_too(world: World, visit: Visit, change: PolicyChange) -> None:
    path = f"/policy/changes/{change.pk}/settings"
    mine = sent_by(page(visit, world, path), "settings") | {"in_hours": ["7"]}
    theirs = mine | {"in_hours": ["9"], "seat_solicitor_or_inquest": ["legal"]}
    visit(path, by=world["executive"], post=theirs, expecting=302)
    assert table(change).desk_of(Desk.SOLICITOR_OR_INQUEST).seat is Seat.LEGAL
    html = visit(path, by=world["communications"], post=mine, expecting=409).content.decode()
    assert "9 minutes in office hours" in text(html)
    assert 'value="7"' in html
    visit(path, by=world["communications"], post=sent_by(html, "settings"), expecting=302)
    assert table(change).in_hours == 7


def test_who_is_told_of_unread_words_and_when_is_set_within_the_floor(
    world: World, visit: Visit, change: PolicyChange
) -> None:
    path, own = f"/policy/changes/{change.pk}/settings", world["communications"]
    mine = sent_by(page(visit, world, path), "settings")
    assert (mine["look_deputy_in_hours"], mine["look_duty_out_of_hours"]) == (["5"], ["40"])
    late = visit(path, by=own, post=mine | {"look_duty_in_hours": ["11"]}, expecting=422)
    assert "must be 10 or less" in text(late.content.decode())
    mixed = visit(path, by=own, post=mine | {"look_deputy_in_hours": ["9"]}, expecting=403)
    assert "People are told in turn" in text(mixed.content.decode())
    assert 'value="9"' in mixed.content.decode()
    sooner = mine | {"look_deputy_in_hours": ["2"], "look_communications_in_hours": ["4"]}
    visit(path, by=own, post=sooner, expecting=302)
    assert (table(change).look_in_hours, table(change).look_out_of_hours) == ((2, 4, 10), (15, 30, 40))
    shown = text(page(visit, world, f"/policy/changes/{change.pk}"))
    assert "the deputy after 2 minutes and 15 out of hours" in shown
    assert "5, 8, 10" in shown
    assert "2, 4, 10" in shown


def test_rows_move_and_go_by_their_buttons(world: World, visit: Visit, change: PolicyChange) -> None:
    rows, own = f"/policy/changes/{change.pk}/rows", world["communications"]
    visit(f"{rows}/3/up", by=own, post={}, expecting=302)
    visit(f"{rows}/4/down", by=own, post={}, expecting=302)
    assert [row.number for row in table(change).rows][:5] == ["1", "3", "2", "5", "4"]
    visit(f"{rows}/4/sideways", by=own, post={}, expecting=404)
    visit(f"{rows}/4/out", by=own, post={"seen": "old"}, expecting=403)
    for floor in FLOORS:
        visit(f"{rows}/{floor.number}/out", by=own, post={"seen": ""}, expecting=403)
        assert "No vote and no edit can change it" in text(
            visit(f"{rows}/{floor.number}", by=own, expecting=404).content.decode()
        )


@settings(deadline=None)
@given(any_policy.policies())
def test_any_row_that_the_form_can_show_comes_back_as_it_was(policy: Policy) -> None:
    for row in policy.rows:
        if by_hand_refusal(row) is not None or _says_nothing(row):
            continue
        form = RowForm(_as_sent(row), row=row)
        assert form.is_valid(), form.errors
        made = form.row(row.number)
        assert (set(made.conditions), made.asks, made.right) == (set(row.conditions), row.asks, row.right)
        assert (made.clause, made.deputy_minutes) == (row.clause, row.deputy_minutes)
        if row.right:
            assert made.right_when == row.right_when


def _says_nothing(row: Row) -> bool:
    """This will say whether an alternative allows every level: the form shows that as no condition at all."""
    full = any(
        len(allowed) == 11
        for condition in row.conditions
        for name, allowed in condition.parts
        if name == "criticality"
    )
    return full or (ALWAYS in row.conditions and len(row.conditions) > 1)


def _as_sent(row: Row) -> dict[str, object]:
    sent = {
        name: value for name, value in initial_of(row).items() if value is not None and value is not False
    }
    for place in range(len(row.conditions)):
        sent.setdefault(f"low_{place}", "")
        sent.setdefault(f"high_{place}", "")
    return sent


NAMES = ("number", "floors", "rows", "version", "clause", "why", "first", "low_0", "kinds_0", "seen")
VALUES = ("F1", "F2", "floor 1", "one_person", "-5", "complaint", "new", "", "9" * 30)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(VALUES)),
    st.sampled_from(["F1", "F4", "5", "new"]),
)
def test_no_form_reaches_a_floor(
    world: World, change: PolicyChange, sent: dict[str, str], number: str
) -> None:
    browser = CheckedClient()
    browser.force_login(world["communications"])
    session = browser.session
    session["second_factor"] = world["communications"].pk
    session.save()
    for page_of in (f"rows/{number}", "settings"):
        answer = browser.post(f"/policy/changes/{change.pk}/{page_of}", sent)
        assert answer.status_code in {302, 403, 404, 409, 422}
    assert fresh(change).table["floors"] == to_plain(STARTING_POLICY)["floors"]
    assert not {row.number for row in table(change).rows} & {floor.number for floor in FLOORS}
