"""Three promises of St Brannoc's: one kept, one that runs, one that was overdue and got a later day."""

from dataclasses import dataclass

from candour.demo.tales.shape import SALTMARSH_SITE, TARKA_SITE, Said, Tale


@dataclass(frozen=True)
class Promised:
    """What a reply promised: written down by its writer, taken by a colleague of the team after some hours."""

    tale: Tale
    what: str
    team: str
    days: int
    taken_by: str


KEPT = Promised(
    Tale(
        25,
        10,
        "Why have the chairs in outpatients no arms? People with bad knees, like my husband, cannot get up out "
        "of them. He stood for an hour instead.",
        "Pat",
        really="complaint",
        said=Said(
            "reader",
            "I am sorry, Pat, that your husband stood for an hour because of our chairs. I sat down in one and tried "
            "to get up without using my hands, and I could not do it either. We will put six chairs with arms by the "
            "window within two weeks. I am Joe, on 01632 960114.",
            45,
            says=("promise",),
        ),
    ),
    what="We will put six chairs with arms by the window in outpatients.",
    team="Outpatients",
    days=14,
    taken_by="grace_tolley",
)
CHANGED = (
    "The chairs came this morning, Pat: six of them, with arms, by the window. Grace at the desk keeps two of "
    "them free for whoever needs them most. Your husband can ask her for one, or me. Joe"
)

RUNNING = Promised(
    Tale(
        6,
        11,
        "The sign at the car park still points to the old eye clinic. My dad cannot see well and we walked round "
        "twice.",
        "Nish",
        SALTMARSH_SITE,
        really="complaint",
        said=Said(
            "delyth_rees",
            "I am sorry, Nish. You and your dad walked round twice because our sign is wrong, and he is just the "
            "person whom it should help. I taped a paper arrow over it today. We will put up a proper sign with big "
            "letters within three weeks. Ask for Delyth at the eye clinic.",
            70,
            says=("promise",),
        ),
    ),
    what="We will put up a new sign with big letters from the car park to the eye clinic.",
    team="Eye clinic",
    days=21,
    taken_by="noor_aziz",
)

LATE = Promised(
    Tale(
        24,
        15,
        "The hearing loop at the minor injuries desk does not work. I said so in spring. I still hear nothing.",
        "Walter",
        TARKA_SITE,
        really="complaint",
        said=Said(
            "fiona_leworthy",
            "I am sorry, Walter. You told us in spring and it still does not work, so you had to tell us twice. I "
            "switched it on with my own hands and heard the hum and no voice. We will have the loop mended within "
            "two weeks. Until then ask for Fiona and I will come round to your side of the desk.",
            50,
            says=("promise",),
        ),
    ),
    what="We will have the hearing loop at the minor injuries desk mended.",
    team="Minor injuries unit",
    days=14,
    taken_by="sam_westaway",
)
MOVED_BECAUSE = "The part has to come from the maker, and it was sent to the wrong hospital first."
