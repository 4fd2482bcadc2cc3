"""Writing a proposal, asking, voting, answering: text in, values out."""

from collections.abc import Mapping
from dataclasses import replace

from candour.domain.approval.editing import row_of, with_row
from candour.domain.approval.phrases import ASKS
from candour.domain.approval.plain import row_to_plain
from candour.domain.approval.policy import Ask, Policy
from candour.domain.checks.agreed import CAN_BE_SET, LONGEST_PHRASE, Setting, SettingKind
from candour.domain.checks.clauses import CLAUSE_OF, CLAUSES
from candour.domain.checks.codes import Code, Level
from candour.domain.consensus import proposing
from candour.domain.consensus.ballots import OPINION_WORDS, Opinion
from candour.domain.consensus.proposing import Clause
from candour.domain.roles import RIGHT_LABELS, Right
from candour.domain.sites import SITE_WORDS, SiteKind
from candour.guidelines.actions.asking import LONGEST_ANSWER
from candour.guidelines.actions.writing import Written
from candour.guidelines.models import Proposal
from candour.guidelines.queries.proposals import settings_in
from candour.people.models import Site
from candour.web.forms import Form, Option, RadiosField, SelectField, TextAreaField, TextField

NOTHING, ROW = "", "row"
_RULES = (
    Option(NOTHING, "Nothing: these are words for people"),
    Option(SettingKind.MAY_REPEAT.value, "Let these words be the same in every reply"),
    Option(SettingKind.AVOID.value, "Hint when somebody writes these words"),
    Option(SettingKind.LEVEL.value, "Hold, hint or say nothing where a check finds something"),
    Option(ROW, "Change who looks first"),
)
_CHECKS = (
    ("", "Choose a check"),
    *((code.value, f"{CLAUSE_OF[code]} {CLAUSES[CLAUSE_OF[code]]}") for code in Code if code in CAN_BE_SET),
)
_LEVELS = (("hold", "Hold it"), ("hint", "Hint at it"), ("", "Say nothing"))
_WHO = (
    ("", "Nobody: it is checked and then sent"),
    *((ask.value, words[0].upper() + words[1:]) for ask, words in ASKS.items()),
)
_RIGHTS = (
    ("", "No right: they always look"),
    *((right.value, RIGHT_LABELS[right]) for right in Right),
)


class ProposalForm(Form):
    """A clause in plain words, and what Candour should do because of it."""

    words = TextAreaField(
        "The clause",
        missing="Enter the clause, in one sentence",
        hint="One plain sentence that says what we do. Such as: Directions may be the same in every reply.",
        rows=3,
        max_length=proposing.LONGEST_CLAUSE,
        counted=True,
    )
    why = TextAreaField(
        "Why",
        missing="Enter why",
        hint="What goes wrong without it?",
        rows=3,
        max_length=proposing.LONGEST_WHY,
    )
    example = TextAreaField(
        "An example",
        missing=None,
        hint="How it looks when it is kept, and when it is not. Leave it empty if none is needed.",
        rows=3,
        max_length=proposing.LONGEST_EXAMPLE,
    )
    rule = RadiosField("What should Candour do?", options=_RULES, missing=None)
    phrases = TextAreaField(
        "Which words",
        missing=None,
        hint=f"One line each, {LONGEST_PHRASE} characters at most, for the first two choices above.",
        rows=3,
    )
    check = SelectField("Which check", options=_CHECKS, missing=None, hint="For the third choice.")
    level = SelectField("What it should do", options=_LEVELS, missing=None)
    row = SelectField("Which replies", options=[("", "Choose")], missing=None, hint="For the last choice.")
    first = SelectField("Who looks first", options=_WHO, missing=None)
    second = SelectField("Who looks besides", options=_WHO, missing=None)
    right = SelectField("Nobody looks if the writer holds the right", options=_RIGHTS, missing=None)
    case = TextAreaField(
        "The case behind it",
        missing=None,
        hint="What happened, without anybody’s name. Everybody reads it.",
        rows=3,
        max_length=proposing.LONGEST_EXAMPLE,
    )

    def offer(self, table: Policy) -> "ProposalForm":
        """This will offer the rows of the policy in force."""
        field = self.fields["row"]
        assert isinstance(field, SelectField)  # noqa: S101 - declared above
        field.offer(
            [("", "Choose"), *((row.number, f"{row.when_words}: {row.route_words}") for row in table.rows)]
        )
        self.table = table
        return self

    @property
    def written(self) -> Written:
        """This will give what was written, whatever is wrong with it: a draft keeps what is too long, too.

        Raises Refusal where a row is not there any more.
        """
        given = {name: str(self.cleaned_data.get(name) or "") for name in self.fields}
        given |= {
            name: str(self.data.get(name, "")) for name in ("words", "why", "example", "case", "phrases")
        }
        clause = Clause(given["words"], given["why"], given["example"])
        rule = given["rule"]
        return Written(clause, _settings(rule, given), self._row(rule, given), given["case"])

    def _row(self, rule: str, given: Mapping[str, str]) -> dict[str, object] | None:
        if rule != ROW or not given["row"]:
            return None
        asks = tuple(Ask(given[name]) for name in ("first", "second") if given[name])
        right = Right(given["right"]) if given["right"] else None
        changed = replace(row_of(self.table, given["row"]), asks=asks, right=right)
        return row_to_plain(row_of(with_row(self.table, changed), changed.number))


