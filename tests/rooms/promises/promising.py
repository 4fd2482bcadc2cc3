"""Promises for the tests: made in a public reply, offered, taken, and told about."""

from dataclasses import dataclass, field
from datetime import date

from candour.people.models import Notice
from candour.promises import actions
from candour.promises.models import Promise
from candour.voice.actions import deciding, drafting, submitting
from candour.voice.models import Asking, Statement
from tests.world import World

PROMISED = (
    "I am sorry that you and your mum waited six hours on a trolley, and that none of us told you why. "
    "We will put a board in the corridor that says how long it takes, by 30 November. Maya"
)
WHAT = "We will put a board in the corridor that says how long it takes, by 30 November."
DUE = date(2026, 11, 30)
TOLD = (
    "The board hangs in the corridor since this morning, Sam. It says how long people wait, and the nurse in "
    "charge changes it every hour. You asked for that and we did it. Ring me on the ward any afternoon. Ruth"
)


@dataclass
class Promising:
    """A world, and the reply in which its nurse promised a board."""

    world: World
    reply: Statement = field(init=False)

    def __post_init__(self) -> None:
        post = self.world.receive()
        self.reply = self.publish(self.world.send(post, PROMISED, says=["promise"]))

    def publish(self, statement: Statement, then: str = "published") -> Statement:
        """This will have everybody who is asked say yes, and let the reply leave."""
        asked = Asking.objects.filter(route__statement=statement, ended_at=None).select_related("person")
        while asking := asked.first():
            statement.refresh_from_db()
            assert statement.current is not None
            deciding.approve(
                by=asking.person,
                statement=statement,
                seen=statement.current.sha256,
                lifts={},
                now=self.world.now,
            )
        self.world.wait(minutes=3)
        self.world.work()
        statement.refresh_from_db()
        assert statement.state == then, statement.state
        return statement

    def offer(self, what: str = WHAT, by: str = "nurse", due_on: date = DUE) -> Promise:
        """This will have somebody offer a promise to the emergency department."""
        return actions.offer(
            by=self.world[by],
            statement=self.reply,
            what=what,
            team=self.world.made.teams["Emergency department"],
            due_on=due_on,
            now=self.world.now,
        )

    def take(self, by: str = "matron") -> Promise:
        """This will have the department take the promise that is offered to it."""
        return actions.take(by=self.world[by], promise=self.offer(), now=self.world.now)

    def tell(self, promise: Promise, by: str = "matron", words: str = TOLD) -> Statement:
        """This will have somebody write what has changed and send it, up to being public."""
        return self.publish(self.write(promise, by, words))

    def write(self, promise: Promise, by: str = "matron", words: str = TOLD) -> Statement:
        """This will have somebody write what has changed, and send it on its route."""
        person, now = self.world[by], self.world.now
        reply = actions.begin_keeping(by=person, promise=promise, now=now)
        reply = drafting.save_draft(
            by=person, statement=reply, text=words, says=reply.says, harm_answer="no", now=now
        )
        return submitting.submit(by=person, statement=reply, now=now)

    def kinds(self, who: str) -> list[str]:
        """This will give the kinds of notices about promises that wait for somebody, oldest first."""
        open_ones = Notice.objects.filter(person=self.world[who], done_at=None, kind__startswith="promise")
        return list(open_ones.order_by("sent_at", "pk").values_list("kind", flat=True))
