"""Random walks through everything that can happen to a reply: what is live was approved, exactly so, once.

Three people of each of two trusts write, decide, change their minds, are suspended and let back, while
clocks jump, networks fail and workers die between any two steps. After each step the square itself is asked.
"""

import os
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from candour.channels import actions as channels
from candour.channels.models import Account
from candour.domain.approval.people import DECIDING_ROLES
from candour.domain.checks.codes import Code
from candour.domain.refusal import Refusal
from candour.domain.roles import Right, Role
from candour.domain.statements import DeliveryState, StatementState
from candour.people import actions as people
from candour.people.models import Person
from candour.people.queries.persons import rights_in_force, roles_of
from candour.voice.actions import completing, deciding, drafting, settling, stopping, submitting
from candour.voice.models import Asking, Delivery, Pause, Statement
from tests.rooms.voice.square import FAULTS, SQUARE, Call, open_square
from tests.rooms.voice.squares import (
    COMPLAINT,
    PRAISE,
    REPLY,
    SERIOUS,
    TESTER,
    Place,
    build_place,
    run_outbox,
)
from tests.world import MONDAY_TEN

FULL = bool(os.environ.get("CANDOUR_FULL"))
WALKS = 10_000 if FULL else 300
STEPS = 20
WRITERS = ("nurse", "sister", "communications")
DECIDERS = ("matron", "sister", "site_manager", "communications", "press", "nurse")
THINGS = (
    "lift",
    "car park",
    "tea trolley",
    "waiting room",
    "signs",
    "lamp",
    "door",
    "radio",
    "window",
    "clock",
)
LIFTS = {Code.SAMENESS.value: "We must use these words.", Code.CLINICAL_ADVICE.value: "Seen by a doctor."}
POSTS = (
    (PRAISE, "square_keyed"),
    (COMPLAINT, "square_listed"),
    (SERIOUS, "square_listed"),
    (PRAISE, "square_blind"),
)
OFTEN = (*FAULTS[1:], "late", "late", "crash_late")
"""Late copies are where a second one would come from."""

index = st.integers(0, 11)


