"""Two colleagues look at practice: asked in turn, passed on when silent, passed or given back with words.

Who said "not yet" is in no event, and no number of tries is kept: a new try takes the place of the last.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q
from django.urls import reverse

from candour.domain.actor import Actor, Job
from candour.domain.peers import ENOUGH, WITHIN, Verdict, next_peers, outcome, to_answer, verdict_of
from candour.domain.refusal import Refusal, refuse
from candour.domain.roles import RIGHT_LABELS
from candour.jobs import news
from candour.learning.actions.passing import pass_lesson
from candour.learning.lesson import Lesson, Scenario
from candour.learning.models import Look, Practice, Taking
from candour.learning.queries.lessons import lesson_ever
from candour.learning.queries.peers import ASKS, in_turn
from candour.people.actions.notices import finish_notices, send_notice
from candour.people.actions.permits import must_be_of
from candour.people.models import Person

ASKING = Job("learning.practice")
GIVEN_BACK, PASSED = "practice_back", "practice_passed"
"""Kinds of notices to the author."""
_OPENS = {GIVEN_BACK: "learning-colleagues", PASSED: "learning-passed"}
AT_A_TIME = 100


def send(*, taking: Taking, lesson: Lesson, scenario: Scenario, text: str, now: datetime) -> Practice:
    """This will put a practice reply before two colleagues, in place of the last one. The caller locks."""
    fields = {
        "trust_id": taking.trust_id,
        "title": lesson.title,
        "teller": scenario.teller,
        "post": scenario.post,
        "asks": list(lesson.asks),
        "text": text,
        "sent_at": now,
        "ended_at": None,
        "outcome": "",
    }
    practice, _is_new = Practice.objects.update_or_create(taking=taking, defaults=fields)
    practice.looks.all().delete()
    finish_notices(by=ASKING, trust=taking.trust_id, about=f"lesson:{taking.pk}", now=now)
    ask_on(practice=practice, now=now)
    return practice


def ask_on(*, practice: Practice, now: datetime) -> None:
    """This will ask as many colleagues as are missing, in turn; where nobody is left it tries again later.

    Once everybody else was asked, it begins again with whoever let it pass longest ago.
    """
    looks = list(practice.looks.select_related("person"))
    said = [each for each in looks if each.verdict]
    waiting = [each for each in looks if each.ended_at is None]
    needed = ENOUGH - len(said) - len(waiting)
    if needed <= 0:
        return
    author = practice.taking.person
    lesson = lesson_ever(practice.trust_id, practice.taking.lesson)
    taken = [each.person.same_human for each in said + waiting]
    for but in (looks, said + waiting):
        turn = in_turn(practice.trust_id, lesson, now, without=[each.person_id for each in but])
        chosen = next_peers(turn, author=author.same_human, taken=taken, needed=needed)
        for peer in chosen:
            _ask(practice, Person.objects.get(pk=peer.person), now)
        if chosen:
            return


def _ask(practice: Practice, person: Person, now: datetime) -> None:
    look = Look.objects.create(
        trust_id=practice.trust_id,
        practice=practice,
        person=person,
        asked_at=now,
        moves_on_at=now + WITHIN,
    )
    send_notice(
        by=ASKING,
        person=person,
        kind=ASKS,
        about=_about(practice),
        words="A colleague practised a reply. Have a look, in two minutes?",
        opens=reverse("learning-look", args=[look.pk]),
        now=now,
    )
    _tell("learning:practice:asked", ASKING, practice, now, person.pk)


@transaction.atomic
def answer(*, by: Person, look: Look, answers: Sequence[bool], words: str, now: datetime) -> Look:
    """This will take a colleague's answers: the second yes passes the lesson, a "not yet" gives it back."""
    look = _open_look(by, look)
    practice = look.practice
    is_open = look.ended_at is None and practice.ended_at is None
    refuse(to_answer(is_open=is_open, answers=answers, questions=len(practice.asks), words=words))
    look.verdict, look.answers, look.words = verdict_of(answers), list(answers), words.strip()[:300]
    look.ended_at = now
    look.save(update_fields=["verdict", "answers", "words", "ended_at"])
    finish_notices(by=by, trust=by.trust_id, about=_about(practice), kind=ASKS, person=by, now=now)
    _tell("learning:practice:looked_at", by, practice, now)
    said = [Verdict(each) for each in practice.looks.exclude(verdict="").values_list("verdict", flat=True)]
    came_of_it = outcome(said)
    if came_of_it is not None:
        _end(by, practice, came_of_it, now)
    return look


@transaction.atomic
def cannot_look(*, by: Person, look: Look, now: datetime) -> None:
    """This will pass a look on to the next colleague at once, without a reason."""
    look = _open_look(by, look)
    if look.ended_at is not None:
        raise Refusal("This does not need you any more.", "Go back to your lessons.")
    _pass_on(by, look, now)


