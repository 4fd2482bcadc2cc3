"""What a post on Bluesky is made of: its name, its length, and what is marked in it, in bytes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.channels.base import Message, NotAccepted, Picture
from candour.channels.bluesky.channel import Bluesky
from candour.channels.bluesky.facets import facets, found_in
from candour.channels.bluesky.records import length, name_of, place, record, refuse_what_does_not_fit
from tests.contracts.channel_kit import PlainAccount

MESSAGE = Message("Thank you.", "Amina", "nurse", created_at="2026-11-20T22:10:00.123456+00:00")
OURS = PlainAccount(1, 1, "https://pds.example.org/did:plc:ours", {"handle": "trust.example.org"})


def test_a_delivery_keeps_its_name_and_two_never_share_one() -> None:
    names = {name_of(MESSAGE, f"key {number}") for number in range(5_000)}
    assert len(names) == 5_000
    assert name_of(MESSAGE, "key 1") == name_of(Message.thaw(MESSAGE.frozen()), "key 1") == "3n2rm2psq6zcs"


def test_a_name_is_one_that_the_network_takes_and_says_when_it_was_written() -> None:
    letters = "234567abcdefghijklmnopqrstuvwxyz"
    for number in range(200):
        name = name_of(MESSAGE, str(number))
        assert len(name) == 13
        value = 0
        for letter in name:
            value = value * 32 + letters.index(letter)
        at = datetime.fromtimestamp((value >> 10) / 1_000_000, UTC)
        assert timedelta(0) <= at - datetime(2026, 11, 20, 22, 10, tzinfo=UTC) < timedelta(seconds=1)


@pytest.mark.parametrize("at", ["", "soon", "2026-11-20T22:10:00"])
def test_a_post_that_does_not_say_when_is_refused(at: str) -> None:
    with pytest.raises(NotAccepted):
        name_of(replace(MESSAGE, created_at=at), "key")


def test_a_record_is_the_same_however_the_moment_was_spelt() -> None:
    elsewhere = replace(MESSAGE, created_at="2026-11-20T23:10:00.123456+01:00")
    first = record(MESSAGE, facets=[], reply=None, blobs=[])
    assert first == record(elsewhere, facets=[], reply=None, blobs=[])
    assert first["createdAt"] == "2026-11-20T22:10:00.123Z"
    assert name_of(elsewhere, "key") == name_of(MESSAGE, "key")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("", 0),
        ("Diolch", 6),
        ("\u0175", 1),
        ("w\u0302", 1),
        ("\U0001f44d\U0001f3fd", 1),
        ("\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466", 1),
        ("\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466" * 120, 120),
        ("\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466" * 121, 303),
        ("a" * 300, 300),
    ],
)
def test_a_text_is_counted_by_signs_until_it_has_too_many_bytes(text: str, counted: int) -> None:
    assert length(text) == counted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://www.nhs.uk/waits.", [("https://www.nhs.uk/waits", "link", "https://www.nhs.uk/waits")]),
        ("(www.nhs.uk/waits)", [("www.nhs.uk/waits", "link", "https://www.nhs.uk/waits")]),
        ("Ring 111 or open 111.nhs.uk, please", []),
        ("Read more at nhs.uk, please", [("nhs.uk", "link", "https://nhs.uk")]),
        ("We waited.Then we left", []),
        ("javascript:alert(1) ftp://example.org", []),
        ("Hi @sam.bsky.social, sorry", [("@sam.bsky.social", "mention", "sam.bsky.social")]),
        ("(@Sam.Example.org)", [("@Sam.Example.org", "mention", "sam.example.org")]),
        ("Write to ward@example.org", []),
        ("@sam is not a handle", []),
        ("#ThankYou, all", [("#ThankYou", "tag", "ThankYou")]),
        ("Bay #4 and #b4", [("#b4", "tag", "b4")]),
        ("\u0175 #Diolch\u0175yn \U0001f49b #\U0001f49b", [
            ("#Diolch\u0175yn", "tag", "Diolch\u0175yn"),
            ("#\U0001f49b", "tag", "\U0001f49b"),
        ]),
        ("#" + "a" * 65, []),
    ],
)  # fmt: skip
def test_what_is_marked_in_a_text(text: str, found: list[tuple[str, str, str]]) -> None:
    seen = [(text[each.start : each.end], each.kind, each.value) for each in found_in(text)]
    assert seen == found


@given(
    st.text(alphabet="a #@.:/\u0175\U0001f49b\u0634", max_size=40), st.sampled_from(["#tag", "https://a.uk"])
)
def test_marks_stand_where_they_say_in_bytes(before: str, marked: str) -> None:
    text = f"{before} {marked} after"
    shown = [
        text.encode()[index["byteStart"] : index["byteEnd"]].decode()
        for index in (each["index"] for each in facets(text, lambda _handle: ""))
        if isinstance(index, dict)
    ]
    assert marked in shown


def test_a_handle_that_is_nobody_s_stays_plain_text() -> None:
    assert facets("Hi @sam.bsky.social", lambda _handle: "") == []


@pytest.mark.parametrize(
    "message",
    [
        replace(MESSAGE, text=" "),
        replace(MESSAGE, text="a" * 301),
        replace(MESSAGE, pictures=(Picture("0" * 64, " "),)),
        replace(MESSAGE, pictures=(Picture("0" * 64, "a" * 2_001),)),
        replace(MESSAGE, pictures=tuple(Picture("0" * 64, "A ward.") for _ in range(5))),
    ],
)
def test_what_does_not_fit_is_refused_with_a_remedy(message: Message) -> None:
    with pytest.raises(NotAccepted) as refused:
        refuse_what_does_not_fit(message)
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("https://bsky.app/profile/did:plc:ours/post/3m63q2jgsq222", "at://did:plc:ours/app.bsky.feed.post/3m63q2jgsq222"),
        ("https://bsky.app/profile/Trust.example.org/post/3m63q2jgsq222/", "at://did:plc:ours/app.bsky.feed.post/3m63q2jgsq222"),
        ("https://bsky.app/profile/sam.bsky.social/post/3m63q2jgsq222", ""),
        ("https://bsky.app/profile/trust.example.org", ""),
        ("https://bsky.app/profile/trust.example.org/post/..", ""),
        ("not an address", ""),
    ],
)  # fmt: skip
def test_an_address_names_a_post_of_ours_or_none(url: str, number: str) -> None:
    assert Bluesky().number_at(OURS, url) == number


@pytest.mark.parametrize(
    "network_id", ["", "at://", "at://did:plc:a/b", "https://bsky.app/x", "at://did:plc:a/app.x/b/c"]
)
def test_what_is_no_place_is_none(network_id: str) -> None:
    assert place(network_id) is None
