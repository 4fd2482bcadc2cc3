"""An ordinary inbox, in many voices: none of it may call a human now.

Written before it was known which of them the rules took for danger: they took thirteen.
Whoever adds to it should think of what people write to a hospital, not of a rule.
"""

import pytest

from candour.domain.kinds import HUMAN_NOW
from candour.reading.detectors import flags_of, hits_of

THANKS = (
    "Thank you for being my health visitor these two years, Carol. The twins will miss you.",
    "Thanks for being my rock, night shift on Ward 7.",
    "Massive shout out to the heart ward, our fun run raised £1,140 for you.",
    "My nan fell down the stairs in March and your therapy team got her back up them. Ta very much.",
    "Dad collapsed at bingo on Saturday night and the crew were with us in six minutes. Lovely lads.",
    "My gran had her stroke two Christmases ago and danced at my wedding last week because of you lot.",
    "The consultant drew me a picture of my own heart on a paper towel. I have framed it.",
    "You took my stitches out so gently I did not know you had started.",
    "The lad who wheeled me to theatre sang all the way. My chest hurt from laughing.",
    "Could not breathe for giggling when the play specialist turned up dressed as a drip.",
    "To the nurse who held my hand while they did the needle: I had my eyes closed, but I know your voice.",
    "Our Megan cried the whole way in and skipped the whole way out. Diolch o galon.",
    "It is a year since you saved my leg. I walked to the sea and back this morning.",
    "Ward 3 made my mum feel like the only patient in the building.",
    "Wee man swallowed a five pence piece last summer, X-ray in ten minutes, out the other end. Cheers.",
    "You will never know what it meant to have the same midwife at the start and at the end.",
    "I was a mess when I came in and a person when I left. Thank you, all of you.",
    "My late brother always said you were the best team in the county. He was right.",
    "The porters beat us at dominoes again. Rematch on Thursday.",
    "I came in grey and went out pink. That is the whole review.",
)

WAITS = (
    "Number 90 in the queue when I rang at eight, number 85 when I gave up.",
    "They have done it again, moved my clinic without a word.",
    "Sat from two till nearly nine with a toddler and no vending machine that works.",
    "Over 130 people ahead of me on the list, the letter says. Over 130!",
    "I give up. Fourth time the app has thrown me out at the last page.",
    "Six hours in A&E with my daughter, no food, no wifi, and the telly stuck on the shopping channel.",
    "If I have to listen to that hold music once more I will throw my phone in the canal.",
    "Seven weeks, seven letters, seven different dates. I am not making this up.",
    "I won't be coming back to your walk-in, the pharmacy sorted it in five minutes.",
    "What is the point of a text reminder that comes after the appointment?",
    "The wait was so long my ticket expired, and I had only come in for a blood form.",
    "Nobody called my number, so I sat there till closing like a lemon.",
    "Last time I use the online booking. It froze on the final step and that was that.",
    "Arrived 8.50, seen 12.10, out 12.20. Nice doctor.",
    "Third cancellation. I've had enough of the phone queue and I'm off to the other hospital.",
    "You sent me to the wrong clinic, then the right one was shut.",
    "There were 88 of us in a room for forty. I counted them.",
    "Three hours for a plaster to come off my son's arm. He grew an inch waiting.",
    "Still on hold. 75 minutes. The kettle has boiled twice.",
    "I can't face another hour on that phone line.",
)

PARKING = (
    "No way out of the multi-storey on level 3 since the arrows were painted over.",
    "The barrier stuck and there was a line of cars right back to the main road.",
    "£8.70 to bring my wife for her chemo. It is a tax on being ill.",
    "Someone parked so close I had to climb in through the boot.",
    "Got a ticket on the roof level while I was inside paying at the machine.",
    "The only way out is past the pay station, which is broken.",
    "Bus 60 no longer stops outside the eye clinic. It is a long walk with one eye.",
    "The park and ride drops you by the railway bridge and you have to walk from there in the rain.",
    "My appointment is on the other side of town from my bus. Can it be moved to the small site?",
    "Cyclists fly down that ramp. I nearly jumped out of my skin.",
)

FOOD = (
    "The soup was cold, the custard had a skin and the jelly would not wobble. My son ate it all.",
    "No water in the machine by X-ray and no cups either.",
    "The toast on Ward 12 is the best in Devon, I will fight anybody who says otherwise.",
    "Smoke alarm went off when someone burnt the toast in the day room. Drama over by ten past.",
    "Can the canteen do something without egg? My lad is allergic and he lives on crisps when we visit.",
    "Swollen to the size of a barrel after your Christmas dinner. Seconds were offered and taken.",
    "Dad says the porridge could hang wallpaper. He had two bowls.",
    "I had nothing but a biscuit from breakfast till tea because my scan kept moving. The nurse was sorry.",
    "My mouth is watering for that bread and butter pudding, tell the kitchen.",
    "The bottle of water I bought was £2.40. In a hospital.",
)

