"""Putting a picture into a draft on its page: seen, described, agreed to, and taken out again."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from candour.channels.pictures import keep_picture, path_on_a_page
from candour.photos.safe_pictures import made_safe
from candour.voice.models import Statement
from tests.pages import CheckedClient
from tests.world import World


def chosen(content: bytes = b"") -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "PNG")
    return SimpleUploadedFile("IMG_1.png", content or out.getvalue(), "image/png")


def test_a_picture_goes_with_a_draft_once_it_is_described_and_agreed_to(
    world: World, client: CheckedClient
) -> None:
    draft = world.draft(world.receive())
    client.force_login(world["nurse"])
    path = f"/speak/{draft.pk}/pictures"
    described = {"alt": "A new clock on a white wall.", "may_be_shown": "yes"}
    for missing in ({"alt": ""}, {"may_be_shown": ""}):
        assert client.post(path, {**described, "picture": chosen(), **missing}).status_code == 422
    refused = client.post(path, {**described, "picture": chosen(b"<svg/>")})
    assert refused.status_code == 403
    assert "A new clock on a white wall." in refused.content.decode(), "what was typed stays"
    assert client.post(path, {**described, "picture": chosen()}).headers["Location"] == f"/speak/{draft.pk}"
    page = client.get(f"/speak/{draft.pk}").content.decode()
    assert 'alt="A new clock on a white wall."' in page
    assert "Change its pictures" in page
    assert "Take it out" in client.get(path).content.decode()
    ((sha256, _),) = Statement.objects.get(pk=draft.pk).draft_pictures
    client.post(f"{path}/{sha256}/out", {})
    assert Statement.objects.get(pk=draft.pk).draft_pictures == []


def test_the_words_are_kept_on_the_way_to_the_picture(world: World, client: CheckedClient) -> None:
    draft = world.draft(world.receive())
    client.force_login(world["nurse"])
    answer = client.post(f"/speak/{draft.pk}/pictures", {"text": "I am sorry.", "window": "w1"})
    assert answer.headers["Location"] == f"/speak/{draft.pk}/pictures"
    assert "I am sorry." in client.get(f"/speak/{draft.pk}").content.decode()


def test_a_draft_s_picture_is_shown_to_staff_of_its_trust_alone(world: World, client: CheckedClient) -> None:
    shown = path_on_a_page(world.made.trust.pk, keep_picture(world.made.trust.pk, made_safe(chosen().read())))
    elsewhere = path_on_a_page(world.made.trust.pk + 1, "0" * 64)
    assert client.get(shown).status_code == 302, "a visitor is sent to sign in"
    client.force_login(world["porter"])
    answer = client.get(shown)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer["Cache-Control"] == "private, no-store"
    assert client.get(elsewhere).status_code == 404
    assert client.get(shown.replace("on-a-page/", "")).status_code == 404, "a network has another address"


def test_nobody_else_puts_a_picture_into_a_draft(world: World, client: CheckedClient) -> None:
    draft = world.draft(world.receive())
    client.force_login(world["porter"])
    assert client.get(f"/speak/{draft.pk}/pictures").status_code == 404
    assert client.post(f"/speak/{draft.pk}/pictures", {"picture": chosen()}).status_code == 404
