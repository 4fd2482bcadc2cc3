"""How long words are for Mastodon, and what its HTML says.

The first table holds the examples of Mastodon's own tests (spec/validators/status_length_validator_spec.rb).
"""

import pytest

from candour.channels.mastodon import words
from candour.channels.mastodon.posting import counted_by
from tests.contracts.channel_kit import PlainAccount

LINK = f"http://{'b' * 30}.com/example"
SHORTENED = (
    '<p><a href="https://www.nhs.uk/waits"><span class="invisible">https://www.</span>'
    '<span class="ellipsis">nhs.uk/wa</span><span class="invisible">its</span></a></p>'
)
TRANS_FLAG = "\U0001f3f3\ufe0f\u200d\u26a7\ufe0f"


@pytest.mark.parametrize(
    ("text", "length"),
    [
        (f"{'a' * 476} {LINK}", 500),
        (f"{'a' * 476}{LINK}", 476 + len(LINK)),
        (f"http://example.com/valid?{'#foo?' * 1000}", 25 + 5_000),
        (f"{'a' * 475}  @alice@{'b' * 30}.com", 483),
        (f"@alice@{'b' * 500}.com", 511),
        ("\u2728" * 500, 500),
        (TRANS_FLAG * 500, 500),
    ],
)
def test_a_text_is_as_long_as_mastodon_s_own_tests_say(text: str, length: int) -> None:
    assert words.length(text) == length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("http://nhs.uk", 23),
        ("See https://www.nhs.uk/waits?at=A%26E#now.", 4 + 23 + 1),
        ("(https://www.nhs.uk/waits)", 1 + 23 + 1),
        ("https://www.nhs.uk:8443/a, https://nhs.wales/b", 23 + 2 + 23),
        ("no link: https:// or https://localhost", 38),
        ("#https://www.nhs.uk", 19),
        ("nurse@nhs.example is mail", 25),
        ("@sam and @sam@social.example and @sam@social.example.", 4 + 5 + 4 + 5 + 4 + 1),
        ("Diolch yn fawr \u0634\u0643\u0631\u0627 e\u0301", 15 + 4 + 1 + 1),
    ],
)
def test_links_and_mentions_count_as_the_network_shows_them(text: str, length: int) -> None:
    assert words.length(text) == length


def test_a_server_of_another_make_counts_every_sign_of_a_link() -> None:
    text = "https://www.nhs.uk/a-very-long-address-of-a-page"
    assert counted_by(PlainAccount(1, 1, "", {"software": "mastodon"}), text) == 23
    assert counted_by(PlainAccount(1, 1, "", {"software": "gotosocial"}), text) == len(text)
    assert counted_by(PlainAccount(1, 1, "", {"software": "pleroma"}), "http://nhs.uk") == 23


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("<p>One.</p><p>Two.<br />Three.</p>", "One.\n\nTwo.\nThree."),
        ("<p>a &lt;b&gt; &amp;amp; &quot;c&quot;</p>", 'a <b> &amp; "c"'),
        (
            SHORTENED,
            "https://www.nhs.uk/waits",
        ),
        (
            '<p><span class="h-card"><a href="https://s.example/@sam">@<span>sam</span></a></span> Hi</p>',
            "@sam Hi",
        ),
        ("<script>alert(1)</script><p onclick='x()'>Hello</p><style>p{}</style>", "Hello"),
        ("<ul><li>Tea</li><li>Milk</li></ul>", "Tea\nMilk"),
        ("no tags at all", "no tags at all"),
        ("<p>broken <b>markup", "broken markup"),
        ("", ""),
    ],
)
def test_a_post_s_html_says_its_words(content: str, says: str) -> None:
    assert words.plain(content) == says


@pytest.mark.parametrize(
    ("content", "ours", "is_ours"),
    [
        ("<p>Sorry about the wait.</p>", "Sorry about the wait.", True),
        ("<p>@sam Sorry &lt;3</p>", "@sam@social.example Sorry <3", True),
        ("<p>\u201cSorry\u201d \u2013 Nia \u2026</p>", '"Sorry" -- Nia ...', True),
        ("<p>Line one<br>line two</p>", "Line one\n\n\nline  two", True),
        ("<p>Sorry about the wait, Jan.</p>", "Sorry about the wait.", False),
        ("<p>Bay 3 is open.</p>", "Bay 4 is open.", False),
        ("<p>\U0001f49b</p>", "\U0001f49a", False),
        ("<p>!!!</p>", "???", False),
        ("<p>!!!</p>", "!!!", True),
    ],
)
def test_words_are_ours_by_their_letters_digits_and_pictures(content: str, ours: str, is_ours: bool) -> None:
    assert words.says(content, ours) is is_ours


def test_long_texts_take_no_longer_than_they_must() -> None:
    assert words.length("@a@" * 10_000) == 30_000
    assert words.length("https://a." * 10_000) > 0
    assert words.plain("<p>" * 10_000 + "x")
