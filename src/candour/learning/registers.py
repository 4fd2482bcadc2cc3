"""What rooms above tell this one: who has said that they help colleagues to learn."""

from collections.abc import Callable

from candour.people.models import Trust
from candour.web.registers import Register

willing: Register[Callable[[Trust | int], frozenset[int]]] = Register()
"""Numbers of people who volunteered, such as a squad: they are asked before others who may look."""