@transaction.atomic
def take_back(*, by: Person, practice: Practice, now: datetime) -> None:
    """This will take one's own practice away from whoever was asked; the words stay in one's own box."""
    must_be_of(by, practice.trust_id)
    practice = Practice.objects.select_for_update().select_related("taking").get(pk=practice.pk)
    if practice.taking.person_id != by.pk:
        raise Refusal("This is somebody else's practice.", "Open your own lesson.")
    if practice.ended_at is not None:
        raise Refusal("Your colleagues have looked already.", "Open your lesson and read what they said.")
    _close(by, practice, now)
    practice.text = ""
    practice.save(update_fields=["text"])
    _tell("learning:practice:taken_back", by, practice, now)


def move_on(*, by: Actor, now: datetime) -> None:
    """This will pass on what waited too long or lies with somebody who left, and ask where one is missing."""
    overdue = Look.objects.filter(ended_at=None).filter(Q(moves_on_at__lte=now) | Q(person__is_active=False))
    for look in overdue.order_by("moves_on_at", "pk")[:AT_A_TIME]:
        with transaction.atomic():
            _pass_on(by, _locked(look), now)
    waits = Q(looks__ended_at=None) | ~Q(looks__verdict="")
    short = (
        Practice.objects.filter(ended_at=None)
        .annotate(with_somebody=Count("looks", filter=waits))
        .filter(with_somebody__lt=ENOUGH)
    )
    for practice in short.order_by("sent_at", "pk")[:AT_A_TIME]:
        with transaction.atomic():
            locked = Practice.objects.select_for_update().select_related("taking__person").get(pk=practice.pk)
            if locked.ended_at is None:
                ask_on(practice=locked, now=now)


def _pass_on(by: Actor, look: Look, now: datetime) -> None:
    if look.ended_at is not None or look.practice.ended_at is not None:
        return
    look.ended_at = now
    look.save(update_fields=["ended_at"])
    about = _about(look.practice)
    finish_notices(by=by, trust=look.trust_id, about=about, kind=ASKS, person=look.person, now=now)
    _tell("learning:practice:passed_on", by, look.practice, now)
    ask_on(practice=look.practice, now=now)


def _end(by: Person, practice: Practice, came_of_it: Verdict, now: datetime) -> None:
    _close(by, practice, now)
    practice.outcome = came_of_it
    taking = practice.taking
    if came_of_it is Verdict.NOT_YET:
        practice.save(update_fields=["outcome"])
        words = (
            f"A colleague looked at your practice for \u201c{practice.title}\u201d and has a word for you."
        )
        _notify(by=by, taking=taking, kind=GIVEN_BACK, words=words, now=now)
        return
    practice.text = ""
    practice.save(update_fields=["outcome", "text"])
    lesson = lesson_ever(practice.trust_id, taking.lesson)
    pass_lesson(by=by, person=taking.person, lesson=lesson, taking=taking, now=now)
    may = f" You may {RIGHT_LABELS[lesson.opens]} without waiting." if lesson.opens else ""
    words = f"Two colleagues said yes to \u201c{practice.title}\u201d.{may}"
    _notify(by=by, taking=taking, kind=PASSED, words=words, now=now)


def _notify(*, by: Person, taking: Taking, kind: str, words: str, now: datetime) -> None:
    send_notice(
        by=by,
        person=taking.person,
        kind=kind,
        about=f"lesson:{taking.pk}",
        words=words,
        opens=reverse(_OPENS[kind], args=[taking.lesson]),
        now=now,
    )


def _close(by: Actor, practice: Practice, now: datetime) -> None:
    """This will end the practice and every look that still waits, and put their notices away."""
    practice.ended_at = now
    practice.save(update_fields=["ended_at"])
    practice.looks.filter(ended_at=None).update(ended_at=now)
    finish_notices(by=by, trust=practice.trust_id, about=_about(practice), kind=ASKS, now=now)


def _open_look(by: Person, look: Look) -> Look:
    must_be_of(by, look.trust_id)
    if look.person_id != by.pk:
        raise Refusal("Somebody else was asked to look at this.", "Open what waits for you, under Learn.")
    return _locked(look)


def _locked(look: Look) -> Look:
    """This will give the look anew with its practice and the author locked, the author first as in a try."""
    Person.objects.select_for_update().get(takings__practice=look.practice_id)
    Practice.objects.select_for_update().get(pk=look.practice_id)
    return Look.objects.select_related("practice__taking__person", "person").get(pk=look.pk)


def _about(practice: Practice) -> str:
    return f"practice:{practice.pk}"


def _tell(name: str, by: Actor, practice: Practice, now: datetime, asked: int | None = None) -> None:
    about: dict[str, str | int | None] = {"practice": practice.pk}
    if asked is not None:
        about["person"] = asked
    news.tell(name, by=by, trust=practice.trust_id, about=about, now=now)
