"""A month of stories told to St Brannoc's and what was answered; every word and person is invented."""

from candour.demo.tales.elsewhere import ELSEWHERE
from candour.demo.tales.hospital import HOSPITAL
from candour.demo.tales.shape import Said, Tale
from candour.demo.tales.small_things import SMALL_THINGS
from candour.demo.tales.waiting import WAITING

TALES: tuple[Tale, ...] = (*HOSPITAL, *ELSEWHERE, *SMALL_THINGS, *WAITING)

__all__ = ["TALES", "Said", "Tale"]
