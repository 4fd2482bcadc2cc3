"""Drafts that give somebody away, or try to: the public pages of a talk say nothing of any of them."""

import os

import pytest

from candour.listening.models import PublicPost
from candour.voice.actions import drafting
from tests.domain.checks.test_adversarial import ADVERSARIAL
from tests.pages import Visit
from tests.rooms.talks.asking import offer
from tests.rooms.talks.drafts import drafts
from tests.rooms.talks.test_public import path, plain
from tests.world import World

STEP = 1 if os.environ.get("CANDOUR_FULL") == "1" else 21
TRIED = [*drafts(), *(case.reply for case in ADVERSARIAL)]


@pytest.mark.timeout(600)
@pytest.mark.in_full_on("postgresql")
def test_the_public_pages_say_nothing_of_any_of_them(world: World, visit: Visit) -> None:
    post = world.receive()
    statement = world.draft(post, "I am sorry. Maya")
    offered = offer(world, post)

    def pages() -> tuple[str, str]:
        link = visit(path(offered.token)).content.decode()
        return plain(link, offered.token), plain(visit("/talk").content.decode())

    before, tried = pages(), TRIED[::STEP]
    for words in tried:
        PublicPost.objects.filter(pk=post.pk).update(text=words)
        drafting.save_draft(
            by=world["nurse"], statement=statement, text=words, harm_answer="no", now=world.now
        )
        assert pages() == before
    print(f"\nidentity confirmations on the pages of talks: 0 of {len(tried)} drafts")
