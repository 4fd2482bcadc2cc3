"""Random walks through everything that can happen to a reply: what is live was approved, exactly so, once.

Three people of each of two trusts write, decide, change their minds, are suspended and let back, while
clocks jump, networks fail and workers die between any two steps. After each step the square itself is asked.
"""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from candour.channels import actions as channels
from candour.channels.models import Account
from candour.domain.amending import TakeDownReason
from candour.domain.refusal import Refusal
from candour.domain.roles import Right, Role
from candour.domain.statements import DeliveryState, StatementState
from candour.domain.versions import SMALL_CHANGE_WORDS, changed_words
from candour.people import actions as people
from candour.people.models import Person
from candour.voice.actions import answering, completing, deciding, drafting, settling, stopping, submitting
from candour.voice.actions.correcting import begin_correction
from candour.voice.actions.taking_down import take_down as taking_down
from candour.voice.models import Decision, Delivery, Statement
from tests.rooms.voice.square import DELETE_FAULTS, FAULTS, SQUARE
from tests.rooms.voice.squares import (
    TESTER,
    build_place,
    run_outbox,
)
from tests.rooms.voice.walker import DECIDERS, FULL, LIFTS, OFTEN, POSTS, STEPS, WALKS, WRITERS, Walker, index


class Walk(Walker):
    """Everything that can happen to a reply, one rule each."""

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
                self.try_to(answering.leave_suggestion, by=author, statement=statement)
            if takes == "take":
                self._take(statement, author)

    def _take(self, statement: Statement, author: Person) -> None:
        """The author takes the suggestion that is open, whoever made it and whenever."""
        offered = Decision.objects.filter(
            version__statement=statement, verdict="suggest", answered_at=None
        ).select_related("decided_by", "version")
        suggestion = offered.order_by("-pk").first()
        if not self.try_to(answering.take_suggestion, by=author, statement=statement) or suggestion is None:
            return
        by, new = (
            suggestion.decided_by,
            Statement.objects.select_related("current").get(pk=statement.pk).current,
        )
        changed = changed_words(suggestion.version.text, suggestion.suggested_text)
        if changed > SMALL_CHANGE_WORDS:
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

    def let_leave(self, statement: Statement) -> Statement:
        """This will let an approved reply leave, since only what is public or leaving can be put right."""
        if statement.state == StatementState.APPROVED:
            self.work(61, [])
        return statement

    @precondition(lambda self: self.statements)
    @rule(which=index, who=index, sends=st.booleans(), everybody=st.booleans())
    def own(self, which: int, who: int, sends: bool, everybody: bool) -> None:
        """Somebody owns the mistake in a reply, or in a correction; then it goes the way of all replies."""
        statement = self.let_leave(self.pick_public(which))
        author = self.again(statement.author) if who % 3 else self.anybody(who)
        try:
            with transaction.atomic():
                draft = begin_correction(by=author, statement=statement, parts={}, now=self.now)
        except Refusal:
            return
        if draft.pk not in {each.pk for each in self.statements}:
            self.statements.append(draft)
            self.hands[draft.pk] = {author.same_human}
        if self.state(draft) != StatementState.DRAFT:
            return
        self._save(author, draft)
        if sends and self.try_to(submitting.submit, by=author, statement=draft):
            Walk.met.update(["corrections sent"])
            if everybody:
                self.approve(self.statements.index(draft), 0, everybody=True)

    @precondition(lambda self: self.statements)
    @rule(which=index, who=index, faults=st.lists(st.sampled_from(DELETE_FAULTS), max_size=2))
    def take_down(self, which: int, who: int, faults: list[str]) -> None:
        statement = self.let_leave(self.pick_public(which))
        SQUARE.delete_faults[:] = [*SQUARE.delete_faults, *faults][:3]
        by = self.anybody(who)
        if by.trust_id != statement.trust_id:
            return
        if self.try_to(taking_down, by=by, statement=statement, reason=TakeDownReason.DANGER):
            Walk.met.update(["taken down"])

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


@pytest.mark.timeout(7200)
def test_what_is_live_was_approved_exactly_so_and_is_live_once(db: None) -> None:
    walks = WALKS // (1 if FULL or connection.vendor == "sqlite" else 3)  # the same rules, three times slower
    Walk.places = [build_place(), build_place("tarka", "Tarka Community")]
    Walk.taken = 0
    Walk.met.clear()
    quiet = settings(
        max_examples=walks,
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
    assert Walk.taken >= walks
    enough = walks / (5 if FULL else 8)  # few walks differ more from one another
    assert min(Walk.met["copies"], Walk.met["faults"]) > enough, "the walks go where nothing happens"
