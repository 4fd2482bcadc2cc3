"""Share kits: approved as a whole by somebody else, told in words that are nobody else's."""

import pytest

from candour.domain.kits import KitState
from candour.domain.picturing import Audience, People
from candour.domain.refusal import Refusal
from candour.kits import actions, queries
from candour.kits.models import Kit, OwnWords
from candour.photos import actions as photos
from tests.pages import Visit
from tests.rooms.kits.kitting import MESSAGE, OWN, Kitting
from tests.rooms.photos.album import Album

FORM = {"title": "The late clinic", "message": MESSAGE, "facts": "No appointment.", "links": ""}


def test_a_kit_is_approved_by_somebody_with_no_hand_in_it(kitting: Kitting) -> None:
    kit = kitting.asked()
    assert kitting.told("communications") == ["kit_asked"]
    for who, why in (("press", "Nobody approves their own kit"), ("nurse", "communications or an executive")):
        with pytest.raises(Refusal, match=why):
            kitting.decide(kit, by=who)
    with pytest.raises(Refusal, match="changed since you opened it"):
        kitting.decide(kit, seen="0" * 64)
    assert kitting.decide(kit).state == KitState.OPEN
    assert kitting.told("press") == ["kit_decided"]
    assert kitting.events() == ["kit:written", "kit:asked", "kit:approved"]


def test_a_changed_kit_has_to_be_approved_again_and_one_kept_as_it_was_has_not(kitting: Kitting) -> None:
    kit, press = kitting.open(), kitting.world["press"]
    kept = actions.change(by=press, kit=kit, plan=kitting.plan(), now=kitting.world.now)
    assert Kit.objects.get(pk=kept.pk).state == KitState.OPEN
    actions.change(by=press, kit=kit, plan=kitting.plan(message="Open at night."), now=kitting.world.now)
    with pytest.raises(Refusal, match="Nobody has approved this kit"):
        kitting.own(kit)


def test_a_no_has_its_reason(kitting: Kitting) -> None:
    kit = kitting.asked()
    with pytest.raises(Refusal, match="needs a reason"):
        kitting.decide(kit, is_yes=False)
    assert kitting.decide(kit, is_yes=False, reason="Say from which day.").state == KitState.DRAFT


@pytest.mark.parametrize(
    ("text", "is_ready"),
    [
        (OWN, True),
        (f"{OWN} Open from 7 to 22, every day.", True),  # a fact may be repeated
        (MESSAGE, False),
        (f"Good news! {MESSAGE} Do come.", False),
        ("Great care for Mrs Penhallow of Fore Street, who was in bed 3 last night.", False),
    ],
)
def test_own_words_are_ready_once_nothing_holds_them(kitting: Kitting, text: str, is_ready: bool) -> None:
    own = kitting.own(kitting.open(), text)
    assert (own.ready_at is not None) is is_ready


def test_a_colleague_s_words_are_theirs(kitting: Kitting) -> None:
    kit = kitting.open()
    kitting.own(kit)
    held = kitting.own(kit, OWN, by="sister")
    assert held.ready_at is None
    report = queries.report_on(kit, kitting.world["sister"], OWN, kitting.world.now)
    assert "These are the words of the kit, or a colleague's." in [each.reason for each in report.findings]
    assert kitting.own(kit, OWN.replace("nights", "days")).ready_at is not None  # one's own, mended


def test_words_that_were_changed_are_not_ready_any_more_and_none_are_lost(kitting: Kitting) -> None:
    kit, nurse = kitting.open(), kitting.world["nurse"]
    kitting.own(kit)
    actions.note_told(by=nurse, kit=kit, where="Facebook", now=kitting.world.now)
    actions.keep_words(by=nurse, kit=kit, text="I have", now=kitting.world.now)
    own = OwnWords.objects.get()
    assert (own.text, own.ready_at, own.told_where) == ("I have", None, "Facebook")
    with pytest.raises(Refusal, match="no words of yours that are ready"):
        actions.note_told(by=nurse, kit=kit, where="Facebook", now=kitting.world.now)


