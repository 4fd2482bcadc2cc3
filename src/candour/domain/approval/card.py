"""The route in short plain sentences, as the card above the composer says it."""

from datetime import datetime, timedelta

from candour.domain.approval.route import Route
from candour.domain.approval.steps import Step
from candour.domain.clocks import at_time


def headline(route: Route) -> str:
    """This will say in one sentence who sees the words first, such as "One person: the matron on call."."""
    if route.refusal:
        return route.refusal.reason
    if not route.steps:
        return "Nobody needs to look first: it leaves when you send it."
    roles = [the_role(step.role) for step in route.steps]
    return f"One person: {roles[0]}." if len(roles) == 1 else f"Two people: {roles[0]}, and {roles[1]}."


def card(route: Route, asked_at: datetime) -> tuple[str, ...]:
    """This will give the card's sentences: who, how long, who is next, why, what would shorten it.

    Lessons are named by the table of lessons, for scripts and the command line; a page names those alone that
    can be opened, after `who_and_why`.
    """
    shorter = [
        f"After the lesson “{each.what}” ({each.minutes} minutes) {goes_then(each.leads_to)}"
        for each in route.what_would_shorten
    ]
    return (*who_and_why(route, asked_at), *shorter)


def goes_then(leads_to: int) -> str:
    """This will say how replies like this go after a lesson that leaves so many people to wait for."""
    return f"replies like this {'go without waiting' if leads_to == 0 else 'wait for one person'}."


def who_and_why(route: Route, asked_at: datetime) -> tuple[str, ...]:
    """This will give the card's sentences without what would shorten the route."""
    if route.refusal:
        return f"{headline(route)} {_clause(route)}", route.refusal.remedy
    sentences = [headline(route), route.minutes.sentence if route.steps else ""]
    if route.steps and route.minutes.are_known:
        sentences.append(_if_silent(route.steps[0], asked_at))
    sentences.append(_why(route))
    return tuple(sentence for sentence in sentences if sentence)


def _if_silent(step: Step, asked_at: datetime) -> str:
    moment = at_time(asked_at + timedelta(minutes=step.within_minutes))
    return f"If no answer by {moment}: {the_role(step.asked_next)}." if step.who else ""


def _why(route: Route) -> str:
    first, *more = route.reasons
    clause = f" {_clause(route)}" if route.clauses else ""
    return " ".join([f"Why: {first[0].lower()}{first.removesuffix('.')[1:]}{clause}.", *more])


def _clause(route: Route) -> str:
    return f"({', '.join(_named(clause) for clause in route.clauses)})" if route.clauses else ""


def _named(clause: str) -> str:
    return clause if clause.startswith("floor") else f"clause {clause}"


def the_role(role: str) -> str:
    """This will name a role in the middle of a sentence, such as "the matron on call"."""
    plain = f"{role[0].lower()}{role[1:]}" if role[1:2].islower() else role
    return plain if plain.startswith("the ") else f"the {plain}"
