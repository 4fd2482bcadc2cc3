"""Owning it, taking it down, the breach record, the lesson: text in, values out."""

from collections.abc import Mapping
from typing import Any

from candour.amends.actions.breaches import Assessed
from candour.amends.actions.lessons import Learnt
from candour.domain.amending import PUBLIC_REASONS, TakeDownReason
from candour.domain.breaches import DETAIL_WORDS, PEOPLE_WORDS, RISK_WORDS, Detail, People, Risk
from candour.domain.learnt import LESSON_WORDS, LessonKind
from candour.web.fields import HouseField
from candour.web.forms import Form, Option, RadiosField, TextAreaField

OWN_PARTS = ("was_wrong", "is_right", "talk_to")
YES_NO = (Option("yes", "Yes"), Option("no", "No"))


class OwnForm(Form):
    """The three boxes of a correction; the words in them are the writer's own."""

    was_wrong = TextAreaField(
        "What was wrong",
        missing="Write what was wrong",
        rows=3,
        max_length=2000,
        label_size="m",
        hint="Say it as you would say it to them. It stands on our public page of what we put right, too.",
    )
    is_right = TextAreaField(
        "What is right", missing="Write what is right", rows=3, max_length=2000, label_size="m"
    )
    talk_to = TextAreaField(
        "Who to talk to",
        missing=None,
        rows=2,
        max_length=2000,
        label_size="m",
        hint="A name and a way to reach them, such as the ward's number.",
    )

    @property
    def parts(self) -> dict[str, str]:
        """This will give the boxes by name, whatever else is missing."""
        return {name: str(self.cleaned_data.get(name) or "") for name in OWN_PARTS}


class TakeDownForm(Form):
    """Why it comes down: one of the reasons that everybody reads."""

    reason = RadiosField(
        "Why does it come down? Everybody will read this line",
        missing="Choose why it comes down",
        options=tuple(
            Option(each.value, words)
            for each, words in PUBLIC_REASONS.items()
            if each is not TakeDownReason.UNFINISHED
        ),
        label_size="m",
    )

    @property
    def chosen(self) -> TakeDownReason:
        """This will give the reason that was chosen."""
        return TakeDownReason(self.cleaned_data["reason"])


class LessonForm(Form):
    """What a team learnt, without a name."""

    kind = RadiosField(
        "What sort of thing went wrong?",
        missing="Choose what sort of thing went wrong",
        options=tuple(Option(each.value, words) for each, words in LESSON_WORDS.items()),
    )
    made_it_easy = TextAreaField(
        "What made it easy to go wrong?",
        missing=None,
        rows=3,
        max_length=500,
        hint="The phone, the hour, a leaflet that was out of date. Not who.",
    )
    differently = TextAreaField(
        "What will we do differently?",
        missing="Write what we will do differently",
        rows=4,
        max_length=700,
        hint="What the team does from now on. No names, nothing about a patient.",
    )

    @property
    def learnt(self) -> Learnt:
        """This will give what was written."""
        given = self.cleaned_data
        return Learnt(LessonKind(given["kind"]), given["differently"], given["made_it_easy"])


class AssessForm(Form):
    """What is known by now of a breach; every box may wait."""

    detail = RadiosField(
        "What kind of detail got out?",
        missing=None,
        options=tuple(Option(each.value, words) for each, words in DETAIL_WORDS.items()),
    )
    people = RadiosField(
        "How many people is it about, roughly?",
        missing=None,
        options=tuple(Option(each.value, words) for each, words in PEOPLE_WORDS.items()),
    )
    consequences = TextAreaField(
        "What could come of it for them?",
        missing=None,
        rows=3,
        max_length=500,
        hint="No names, and not the words.",
    )
    risk = RadiosField(
        "How great is the risk to somebody?",
        missing=None,
        options=tuple(Option(each.value, words) for each, words in RISK_WORDS.items()),
    )
    ico_told = RadiosField("Did we tell the Information Commissioner?", missing=None, options=YES_NO)
    ico_because = TextAreaField(
        "Why, or why not", missing=None, rows=2, max_length=500, hint="Or the number of the notification."
    )
    person_told = RadiosField("Did we tell the person?", missing=None, options=YES_NO)
    person_because = TextAreaField("Why, or why not, and how", missing=None, rows=2, max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, HouseField):
                field.missing = ""  # every box may wait, so none of them says "(optional)"

    @property
    def assessed(self) -> Assessed:
        """This will give what was written; an open question stays open."""
        given: Mapping[str, str] = self.cleaned_data
        return Assessed(
            detail=Detail(given["detail"]) if given["detail"] else None,
            people=People(given["people"]) if given["people"] else None,
            consequences=given["consequences"],
            risk=Risk(given["risk"]) if given["risk"] else None,
            ico_told=_answer(given["ico_told"]),
            ico_because=given["ico_because"],
            person_told=_answer(given["person_told"]),
            person_because=given["person_because"],
        )


class CloseForm(Form):
    """The reason with which a record is closed."""

    reason = TextAreaField(
        "Close this record: why can it be closed?",
        missing="Enter why it can be closed",
        rows=3,
        max_length=500,
    )


def _answer(given: str) -> bool | None:
    return {"yes": True, "no": False}.get(given)
