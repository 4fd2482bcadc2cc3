"""An account is connected by an app password, is lost, and is connected again with all that it was."""

from pathlib import Path

import pytest

from tests.contracts.pretended import Network, running
from tests.journeys.screens import Opens, Screen

WORD, OTHER = "made-up-word", "another-word"


@pytest.mark.in_full
def test_an_account_is_connected_and_after_its_password_changed_connected_again(
    opens: Opens, tmp_path: Path
) -> None:
    # given a network that lets in by handle and app password
    with running(tmp_path / "network.jsonl", "--lets-in", "password") as network:
        press = opens("communications")
        # when communications connects the ward's account, at first with a slip
        press.open("/connections")
        press.stop("connections")
        press.press("Connect an account")
        press.follow("Pretended network with an app password")
        press.stop("what is asked and why")
        _type(press, network, "a-slip")
        press.sees_heading("Not connected")
        press.stop("a wrong password")
        press.press("Try again")
        _type(press, network, WORD)
        # then it works, and stands on the list
        press.sees_heading("@ward is connected")
        press.press("See the account")
        press.sees("Priya Nair looks after it.")
        press.stop("an account")
        # when it is let in again after its password changed
        network.gate(password=OTHER)
        press.press("Connect it again")
        press.sees("what it published and read stays with it")
        _type(press, network, OTHER)
        # then it is the same account
        press.sees_heading("@ward is connected")
        press.open("/connections")
        press.sees("2 accounts of this trust")


def _type(press: Screen, network: Network, word: str) -> None:
    """This will type what the page asks, go on, and look until the worker has asked the network."""
    press.write("Address of the server", network.address)
    press.write("Handle", "@ward")
    press.write("App password", word)
    press.press("Go on")
    asking = press.page.get_by_role("heading", name="Asking")
    while asking.count():
        press.page.wait_for_timeout(200)
        press.page.reload()
