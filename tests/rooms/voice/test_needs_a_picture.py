"""A network that takes no post without a picture: said where accounts are chosen, before a word."""

import pytest

from candour.channels.actions import connect_account
from candour.channels.base import deletes
from candour.channels.models import Account
from candour.channels.pictures import keep_picture
from candour.channels.registry import channel
from candour.domain.refusal import Refusal
from candour.domain.versions import Picture
from candour.voice.actions import drafting, own_posts, picturing, submitting
from tests.contracts.drawing import jpeg
from tests.pages import Visit
from tests.world import World, world  # noqa: F401  # a fixture

pytestmark = pytest.mark.django_db


@pytest.fixture
def account(world: World) -> Account:  # noqa: F811
    return connect_account(
        by=world.made_by,
        trust=world.made.trust,
        channel="instagram",
        name="@brannoc",
        address="https://graph.instagram.com/100",
        settings={"server": "https://graph.instagram.com", "username": "brannoc"},
        now=world.now,
    )


def test_the_page_that_chooses_accounts_says_why_and_what_else(
    world: World,  # noqa: F811
    account: Account,
    visit: Visit,
) -> None:
    post = own_posts.begin_post(by=world["nurse"], now=world.now)
    page = visit(f"/speak/{post.pk}/where", by=world["nurse"]).content.decode()
    assert "Instagram takes no post without a picture, so this cannot go to @brannoc." in page
    assert "Add a picture to it first, or choose other places." in page
    assert f'value="{account.pk}"' not in page


def test_choosing_it_all_the_same_is_refused_with_the_same_words(
    world: World,  # noqa: F811
    account: Account,
) -> None:
    post = own_posts.begin_post(by=world["nurse"], now=world.now)
    with pytest.raises(Refusal, match="without a picture"):
        own_posts.place_post(
            by=world["nurse"], statement=post, accounts=[account.pk], wished_at=None, now=world.now
        )
    post.refresh_from_db()
    assert account.pk not in post.accounts


def test_with_a_picture_it_is_offered_and_without_it_again_nothing_is_sent(
    world: World,  # noqa: F811
    account: Account,
    visit: Visit,
) -> None:
    nurse, now = world["nurse"], world.now
    post = own_posts.begin_post(by=nurse, now=now)
    shown = Picture(keep_picture(nurse.trust_id, jpeg()), "The new board by the door.")
    picturing.put_pictures(by=nurse, statement=post, pictures=[shown], now=now)
    page = visit(f"/speak/{post.pk}/where", by=nurse).content.decode()
    assert f'value="{account.pk}"' in page
    own_posts.place_post(by=nurse, statement=post, accounts=[account.pk], wished_at=None, now=now)
    picturing.put_pictures(by=nurse, statement=post, pictures=[], now=now)
    drafting.save_draft(by=nurse, statement=post, text="Our new board is up. Maya", now=now)
    with pytest.raises(Refusal, match="without a picture"):
        submitting.submit(by=nurse, statement=post, now=now)


def test_a_network_says_of_each_copy_whether_it_takes_it_down() -> None:
    assert [deletes(channel("instagram"), name) for name in ("comment/1", "media/1")] == [True, False]
    assert [deletes(channel(key), "1") for key in ("facebook", "imported")] == [True, False]
