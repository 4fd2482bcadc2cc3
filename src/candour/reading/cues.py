"""Turns of phrase that tell one kind of post from another, written by hand, and how they are found.

A phrase is a row of words as `words.compared` gives them; "a/b" takes either, "~" up to three words.
"^" is the start of a clause. Each group becomes one feature, so that thirty rare phrases share one weight.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

GROUPS: dict[str, str] = {
    "praise_by_negation": """
        cant/cannot/couldnt/not/never/didnt ~ fault; could/can not fault; no complaints/complaint; no
        faults; nothing to complain/fault/improve; nothing but praise/good/admiration/thanks;
        cant/cannot/couldnt ~ thank ~ enough; cant/cannot/couldnt ~ praise ~ enough; cant/cannot ~ speak
        highly; cant/cannot recommend; nothing ~ too much trouble; nothing ~ too much;
        couldnt/could/cant/wouldnt ~ better; couldnt/couldn't ~ asked/ask for; could not have/of asked;
        could not ~ more helpful/kind/caring; couldnt/could not have/of been; couldnt been;
        wouldnt/would not change; wouldnt/would not hesitate; not/havent/without a bad word/thing; bad
        word to say; no bad; nothing bad; nothing wrong; not once did; no hesitation; without fault; no
        worries; no problem/problems/issues; never ~ let down; never felt so; never ~ better; never a;
        dont change; not a single complaint; no pain; no wait/waiting/queue/fuss/rush/hassle/delays; not
        ~ disappointed; nobody could ~ done more; couldnt/could not ~ do more; didnt ~ wait/feel rushed;
        didnt feel a thing; wasnt/werent ~ rushed; never rushed; not bad at all; not one; nothing
        needed/needs; nothing else; nothing more; nothing really; hardly ~ wait; nothing i; no need; no
        improvement/improvements; money cant buy; cant/cannot say enough; cant wish for; could wish for;
        second to none; words cant; no words; not all heroes; didnt know; shouldnt have worried; neednt
        have worried
    """,
    "thanks": """
        thank you; thank u; thanks to/for/so/all/again; many/huge/big/massive/sincere thanks; thanks a
        million; ta ever/very/muchly; cheers to/for/all/guys/lads; so/very/forever/eternally grateful;
        much appreciated; hats off; shout out; shoutout; big up; massive respect; well done;
        good/great/fab/amazing job; keep ~ up; keep up the good/great work; keep it up;
        good/great/fantastic/amazing work; take a bow; owe ~ my/our/his/her life; saved my/his/her/our;
        in good hands; credit to; a pat on the back; raise a glass; forever in your debt; diolch yn
        fawr; god bless; bless you/them/her/him; kudos; made my/our/his/her day; made all the
        difference; above and beyond; went out of ~ way; extra mile; put ~ at ease; felt ~ safe; looked
        after; ever so kind/nice/gentle; so kind/caring/gentle/lovely/patient; love you/our; five/#
        stars; highly recommend; would recommend; best ~ ever; worth ~ weight in gold; heart of gold;
        hearts of gold; over the moon; chuffed to; worth their/her/his; like family; one of the family;
        nothing like it; faith in; ten out of ten; # / #; best in the
    """,
    "sarcasm": """
        ^ oh good/great/brilliant/lovely/fantastic/joy/wow/perfect/marvellous/super; ^
        great/brilliant/fantastic/lovely/amazing/wonderful/superb/excellent/marvellous/perfect ,; thanks
        for nothing/wasting/ruining/letting/the; thanks a bunch/lot; ty for nothing; nice one; nice to
        know; good to know; glad to hear/see/know; love how/that/being; love it when; dont ~ all rush;
        slow clap; round of applause; bravo ~ for; well done ~ for; well done on; what a
        treat/joy/surprise/delight; lucky me/us; how lovely/kind/nice/thoughtful/convenient/reassuring;
        so ~ reassuring; top marks; full marks; gold star; medal to; first prize; congratulations on/to;
        big congratulations; such ~ caring; only ~ hours/weeks/months/days; only took; a mere; great
        start; great way to; silly me; my favourite; im honoured; i'm honoured; must be nice; clearly ~
        priority; world class ~ waiting; state of the art; five star; award for; and the award goes;
        real treat; because ~ obviously; how very; nothing says; who needs; who knew; apparently ~ is;
        amazing how; funny how; incredible how; just what i/we/you; exactly what i/we; oh how; really
        appreciate being; so glad i; so pleased to; delighted to find/learn/hear; thrilled to; cant wait
        to; yet another; yay ,; cheers for that; ta for that; good job i; wow ,; thoughts and prayers
    """,
    "asks": """
        ^ what time; ^ when/where/who/which is/are/do/does/can/will; ^ how do/can/long/far/much/many; ^
        is/are there; ^ do/does/can/is/are/will/has/have/did you/the/it/i/we/anyone/anybody/my/your; ^
        can/could you/i/we/someone; does/do anyone know; does/do anybody know; anyone know; anybody
        know; any idea; could/can you/someone/anyone tell/advise/confirm/explain/help/point/let; please
        advise/confirm; let me know; how do i; where do i; who do i; what do i; when do i; wondering
        if/whether/when; i'd like to know; want to know; need to know; is it true; is it
        ok/okay/possible/safe; am i allowed; are we allowed; do i need; do we need; should i; can i
        bring/park/visit/get/have/come/book/ring; not sure if/whether/where/who; what number; which
        ward/entrance/form/number/building; is it still; are you still/open; has anyone; hi do you;
        quick question; question for; just asking; any news on; what happens; how soon; whats the;
        what's the
    """,
    "rhetorical": """
        how hard/difficult is/can; how hard is it; how is ~ acceptable; how is it; how can
        you/they/anyone/it; how dare; how come; too much to ask; why is it; why do/does/did
        i/we/you/they/people/it/my/nobody; why dont/cant/wont/havent/hasnt/isnt/arent/should; why
        bother; why has/have; why ~ nobody; why ~ always; who thought; who decided; who signed; since
        when; whats/what's/what is the point; what kind/sort of; do you call; would you
        leave/treat/want/like/accept; am i supposed; are we supposed; is anyone/anybody/someone ~
        reading/listening/there/home/awake; is this a joke; does anyone/anybody ~ care; call yourselves;
        have you no; is nobody; do you even; do you actually; do you people; how many ~ does it take;
        how many more; how many times; how long ~ expected; how long ~ before; when are you going to;
        when will you; what do you ~ do all; where is the; where's the; where was; what happened to; was
        that too; is that it; seriously ?; really ?; are you having; are you serious; are you kidding;
        how would you; what on earth; who on earth; what the hell; is it any wonder; when did it become;
        isnt that what; what exactly; why on earth; why
    """,
    "proposes": """
        would/it'd/might/could be ~
        nice/good/great/helpful/useful/better/handy/lovely/ideal/easier/brilliant; be
        nice/good/helpful/useful/great/better if/to/for; could do with; should
        be/have/provide/offer/put/send/allow/include; needs/need to be; need/needs more; more ~ please;
        ^ more; ^ maybe; ^ perhaps; ^ improve; ^ provide; ^ have; ^ give; ^ make; ^ reduce; ^ increase;
        ^ put; ^ employ; ^ bring; ^ extend; ^ allow; ^ open; ^ better; ^ add; ^ get ~ more; ^ send; ^
        offer; ^ stop; ^ a bit more; ^ less; ^ fewer; ^ longer; ^ quicker; ^ earlier; ^ shorter; ^
        faster; suggest; suggestion; suggestions; recommend that; why not; how about; what about; have
        you thought/considered/tried; you could; could you/we add/put/have/make/please/install/do/send;
        please ~ can we have; can we have; can you add/put/bring/make; better if; wish ~
        had/was/were/could; i'd like to see; would like to see/have/more; would like ~ more; would have
        liked; would prefer; an idea; idea for; one idea; consider; would help; ought to; let's; lets
        have; instead of; any chance of; please put/add/bring/make/install; if you could; if they could;
        if there was/were; maybe a; maybe have; perhaps a; a few more; some more; think you should;
        would love to see; would benefit; next time; in future
    """,
    "turn": """
        the only thing; only thing; only
        downside/gripe/complaint/negative/niggle/criticism/problem/issue; apart from; other than; except
        for; shame about; it's a shame; shame that; a pity; let down by; on the other hand; bad news;
        mind you; despite; even though; not so; having said that; that said; on the downside; on the
        plus side; on the whole; the one thing; one thing; ~ aside; just a shame; but the; but i; but
        it; but no; but when; but was; however; although; just wish; if only; could have been; sadly;
        unfortunately; once ~ there/in; when ~ finally; mostly
    """,
    "report": """
        still waiting; still no; still not; no one; no-one; nobody ~
        came/told/knew/answered/rang/called/listened/explained/knows/answers; not told; was/were told;
        never got/heard/received/came/rang/called/turned; waited/waiting/waits # hours; # hours; # hrs;
        # weeks/months; for hours; hours late; all day; left ~ waiting/alone/on/in/sitting/with; told to
        go; told to; sent home; sent ~ away; had to wait/ask/ring/chase/beg/buy/pay/sleep/sit;
        third/fourth/second/fifth time; yet again; once again; over and over; no answer; no
        response/reply; no sign of; no
        food/water/pillow/blanket/explanation/apology/communication/information/privacy/parking; not one
        person; not good enough; not acceptable; not listened/believed/informed/happy/impressed;
        wasnt/werent/isnt ~ clean/listened/happy/told/helpful/ready/working; didnt
        listen/care/help/explain/know/bother/turn/ring/come; doesnt work; dont
        care/listen/answer/reply/bother; couldnt care less; not fit for; fit for purpose; waste of; lack
        of; let down; fobbed off; brushed off; passed ~ pillar; pillar to post; run/given the runaround;
        on hold; hung up; cut off; went missing; gone missing; fell on deaf; taking the
        mick/mickey/piss/p; sick of; fed up; had enough; never again; wont be back; avoid; bit much;
        took ~ hours/weeks/months; not what i; expected better/more; a joke; out of order; beyond a
        joke; get stuffed; stop ~ lying; shame on; hang your heads; should be ashamed; out of touch;
        throwing/throw ~ out; hands off; save our; no to; more like; instead of ~ told; without
        telling/asking/warning/explaining; turned away; out of date; falling apart; not working; broken
        again; because ~ staff
    """,
    "past_put_right": """
        used to; last time; in the past; not this time; this time; dreading; dreaded; was/were/am/been ~
        terrified/scared/nervous/anxious/frightened/petrified/worried; expected the worst; expecting the
        worst; how wrong; so nervous/scared/anxious/worried; i was wrong; take it all back; eat my
        words; proved me wrong; changed my mind; turned ~ around; couldnt ~ more different; night and
        day; has been fixed/sorted; now sorted; all sorted; put right; sorted it; but they/she/he
        were/was; worst day/night/week/time of; darkest; hardest; scariest; hate hospitals/needles; hate
        ~ but; first time ~ years
    """,
    "hearsay": """
        pass it on; spread the word; share this; please share; wake up; open your eyes; do your
        research; they are/they're shutting/closing/hiding; being shut; is closing/shutting; i heard;
        heard that; have heard; people are saying; everyone is saying; apparently; rumour; rumours; my
        mate/neighbour/friend/sister/cousin ~ says/said/told/reckons; word is; big pharma; cover up;
        coverup; hoax; they dont want you; the truth about; fact : ; secretly; someone told; according
        to
    """,
    "plain_news": """
        see you there; tickets; for sale; selling; open day; is on; tonight; this weekend; on
        saturday/sunday/monday/tuesday/wednesday/thursday/friday; annual report; fun run; bake sale; is
        out; meeting; photo of; here's; traffic; road; starting my; first day; off to work; night shift;
        was born; episode; on the telly; in the news; looking for a; lost ~ keys; found a; passing;
        never been; not applicable; n / a; nothing to say; no comment; no comments; dont know; not sure;
        nothing; same as; see above; as above
    """,
    "social_praise": """
        ^ best; love this/your/it/the/my; yum; so good; smashed it; nailed it; you rock; you're the
        best; you guys; made my day; well chuffed; proper lush; buzzing; my favourite; best ~
        ive/i've/i; fave; can't wait to come; big fan; hands down
    """,
}

Pattern = tuple[frozenset[str] | None, ...]
_START = "^"


@dataclass
class _Opening:
    """What may follow one first word: phrases that end with it, phrases by their second word, and those in
    which other words may come between (with the words of which one must come at once after these)."""

    alone: list[int] = field(default_factory=list)
    by_second: dict[str, list[tuple[int, Pattern]]] = field(default_factory=dict)
    after_gap: list[tuple[int, frozenset[str], Pattern]] = field(default_factory=list)


def _compile() -> dict[str, _Opening]:
    """This will index every phrase by the words it can start with, and by those that can follow."""
    table: dict[str, _Opening] = {}
    for number, phrases in enumerate(GROUPS.values()):
        for phrase in phrases.split(";"):
            parts: list[frozenset[str] | None] = [
                None if part == "~" else frozenset({part} if part == "/" else part.split("/"))
                for part in phrase.split()
            ]
            for word in parts[0] or frozenset():
                _index(table.setdefault(word, _Opening()), number, tuple(parts[1:]))
    return table


def _index(opening: _Opening, number: int, rest: Pattern) -> None:
    if not rest:
        opening.alone.append(number)
    elif rest[0] is not None:
        for second in rest[0]:
            opening.by_second.setdefault(second, []).append((number, rest[1:]))
    elif len(rest) > 1 and rest[1] is not None:
        opening.after_gap.append((number, rest[1], rest))
    else:
        raise ValueError("A gap stands between two words.")


_OPENINGS = _compile()
_AT_START = _OPENINGS[_START]
_GAP = 3


def _follows(said: Sequence[str], at: int, rest: Pattern) -> bool:
    size = len(said)
    for place, part in enumerate(rest):
        if part is None:
            return any(_follows(said, at + skip, rest[place + 1 :]) for skip in range(_GAP + 1))
        if at >= size or said[at] not in part:
            return False
        at += 1
    return True


def counted(said: Sequence[str], starts: frozenset[int]) -> list[int]:
    """This will count, group by group, the turns of phrase in a row of words.

    `starts` are the indices at which clauses start.
    """
    counts = [0] * len(GROUPS)
    for at, opening in enumerate(map(_OPENINGS.get, said)):
        if opening is not None:
            _count(opening, said, at + 1, counts)
    for at in starts:
        _count(_AT_START, said, at, counts)
    return counts


def _count(opening: _Opening, said: Sequence[str], at: int, counts: list[int]) -> None:
    """This will count the phrases of one opening that go on at `at`."""
    for number in opening.alone:
        counts[number] += 1
    if opening.by_second and at < len(said):
        for number, rest in opening.by_second.get(said[at], ()):
            if not rest or _follows(said, at + 1, rest):
                counts[number] += 1
    if opening.after_gap:
        near = said[at : at + _GAP + 1]
        for number, words, rest in opening.after_gap:
            if not words.isdisjoint(near) and _follows(said, at, rest):
                counts[number] += 1
