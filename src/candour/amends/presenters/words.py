"""The page *Change the words*: what stands where, what changing it does there, who answered it already."""

from collections.abc import Sequence
from dataclasses import dataclass

from candour.amends.presenters.own import OurWords, PlaceOnPage
from candour.domain.refusal import Refusal
from candour.voice.models import Statement
from candour.voice.queries.rewording import Standing


@dataclass(frozen=True)
class WordsPage:
    """Everything that *Change the words* prints."""

    pk: int
    words: OurWords
    places: tuple[PlaceOnPage, ...]
    answered: str
    stays_somewhere: bool
    no: Refusal | None

    @staticmethod
    def of(statement: Statement, places: Sequence[Standing], answers: int, no: Refusal | None) -> "WordsPage":
        """This will say of each network what happens there, before the first word is typed."""
        return WordsPage(
            pk=statement.pk,
            words=OurWords.of(statement),
            places=tuple(_place(each) for each in places),
            answered=answered_words(answers),
            stays_somewhere=any(each.no for each in places),
            no=no,
        )


def answered_words(answers: int) -> str:
    """This will say how many answered what stands there now; empty where nobody did."""
    if not answers:
        return ""
    who = "One person has" if answers == 1 else f"{answers} people have"
    return f"{who} answered the words that stand there now. New words make those answers hard to understand."


def _place(standing: Standing) -> PlaceOnPage:
    if standing.no:
        will = f"{standing.no[0].lower()}{standing.no[1:].rstrip('.')}, so the old words stay there"
    elif standing.account.channel == "frontdoor":
        will = "the new words stand in its place; when it was changed and what it said before stays readable"
    else:
        will = "the new words stand in its place, and we look whether they do"
    return PlaceOnPage(standing.account.name, will, standing.copies[0].url)
