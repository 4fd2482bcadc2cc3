"""What the people of St Brannoc's say to each other: a fortnight of the feed, with its spaces and threads."""

from dataclasses import dataclass

from candour.demo import drawings
from candour.demo.drawings import Draw
from candour.domain.posting import Feeling
from candour.domain.spaces import SpaceKind
from candour.network.linked_pages import Says


@dataclass(frozen=True)
class Shown:
    """A picture under a post: what draws it, and its description."""

    draw: Draw
    alt: str


@dataclass(frozen=True)
class Said:
    """One post: how many hours ago, by whom, where; `under` is who answered, and what."""

    hours_ago: float
    who: str
    text: str
    space: str = ""
    under: tuple[tuple[str, str], ...] = ()
    felt: tuple[tuple[str, Feeling], ...] = ()
    choices: tuple[str, ...] = ()
    shows: Shown | None = None
    linked: Says | None = None


THANKS, LOVE, WELL_DONE, FUNNY, WITH_YOU = Feeling
SPACES: tuple[tuple[str, str, SpaceKind, str, tuple[str, ...]], ...] = (
    (
        "Night shift",
        "For those who are awake when the others sleep.",
        SpaceKind.OPEN,
        "nurse",
        ("porter", "peter_luscombe", "beth_gammon", "kasia_nowak"),
    ),
    (
        "Juniper ward",
        "What concerns our ward.",
        SpaceKind.BY_REQUEST,
        "beth_gammon",
        ("mary_copp", "ian_gribble"),
    ),
    (
        "Choir",
        "We sing on Wednesdays in the chapel. Nobody has to read music.",
        SpaceKind.OPEN,
        "robert_slee",
        ("midwife", "edith_lamb", "owen_parry", "porter"),
    ),
)
CHATTER = (
    Said(
        310,
        "robert_slee",
        "**First choir evening on Wednesday at 17:30**, in the chapel. Bring your tea.",
        "Choir",
        (
            ("midwife", "Can I bring my sister? She is a real alto."),
            ("robert_slee", "Please do. We have none."),
        ),
        (("edith_lamb", LOVE), ("porter", FUNNY)),
    ),
    Said(
        260,
        "ravi_iyer",
        "The pharmacy hatch opens at 07:30 from Monday, so that nobody on nights has to wait for us.\n\n"
        "- weekdays 07:30 to 19:00\n- weekends 09:00 to 13:00",
        under=(
            ("peter_luscombe", "This is the best news of the month."),
            ("nurse", "Thank you, @Ravi Iyer!"),
        ),
        felt=(("nurse", THANKS), ("peter_luscombe", THANKS), ("sister", WELL_DONE), ("porter", THANKS)),
    ),
    Said(
        212,
        "mick_dunstan",
        "Lift 3 is out again. The engineer comes at two. Beds go by lift 1 until then.",
        under=(("kit_marsden", "I have put a sign up downstairs."),),
        felt=(("nurse", THANKS),),
    ),
    Said(
        190,
        "hannah_crick",
        "A boy on our ward has taught the whole bay to fold paper frogs. There are now forty-one. #SmallThings",
        under=(
            ("lowenna_pascoe", "One sat on my keyboard this morning."),
            ("shirley_vellacott", "I found two in the laundry and put them back."),
        ),
        felt=(("midwife", LOVE), ("nurse", LOVE), ("edith_lamb", FUNNY), ("executive", LOVE)),
        shows=Shown(drawings.frogs, "Five green paper frogs in a row on a window sill. Drawn."),
    ),
    Said(
        165,
        "nurse",
        "Does anybody know where the spare wheelchair pump went?",
        "Night shift",
        (
            ("porter", "Behind the door of the linen room. Do not ask."),
            ("nurse", "I will not ask. Thank you."),
        ),
    ),
    Said(
        140,
        "executive",
        "I read last night how long some people waited, and what some of you wrote back to them. It was honest, "
        "and it was kind. I am sorry that you had to say it so often. We open the second triage room on Monday.",
        under=(("nurse", "That room will help. Thank you for saying when."),),
        felt=(("nurse", THANKS), ("matron", WITH_YOU), ("doctor", WELL_DONE)),
    ),
    Said(
        118,
        "edith_lamb",
        "What shall we have on the night trolley?",
        choices=("Soup", "Toast", "Both, please"),
        under=(("peter_luscombe", "Both is not greedy at four in the morning."),),
    ),
    Said(
        96,
        "beth_gammon",
        "We need one more for the fire walk on Thursday at ten.",
        "Juniper ward",
        (("mary_copp", "I can do it."),),
    ),
    Said(
        74,
        "owen_parry",
        "Thank you to @Portering for bringing eleven people down for the balance class, on time, on a Monday. #Thanks",
        under=(("mick_dunstan", "They sang in the lift. All of them."),),
        felt=(("porter", LOVE), ("matron", THANKS)),
    ),
    Said(
        50,
        "communications",
        "You can say any of this in public, too. Press *Speak*: the card says who looks first, before you type a word.",
        under=(
            ("hannah_crick", "Even the frogs?"),
            ("communications", "The frogs above all. Ask their maker first."),
        ),
        felt=(("hannah_crick", FUNNY),),
    ),
    Said(
        27,
        "midwife",
        "Four babies before breakfast. We are out of small hats. Knitters, your hour has come! #SmallThings",
        under=(("joan_petherick", "Six by Friday. What colours?"), ("midwife", "All of them.")),
        felt=(("joan_petherick", LOVE), ("nurse", LOVE), ("rosie_harding", LOVE)),
        shows=Shown(drawings.hats, "Four small knitted hats with bobbles, pegged to a line. Drawn."),
    ),
    Said(
        20,
        "owen_parry",
        "For whoever comes off nights tomorrow: two pages, and the second one helped me. "
        "https://www.example.org/sleep-between-nights",
        under=(("peter_luscombe", "Curtains. It is always the curtains."),),
        linked=Says(
            title="How to sleep between night shifts",
            description="Dark, cool, and the phone in another room: what helps people who work while others sleep, "
            "told by a physiotherapist and four porters.",
            site="The Sleep Shelf",
            host="example.org",
        ),
    ),
    Said(
        9,
        "peter_luscombe",
        "Quiet night so far. I have said it, so it is my fault from now on.",
        "Night shift",
        (("porter", "PETER."), ("kasia_nowak", "We all heard that.")),
        (("nurse", FUNNY), ("porter", FUNNY)),
    ),
    Said(
        3,
        "wren_hockridge",
        "Our day room has its clock back, and it is *right*. A visitor asked for it on the public page in October.",
        under=(("matron", "Will you tell them? They would like to know."),),
        felt=(("matron", WELL_DONE),),
        shows=Shown(drawings.clock, "A large wall clock above two armchairs; it says ten past ten. Drawn."),
    ),
)
