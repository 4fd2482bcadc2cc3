"""Fetching pages in tests: every HTML answer passes the page checks, whoever fetches it.

client                         the framework's test client, checking each page
visit("/listen", by=nurse)     fetch a page as somebody, expecting 200
visit("/x", by=nurse, post={"words": "..."}, expecting=422)
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

import pytest
from django.test import Client

from tests.house.page_checks import check_page

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from candour.people.models import Person


class CheckedClient(Client):
    """A test client that fails on a page with faults."""

    def request(self, **request: object) -> "Response":
        """This will fetch and check; a redirect, a file and an empty answer are no pages."""
        response = super().request(**request)
        is_html = response.headers.get("Content-Type", "").startswith("text/html")
        if is_html and not response.streaming and response.content and not 300 <= response.status_code < 400:
            is_fragment = "HTTP_HX_REQUEST" in request
            check_page(response.content.decode(), str(request.get("PATH_INFO", "/")), is_fragment=is_fragment)
        return response


class Visit(Protocol):
    """Fetches one page as somebody; see the module's first lines."""

    def __call__(
        self,
        path: str,
        *,
        by: "Person | None" = None,
        post: Mapping[str, object] | None = None,
        expecting: int = 200,
        follow: bool = False,
    ) -> "Response":
        """This will give the answer, having checked its status and its page."""


@pytest.fixture
def client() -> CheckedClient:
    """This will give a client whose every page is checked."""
    return CheckedClient()


@pytest.fixture
def visit() -> Visit:
    """This will give a way to fetch pages as one person after another."""

    def fetch(
        path: str,
        *,
        by: "Person | None" = None,
        post: Mapping[str, object] | None = None,
        expecting: int = 200,
        follow: bool = False,
    ) -> "Response":
        browser = CheckedClient()
        if by is not None:
            browser.force_login(by)
            session = browser.session
            session["second_factor"] = by.pk  # as if they had given it
            session.save()
        if post is None:
            response = browser.get(path, follow=follow)
        else:
            response = browser.post(path, dict(post), follow=follow)
        assert response.status_code == expecting, f"{path} answered {response.status_code}, not {expecting}"
        return response

    return fetch
