"""A network that takes no picture with an answer says so in the composer, on choosing, and on sending."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from candour.channels.actions import connect_account
from candour.channels.base import Incoming
from candour.channels.fitting import picture_refusal
from candour.channels.models import Account
from candour.channels.pictures import keep_picture
from candour.domain.refusal import Refusal
from candour.domain.versions import Picture
from candour.listening import actions as listening
from candour.voice.actions import picturing, submitting
from candour.voice.models import Statement
from tests.contracts.drawing import jpeg, png
from tests.pages import CheckedClient
from tests.world import HUMAN_REPLY, World

NONE = "LinkedIn takes no picture with an answer."
WHERE = {
    "linkedin": "https://api.linkedin.com/urn:li:organization:5",
    "instagram": "https://graph.instagram.com/100",
    "facebook": "https://graph.facebook.com/100",
    "mastodon": "https://mastodon.test/@brannoc",
    "x": "https://api.x.com/100",
}


def account_on(world: World, network: str) -> Account:
    return connect_account(
        by=world.made_by,
        trust=world.made.trust,
        channel=network,
        name=f"Brannoc ({network})",
        address=WHERE[network],
        now=world.now,
    )


@pytest.fixture
def draft(world: World) -> Statement:
    """An answer to a comment on LinkedIn."""
    incoming = Incoming("urn:li:comment:(urn:li:share:1,2)", "We waited nine hours.", "@sam", world.now)
    received = listening.receive_many(
        by=world.made_by,
        account=account_on(world, "linkedin"),
        incoming=[incoming],
        now=world.now,
        is_read_at_once=True,
    )
    return world.draft(received[0].post, HUMAN_REPLY)


def shown(world: World) -> Picture:
    return Picture(keep_picture(world.made.trust.pk, jpeg()), "The new board by the door.")


def test_the_composer_and_the_page_of_pictures_say_it_in_place_of_the_button(
    world: World, client: CheckedClient, draft: Statement
) -> None:
    client.force_login(world["nurse"])
    page = client.get(f"/speak/{draft.pk}").content.decode()
    assert NONE in page
    assert "Add a picture" not in page
    path = f"/speak/{draft.pk}/pictures"
    page = client.get(path).content.decode()
    assert NONE in page
    assert "Put it in" not in page
    chosen = SimpleUploadedFile("a.png", png(), "image/png")
    answer = client.post(path, {"alt": "The board.", "may_be_shown": "yes", "picture": chosen})
    assert (answer.status_code, NONE in answer.content.decode()) == (403, True)
    assert Statement.objects.get(pk=draft.pk).draft_pictures == []


def test_one_that_is_in_it_already_is_refused_on_the_page_and_on_sending_and_can_be_taken_out(
    world: World, client: CheckedClient, draft: Statement
) -> None:
    picture = shown(world)
    Statement.objects.filter(pk=draft.pk).update(draft_pictures=[[picture.sha256, picture.alt]] * 2)
    client.force_login(world["nurse"])
    page = client.get(f"/speak/{draft.pk}").content.decode()
    assert page.count(NONE) == 1
    assert "Send the words alone." in page
    draft.refresh_from_db()
    with pytest.raises(Refusal, match=NONE):
        submitting.submit(by=world["nurse"], statement=draft, now=world.now)
    picturing.put_pictures(by=world["nurse"], statement=draft, pictures=[picture], now=world.now)
    picturing.put_pictures(by=world["nurse"], statement=draft, pictures=[], now=world.now)
    submitting.submit(by=world["nurse"], statement=Statement.objects.get(pk=draft.pk), now=world.now)


@pytest.mark.parametrize(
    ("network", "pictures", "is_answer", "reason"),
    [
        ("linkedin", 1, True, NONE),
        ("linkedin", 4, False, ""),
        ("instagram", 1, True, "Instagram takes no picture with an answer."),
        ("instagram", 0, True, ""),
        ("instagram", 4, False, ""),
        ("facebook", 1, True, ""),
        ("facebook", 2, True, "Facebook takes 1 picture with an answer, not 2."),
        ("mastodon", 5, True, "Mastodon takes 4 pictures with an answer, not 5."),
        ("x", 4, True, ""),
    ],
)
def test_each_network_has_its_own_rule(
    world: World, network: str, pictures: int, is_answer: bool, reason: str
) -> None:
    refusal = picture_refusal(account_on(world, network), pictures, is_answer=is_answer)
    assert (refusal.reason if refusal else "") == reason
