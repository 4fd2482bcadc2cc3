"""Gives one person a great many holds, noes, corrections and take-downs, in few SQL statements."""

from datetime import timedelta

from candour.amends.models import Alert, Breach, LessonLearnt
from candour.domain.statements import StatementState
from candour.listening.models import Claim
from candour.voice.models import Decision, HoldLifted, Statement, TakeDown, Version
from tests.house.growing import copies
from tests.house.two_trusts import Side


def go_wrong(side: Side, numbers: range) -> None:
    """This will let the writer's words be held, declined, corrected and taken down, once for each number."""
    public = Statement.objects.get(pk=side.things["public_reply"])
    down = Statement.objects.get(pk=side.things["came_down"])
    declined = Statement.objects.get(pk=side.things["waiting"])
    correction = Statement.objects.filter(trust=side.trust, corrects__isnull=False)[0]
    taken = TakeDown.objects.get(statement=down)
    lesson = LessonLearnt.objects.get(statement=down)
    alert = Alert.objects.get(statement=public)
    firsts = copies(public, numbers, post=lambda _: None)
    corrections = copies(correction, numbers, post=lambda _: None, corrects=firsts.get)
    downs = copies(down, numbers, post=lambda _: None)
    noes = copies(declined, numbers, post=lambda _: None, state=lambda _: StatementState.DECLINED.value)
    copies(taken, numbers, statement=downs.get, taken_down_at=lambda n: taken.taken_down_at - timedelta(n))
    copies(lesson, numbers, statement=corrections.get, learnt_at=lambda n: lesson.learnt_at - timedelta(n))
    copies(alert, numbers, statement=firsts.get)
    copies(Breach.objects.get(statement=down), numbers, statement=downs.get)
    _decline(side, noes)
    HoldLifted.objects.bulk_create(
        HoldLifted(
            trust=side.trust,
            statement=each,
            check_code="contradiction",
            text_sha256=f"{number:064}",
            reason="It is a complaint.",
            lifted_at=each.began_at,
            lifted_by=side.who["writer"],
        )
        for number, each in noes.items()
    )


def answer_back(side: Side, numbers: range) -> None:
    """This will have people answer one public reply, and the writer take each tenth of their answers."""
    public = Statement.objects.get(pk=side.things["public_reply"])
    assert public.post is not None
    answers = copies(
        public.post,
        numbers,
        network_id=lambda n: f"answer-back:{public.pk}:{n}",
        thread=lambda _: public.post,
        waits_since=lambda _: public.began_at,
        text=lambda n: "Did anybody read this?" if n % 2 else "Thank you.",
    )
    Claim.objects.bulk_create(
        Claim(
            trust_id=public.trust_id,
            post=post,
            person_id=public.author_id,
            claimed_at=public.began_at,
            active_at=public.began_at,
        )
        for number, post in answers.items()
        if number % 10 == 0
    )


def _decline(side: Side, noes: dict[int, Statement]) -> None:
    template = Version.objects.get(statement=int(side.things["waiting"]))
    versions = copies(template, range(min(noes), max(noes) + 1), statement=noes.get)
    asking = side.who["approver"].askings.all()[0]
    Decision.objects.bulk_create(
        Decision(
            trust=side.trust,
            version=version,
            asking=asking,
            verdict="not_this",
            reason="Say when.",
            decided_at=version.written_at,
            decided_by=side.who["approver"],
        )
        for version in versions.values()
    )
