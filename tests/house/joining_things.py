"""What stands behind the addresses of `joining` in a trust of the house tests."""

from candour.domain.actor import Visitor
from candour.joining import actions as joining
from candour.people.models import Trust
from tests.world import World

PASSWORD = "quiet-otter-by-the-weir"


def invite_people(trust: Trust, world: World) -> dict[str, str]:
    """This will make an open invitation, a newcomer who came by a poster and waits, and a list to look at."""
    matron, admin = world["matron"], world["administrator"]
    assert matron.team is not None
    invitation = joining.invite(by=matron, trust=trust, team=matron.team, now=world.now)
    poster = joining.make_poster(
        by=admin, team=matron.team, welcomer=matron, most_people=5, days=7, now=world.now
    )
    given = joining.Given("Col", "Hext", "Porter", f"col@{trust.slug}.example", PASSWORD)
    newcomer = joining.ask_to_come(by=Visitor(), invitation=poster, given=given, now=world.now)
    kept = joining.keep_list(
        by=admin,
        trust=trust,
        content=f"First name,Last name,Email\nJo,Rowe,jo@{trust.slug}.example\n".encode(),
        name="people.csv",
        is_full=False,
        invites=False,
        now=world.now,
    )
    return {
        "invitation": str(invitation.pk),
        "newcomer": str(newcomer.pk),
        "list": str(kept.pk),
        "own_team": str(matron.team_id),
    }
