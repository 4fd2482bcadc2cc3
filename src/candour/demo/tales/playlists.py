"""What the people of St Brannoc's listen to: two playlists, who put what on them, and who voted."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Put:
    """One song: who put it there, and who voted for it; `explicit` is empty where nobody has answered."""

    who: str
    artist: str
    title: str
    voters: tuple[str, ...] = ()
    explicit: str = "no"


@dataclass(frozen=True)
class Made:
    """One playlist: how many hours ago, by whom, where; `said` stands under its post."""

    hours_ago: float
    who: str
    name: str
    about: str
    space: str
    songs: tuple[Put, ...]
    said: tuple[tuple[str, str], ...] = ()
    shared_by: str = ""


PLAYLISTS = (
    Made(
        150,
        "nurse",
        "Songs at four in the morning",
        "For the hour when the kettle is the loudest thing on the ward.",
        "Night shift",
        (
            Put("nurse", "Dolly Parton", "9 to 5", ("porter", "peter_luscombe", "beth_gammon")),
            Put("porter", "Bill Withers", "Lean on Me", ("nurse", "kasia_nowak")),
            Put("kasia_nowak", "Toploader", "Dancing in the Moonlight", ("porter",)),
            Put(
                "peter_luscombe",
                "Nina Simone",
                "Feeling Good",
                ("nurse", "porter", "beth_gammon", "kasia_nowak"),
            ),
            Put("beth_gammon", "The Proclaimers", "I'm Gonna Be (500 Miles)"),
            Put("porter", "The Specials", "Nite Klub", explicit="yes"),
        ),
        (
            ("peter_luscombe", "Nothing with a saxophone before five, please."),
            ("nurse", "I make no promises."),
        ),
        "communications",
    ),
    Made(
        44,
        "robert_slee",
        "Choir: what we might sing next",
        "",
        "Choir",
        (
            Put("robert_slee", "Labi Siffre", "(Something Inside) So Strong", ("midwife", "edith_lamb")),
            Put("midwife", "Sister Sledge", "We Are Family", ("robert_slee", "edith_lamb", "owen_parry")),
            Put("owen_parry", "Traditional", "Calon Lân", ("porter",), ""),
        ),
        (("edith_lamb", "I can reach the top note of the second one. Once."),),
    ),
)
