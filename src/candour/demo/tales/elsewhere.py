"""Told about Tarka Community Hospital and Saltmarsh Clinic, and answered."""

from candour.demo.tales.shape import SALTMARSH_SITE, TARKA_SITE, Said, Tale

ELSEWHERE: tuple[Tale, ...] = (
    Tale(
        28,
        15,
        "Minor injuries had me in and out in 40 minutes with my thumb sewn up. Brilliant, every one of them.",
        "Kenny",
        TARKA_SITE,
        said=Said(
            "reader",
            "Thank you, Kenny. I have put your words on the wall in minor injuries next to the kettle, which is where "
            "they will be read most. Look after that thumb. Joe",
            18,
            look="nobody",
        ),
    ),
    Tale(
        24,
        12,
        "The bus stop outside Tarka has no seat and I have to stand 25 minutes after physio.",
        "Beryl",
        TARKA_SITE,
        really="complaint",
        said=Said(
            "reader",
            "I am sorry, Beryl. Standing for 25 minutes is the last thing you need after physio. The stop belongs to "
            "the council; I have written to them today and said why. Until there is a seat, wait inside: I have asked "
            "the desk to tell you when the bus turns in. Joe",
            55,
            says=("claims_change",),
        ),
    ),
    Tale(
        19,
        16,
        "Please can Heron ward have the television off at meal times. My father cannot hear us when we visit.",
        "Jon",
        TARKA_SITE,
        said=Said(
            "second_reader",
            "That is a good idea, Jon. I asked on Heron ward this afternoon and the answer was yes for this week, to "
            "see how everybody likes it. Tell us if your father can hear you now. Imani",
            120,
            says=("claims_change",),
        ),
    ),
    Tale(
        17,
        9,
        "What time does the blood test clinic open on a Saturday?",
        "",
        SALTMARSH_SITE,
        said=Said(
            "reader",
            "Blood tests at Saltmarsh open at 8 on Saturdays and the last ticket is given out at 11.30. You do not "
            "need to book. Come after ten if you want the shortest wait. Joe",
            8,
            says=("published_facts",),
        ),
    ),
    Tale(
        14,
        11,
        "Thank you to the lady at the eye clinic who read me the form, because the print was too small, and made no fuss.",
        "Ted",
        SALTMARSH_SITE,
        really="compliment",
        said=Said(
            "second_reader",
            "Thank you for telling us, Ted. Not making a thing of it is exactly how Delyth would want to be thanked, "
            "so I just left your words on her desk. Imani",
            40,
        ),
    ),
    Tale(
        11,
        18,
        "My letter from the eye clinic came two days after the appointment it was about. How is that possible?",
        "Sandra",
        SALTMARSH_SITE,
        really="complaint",
        said=Said(
            "reader",
            "It should not be possible, Sandra, and I am sorry. The letters go out in one batch on a Thursday, so one "
            "made on a Friday waits a week. I have shown your words to the people who post them and asked for a batch "
            "each day. Ring me on 01632 960114 and I will find you a new time. Joe",
            75,
            says=("claims_change",),
            was_answer="not_yet",
        ),
    ),
    Tale(
        6,
        10,
        "I rang Saltmarsh to ask if the lift works, since I use a wheelchair. Nobody knew. I came, and it was out of order.",
        "Marek",
        SALTMARSH_SITE,
        said=Said(
            "reader",
            "I am sorry, Marek. You asked the right question before you set out and nobody here could answer it. From "
            "Monday the front desk writes on our page by nine each day whether the lift runs; I will check it myself "
            "this week. 01632 960114 is my line. Joe",
            50,
            says=("claims_change",),
        ),
    ),
    Tale(
        4,
        14,
        "Physio at Tarka taught me to get up off the floor on my own. I am 83 and I did it in front of my son!",
        "Dot",
        TARKA_SITE,
        really="compliment",
        said=Said(
            "second_reader",
            "Dot, that is wonderful. I read it to Owen in the physio gym and he asked me to tell you that the floor is "
            "always there if you want another go. Imani",
            33,
        ),
    ),
)
