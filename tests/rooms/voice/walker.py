"""One random walker: their clock, what they may touch, and the judge of every request that leaves."""

import os
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any, ClassVar

from django.db import transaction
from django.db.models import Q
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
)

from candour.channels import actions as channels
from candour.channels.models import Account
from candour.domain.amending import RemovalState
from candour.domain.approval.people import DECIDING_ROLES
from candour.domain.checks.codes import Code
from candour.domain.refusal import Refusal
from candour.domain.roles import Right
from candour.domain.statements import DeliveryState, StatementState
from candour.people import actions as people
from candour.people.models import Person
from candour.people.queries.persons import rights_in_force, roles_of
from candour.voice.actions import drafting, stopping
from candour.voice.models import Asking, Delivery, Pause, Removal, Statement
from tests.rooms.voice.square import FAULTS, SQUARE, Call, open_square
from tests.rooms.voice.squares import (
    COMPLAINT,
    PRAISE,
    REPLY,
    SERIOUS,
    TESTER,
    Place,
    run_outbox,
)
from tests.world import MONDAY_TEN

FULL = bool(os.environ.get("CANDOUR_FULL"))
WALKS = int(os.environ.get("CANDOUR_WALKS", "10000" if FULL else "60"))
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


class Walker(RuleBasedStateMachine):
    """One walk; all of it is undone at its end."""

    places: ClassVar[list[Place]] = []
    taken: ClassVar[int] = 0
    met: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.true_now, self.offset, self.furthest = MONDAY_TEN, timedelta(), timedelta()
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

    def look_after(self) -> None:
        """This will have people answer what the outbox asks of them; the walk says how."""
        raise NotImplementedError

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
                "statement", "removal"
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
            shown = {StatementState.LEAVING, StatementState.PUBLISHED}
            if row.statement.state == StatementState.TAKEN_DOWN:
                assert hasattr(row, "removal"), "what was taken down is live, and nobody asks for it"
            else:
                assert row.statement.state in shown, row.statement.state
        self.corrections_stand_beside_what_they_correct(list(rows.values()))

    def corrections_stand_beside_what_they_correct(self, live: list[Delivery]) -> None:
        """One reply has one correction that is live, and none is live alone."""
        corrections = [row for row in live if row.statement.corrects_id]
        corrected = [row.statement.corrects_id for row in corrections]
        assert len(set(corrected)) == len(corrected), "one reply is corrected twice"
        statements = {row.statement_id for row in live}
        for row in corrections:
            is_coming_down = hasattr(row, "removal")
            assert row.statement.corrects_id in statements or is_coming_down, "a correction of nothing"

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
        SQUARE.delete_faults.clear()
        if (
            not Delivery.objects.exclude(
                state__in=[DeliveryState.PUBLISHED, DeliveryState.WITHDRAWN]
            ).exists()
            and not Removal.objects.exists()
        ):
            return
        for place in self.places:
            if Pause.objects.filter(trust=place.made.trust, ended_at=None).exists():
                stopping.end_pause(by=self.person(place, "executive"), now=self.now)
            for account in place.accounts.values():
                channels.resume_account(by=TESTER, account=account, now=self.now)
        for person in Person.objects.filter(is_active=False):
            people.let_back(by=TESTER, person=person, now=self.now)
        behind = (self.furthest - self.offset).total_seconds()  # what fell due by a clock that was put back
        self.pass_time(behind + 3600)
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
            Q(statement__state=StatementState.HELD_BACK)
            | Q(statement__corrections__state=StatementState.HELD_BACK)
        )
        assert not left.exists(), [(each.state, each.reason, each.due_at, self.now) for each in left]
        by_hand = Q(state__in=[RemovalState.BY_HAND, RemovalState.REMOVED, RemovalState.NOT_NEEDED])
        assert not Removal.objects.exclude(by_hand).exists(), "a copy waits to come down, and nobody asks"
        down = Removal.objects.filter(state=RemovalState.REMOVED).values_list("delivery__key", flat=True)
        assert not {copy.key for copy in SQUARE.live()} & set(down), "a copy is up that is said to be gone"

    # by hand

    @property
    def now(self) -> Any:
        return self.true_now + self.offset

    def pass_time(self, seconds: float) -> None:
        self.true_now += timedelta(seconds=seconds)
        self._set_clock()

    def _set_clock(self) -> None:
        self.furthest = max(self.furthest, self.offset)
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

    def pick_public(self, which: int) -> Statement:
        """This will pick a reply that is public or leaving, if there is one, else any."""
        public = Statement.objects.filter(state__in=[StatementState.LEAVING, StatementState.PUBLISHED])
        ids = set(public.values_list("pk", flat=True))
        places = [place for place, each in enumerate(self.statements) if each.pk in ids]
        return self.pick(places[which % len(places)] if places else which)

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
