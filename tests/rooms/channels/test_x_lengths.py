"""How X counts, by the examples that X publishes with its rules, and in a time that grows with the text.

https://github.com/twitter/twitter-text/blob/master/conformance/validate.yml, for its third configuration.
"""

import time

import pytest

from candour.channels.x.lengths import weighted_length, without_addresses

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
SPACES = "".join(map(chr, range(0x2000, 0x200C)))
KANA = "\u3042\u3044\u3046\u3048\u304a\u304b\u304d\u304f\u3051\u3053"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Hi http://test.co", 26),
        ("http://test.co", 23),
        ("285 chars-" + "xxxxxxxxxx-" * 25, 285),
        ("https://www.twitter.com/aloha " * 10, 240),
        ("\u6545" * 160, 320),
        ("the" + "\u6545" * 160, 323),
        ("\U0001f637" * 160, 320),
        ("A\u0301B", 2),
        ("A\ufb2c", 4),
        ("H\U0001f431\u263a" + FAMILY, 7),
        ("\U0001f637\U0001f47e\U0001f621\U0001f525\U0001f4a9", 10),
        ("\U0001f64b\U0001f3fd\U0001f468\u200d\U0001f3a4", 4),
        (FAMILY * 140, 280),
        ("1\u20e3", 2),
        ("Unicode 9.0 emoji: \U0001f920; \U0001f483; \U0001f483\U0001f3fe", 29),
        (f"Unicode 10.0 emoji: \U0001f92a; \U0001f9d5; \U0001f9d5\U0001f3fe; {ENGLAND}", 34),
        (f"{SPACES} \u2010 \u2013 \u2018 \u2019 \u201c \u201d \u2032 \u2033", 28),
        ("randomurl" * 7 + "s.com", 68),
        (f"http://{KANA * 5}\u3042\u3044\u3046.com", 117),
        (f"http://{KANA * 5}\u3042\u3044.com", 23),
        ("ABC\u202a\uffffABC\uffff", 12),
        ("\u2066\u202ahttp://foobar.\u067e\u0627\u06a9\u0633\u062a\u0627\u0646/\u202c\u2069", 31),
        # what the rules say where X gives no example
        ("Ring us: nhs.uk/ward-4, please", 23 + 17),
        ("sam@example.org", 15),
        ("See example.org.", 28),
        ("It is shut.Sorry", 16),
        ("Dzi\u0119kuj\u0119, \u0645\u0631\u062d\u0628\u0627", 15),
        ("\u00a9 \u00a9\ufe0f", 4),
        ("\u2764\ufe0f \u2764\ufe0e", 7),
        ("", 0),
    ],
)
def test_a_text_counts_as_x_counts_it(text: str, counted: int) -> None:
    assert weighted_length(text) == counted


def test_an_address_is_one_sign_whatever_it_was() -> None:
    assert without_addresses("See nhs.uk and https://www.example.org/a?b=c.") == "See \ufffc and \ufffc."


@pytest.mark.parametrize(
    "piece", ["a.", "http://a.uk/(", "a-", "\U0001f468\u200d", "www.nhs.uk ", "a.uk/x(y)"]
)
def test_a_long_text_takes_no_more_time_than_its_length(piece: str) -> None:
    """Fault 62: twice the text, hardly more than twice the time; a slow moment of the machine is forgiven."""

    def seconds(times: int) -> float:
        text, took = piece * times, []
        for _ in range(3):
            began = time.thread_time()
            weighted_length(text)
            took.append(time.thread_time() - began)
        return min(took)

    assert seconds(4000) <= 2.5 * seconds(2000) + 0.02
