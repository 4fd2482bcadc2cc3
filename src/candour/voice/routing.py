"""A route as plain JSON beside the words that it was fixed for, and back again."""

from typing import TypedDict

from candour.domain.approval.people import OnDuty
from candour.domain.approval.route import Route
from candour.domain.approval.steps import Step


class PlainPerson(TypedDict):
    """Somebody in a step's chain: account, plain role, and the key of the human behind it."""

    person: str
    name: str
    label: str
    human: str


class PlainStep(TypedDict):
    """One step of a fixed route; `duty` is None where no account holds the standing duty role."""

    chain: list[PlainPerson]
    duty: PlainPerson | None
    role: str
    duty_role: str
    within_minutes: int
    then_minutes: int


def plain_steps(route: Route) -> list[PlainStep]:
    """This will give the steps of a route as plain values."""
    return [
        {
            "chain": [_plain(person) for person in step.chain],
            "duty": _plain(step.duty) if step.duty else None,
            "role": step.role,
            "duty_role": step.duty_role,
            "within_minutes": step.within_minutes,
            "then_minutes": step.then_minutes,
        }
        for step in route.steps
    ]


def step_of(plain: PlainStep) -> Step:
    """This will rebuild a step; who is still here is looked up when they are asked."""
    who, deputy, on_call = [*(_person(each) for each in plain["chain"]), None, None, None][:3]
    duty = _person(plain["duty"]) if plain["duty"] else None
    return Step(
        who,
        plain["role"],
        deputy,
        on_call,
        duty,
        plain["duty_role"],
        plain["within_minutes"],
        plain["then_minutes"],
    )


def without(plain: PlainStep, humans: set[str]) -> PlainStep:
    """This will leave these humans out of a step, as when one of them wrote words in it."""
    duty = plain["duty"]
    return {
        **plain,
        "chain": [each for each in plain["chain"] if each["human"] not in humans],
        "duty": duty if duty and duty["human"] not in humans else None,
    }


def _plain(person: OnDuty) -> PlainPerson:
    return {
        "person": person.person,
        "name": person.name,
        "label": person.label,
        "human": person.human_key,
    }


def _person(plain: PlainPerson) -> OnDuty:
    return OnDuty(person=plain["person"], name=plain["name"], label=plain["label"], human=plain["human"])
