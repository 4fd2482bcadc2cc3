"""Told in the last days and hours, and still waiting for somebody when the demonstration opens."""

from candour.demo.tales.shape import SALTMARSH_SITE, TARKA_SITE, Tale

WAITING: tuple[Tale, ...] = (
    Tale(
        2,
        9,
        "Under the Freedom of Information Act please tell me how many car park fines the trust gave out last year. "
        "Arthur Pengelly, 12 Invented Row.",
        "Arthur Pengelly",
        wish="tell_only",
    ),
    Tale(
        1,
        16,
        "I would rather talk to somebody than write it all down here. It is about how my mother was spoken to.",
        "Lorna",
        wish="ring_me",
        contact="01632 960777",
    ),
    Tale(
        1,
        12,
        "Thanks a bunch for the lovely two-hour wait in the corridor.",
        "Dez",
        TARKA_SITE,
    ),
    Tale(
        1,
        18,
        "My neighbour says the minor injuries unit is closing at Christmas. Is that true?",
        "",
        TARKA_SITE,
        came="phone",
    ),
    Tale(
        0,
        0,
        "Everyone at the blood test clinic sang happy birthday to my nan while they took her blood. She is 90. Thank you!",
        "Ellie",
        SALTMARSH_SITE,
        minute=95,
    ),
    Tale(
        0,
        0,
        "I do not feel safe going home tonight. He says he will be waiting for me when I come out of your clinic.",
        "",
        SALTMARSH_SITE,
        wish="tell_only",
        minute=7,
    ),
    Tale(
        0,
        0,
        "My mum waited six hours on a trolley in A&E last night. Nobody told us anything. Nobody came when we asked why.",
        "Sam",
        minute=40,
    ),
)
