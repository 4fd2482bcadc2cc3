"""An account that a network lets in, and a try to connect another one, for the two trusts."""

from datetime import timedelta

from candour.channels import actions
from candour.channels.tokens import Renewal, Secrets
from tests.world import World


def connections_of(world: World, mark: str) -> dict[str, str]:
    """This will connect an account with secrets that say whose they are, and begin a try."""
    by, now = world["communications"], world.now
    account = actions.connect_account(
        by=by,
        trust=world.made.trust,
        channel="pretend_password",
        name=f"Ward of {mark}",
        address="http://127.0.0.1:9/@ward",
        settings={"server": "http://127.0.0.1:9", "handle": f"@{mark}"},
        owner=by,
        now=now,
    )
    actions.save_secrets(
        by=by,
        account=account,
        secrets=Secrets({"access": f"canary-{mark}", "password": f"canary-{mark}"}),
        renewal=Renewal.EXTENDING,
        expires_at=now + timedelta(days=60),
        now=now,
    )
    row = actions.begin_try(
        by=by,
        channel="pretend_oauth",
        fields={"server": "https://127.0.0.1:9", "client": mark},
        secrets=Secrets({"client_secret": f"canary-{mark}"}),
        now=now,
    )
    return {"connected": str(account.pk), "try": str(row.pk), "owner": str(by.pk)}
