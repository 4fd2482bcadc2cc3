"""Small things that went wrong, each answered within the hour: from these the card knows how long a look takes."""

from candour.demo.tales.shape import SALTMARSH_SITE, TARKA_SITE, Said, Tale

SMALL_THINGS: tuple[Tale, ...] = (
    Tale(
        30,
        10,
        "The water jug by my bed was empty most of the afternoon.",
        "Wilf",
        really="complaint",
        said=Said(
            "sister",
            "I am sorry about the empty jug, Wilf. An afternoon is a long time to be thirsty. I showed the ward your "
            "words at handover and they took it to heart. Carys",
            22,
            minutes_to_look=4,
        ),
    ),
    Tale(
        29,
        17,
        "Signs to X-ray send you in a circle past the chapel twice.",
        "Bryn",
        really="complaint",
        said=Said(
            "porter",
            "Sorry, Bryn, you met our chapel loop. I walk people round it every week. Ask any of us in a blue "
            "shirt and we will take you the short way through the courtyard. Dave",
            31,
            minutes_to_look=6,
        ),
    ),
    Tale(
        27,
        19,
        "Nobody told my brother that visiting had changed to two till seven, so he came at noon from Bude.",
        "Cath",
        really="complaint",
        said=Said(
            "nurse",
            "I am sorry, Cath. Bude and back for a closed door is a rotten day. He can ring us on 01632 960120 before "
            "he sets out next time, and ask for me by name. Maya",
            26,
            minutes_to_look=3,
        ),
    ),
    Tale(
        24,
        18,
        "The hearing loop at the outpatients desk was switched off.",
        "Marjorie",
        really="complaint",
        said=Said(
            "second_reader",
            "Thank you for telling us, Marjorie, and I am sorry. A loop that is off helps nobody. I stood at the desk "
            "this morning and it hums again. Imani",
            44,
            minutes_to_look=7,
        ),
    ),
    Tale(
        21,
        13,
        "My physio was cancelled by text while I was on the bus to it.",
        "Des",
        TARKA_SITE,
        really="complaint",
        said=Said(
            "reader",
            "I am sorry, Des: a text on the bus is far too late to be any use. Ring me on 01632 960114 and I will sit "
            "with the diary until we both have a time that suits. Joe",
            19,
            minutes_to_look=5,
        ),
    ),
    Tale(
        19,
        9,
        "Two chairs for thirty people at blood tests. I stood on my bad knee.",
        "Pauline",
        SALTMARSH_SITE,
        really="complaint",
        said=Said(
            "second_reader",
            "I am sorry about your knee, Pauline. Two chairs is not enough and we could all see it. Tell the clerk "
            "when you come in and a seat is fetched for you, no questions. Imani",
            37,
            minutes_to_look=8,
        ),
    ),
    Tale(
        15,
        16,
        "The minor injuries phone just plays music. Twenty minutes of pan pipes.",
        "Olly",
        TARKA_SITE,
        really="complaint",
        said=Said(
            "reader",
            "Sorry, Olly. I rang it too, and I can still hear the pan pipes. The desk had one person on at lunch. "
            "Until that is better the quickest way in is the side window, or me on 01632 960114. Joe",
            28,
            minutes_to_look=12,
        ),
    ),
    Tale(
        12,
        11,
        "My appointment letter had another town's map on the back.",
        "Vera",
        really="complaint",
        said=Said(
            "communications",
            "I am sorry, Vera, and a little embarrassed: that map was ours to check and I did not. You will find the "
            "right one inside the door at outpatients, and I am binning the others. Priya",
            24,
            minutes_to_look=6,
        ),
    ),
    Tale(
        8,
        14,
        "Toilet by the eye clinic was out of order and the next one is two floors up.",
        "Harold",
        SALTMARSH_SITE,
        really="complaint",
        said=Said(
            "second_reader",
            "I am sorry, Harold. Two floors is a long way in a hurry. The staff one beside the clinic is open to "
            "anybody who asks while the plumber is in. Imani",
            17,
            minutes_to_look=2,
        ),
    ),
    Tale(
        5,
        15,
        "Waited in the discharge lounge from ten until three for one box of tablets.",
        "Jean",
        really="complaint",
        said=Said(
            "nurse",
            "I am sorry, Jean. Five hours of looking at your coat is no way to go home. I asked our pharmacist where "
            "the box had been and it sat on a shelf until noon. Ring the ward and ask for me. Maya",
            33,
            minutes_to_look=16,
        ),
    ),
)
