"""The page of accounts: what is wrong with one, what helps, and who lets it publish again."""

from candour.channels.actions import pause_account
from candour.domain.roles import Role
from candour.people import actions as people
from tests.pages import Visit
from tests.rooms.listening.hospital import FETCH, NOW, Hospital, html


def test_accounts_show_what_is_wrong_and_what_helps(hospital: Hospital, visit: Visit) -> None:
    pause_account(
        by=FETCH,
        account=hospital.account,
        reason="The password changed.",
        remedy="Connect it again.",
        now=NOW,
    )
    page = html(visit("/listen/accounts", by=hospital.nurse))
    assert "1 account of this trust, 1 paused and shown first." in page
    assert "Connect it again." in page
    assert "Communications or an administrator lets it publish again." in page
    path = f"/listen/accounts/{hospital.account.pk}/resume"
    visit(path, by=hospital.nurse, post={}, expecting=403)


def test_communications_lets_a_paused_account_publish_again(hospital: Hospital, visit: Visit) -> None:
    pause_account(by=FETCH, account=hospital.account, reason="Restored.", remedy="Look at it.", now=NOW)
    people.give_role(by=FETCH, person=hospital.nurse, role=Role.COMMUNICATIONS, now=NOW)
    assert "Let it publish again" in html(visit("/listen/accounts", by=hospital.nurse))
    visit(f"/listen/accounts/{hospital.account.pk}/resume", by=hospital.nurse, post={}, expecting=302)
    hospital.account.refresh_from_db()
    assert hospital.account.paused_at is None
