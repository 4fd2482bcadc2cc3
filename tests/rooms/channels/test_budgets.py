"""What a network takes in a window stands on a page of its own: a figure without one is not counted."""

from urllib.parse import urlsplit

import pytest

from candour.channels.registry import CHANNELS, channel

OWN_PAGES = {
    "bluesky": "docs.bsky.app",
    "mastodon": "docs.joinmastodon.org",
    "threads": "developers.facebook.com",
    "tumblr": "www.tumblr.com",
    "x": "docs.x.com",
}


@pytest.mark.parametrize("key", [key for key in CHANNELS if not key.startswith("square")])
def test_a_budget_names_the_network_s_own_page(key: str) -> None:
    budget = channel(key).capabilities.budget
    assert urlsplit(budget.source).hostname == OWN_PAGES[key] if budget else key not in OWN_PAGES