class Walk(RuleBasedStateMachine):
    """One walk; all of it is undone at its end."""

    places: ClassVar[list[Place]] = []
    taken: ClassVar[int] = 0
    met: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.true_now, self.offset = MONDAY_TEN, timedelta()
        open_square(lambda: self.true_now)
        SQUARE.on_call = self.judge
        self.statements: list[Statement] = []
        self.approvers: dict[int, set[int]] = {}
        self.hands: dict[int, set[str]] = {}
        self.approved_words: set[tuple[str, str]] = set()
        self.wrong: list[str] = []
        self.words = 0
        self._set_clock()

    def teardown(self) -> None:
        try:
            self.come_to_rest()
            self.what_is_live_was_approved()
            type(self).taken += 1
            self.met.update(copies=len(SQUARE.copies), requests=len(SQUARE.calls), faults=SQUARE.failed)
        finally:
            transaction.set_rollback(True)
            self.whole.__exit__(None, None, None)

    # what people do

    @initialize(trust=st.integers(0, 1), writer=index, post=index, is_slow=st.booleans())
    def begin(self, trust: int, writer: int, post: int, is_slow: bool) -> None:
        self.write(trust, writer, post)
        if not is_slow:
            self.approve(0, 0, everybody=True)

    @rule(trust=st.integers(0, 1), writer=index, post=index)
    def write(self, trust: int, writer: int, post: int) -> None:
        place = self.places[trust]
        words, kind = POSTS[post % len(POSTS)]
        author = self.person(place, WRITERS[writer % 3])
        if not author.is_active:
            return
        statement = drafting.begin_reply(by=author, post=place.come_in(words, kind), now=self.now)
        self.statements.append(statement)
        self.hands[statement.pk] = {author.same_human}
        self._save(author, statement)
        self.try_to(submitting.submit, by=author, statement=statement)

    @precondition(lambda self: self.statements)
    @rule(which=index, again=st.booleans())
    def edit(self, which: int, again: bool) -> None:
        statement = self.pick(which)
        author = self.again(statement.author)
        if statement.state != StatementState.DRAFT:
            self.try_to(completing.change_words, by=author, statement=statement)
        if self.state(statement) == StatementState.DRAFT:
            self._save(author, statement)
            if again:
                self.try_to(submitting.submit, by=author, statement=statement)

    @precondition(lambda self: self.statements)
    @rule(which=index, who=index, everybody=st.booleans())
    def approve(self, which: int, who: int, everybody: bool) -> None:
        statement = self.pick(which)
        deciders = self.asked(statement) if everybody else [self.anybody(who)]
        for by in deciders:
            version = statement.current
            seen = version.sha256 if version else ""
            if self.try_to(deciding.approve, by=by, statement=statement, seen=seen, lifts=LIFTS) and version:
                self.approvers.setdefault(version.pk, set()).add(by.pk)

    @precondition(lambda self: self.statements)
    @rule(which=index, large=st.booleans(), takes=st.sampled_from(["take", "leave", "later"]))
    def suggest(self, which: int, large: bool, takes: str) -> None:
        statement = self.pick(which)
        old = statement.current
        for by in self.asked(statement)[:1]:
            text = f"{old.text} Thank you again." if old and not large else self._words(by, long=True)
            seen = old.sha256 if old else ""
            self.try_to(deciding.suggest, by=by, statement=statement, seen=seen, text=text)
            author = self.again(statement.author)
            if takes == "leave":
                self.try_to(deciding.leave_suggestion, by=author, statement=statement)
            if takes == "take" and self.try_to(deciding.take_suggestion, by=author, statement=statement):
                new = Statement.objects.select_related("current").get(pk=statement.pk).current
                if old and deciding.changed_words(old.text, text) > deciding.SMALL_CHANGE_WORDS:
                    self.hands[statement.pk].add(by.same_human)
                elif new and new.decisions.filter(verdict="approve", decided_by=by).exists():
                    self.approvers.setdefault(new.pk, set()).add(by.pk)

    @precondition(lambda self: self.statements)
    @rule(
        which=index,
        doing=st.sampled_from(["withdraw", "hold", "let_go", "not_this", "cannot_look"]),
        who=index,
    )
    def do(self, which: int, doing: str, who: int) -> None:
        statement = self.pick(which)
        author = self.again(statement.author)
        by = self.asked(statement)[:1] or [self.anybody(who)]
        seen = statement.current.sha256 if statement.current else ""
        match doing:
            case "withdraw":
                self.try_to(completing.withdraw, by=author, statement=statement)
            case "hold":
                self.try_to(completing.hold_it, by=author, statement=statement)
            case "let_go":
                self.try_to(completing.let_go, by=author, statement=statement)
            case "not_this":
                self.try_to(deciding.not_this, by=by[0], statement=statement, seen=seen, reason="Not so.")
            case "cannot_look":
                self.try_to(deciding.cannot_look, by=by[0], statement=statement)

    # what happens to people, accounts and clocks

    @precondition(lambda self: self.statements)
    @rule(
        which=index,
        what=st.sampled_from(["author", "approver", "role", "right", "stop", "account"]),
        goes_on=st.booleans(),
    )
    def lose(self, which: int, what: str, goes_on: bool) -> None:
        """What a reply rests on goes: its author, an approver, a role, a right; or all is stopped."""
        statement = self.pick(which)
        place = next(each for each in self.places if each.made.trust.pk == statement.trust_id)
        version = statement.current
        approvers = Person.objects.filter(pk__in=self.approvers.get(version.pk, set()) if version else set())
        match what:
            case "author":
                self.try_to(people.suspend_person, by=TESTER, person=statement.author, reason="A test.")
            case "approver":
                for person in approvers:
                    self.try_to(people.suspend_person, by=TESTER, person=person, reason="A test.")
            case "role":
                for person in approvers:
                    self.try_to(people.end_role, by=TESTER, person=person, role=Role.APPROVER)
            case "right":
                self.right(self.places.index(place), gives=False)
            case "stop":
                self.pause(self.places.index(place), ends=False)
            case "account" if statement.post:
                account = Account.objects.get(pk=statement.post.account_id)
                channels.pause_account(
                    by=TESTER, account=account, reason="A test.", remedy="Wait.", now=self.now
                )
        if goes_on:
            self.work(61, [])

    @rule(
        trust=st.integers(0, 1),
        who=index,
        what=st.sampled_from(["suspend", "let_back", "end_role", "give_role"]),
    )
    def staff(self, trust: int, who: int, what: str) -> None:
        person = self.person(self.places[trust], DECIDERS[who % len(DECIDERS)])
        match what:
            case "suspend":
                self.try_to(people.suspend_person, by=TESTER, person=person, reason="A test.")
            case "let_back":
                self.try_to(people.let_back, by=TESTER, person=person)
            case "end_role":
                self.try_to(people.end_role, by=TESTER, person=person, role=Role.APPROVER)
            case "give_role":
                self.try_to(people.give_role, by=TESTER, person=person, role=Role.APPROVER)

    @rule(trust=st.integers(0, 1), gives=st.booleans())
    def right(self, trust: int, gives: bool) -> None:
        place = self.places[trust]
        person = self.person(place, "sister")
        if gives:
            ends_at, how = self.now + timedelta(days=9), "A lesson."
            self.try_to(
                people.grant_right,
                by=TESTER,
                person=person,
                right=Right.SAY_THANKS,
                earned_how=how,
                ends_at=ends_at,
            )
        else:
            by = self.person(place, "executive")
            self.try_to(people.withdraw_right, by=by, person=person, right=Right.SAY_THANKS, reason="A test.")

    @rule(trust=st.integers(0, 1), ends=st.booleans())
    def pause(self, trust: int, ends: bool) -> None:
        by = self.person(self.places[trust], "executive")
        if ends:
            self.try_to(stopping.end_pause, by=by)
        else:
            self.try_to(stopping.pause_everything, by=by, reason="A test.")

    @rule(
        trust=st.integers(0, 1),
        kind=st.sampled_from(["square_keyed", "square_listed"]),
        resumes=st.booleans(),
    )
    def account(self, trust: int, kind: str, resumes: bool) -> None:
        account = self.places[trust].accounts[kind]
        if resumes:
            channels.resume_account(by=TESTER, account=account, now=self.now)
        else:
            channels.pause_account(by=TESTER, account=account, reason="A test.", remedy="Wait.", now=self.now)

    @rule(hours=st.sampled_from([-24, -1, 1, 24]))
    def jump(self, hours: int) -> None:
        """The clock is put forward or back; the world's time goes on as it was, past any late copy."""
        self.pass_time(61)
        self.offset += timedelta(hours=hours)
        self._set_clock()

    # what workers do

    @rule(seconds=st.sampled_from([1, 20, 61, 130]), faults=st.lists(st.sampled_from(FAULTS), max_size=3))
    def work(self, seconds: int, faults: list[str]) -> None:
        self.pass_time(seconds)
        SQUARE.faults[:] = [*SQUARE.faults, *faults][:4]
        run_outbox(self.places[0])

    @rule(faults=st.lists(st.sampled_from(OFTEN), min_size=1, max_size=2))
    def go_wrong(self, faults: list[str]) -> None:
        self.work(61, faults)

    @rule(faults=st.lists(st.sampled_from(FAULTS), max_size=2), fog=st.booleans())
    def work_on(self, faults: list[str], fog: bool) -> None:
        """The undo window and a lease or two go by."""
        SQUARE.looks_fail = fog
        for seconds in (61, 15, 45):
            self.work(seconds, faults)
        SQUARE.looks_fail = False

    @rule()
    def remind(self) -> None:
        self.pass_time(16 * 60)
        run_outbox(self.places[0], ("voice.ask_on",))

    @rule()
    def look_after(self) -> None:
        """Whoever is asked looks at the square, when a late copy has had time to come."""
        for delivery in Delivery.objects.filter(state=DeliveryState.ASKED).select_related(
            "statement__author"
        ):
            self.pass_time(91)
            by = self.again(delivery.statement.author)
            seen = any(copy.key == delivery.key for copy in SQUARE.live())
            act = settling.say_live if seen else settling.say_not_live
            more = {"url": "http://square.test/1"} if seen else {}
            self.try_to(act, by=by, delivery=delivery, **more)

    @precondition(lambda self: self.statements)
    @rule()
    def try_again(self) -> None:
        for delivery in Delivery.objects.filter(state=DeliveryState.FAILED).select_related(
            "statement__author"
        ):
            self.try_to(settling.try_again, by=self.again(delivery.statement.author), delivery=delivery)

    # what must hold

    @invariant()
    def what_is_live_was_approved(self) -> None:
        assert not self.wrong, self.wrong
        live = SQUARE.live()
        if not live:
            return
        rows = {
            each.key: each
            for each in Delivery.objects.filter(key__in=[copy.key for copy in live]).select_related(
                "statement"
            )
        }
        assert len({copy.key for copy in live}) == len(live), "one key has two copies"
        statements = [rows[copy.key].statement_id for copy in live]
        assert len(set(statements)) == len(statements), "one reply is public twice"
        for copy in live:
            assert (copy.key, copy.text) in self.approved_words, "words are live that nobody approved so"
            row = rows[copy.key]
            hidden = {DeliveryState.WITHDRAWN, DeliveryState.FAILED}
            assert row.state not in hidden, f"a live copy is shown as {row.state}"
            assert row.statement.state in {StatementState.LEAVING, StatementState.PUBLISHED}, (
                row.statement.state
            )

    def judge(self, call: Call) -> None:
        """This will judge one request at the moment when it leaves; what is wrong is kept, for nobody may
        interrupt the worker."""
        delivery = Delivery.objects.select_related("statement__author", "version__route", "account").get(
            key=call.key
        )
        statement, version = delivery.statement, delivery.version
        account = Account.objects.get(pk=delivery.account_id)
        able = [
            person
            for person in Person.objects.filter(pk__in=self.approvers.get(version.pk, set()))
            if person.is_active
            and person.trust_id == statement.trust_id
            and (DECIDING_ROLES & roles_of(person) or person.standing_duties.exists())
            and person.same_human not in self.hands[statement.pk]
        ]
        steps = len(version.route.steps)
        has_right = Right.SAY_THANKS in rights_in_force(statement.author, self.now)
        holds = {
            "it was not committed as being sent": delivery.state == DeliveryState.SENDING,
            "the words changed": statement.current_id == version.pk and call.text.startswith(version.text),
            "it is not on its way": statement.state in {StatementState.LEAVING, StatementState.PUBLISHED},
            "the approvals do not stand": len({person.same_human for person in able}) >= steps,
            "the right is gone": steps > 0 or has_right,
            "the author is suspended": statement.author.is_active,
            "everything is paused": not Pause.objects.filter(
                trust=statement.trust_id, ended_at=None
            ).exists(),
            "the account is paused": account.paused_at is None,
            "it is too early": (statement.leaves_at or self.now) <= self.now,
        }
        self.wrong += [reason for reason, is_met in holds.items() if not is_met]
        if all(holds.values()):
            self.approved_words.add((call.key, call.text))

    def come_to_rest(self) -> None:
        """All is let go and looked after; then nothing may be left that nobody works on any more."""
        SQUARE.faults.clear()
        if not Delivery.objects.exclude(
            state__in=[DeliveryState.PUBLISHED, DeliveryState.WITHDRAWN]
        ).exists():
            return
        for place in self.places:
            if Pause.objects.filter(trust=place.made.trust, ended_at=None).exists():
                stopping.end_pause(by=self.person(place, "executive"), now=self.now)
            for account in place.accounts.values():
                channels.resume_account(by=TESTER, account=account, now=self.now)
        for person in Person.objects.filter(is_active=False):
            people.let_back(by=TESTER, person=person, now=self.now)
        self.pass_time(max(0.0, -self.offset.total_seconds()) + 3600)  # the clock may have been put back
        for _ in range(8):
            run_outbox(self.places[0])
            self.look_after()
            self.pass_time(400)
        self.what_is_live_was_approved()
        open_states = [
            DeliveryState.QUEUED,
            DeliveryState.SENDING,
            DeliveryState.UNKNOWN,
            DeliveryState.ASKED,
        ]
        left = Delivery.objects.filter(state__in=open_states).exclude(
            statement__state=StatementState.HELD_BACK
        )
        assert not left.exists(), [(each.state, each.reason, each.due_at, self.now) for each in left]

    # by hand

    @property
    def now(self) -> Any:
        return self.true_now + self.offset

    def pass_time(self, seconds: float) -> None:
        self.true_now += timedelta(seconds=seconds)
        self._set_clock()

    def _set_clock(self) -> None:
        for place in self.places:
            place.now = self.now

    def try_to(self, act: Callable[..., object], **arguments: Any) -> bool:
        """This will do something that may be refused, and say whether it was done."""
        try:
            with transaction.atomic():
                act(now=self.now, **arguments)
        except Refusal:
            return False
        return True

    def pick(self, which: int) -> Statement:
        statement = self.statements[which % len(self.statements)]
        return Statement.objects.select_related("current", "author", "post").get(pk=statement.pk)

    def state(self, statement: Statement) -> str:
        return Statement.objects.values_list("state", flat=True).get(pk=statement.pk)

    def person(self, place: Place, key: str) -> Person:
        return self.again(place[key])

    def again(self, person: Person) -> Person:
        return Person.objects.select_related("trust").get(pk=person.pk)

    def anybody(self, who: int) -> Person:
        return self.person(self.places[who % 2], DECIDERS[who % len(DECIDERS)])

    def asked(self, statement: Statement) -> list[Person]:
        open_ones = Asking.objects.filter(route__version=statement.current, ended_at=None)
        return [each.person for each in open_ones.select_related("person__trust").order_by("pk")]

    def _words(self, author: Person, *, long: bool = False) -> str:
        self.words += 1
        thing = f"{THINGS[self.words % len(THINGS)]} of row {self.words}"
        more = (
            " Nobody should wait so long without a word, and I mean to find out how it came to that."
            if long
            else ""
        )
        return REPLY.format(thing=thing, name=author.first_name) + more

    def _save(self, author: Person, statement: Statement) -> None:
        drafting.save_draft(
            by=author, statement=statement, text=self._words(author), harm_answer="no", now=self.now
        )


@pytest.mark.timeout(7200)
def test_what_is_live_was_approved_exactly_so_and_is_live_once(db: None) -> None:
    Walk.places = [build_place(), build_place("tarka", "Tarka Community")]
    Walk.taken = 0
    Walk.met.clear()
    quiet = settings(
        max_examples=WALKS,
        stateful_step_count=STEPS,
        deadline=None,
        derandomize=not FULL,
        database=None,
        report_multiple_bugs=False,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Walk, settings=quiet)
    print(f"walks: {Walk.taken}, bad: 0, met on them: {dict(Walk.met)}")
    assert Walk.taken >= WALKS
    assert min(Walk.met["copies"], Walk.met["faults"]) > WALKS / 5, "the walks go where nothing happens"
