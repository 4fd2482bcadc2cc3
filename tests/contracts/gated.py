"""Pretended networks that let nobody in without access: by an app password, and by a yes on a page."""

from collections.abc import Iterator

import pytest

from tests.contracts.pretended import Network, running


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Network]:
    with running(tmp_path_factory.mktemp("words") / "n.jsonl", "--lets-in", "password") as network:
        yield network


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Network]:
    with running(tmp_path_factory.mktemp("asking") / "n.jsonl", "--lets-in", "oauth") as network:
        yield network
