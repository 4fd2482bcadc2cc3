"""The list of clinics: drop-ins first, then those with slots, then what was held, with what came of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from candour.clinics.models import Clinic
from candour.clinics.queries.clinics import hosts_of
from candour.clinics.queries.figures import Figures
from candour.clinics.words import when
from candour.domain.clinics import HELPED_WORDS, KIND_WORDS, ClinicKind
from candour.domain.names import listed
from candour.domain.refusal import Refusal
from candour.web.filters import plural

COLOURS: dict[ClinicKind, str] = {ClinicKind.DROP_IN: "green", ClinicKind.BOOKED: "blue"}


@dataclass(frozen=True)
class ClinicLine:
    """One clinic of the list; `mine` says how the reader takes part, `more` what came of it."""

    pk: int
    title: str
    tag: str
    colour: str
    when: str
    where: str
    hosts: str
    mine: str
    more: str

    @staticmethod
    def of(clinic: Clinic, hosting: Collection[int] = (), coming: Collection[int] = ()) -> "ClinicLine":
        """This will put a clinic of the list into words; its hosts are loaded."""
        kind, written = ClinicKind(clinic.kind), getattr(clinic, "written", 0)
        mine = "You host it" if clinic.pk in hosting else "You come" if clinic.pk in coming else ""
        is_off = clinic.cancelled_at is not None
        return ClinicLine(
            pk=clinic.pk,
            title=clinic.title,
            tag="Called off" if is_off else KIND_WORDS[kind][0],
            colour="red" if is_off else COLOURS[kind],
            when=when(clinic),
            where=place(clinic),
            hosts=f"With {names(clinic)}",
            mine=mine,
            more=plural(written, "note") if written else "",
        )


@dataclass(frozen=True)
class ClinicsPage:
    """Every clinic that is still to come, and those that were held."""

    drop_ins: tuple[ClinicLine, ...]
    booked: tuple[ClinicLine, ...]
    past: tuple[ClinicLine, ...]
    may_not_plan: Refusal | None
    helped: str
    own_helped: str

    @staticmethod
    def of(
        ahead: Sequence[Clinic],
        past: Sequence[Clinic],
        *,
        mine: tuple[set[int], set[int]],
        may_not_plan: Refusal | None,
        figures: Figures,
        own: Figures,
    ) -> "ClinicsPage":
        """This will lay out the list; drop-ins stand first."""
        lines = [(each.kind, ClinicLine.of(each, *mine)) for each in ahead]
        return ClinicsPage(
            drop_ins=tuple(line for kind, line in lines if kind == ClinicKind.DROP_IN),
            booked=tuple(line for kind, line in lines if kind == ClinicKind.BOOKED),
            past=tuple(ClinicLine.of(each) for each in past),
            may_not_plan=may_not_plan,
            helped=helped_words(figures),
            own_helped=helped_words(own),
        )


def place(clinic: Clinic) -> str:
    """This will say where a clinic is; a link alone is online."""
    if clinic.where and clinic.link:
        return f"{clinic.where}, or online"
    return clinic.where or "Online"


def names(clinic: Clinic) -> str:
    """This will name the hosts."""
    return listed([each.full_name for each in hosts_of(clinic)]) or "nobody yet"


def helped_words(figures: Figures) -> str:
    """This will say what guests answered, "" below ten answers."""
    if not figures.of:
        return ""
    parts = ", ".join(f"{HELPED_WORDS[each].lower()}: {count}" for each, count in figures.said.items())
    return f"Of {figures.of} answers, {parts}."
