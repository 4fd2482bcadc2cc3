"""How well the reader reads, as printed: a sentence first, the serious errors, the others, the posts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from candour.domain.kinds import Kind
from candour.domain.reading_figures import (
    ENOUGH,
    Figures,
    Misread,
    ReadAlike,
    Share,
    by_model,
    figures,
)
from candour.listening.presenters.words import KIND_LABELS, kind_words
from candour.listening.queries.reader import Misreadings, MisreadOne
from candour.web.filters import plural, shortened

PERIODS: dict[str, tuple[int, str]] = {"month": (30, "last 30 days"), "year": (365, "last 12 months")}
"""Name in the address -> days, and how it reads."""
_SERIOUS = {
    Kind.COMPLAINT: ("Thanks read as a complaint", "We would say sorry to somebody who thanked us."),
    Kind.COMPLIMENT: ("A complaint read as thanks", "We would thank somebody who was let down."),
}
"""What it was read as -> the error, and what it would lead to."""


@dataclass(frozen=True)
class Period:
    """One of the periods to choose from."""

    words: str
    href: str
    is_current: bool


@dataclass(frozen=True)
class ErrorLine:
    """One pair of kinds: what was read and what it is, how many said aloud and how many only guessed."""

    read_as: str
    really: str
    said: int
    guessed: int
    href: str


@dataclass(frozen=True)
class SeriousLine:
    """One of the two errors that matter most, what it would lead to, and how often it was made."""

    title: str
    harm: str
    counted: str
    href: str


@dataclass(frozen=True)
class ModelLine:
    """One model: what it read, how much of that it said, and how often that was wrong."""

    version: str
    fingerprint: str
    read: int
    said: str
    wrong: str


@dataclass(frozen=True)
class MisreadPost:
    """One post that was misread. `text` is empty where its words are gone or changed since."""

    post: int
    read_as: str
    really: str
    is_said: bool
    text: str
    read_at: datetime


@dataclass(frozen=True)
class ReaderPage:
    """The page as printed; `posts_of` says which errors its posts are of, where one pair was chosen."""

    periods: tuple[Period, ...]
    since: str
    period: str
    read: int
    sentences: tuple[str, ...]
    serious: tuple[SeriousLine, ...]
    others: tuple[ErrorLine, ...]
    models: tuple[ModelLine, ...]
    posts: tuple[MisreadPost, ...]
    posts_of: str
    next_href: str
    numbers_href: str


def reader_page(
    period: str, alike: Sequence[ReadAlike], found: Misreadings, pair: tuple[str, str]
) -> ReaderPage:
    """This will make the page of a period; `pair` is the error whose posts were asked for."""
    whole = figures(alike)
    words = PERIODS[period][1]
    return ReaderPage(
        periods=tuple(Period(PERIODS[name][1], _address(name), name == period) for name in PERIODS),
        since=words,
        period=period,
        read=whole.read,
        sentences=_sentences(whole, words),
        serious=tuple(_serious(each, period) for each in whole.serious),
        others=tuple(_error(each, period) for each in whole.misread),
        models=tuple(map(_model, by_model(alike))),
        posts=tuple(map(_post, found.rows)),
        posts_of=_pair_words(*pair),
        next_href=_address(period, *pair, before=found.next_before) if found.next_before else "",
        numbers_href=f"{reverse('listening-reader-numbers')}?{urlencode({'period': period})}",
    )


def _sentences(whole: Figures, words: str) -> tuple[str, ...]:
    """This will say what the numbers come to, and plainly where they are too few to say it."""
    said, wrong, told = whole.said, whole.wrong, whole.guessed_right
    read = f"In the {words} Candour read {plural(whole.read, 'post')}."
    lines = [
        f"{read} It said what {said.part:,} of them are ({said.in_hundred} %), and left the others to you.",
        f"Of those it named, people have worked with {wrong.whole:,}. {_put_right(wrong)}",
    ]
    if told.whole:
        guessed = (
            f"people said of {told.whole:,} what they are, and its best guess was right for {told.part:,}"
        )
        lines.append(f"Of the posts that it left to you, {guessed}.")
    return tuple(lines)


def _put_right(wrong: Share) -> str:
    said = f"They put {wrong.part or 'none'} of them right"
    if not wrong.is_telling:
        return f"{said}. That is too little to say how often it is wrong: this page says so from {ENOUGH} on."
    low, high = wrong.between
    return f"{said}: {wrong.in_hundred} %. With so many posts, the truth lies between {low} % and {high} %."


def _error(each: Misread, period: str) -> ErrorLine:
    return ErrorLine(
        read_as=KIND_LABELS[each.read_as],
        really=kind_words(each.really),
        said=each.said,
        guessed=each.guessed,
        href=_address(period, each.read_as, each.really) + "#posts",
    )


def _serious(each: Misread, period: str) -> SeriousLine:
    title, harm = _SERIOUS[each.read_as]
    return SeriousLine(
        title=title,
        harm=harm,
        counted=_counted(each),
        href=_address(period, each.read_as, each.really) + "#posts" if each.said + each.guessed else "",
    )


def _counted(each: Misread) -> str:
    if not each.said + each.guessed:
        return "Nobody has found one."
    said = f"Said of {plural(each.said, 'post')}" if each.said else "Never said"
    return f"{said}; {each.guessed or 'none'} guessed where it left the reading to you."


def _model(each: Figures) -> ModelLine:
    version, fingerprint = each.read_by
    wrong = each.wrong
    share = f" ({wrong.in_hundred} %)" if wrong.is_telling else ""
    return ModelLine(
        version=version,
        fingerprint=fingerprint[:12],
        read=each.read,
        said=f"{each.said.part:,} ({each.said.in_hundred} %)",
        wrong=f"{wrong.part:,} of {wrong.whole:,}{share}",
    )


def _post(found: MisreadOne) -> MisreadPost:
    row, post = found.reading, found.reading.post
    is_same = post.version == row.post_version and post.deleted_at is None
    return MisreadPost(
        post=post.pk,
        read_as=KIND_LABELS[Kind(row.kind)],
        really=kind_words(found.really),
        is_said=not row.abstains,
        text=shortened(post.text, 140) if is_same else "",
        read_at=row.read_at,
    )


def _pair_words(read_as: str, really: str) -> str:
    return f"{KIND_LABELS[Kind(read_as)].lower()} that is {kind_words(really)}" if read_as and really else ""


def _address(period: str, read_as: str = "", really: str = "", before: int = 0) -> str:
    chosen = {"period": period, "read_as": read_as, "really": really, "before": str(before or "")}
    query = urlencode({key: value for key, value in chosen.items() if value and value != "month"})
    return f"{reverse('listening-reader')}?{query}" if query else reverse("listening-reader")
