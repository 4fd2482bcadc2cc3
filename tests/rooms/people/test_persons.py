"""Who joins, what they hold, who is shut out: by outcome and by record."""

from datetime import timedelta

import pytest

from candour.domain.refusal import Refusal
from candour.domain.roles import Right, Role
from candour.ledger.models import Event
from candour.people import actions, queries
from candour.people.models import RightHeld, RoleHeld, SignedIn
from candour.people.names import name_refusal
from tests.rooms.people.trusts import NOW, SETUP, TrustHere

YEAR = timedelta(days=365)


def names(trust: object) -> list[str]:
    return list(Event.objects.order_by("pk").values_list("name", flat=True))


def test_an_administrator_adds_a_person_and_the_ledger_knows_by_whom(here: TrustHere) -> None:
    person = actions.add_person(
        by=here.administrator,
        trust=here.trust,
        email="Jo.Bloggs@Brannoc.example",
        first_name="Jo",
        last_name="Bloggs",
        job_title="Healthcare assistant",
        roles=[Role.WRITER],
        now=NOW,
    )
    assert person.email == "jo.bloggs@brannoc.example"
    assert queries.roles_of(person) == {Role.WRITER}
    told = Event.objects.get(name="people:person:added", by=here.administrator.ledger_name)
    assert told.about == {"person": person.pk}


@pytest.mark.parametrize(
    ("action", "arguments"),
    [
        (actions.give_role, {"role": Role.APPROVER}),
        (actions.end_role, {"role": Role.WRITER}),
        (actions.suspend_person, {"reason": "left"}),
        (actions.let_back, {}),
        (
            actions.grant_right,
            {"right": Right.SAY_SORRY, "earned_how": "a lesson", "ends_at": NOW + YEAR},
        ),
        (actions.withdraw_right, {"right": Right.SAY_SORRY, "reason": "a reason"}),
    ],
)
def test_a_nurse_changes_nothing_about_others_and_neither_does_another_trust(
    here: TrustHere, elsewhere: TrustHere, action: object, arguments: dict[str, object]
) -> None:
    for by in (here.nurse, elsewhere.administrator):
        before = Event.objects.count()
        with pytest.raises(Refusal) as refusal:
            action(by=by, person=here.matron, now=NOW, **arguments)  # type: ignore[operator]  # any of the actions
        assert refusal.value.remedy
        assert Event.objects.count() == before


def test_nobody_joins_what_belongs_to_two_trusts(here: TrustHere, elsewhere: TrustHere) -> None:
    with pytest.raises(Refusal, match="different trusts"):
        actions.add_person(
            by=here.administrator,
            trust=here.trust,
            email="x@brannoc.example",
            first_name="Xa",
            last_name="Bo",
            job_title="Porter",
            team=elsewhere.ward,
            now=NOW,
        )


def test_an_address_in_use_is_refused_without_saying_where(here: TrustHere, elsewhere: TrustHere) -> None:
    def add(email: str) -> None:
        actions.add_person(
            by=here.administrator,
            trust=here.trust,
            email=email,
            first_name="Xa",
            last_name="Bo",
            job_title="Porter",
            now=NOW,
        )

    with pytest.raises(Refusal, match="Somebody here"):
        add(here.nurse.email.upper())
    with pytest.raises(Refusal, match="cannot be used"):
        add(elsewhere.nurse.email)


@pytest.mark.parametrize("name", ["", "Nia\u202egnin", "Ni\u200ba", "Nurse \u0410nn", "N" + 4 * "\u0338"])
def test_a_name_that_cannot_be_read_for_what_it_is_is_refused(name: str) -> None:
    assert name_refusal(name) is not None


@pytest.mark.parametrize("name", ["Siân", "O'Neill-Okafor", "Иван Петров", "José", "Nguyễn", "陳大文"])
def test_names_from_everywhere_are_welcome(name: str) -> None:
    assert name_refusal(name) is None


def test_a_role_given_twice_is_held_once_and_ends_at_once(here: TrustHere) -> None:
    first = actions.give_role(by=here.administrator, person=here.nurse, role=Role.APPROVER, now=NOW)
    again = actions.give_role(by=here.administrator, person=here.nurse, role=Role.APPROVER, now=NOW)
    assert first.pk == again.pk
    actions.end_role(by=here.administrator, person=here.nurse, role=Role.APPROVER, now=NOW)
    assert Role.APPROVER not in queries.roles_of(here.nurse)
    assert RoleHeld.objects.get(pk=first.pk).ended_by == here.administrator.ledger_name
    assert names(here.trust)[-1] == "people:role:ended"


def test_a_role_is_laid_down_by_whoever_holds_it_alone_and_twice_is_once(here: TrustHere) -> None:
    actions.give_role(by=here.administrator, person=here.nurse, role=Role.APPROVER, now=NOW)
    actions.lay_down_role(by=here.matron, role=Role.LEGAL, now=NOW)
    actions.lay_down_role(by=here.nurse, role=Role.APPROVER, now=NOW)
    actions.lay_down_role(by=here.nurse, role=Role.APPROVER, now=NOW)
    assert Role.APPROVER not in queries.roles_of(here.nurse)
    assert names(here.trust).count("people:role:ended") == 1
    with pytest.raises(Refusal, match="only administrator"):
        actions.lay_down_role(by=here.administrator, role=Role.ADMINISTRATOR, now=NOW)