def test_whoever_told_a_picture_is_asked_to_take_it_down_once_it_may_not_be_shown(kitting: Kitting) -> None:
    album, world = Album(kitting.world), kitting.world
    photo = album.add("press", people=People.THESE)
    row = album.name(photo, "porter", audience=Audience.OUTSIDE, said_yes=True)
    kit = kitting.open(pictures=(photo.pk,))
    assert queries.pictures_of(kit, world.now) == [photo]
    kitting.own(kit)
    actions.note_told(by=world["nurse"], kit=kit, where="Facebook", now=world.now)
    photos.say_no(by=world["porter"], pictured=row, now=world.now)
    world.work()
    assert kitting.told("nurse") == ["kit_picture"]
    assert queries.pictures_of(kit, world.now) == []


def test_a_picture_that_the_public_may_not_see_is_in_no_kit(kitting: Kitting) -> None:
    album = Album(kitting.world)
    photo = album.add("press", people=People.THESE)
    album.name(photo, "porter", audience=Audience.INSIDE, said_yes=True)
    with pytest.raises(Refusal, match="may not be public now"):
        kitting.write(pictures=(photo.pk,))


def test_a_kit_s_way_over_its_pages(kitting: Kitting, visit: Visit) -> None:
    world = kitting.world
    press, communications, nurse = (world[who] for who in ("press", "communications", "nurse"))
    visit("/kits/new", by=press, post={**FORM, "title": ""}, expecting=422)
    visit("/kits/new", by=press, post={**FORM, "links": "No address"}, expecting=403)
    visit("/kits/new", by=press, post=FORM, expecting=302)
    at = f"/kits/{Kit.objects.get().pk}"
    visit(at, by=nurse, expecting=404)
    visit(f"{at}/ask", by=press, post={}, expecting=302)
    seen = queries.as_kit(Kit.objects.get()).sha256
    visit(f"{at}/decide", by=communications, post={"says": "yes", "seen": seen}, expecting=302)
    assert "The late clinic" in visit("/kits", by=nurse).content.decode()
    held = visit(f"{at}/words", by=nurse, post={"text": MESSAGE}, follow=True).content.decode()
    assert "as you would tell a friend" in held
    assert "Your words are ready" not in held
    visit(f"{at}/keep", by=nurse, post={"text": "Nine years"}, expecting=204)
    assert "Nine years" in visit(at, by=nurse).content.decode()
    ready = visit(f"{at}/words", by=nurse, post={"text": OWN}, follow=True).content.decode()
    assert "Your words are ready" in ready
    assert "https://bsky.app/intent/compose?text=I%20have%20worked" in ready
    thanked = visit(f"{at}/told", by=nurse, post={"where": "Facebook"}, follow=True).content.decode()
    assert "Thank you for telling it: Facebook." in thanked
    assert "Facebook." not in visit(at, by=press).content.decode().replace("Facebook<span", "")
    visit(f"{at}/change", by=nurse, expecting=403)
    visit(f"{at}/end", by=press, post={}, expecting=302)
    visit(f"{at}/words", by=nurse, post={"text": OWN}, expecting=403)


def test_a_decision_that_was_refused_is_sent_again_from_the_page_that_says_so(
    kitting: Kitting, visit: Visit
) -> None:
    kit = kitting.asked()
    sent = {"seen": "0" * 64, "says": "no", "reason": "Say from which day."}
    by = kitting.world["communications"]
    page = visit(f"/kits/{kit.pk}/decide", by=by, post=sent, expecting=403).content.decode()
    assert "The kit was changed since you opened it." in page
    assert queries.as_kit(kit).sha256 in page
    assert "0" * 64 not in page
    assert "Say from which day." in page


@pytest.mark.parametrize(
    ("reason", "words"),
    [("x" * 301, "Use 300 characters or fewer"), ("x\0", "Null characters")],
    ids=["too long", "with a null"],
)
def test_a_reason_that_cannot_be_kept_stays_on_the_page_with_what_to_do(
    kitting: Kitting, visit: Visit, reason: str, words: str
) -> None:
    kit = kitting.asked()
    sent = {"seen": queries.as_kit(kit).sha256, "says": "no", "reason": reason}
    by = kitting.world["communications"]
    page = visit(f"/kits/{kit.pk}/decide", by=by, post=sent, expecting=422).content.decode()
    assert words in page
    assert reason in page
    assert sent["seen"] in page
    assert Kit.objects.get().state == KitState.ASKED


def test_a_decision_without_what_was_seen_is_asked_again(kitting: Kitting, visit: Visit) -> None:
    path, by = f"/kits/{kitting.asked().pk}/decide", kitting.world["communications"]
    page = visit(path, by=by, post={"seen": "", "says": "yes"}, expecting=403).content.decode()
    assert "The kit was changed since you opened it." in page