QUESTIONS = (
    "Should I bring my heart tablets in the box or in the weekly tray?",
    "Do I stop my blood thinners before the tooth comes out, or will the letter say?",
    "What do I do with the patch after the 24 hour monitor, post it or bring it?",
    "Is it worth coming early for a blood test on a Monday?",
    "Can I take my inhaler into the scanner?",
    "How long is the stroke rehab waiting list at the moment?",
    "My blood pressure was over 120 at the pharmacy, who do I book with to have it looked at?",
    "Which door for the chest clinic after five, the main one or the side?",
    "Who do I tell that I have moved house? My letters still go to my mum.",
    "Can my husband come in with me for the scan or is it one at a time?",
    "How much is a wheelchair to borrow for a week?",
    "Is there somewhere to feed the baby that isn't the toilet?",
    "Do you take old spectacles and hearing aids? My late aunt left a drawer full.",
    "Will I be able to drive home after the eye drops?",
    "Should we fast before the child allergy clinic?",
    "What time does the fracture clinic open on bank holidays, and is there anybody on the desk?",
    "Is the hydro pool still closed? My knees ask every morning.",
    "My son is 14, does he come to you or to the grown-ups' clinic?",
    "Can you tell me which ward my uncle has been moved to?",
    "Is there a bus to the new site, and does it run on Sundays?",
)

LETTERS = (
    "Written my letters, licked my stamps, and still nobody at your end can find my referral.",
    "Two letters in the same post, one to say come and one to say don't.",
    "My mother's letter went to my father's old address. They divorced in 1988.",
    "You spelled my name wrong for the third time. It has only got four letters.",
    "The letter says bring a list of medication. I did. Nobody looked at it.",
    "Left a note at the desk with my new number and nobody rang.",
    "Please take my husband off your list. He had the operation privately and is playing golf again.",
    "You wrote to tell me that you would write to me.",
    "I have thrown away more letters from you than from the bank.",
    "My notes have gone to the other hospital and nobody can get them back.",
)

NEWS = (
    "The bride came up to the ward in her dress so that Grandad would not miss it. Not a dry eye.",
    "The choir popped into the children's ward on Sunday and the kids wore antlers.",
    "Great talk on blood pressure at the library, mine was 118 over 76, get in.",
    "Raffle total: 228 tickets sold, over £140 for the rose garden.",
    "Knife and fork supper for the hospice on the 12th, bring a bottle.",
    "The new heart unit opens in May. About time too.",
    "Our rugby lads were tackled to the ground by your therapy dog. Good photo.",
    "Staff five-a-side: physio thumped radiology 9 to 1.",
    "The hospital cat is now on the sofa in reception and will not move.",
    "Abseil off the maternity block next Saturday. I must be mad.",
    "Bake sale beat last year by sixty pounds.",
    "Blood donors' day on Friday. I got my badge for fifty.",
    "Seen on the news that you won an award. Well deserved.",
    "The old chimney comes down on Sunday, stand well back if you are passing.",
    "Radio played my request for ward 6 and the whole bay sang.",
)

MOANS = (
    "The fags at the front door. You walk through a cloud to have your lungs looked at.",
    "Blowing a gale through that corridor, my fingers went blue, close the door.",
    "It was boiling on the ward and nobody would open a window. Like an oven.",
    "Bed like a board, pillow like a pancake, fella next to me snoring like a train.",
    "The lift was stuck again. I am not climbing four floors with these knees.",
    "The heating is broken on the baby clinic and everyone had their coats on.",
    "Toilets by outpatients were filthy and the lock was broken.",
    "There is a smell in that lift that would fell an ox.",
    "My bag was moved twice and my slippers have vanished.",
    "The telly costs more than my rent.",
    "The receptionist spoke over my head to my daughter as if I was not there.",
    "Told to wait in the corridor because the room was being painted. Fumes and all.",
    "Chairs in the waiting room are agony, whoever picked them never had a bad back.",
    "I was shouted at for using the staff lift with my crutches.",
    "The gowns do not close at the back. Dignity goes out of the window.",
)

ORDINARY = (*THANKS, *WAITS, *PARKING, *FOOD, *QUESTIONS, *LETTERS, *NEWS, *MOANS)


@pytest.mark.parametrize("post", ORDINARY)
def test_an_ordinary_post_calls_no_human_now(post: str) -> None:
    assert not flags_of(post) & HUMAN_NOW, hits_of(post)


def test_the_inbox_is_wide_enough_to_tell() -> None:
    assert len(set(ORDINARY)) >= 120
