"""A small hospital to listen in: people on duty, an account, and a way to have posts come in."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from candour.channels.base import Incoming
from candour.channels.models import Account
from candour.domain.actor import Job
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.kinds import Flag, Kind
from candour.domain.roles import Role
from candour.listening import actions
from candour.listening.models import PublicPost
from candour.people import actions as people
from candour.people.models import Person, Trust
from candour.reading.base import Reading
from candour.voice.actions.policies import adopt_policy

NOW = datetime(2026, 5, 13, 21, 10, tzinfo=UTC)
SETUP = Job("test.setup")
FETCH = Job("listening.fetch_account")


def a_reading(
    kind: Kind = Kind.COMPLAINT,
    *flags: Flag,
    unsure: bool = False,
    runner_up: Kind | None = None,
    evidence: tuple[tuple[int, int], ...] = (),
    other: tuple[tuple[int, int], ...] = (),
    worst: tuple[int, int] | None = None,
    criticality: int = -2,
    model: str = "a" * 64,
) -> Reading:
    """This will make what the reader might say."""
    return Reading(
        kind=kind,
        confidence=0.4 if unsure else 0.9,
        criticality=criticality,
        flags=frozenset(flags),
        evidence=evidence,
        worst_sentence=worst,
        abstains=unsure,
        runner_up=runner_up,
        model_version="test-1",
        model_hash=model,
        runner_up_evidence=other,
    )


@dataclass
class Hospital:
    """One trust with a nurse, a reader on call with her deputy, an approver, two desks, a duty manager."""

    trust: Trust
    account: Account
    nurse: Person
    colleague: Person
    reader: Person
    deputy: Person
    approver: Person
    press: Person
    lawyer: Person
    duty: Person

    def hears(
        self,
        text: str = "Six hours on a trolley and nobody told us anything.",
        reading: Reading | None = None,
        *,
        network_id: str = "",
        author: str = "Jan",
        now: datetime = NOW,
        **more: object,
    ) -> PublicPost:
        """This will have a post come in and be read as given."""
        count = PublicPost.objects.count()
        event = Incoming(network_id or f"post-{count + 1}", text, author, now - timedelta(minutes=10), **more)  # type: ignore[arg-type]  # plain fields of Incoming
        post = actions.receive(by=FETCH, account=self.account, incoming=event, now=now).post
        actions.keep_reading(
            by=FETCH, post=post, version=post.version, reading=reading or a_reading(), now=now
        )
        post.refresh_from_db()
        return post


def make_hospital(name: str, slug: str) -> Hospital:
    """This will build one trust through the actions of its rooms."""
    trust = people.create_trust(by=SETUP, name=name, slug=slug, now=NOW - timedelta(days=30))
    trust.duty_phone = "ext 2222"
    trust.save()

    def person(first: str, last: str, job: str, *roles: Role) -> Person:
        return people.add_person(
            by=SETUP,
            trust=trust,
            email=f"{first}.{last}@{slug}.example".lower(),
            first_name=first,
            last_name=last,
            job_title=job,
            roles=roles,
            now=NOW - timedelta(days=30),
        )

    made = {
        "nurse": person("Megan", "Pugh", "Staff nurse", Role.WRITER),
        "colleague": person("Tom", "Hale", "Healthcare assistant", Role.WRITER),
        "reader": person("Rita", "Moss", "Sister", Role.READER_ON_CALL),
        "deputy": person("Dev", "Rao", "Charge nurse", Role.READER_ON_CALL),
        "approver": person("Ann", "Cole", "Matron", Role.APPROVER),
        "press": person("Cy", "Webb", "Press officer", Role.COMMUNICATIONS),
        "lawyer": person("Lou", "Finch", "Solicitor", Role.LEGAL),
        "duty": person("Dot", "Shaw", "Site manager", Role.EXECUTIVE),
    }
    planned = {"starts_at": NOW - timedelta(hours=1), "ends_at": NOW + timedelta(hours=8), "now": NOW}
    people.plan_shift(
        by=SETUP,
        person=made["reader"],
        deputy=made["deputy"],
        role=Role.READER_ON_CALL,
        title="Reader on call",
        **planned,  # type: ignore[arg-type]  # three moments
    )
    people.plan_shift(
        by=SETUP,
        person=made["approver"],
        role=Role.APPROVER,
        title="Matron on call",
        **planned,  # type: ignore[arg-type]  # three moments
    )
    people.set_standing_duty(by=SETUP, trust=trust, people=[made["duty"]], now=NOW)
    why = "Every trust has one from its first day."
    adopt_policy(by=SETUP, trust=trust, policy=STARTING_POLICY, reason=why, now=NOW - timedelta(days=30))
    account = Account.objects.create(
        trust=trust, channel="pretend", name="Pretend", address=slug, connected_at=NOW
    )
    return Hospital(trust=trust, account=account, **made)


def html(response: object) -> str:
    """This will give a page's words with single spaces, so that line breaks do not matter."""
    return " ".join(getattr(response, "content", b"").decode().split())