def first_values(proposal: Proposal) -> dict[str, object]:
    """This will give what the form shows of a proposal that is being written or mended."""
    values: dict[str, object] = {
        "words": proposal.words,
        "why": proposal.why,
        "example": proposal.example,
        "case": proposal.case,
    }
    if proposal.row:
        asks = [*proposal.row.get("asks", []), "", ""]
        row = {"row": proposal.row.get("number"), "right": proposal.row.get("right") or ""}
        return values | row | {"rule": ROW, "first": asks[0], "second": asks[1]}
    for setting in settings_in(proposal):
        values |= {
            "rule": setting.kind.value,
            "phrases": "\n".join(setting.phrases),
            "check": setting.check.value if setting.check else "",
            "level": setting.level.value if setting.level else "",
        }
    return values


def _settings(rule: str, given: Mapping[str, str]) -> tuple[Setting, ...]:
    if rule == SettingKind.LEVEL:
        check = Code(given["check"]) if given["check"] else None
        level = Level(given["level"]) if given["level"] else None
        return (Setting("", 0, SettingKind.LEVEL, check=check, level=level),)
    if rule in {SettingKind.MAY_REPEAT, SettingKind.AVOID}:
        phrases = tuple(line.strip() for line in given["phrases"].splitlines() if line.strip())
        return (Setting("", 0, SettingKind(rule), phrases),)
    return ()


class QuestionForm(Form):
    """What is not clear about a proposal."""

    words = TextAreaField(
        "What is not clear?",
        missing="Enter your question",
        hint="Others read it as asked by a colleague.",
        rows=2,
        max_length=proposing.LONGEST_REASON,
    )


class AnswerForm(Form):
    """The author's answer."""

    words = TextAreaField("Your answer", missing="Enter your answer", rows=2, max_length=LONGEST_ANSWER)


class VoteForm(Form):
    """One of three, and why."""

    opinion = RadiosField(
        "What do you think?",
        options=[Option(each.value, words) for each, words in OPINION_WORDS.items()],
        missing="Choose one",
    )
    reason = TextAreaField(
        "Why?",
        missing=None,
        hint="Shown without your name, as written by a colleague, once the vote is over.",
        rows=2,
        max_length=proposing.LONGEST_REASON,
    )

    @property
    def chosen(self) -> Opinion:
        """This will give the opinion."""
        return Opinion(self.cleaned_data["opinion"])


class OfficerForm(Form):
    """The accountable officer's answer to what colleagues agreed on."""

    accepts = RadiosField(
        "Your answer",
        options=[
            Option("yes", "I accept it", "It is in force at once."),
            Option("no", "I decline it", "Your reason is public."),
        ],
        missing="Choose an answer",
    )
    reason = TextAreaField(
        "Why", missing=None, hint="Needed for a no. Everybody can read it.", rows=2, max_length=300
    )


class HideForm(Form):
    """Why words are taken out of sight."""

    because = TextField(
        "Why does it have to go?", missing="Enter why", hint="It stands in the log.", max_length=300
    )


class SitesForm(Form):
    """What sort of place each site is."""

    def __init__(self, *given: object, sites: list[Site], **more: object) -> None:
        super().__init__(*given, **more)  # type: ignore[arg-type]  # what Django's form takes
        self.sites = {f"site-{site.pk}": site for site in sites}
        options = [(kind.value, words) for kind, words in SITE_WORDS.items()]
        for name, site in self.sites.items():
            field = SelectField(site.name, options=options, missing="Choose one", initial=site.kind)
            self.fields[name] = field

    @property
    def chosen(self) -> list[tuple[Site, SiteKind]]:
        """This will give each site with its sort."""
        return [(site, SiteKind(self.cleaned_data[name])) for name, site in self.sites.items()]