def test_the_only_administrator_stays(here: TrustHere) -> None:
    with pytest.raises(Refusal, match="only administrator"):
        actions.end_role(by=here.administrator, person=here.administrator, role=Role.ADMINISTRATOR, now=NOW)
    with pytest.raises(Refusal, match="only administrator"):
        actions.suspend_person(by=SETUP, person=here.administrator, reason="left", now=NOW)


def test_a_suspended_person_has_no_sessions_rights_or_say(here: TrustHere) -> None:
    actions.grant_right(
        by=SETUP, person=here.matron, right=Right.SAY_SORRY, earned_how="lesson", ends_at=NOW + YEAR, now=NOW
    )
    SignedIn.objects.create(session_key="k" * 32, session_data="", expire_date=NOW + YEAR, person=here.matron)
    actions.suspend_person(by=here.administrator, person=here.matron, reason="On leave", now=NOW)
    assert not SignedIn.objects.filter(person=here.matron).exists()
    assert queries.rights_in_force(here.matron, NOW) == frozenset()
    assert here.matron not in queries.active_people(here.trust)
    here.matron.refresh_from_db()
    with pytest.raises(Refusal, match="suspended"):
        actions.give_role(by=here.matron, person=here.nurse, role=Role.APPROVER, now=NOW)
    actions.let_back(by=here.administrator, person=here.matron, now=NOW)
    assert queries.rights_in_force(here.matron, NOW) == {Right.SAY_SORRY}


def test_nobody_suspends_themselves_or_without_a_reason(here: TrustHere) -> None:
    with pytest.raises(Refusal, match="yourself"):
        actions.suspend_person(by=here.administrator, person=here.administrator, reason="x", now=NOW)
    with pytest.raises(Refusal, match="reason"):
        actions.suspend_person(by=here.administrator, person=here.nurse, reason="  ", now=NOW)


def test_a_right_is_in_force_from_its_start_to_its_end(here: TrustHere) -> None:
    actions.grant_right(
        by=SETUP,
        person=here.nurse,
        right=Right.SAY_SORRY,
        earned_how="Lesson 'Saying sorry'",
        ends_at=NOW + YEAR,
        now=NOW,
    )
    assert queries.rights_in_force(here.nurse, NOW - timedelta(seconds=1)) == frozenset()
    assert queries.rights_in_force(here.nurse, NOW) == {Right.SAY_SORRY}
    assert queries.rights_in_force(here.nurse, NOW + YEAR) == frozenset()
    assert queries.rights_held(here.nurse, NOW)[0].earned_how == "Lesson 'Saying sorry'"


def test_granting_what_is_held_for_longer_changes_nothing(here: TrustHere) -> None:
    for days in (365, 100):
        actions.grant_right(
            by=SETUP,
            person=here.nurse,
            right=Right.SAY_SORRY,
            earned_how="lesson",
            ends_at=NOW + timedelta(days=days),
            now=NOW,
        )
    assert RightHeld.objects.count() == 1


def test_a_right_is_withdrawn_by_a_named_person_who_says_why(here: TrustHere) -> None:
    actions.grant_right(
        by=SETUP, person=here.nurse, right=Right.INFORM, earned_how="lesson", ends_at=NOW + YEAR, now=NOW
    )
    with pytest.raises(Refusal, match="reason"):
        actions.withdraw_right(
            by=here.administrator, person=here.nurse, right=Right.INFORM, reason="", now=NOW
        )
    with pytest.raises(Refusal, match="named person"):
        actions.withdraw_right(
            by=SETUP,  # type: ignore[arg-type]  # what the types forbid is refused, too
            person=here.nurse,
            right=Right.INFORM,
            reason="because",
            now=NOW,
        )
    actions.withdraw_right(
        by=here.administrator, person=here.nurse, right=Right.INFORM, reason="Moved ward", now=NOW
    )
    assert queries.rights_in_force(here.nurse, NOW) == frozenset()
    assert Event.objects.filter(name="people:right:withdrawn", by=here.administrator.ledger_name).exists()


def test_nobody_gives_a_right_to_themselves(here: TrustHere) -> None:
    with pytest.raises(Refusal, match="themselves"):
        actions.grant_right(
            by=here.administrator,
            person=here.administrator,
            right=Right.INFORM,
            earned_how="x",
            ends_at=NOW + YEAR,
            now=NOW,
        )


def test_a_trust_is_made_at_set_up_alone(here: TrustHere) -> None:
    with pytest.raises(Refusal, match="set-up"):
        actions.create_trust(by=here.administrator, name="Mine", now=NOW)
    with pytest.raises(Refusal, match="already"):
        actions.create_trust(by=SETUP, name="St Brannoc's", now=NOW)


def test_an_administrator_changes_the_law_that_the_trust_works_under(here: TrustHere) -> None:
    def change(jurisdiction: str) -> None:
        actions.change_trust(
            by=here.administrator,
            trust=here.trust,
            jurisdiction=jurisdiction,
            duty_title="Duty manager",
            duty_phone="",
            now=NOW,
        )

    change("scotland")
    here.trust.refresh_from_db()
    assert here.trust.jurisdiction == "scotland"
    with pytest.raises(Refusal, match="jurisdiction"):
        change("atlantis")
