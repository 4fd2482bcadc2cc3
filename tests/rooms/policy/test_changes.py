"""A change of the table: begun, edited by several, agreed to, adopted; what it does and never can."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from candour.domain.approval import editing
from candour.domain.approval.conditions import ALWAYS, when
from candour.domain.approval.desks import Desk, DeskHolder
from candour.domain.approval.floors import FLOORS
from candour.domain.approval.people import Seat
from candour.domain.approval.plain import to_plain
from candour.domain.approval.policy import Ask, Row
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.people import actions as people
from candour.people.models import Notice
from candour.policy import actions, queries
from candour.policy.models import PolicyChange
from candour.voice.actions import deciding
from candour.voice.actions.policies import adopt_policy
from candour.voice.models import FixedRoute, PolicyVersion
from candour.voice.queries.policy import policy_in_force
from candour.voice.queries.routes import route_before_a_word
from tests.rooms.policy.changing import adopt, agree, edit, fresh, loosen, table, told
from tests.world import World

A_ROW = Row("", "7.2", (when({"kind": ["suggestion"]}),), (Ask.ONE_PERSON,), "", "", "it thanks for an idea")


def test_a_change_begins_with_the_table_in_force_and_a_reason(world: World, change: PolicyChange) -> None:
    assert table(change).rows == STARTING_POLICY.rows
    assert change.reason == "We thank too slowly."
    assert told("policy:change:began") == 1


def test_only_some_may_begin_a_change_and_only_one_at_a_time(world: World, change: PolicyChange) -> None:
    with pytest.raises(Refusal, match="communications, legal, an executive"):
        actions.begin_change(by=world["nurse"], reason="I want to.", now=world.now)
    with pytest.raises(Refusal, match="being worked on already"):
        actions.begin_change(by=world["executive"], reason="So do I.", now=world.now)
    actions.leave_change(by=world["communications"], change=change, now=world.now)
    with pytest.raises(Refusal, match="needs a reason"):
        actions.begin_change(by=world["executive"], reason="  ", now=world.now)
    actions.begin_change(by=world["executive"], reason="Now I do.", now=world.now)
    assert told("policy:change:left") == 1


def test_several_people_edit_a_change_row_by_row(world: World, change: PolicyChange) -> None:
    edit(world, change, "5", why="it answers a complaint of somebody")
    actions.set_row(by=world["executive"], change=change, row=A_ROW, seen="", now=world.now)
    actions.move_row(by=world["administrator"], change=change, number="12", places=-3, now=world.now)
    mark = actions.row_mark(table(change), "10")
    actions.remove_row(by=world["executive"], change=change, number="10", seen=mark, now=world.now)
    numbers = [row.number for row in table(change).rows]
    assert numbers == ["1", "2", "3", "4", "5", "6", "7", "12", "8", "9", "11"]
    assert len(fresh(change).editors) == 3
    assert told("policy:change:edited") == 4


def test_nobody_overwrites_unseen_what_somebody_else_changed(world: World, change: PolicyChange) -> None:
    stale = actions.row_mark(table(change), "5")
    edit(world, change, "5", why="it answers a complaint of somebody")
    mine = replace(editing.row_of(STARTING_POLICY, "5"), why="mine")
    with pytest.raises(actions.RowOvertakenRefusal):
        actions.set_row(by=world["executive"], change=change, row=mine, seen=stale, now=world.now)
    with pytest.raises(actions.RowOvertakenRefusal):
        actions.remove_row(by=world["executive"], change=change, number="5", seen=stale, now=world.now)
    settings = actions.settings_mark(table(change))
    given = {"undo_seconds": 120}
    actions.set_settings(by=world["executive"], change=change, settings=given, seen=settings, now=world.now)
    with pytest.raises(actions.RowOvertakenRefusal):
        actions.set_settings(
            by=world["executive"], change=change, settings=given, seen=settings, now=world.now
        )
    assert table(change).undo_seconds == 120
    assert editing.row_of(table(change), "5").why == "it answers a complaint of somebody"


@pytest.mark.parametrize("number", [floor.number for floor in FLOORS])
def test_no_edit_reaches_a_floor(world: World, change: PolicyChange, number: str) -> None:
    before = to_plain(table(change))
    by, now = world["executive"], world.now
    edits: list[Callable[[], PolicyChange]] = [
        lambda: actions.set_row(by=by, change=change, row=replace(A_ROW, number=number), seen="", now=now),
        lambda: actions.move_row(by=by, change=change, number=number, places=1, now=now),
        lambda: actions.remove_row(by=by, change=change, number=number, seen="", now=now),
    ]
    for edited in edits:
        with pytest.raises(Refusal):
            edited()
    assert to_plain(table(change)) == before


def test_settings_are_kept_and_nothing_else_with_them(world: World, change: PolicyChange) -> None:
    desks = ((Desk.SOLICITOR_OR_INQUEST, DeskHolder(Seat.LEGAL)),)
    given = {"in_hours": 20, "look_in_hours": (2, 4, 6), "desks": desks, "rows": (), "version": 77}
    mark = actions.settings_mark(table(change))
    actions.set_settings(by=world["executive"], change=change, settings=given, seen=mark, now=world.now)
    kept = table(change)
    assert (kept.look_in_hours, kept.look_out_of_hours) == ((2, 4, 6), (15, 30, 40))
    assert (kept.in_hours, kept.desks, len(kept.rows), kept.version) == (20, desks, 11, 1)


def test_the_officer_adopts_and_it_is_on_the_next_route_card_at_once(
    world: World, change: PolicyChange
) -> None:
    post = world.receive()
    waiting = world.send(post)
    draft = world.draft(
        world.receive("Four hours in the waiting room and nobody spoke to us. Not good enough.")
    )
    edit(world, change, "5", asks=(Ask.OWN_LINE, Ask.COMMUNICATIONS), right=None)
    version = adopt(world, change)
    assert version.number == 2
    assert policy_in_force(world.made.trust)[0] == version
    assert draft.post is not None
    card = route_before_a_word(post=draft.post, author=world["nurse"], now=world.now)
    assert len(card.steps) == 2
    kept = FixedRoute.objects.get(statement=waiting)
    assert (kept.policy.number, len(kept.steps)) == (1, 1)
    assert told("voice:policy:adopted") == 2


def test_whoever_approves_is_told_and_the_officer_s_notice_is_finished(
    world: World, change: PolicyChange
) -> None:
    loosen(world, change)
    assert (
        actions.offer_change(by=world["communications"], change=change, now=world.now) == world["executive"]
    )
    assert Notice.objects.filter(person=world["executive"], kind="policy", done_at=None).count() == 1
    version = adopt(world, change)
    assert not Notice.objects.filter(person=world["executive"], kind="policy", done_at=None).exists()
    told_now = Notice.objects.filter(about=f"policy:{version.pk}").values_list("person", flat=True)
    assert {world["matron"].pk, world["communications"].pk} <= set(told_now)
    assert world["nurse"].pk not in told_now
    assert told("policy:change:offered") == 1


def test_the_figures_of_the_past_are_kept_with_the_version(world: World, change: PolicyChange) -> None:
    world.send(world.receive())
    loosen(world, change)
    version = adopt(world, change)
    kept = fresh(change)
    assert kept.adopted_as == version
    assert kept.figures["cases"] == 1
    assert (kept.reason, kept.ended_by) == ("It is time.", world["executive"])


def test_nobody_but_the_named_officer_adopts(world: World, change: PolicyChange) -> None:
    edit(world, change, right=None)
    for who in ("communications", "administrator", "nurse"):
        with pytest.raises(Refusal, match="accountable officer"):
            adopt(world, change, who)
    people.end_role(by=world.made_by, person=world["executive"], role=Role.EXECUTIVE, now=world.now)
    with pytest.raises(Refusal):
        adopt(world, change)


def test_without_an_officer_nothing_is_adopted(world: World, change: PolicyChange) -> None:
    edit(world, change, right=None)
    people.suspend_person(by=world.made_by, person=world["executive"], reason="Left.", now=world.now)
    assert queries.officer_of(world.made.trust) is None
    refusal = actions.adopting_refusal(world["communications"], fresh(change))
    assert refusal is not None
    assert refusal.reason == "Nobody is named who answers for the policy."
    with pytest.raises(Refusal, match="Nobody is named"):
        actions.offer_change(by=world["communications"], change=change, now=world.now)


def test_the_officer_never_loosens_the_table_alone(world: World, change: PolicyChange) -> None:
    loosen(world, change, by="executive")
    with pytest.raises(Refusal, match="loosens the table") as refused:
        adopt(world, change)
    assert refused.value.clause == "policy: nobody loosens the table alone"
    with pytest.raises(Refusal, match="You have edited"):
        agree(world, change, "executive")
    with pytest.raises(Refusal, match="Only a"):
        agree(world, change, "nurse")
    agree(world, change, "matron")
    assert adopt(world, change).number == 2
    assert told("policy:change:agreed") == 1


def test_an_edit_after_the_agreement_takes_it_away(world: World, change: PolicyChange) -> None:
    loosen(world, change, by="executive")
    agree(world, change, "communications")
    edit(world, change, "5", "administrator", why="it answers somebody")
    with pytest.raises(Refusal, match="loosens the table"):
        adopt(world, change)
    # and whoever agreed and then edits is no second pair of eyes any more
    agree(world, change, "communications")
    edit(world, change, "5", "communications", why="it answers a complaint")
    edit(world, change, "5", "communications", why="it answers somebody")
    with pytest.raises(Refusal, match="loosens the table"):
        adopt(world, change)


def test_the_officer_is_the_second_pair_of_eyes_of_somebody_else_s_change(
    world: World, change: PolicyChange
) -> None:
    loosen(world, change)
    assert adopt(world, change).number == 2


def test_the_officer_may_tighten_the_table_alone(world: World, change: PolicyChange) -> None:
    edit(world, change, "3", "executive", right=None)
    assert adopt(world, change).number == 2


def test_a_table_with_faults_is_not_adopted(world: World, change: PolicyChange) -> None:
    with pytest.raises(Refusal, match="Nothing has changed"):
        adopt(world, change)
    mark = actions.row_mark(table(change), "11")
    actions.remove_row(by=world["communications"], change=change, number="11", seen=mark, now=world.now)
    with pytest.raises(Refusal, match="No row says") as refused:
        adopt(world, change)
    assert refused.value.remedy
    everything = replace(A_ROW, conditions=(ALWAYS,))
    actions.set_row(by=world["communications"], change=change, row=everything, seen="", now=world.now)
    actions.move_row(by=world["communications"], change=change, number="12", places=-9, now=world.now)
    with pytest.raises(Refusal, match="never applies"):
        adopt(world, change)
    assert PolicyVersion.objects.for_trust(world.made.trust).count() == 1


def test_what_was_not_seen_is_not_adopted(world: World, change: PolicyChange) -> None:
    edit(world, change, "3", right=None)
    with pytest.raises(Refusal, match="edited this change since"):
        actions.adopt_change(
            by=world["executive"], change=change, seen="", reason="Now.", days=30, now=world.now
        )
    with pytest.raises(Refusal, match="needs a reason"):
        adopt(world, change, reason=" ")


def test_a_change_of_an_old_table_is_compared_anew_first(world: World, change: PolicyChange) -> None:
    edit(world, change, "3", right=None)
    other = replace(STARTING_POLICY, undo_seconds=120)
    adopt_policy(by=world.made_by, trust=world.made.trust, policy=other, reason="Meanwhile.", now=world.now)
    with pytest.raises(Refusal, match="Another table has come into force"):
        adopt(world, change)
    actions.compare_anew(by=world["executive"], change=change, now=world.now)
    # comparing it with the newer table shows that it would take time to hold back away: that loosens it
    assert adopt(world, change).number == 3


def test_a_change_that_has_ended_stays_as_it_is(world: World, change: PolicyChange) -> None:
    actions.leave_change(by=world["communications"], change=change, now=world.now)
    with pytest.raises(Refusal, match="has ended"):
        edit(world, change, "3", right=None)
    with pytest.raises(Refusal, match="has ended"):
        adopt(world, change)
    with pytest.raises(Refusal, match="has ended"):
        agree(world, change, "matron")


def test_another_trust_s_change_cannot_be_edited(world: World, change: PolicyChange) -> None:
    from candour.demo.trust import build_trust  # noqa: PLC0415 - only this test needs a second trust

    other = build_trust(now=world.now, name="Kenwith Vale", slug="kenwith-vale")
    with pytest.raises(Refusal, match="another trust"):
        actions.set_row(by=other["executive"], change=change, row=A_ROW, seen="", now=world.now)


def test_an_administrator_names_an_executive_who_is_somebody_else(world: World) -> None:
    trust = world.made.trust
    with pytest.raises(Refusal, match="Only a"):
        actions.name_officer(by=world["executive"], trust=trust, person=world["executive"], now=world.now)
    with pytest.raises(Refusal, match="is an executive"):
        actions.name_officer(by=world["administrator"], trust=trust, person=world["nurse"], now=world.now)
    people.give_role(by=world.made_by, person=world["press"], role=Role.EXECUTIVE, now=world.now)
    actions.name_officer(by=world["administrator"], trust=trust, person=world["press"], now=world.now)
    assert queries.officer_of(trust) == world["press"]
    people.give_role(by=world.made_by, person=world["administrator"], role=Role.EXECUTIVE, now=world.now)
    with pytest.raises(Refusal, match="name yourself"):
        actions.name_officer(
            by=world["administrator"], trust=trust, person=world["administrator"], now=world.now
        )
    assert told("policy:officer:named") == 2


def test_the_past_is_replayed_reply_by_reply(world: World, change: PolicyChange) -> None:
    statement = world.send(world.receive())
    assert statement.current is not None
    deciding.not_this(
        by=world["matron"],
        statement=statement,
        seen=statement.current.sha256,
        reason="Say when.",
        now=world.now,
    )
    rows = tuple(replace(row, asks=(), right=None) for row in STARTING_POLICY.rows)
    looser = replace(STARTING_POLICY, rows=rows)
    found = queries.simulation_of(world.made.trust, looser, 30, world.now)
    assert (found.cases, found.without_before, found.without_after) == (1, 0, 1)
    assert [each.case.review for each in found.unseen_changed] == ["not_this"]
    (listed,) = queries.past_replies(world.made.trust, [each.case for each in found.unseen_changed])
    assert listed.review == "not_this"
    assert listed.post == statement.post_id


def test_a_desk_that_is_named_is_told_of_what_comes_in(world: World, change: PolicyChange) -> None:
    asked = "Under the Freedom of Information Act I would like to know how many beds you have. Jo Trevail"
    world.receive(asked)
    assert not Notice.objects.filter(kind="desk").exists()
    desks = ((Desk.FOI, DeskHolder(Seat.LEGAL)),)
    mark = actions.settings_mark(table(change))
    given: dict[str, object] = {"desks": desks}
    actions.set_settings(by=world["communications"], change=change, settings=given, seen=mark, now=world.now)
    adopt(world, change)
    assert told("listening:desk:set") == 1
    world.receive(f"{asked} Also, how many nurses work at night?")
    assert {each.person for each in Notice.objects.filter(kind="desk")} == {world["legal"]}
