"""Two small trusts, built through actions: what the tests of this room start from."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from candour.domain.actor import Job
from candour.domain.roles import Role
from candour.people import actions
from candour.people.models import Person, Team, Trust

NOW = datetime(2026, 11, 20, 22, 10, tzinfo=UTC)
SETUP = Job("test.set_up")
PASSWORD = "quiet-otter-by-the-weir"
HOUR = timedelta(hours=1)


@dataclass
class TrustHere:
    """One trust with a ward, an administrator, a porter who writes, a nurse and a matron."""

    trust: Trust
    ward: Team
    administrator: Person
    writer: Person
    nurse: Person
    matron: Person


def build(name: str, letters: str) -> TrustHere:
    """This will make a trust whose people's addresses end with `letters`.example."""
    trust = actions.create_trust(by=SETUP, name=name, now=NOW)
    site = actions.add_site(by=SETUP, trust=trust, name=f"{name} Hospital", now=NOW)
    ward = actions.add_team(by=SETUP, site=site, name="Emergency department", now=NOW)

    def person(first: str, title: str, *roles: Role) -> Person:
        return actions.add_person(
            by=SETUP,
            trust=trust,
            email=f"{first.lower()}@{letters}.example",
            first_name=first,
            last_name=f"Of{letters.capitalize()}",
            job_title=title,
            team=ward,
            password=PASSWORD,
            roles=roles,
            now=NOW,
        )

    return TrustHere(
        trust=trust,
        ward=ward,
        administrator=person("Ada", "Systems lead", Role.ADMINISTRATOR),
        writer=person("Wes", "Porter", Role.WRITER),
        nurse=person("Nia", "Staff nurse", Role.WRITER, Role.READER_ON_CALL),
        matron=person("Mo", "Matron", Role.APPROVER, Role.READER_ON_CALL),
    )
