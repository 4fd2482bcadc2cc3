"""The watch of each trust, made once and again when what it watches for changes."""

from functools import lru_cache

from candour.channels.base import Watched
from candour.domain.watching import Term
from candour.lookout import queries
from candour.lookout.matching import Watch
from candour.lookout.models import WatchedWord


def watch_of(trust: int) -> Watch | None:
    """This will give what finds a trust's watched words; None where it watches for nothing."""
    terms = tuple(word.term for word in _terms(queries.state_of(trust)))
    return _made(terms) if terms else None


def watched_by(trust: int) -> Watched:
    """This will give what a network is asked for, as it was typed, and what sifts the answers."""
    found = _terms(queries.state_of(trust))
    watch = _made(tuple(word.term for word in found)) if found else None
    return Watched(
        words=tuple(word.text for word in found if not word.folded.startswith("#")),
        hashtags=tuple(word.text.lstrip("#") for word in found if word.folded.startswith("#")),
        finds=watch.finds if watch else lambda _text: False,
    )


@lru_cache(maxsize=64)
def _terms(state: tuple[object, ...]) -> tuple[WatchedWord, ...]:
    return tuple(queries.words(int(str(state[0]))))


@lru_cache(maxsize=64)
def _made(terms: tuple[Term, ...]) -> Watch:
    return Watch(terms)
